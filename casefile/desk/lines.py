"""The lines of the list of cases, from what the library keeps of each, in the order of the list."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from casefile.desk.records import CaseLine
from casefile.model import case as matter
from casefile.store.port import Listed


@contextmanager
def all_at_once() -> Iterator[None]:
    """Let no garbage be looked for while thousands of lines are made; all of them are kept.

    Of ten thousand lines, two thirds of the time went into such looks.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def in_order(listed: Iterable[Listed], stage: str) -> tuple[CaseLine, ...]:
    """Return the lines, most urgent first; *stage* empty: of every stage."""
    lines = [_line(found.id, found.revision, found.summary) for found in listed]
    if all(line.sample for line in lines):  # they stand beside nothing
        lines = [line._replace(sample=False) for line in lines]
    return most_urgent_first(line for line in lines if not stage or line.stage == stage)


def most_urgent_first(lines: Iterable[CaseLine]) -> tuple[CaseLine, ...]:
    """Return the lines by their next day, then by their due day; what is closed, samples last."""
    return tuple(
        sorted(
            lines,
            key=lambda x: (
                x.sample,
                x.stage == "closed",
                x.next_on or date.max,
                x.due or date.max,
                x.number,
            ),
        )
    )


def standing_anew(line: CaseLine, standing: dict[str, Any]) -> CaseLine:
    """Return *line* with how its case stands, as `Office.standing_of` told it on a later day.

    Raises: ValueError, TypeError, AttributeError, of what it did not make.
    """
    told = _line(line.id, line.revision, standing)
    return told._replace(
        number=line.number,
        title=line.title,
        claimant=line.claimant,
        respondent=line.respondent,
        waiting=line.waiting,
        assigned=line.assigned,
        waiting_for=line.waiting_for,
        sample=line.sample,
    )


def real(lines: Sequence[CaseLine]) -> tuple[CaseLine, ...]:
    """Return the cases that are counted: no sample that stands beside others."""
    return tuple(line for line in lines if not line.sample)


def beside(lines: Iterable[CaseLine], case: matter.Case) -> list[CaseLine]:
    """Return the other cases that *case* may be held against: a sample stands beside samples."""
    among = list(lines)
    sample = case.sample and any(line.sample for line in among)
    return [line for line in among if line.id != case.id and line.sample == sample]


def _line(id_: str, revision: str, summary: dict[str, Any]) -> CaseLine:
    def day(key: str) -> date | None:
        told = summary.get(key)
        return date.fromisoformat(told) if told else None

    return CaseLine(
        id=id_,
        number=int(summary.get("number", 0)),
        title=str(summary.get("title", "")),
        claimant=str(summary.get("claimant", "")),
        respondent=str(summary.get("respondent", "")),
        amounts=tuple(summary.get("amounts", ())),
        due=day("due"),
        stage=str(summary.get("stage", "")),
        state=str(summary.get("state", "")),
        statuses=dict(summary.get("statuses", {})),
        next_on=day("next_on"),
        step=str(summary.get("step", "")),
        waiting=int(summary.get("waiting", 0)),
        revision=revision,
        damaged=bool(summary.get("damaged")),
        outlook=summary.get("outlook"),
        amounts_on=day("amounts_on"),
        assigned=str(summary.get("assigned", "")),
        waiting_for=str(summary.get("waiting_for", "")),
        ended=str(summary.get("ended", "")),
        ended_for=str(summary.get("ended_for", "")),
        sample=bool(summary.get("sample")),
    )
