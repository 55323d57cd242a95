"""What the respondent says, in his words, and what answers it."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.model.blocks import (
    Block,
    Column,
    Heading,
    Inline,
    Para,
    Row,
    Table,
    Text,
    parts_of,
)
from casefile.model.clean import clean, one_line
from casefile.model.position import Position
from casefile.packets.matter import Matter
from casefile.packets.pleas import said, said_when, with_answers
from casefile.packets.theirs import their_letters
from casefile.rules.plea_reach import plea_name
from casefile.rules.settled import settled


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one row for each thing said, by its days, with its answer, of what may be seen.

    Without any: where he wrote of it.
    """
    seen = said(matter)
    if not seen:
        return _written(matter)
    rows = [
        Row(
            (
                _named(matter, told[0]),
                _said(matter, told),
                _answer(matter, answered),
            )
        )
        for every, answered in with_answers(matter, seen)
        for told in _by_name(matter, every)
    ]
    columns = (
        Column(matter.t("positions.point"), 2.2),
        Column(matter.t("positions.said"), 4),
        Column(matter.t("positions.answer"), 4),
    )
    return (
        Heading(1, matter.t("positions.title"), "positions"),
        Para(matter.t("positions.note"), "Note"),
        *_settled(matter),
        Table(columns, tuple(rows), title=matter.t("positions.title")),
    )


def _by_name(matter: Matter, said: Sequence[Position]) -> tuple[tuple[Position, ...], ...]:
    """Return what was *said* under each name of a plea, in the order of its days."""
    named: dict[str, list[Position]] = {}
    for one in said:
        named.setdefault(_named(matter, one), []).append(one)
    return tuple(map(tuple, named.values()))


def _settled(matter: Matter) -> tuple[Block, ...]:
    """Return that it was said before the matter was settled, to who may know that it is."""
    deal = settled(matter.case, matter.on)
    if deal is None or deal.overdue(matter.on) or not matter.sees(deal.label):
        return ()
    return (Para(matter.t("positions.settled"), "Note"),)


def _written(matter: Matter) -> tuple[Block, ...]:
    """Return the line that cites what the respondent wrote; nothing where he wrote nothing."""
    shown = matter.cite(their_letters(matter))
    if not shown:
        return ()
    return (
        Heading(1, matter.t("positions.title"), "positions"),
        Para((f"{matter.t('positions.written')} ", *parts_of(shown))),
    )


def _named(matter: Matter, position: Position) -> str:
    """Return what the plea is called, the part of the claim it speaks of, what it leaves alone."""
    name = matter.words.say(plea_name(matter.case, position))
    if not position.in_part or position.rest_admitted is not True:
        return name
    return f"{name}\n{matter.words.term('plea_part.rest_admitted')}"


def _said(matter: Matter, given: Sequence[Position]) -> Text:
    """Return each saying in its words, with its own day, who said it and its own papers."""
    parts: list[Inline] = []
    for one in given:
        told = (clean(one.said.strip()) or "–") + said_when(matter, one)
        if translated := clean(one.translated.strip()):
            told += f"\n{matter.t('exhibits.translation')}: {translated}"
        parts += ["\n"] if parts else []
        parts += parts_of(matter.with_marks(told, one.marks))
    return tuple(parts)


def _answer(matter: Matter, position: Position) -> Text:
    return matter.with_marks(one_line(position.answer) or "–", position.answered_by)
