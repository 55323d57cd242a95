"""Key dates: when each debt is barred and what moved that day, and what falls due."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table, Text
from casefile.model.review import LimitationLine
from casefile.packets.matter import Matter

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return limitation with the acts that bear on it, then the deadlines, the soonest first."""
    done: list[Block] = [Heading(1, matter.t("dates.title"), "dates")]
    lines = matter.review.limitation
    if lines:
        done += _limitation(matter, lines)
    # The alarms before the last safe day are for whoever keeps the diary: the table above has it.
    watched = (line for line in matter.review.deadlines if not line.ref.startswith("alarm:"))
    due = sorted(watched, key=lambda line: line.on)
    if due:
        heads = (
            Column(matter.t("columns.day"), 2),
            Column(matter.t("dates.what"), 4),
            Column(matter.t("elements.why"), 4),
        )
        rows = [
            Row((matter.words.day(d.on), matter.words.say(d.what), matter.words.say(d.why)))
            for d in due
        ]
        title = matter.t("dates.deadlines")
        done += [Para(title, "caption"), Table(heads, tuple(rows), title=title)]
    if not lines and not due:
        done.append(Para(matter.t("dates.none")))
    return tuple(done)


def _limitation(matter: Matter, lines: tuple[LimitationLine, ...]) -> list[Block]:
    named = matter.debts_with_papers
    rows = []
    for line in lines:
        last: Text = matter.words.term("words.unknown")
        if line.last_day is not None:
            last = (Span(matter.words.day(line.last_day), "strong"),)
        left = "–" if line.days_left is None else str(line.days_left)
        rows.append(Row((named[line.debt], last, left, matter.words.say(line.why))))
    columns = (
        Column(matter.t("columns.document"), 2.2),
        Column(matter.t("dates.last"), 2),
        Column(matter.t("dates.left"), 1.3, "end"),
        Column(matter.t("elements.why"), 5),
    )
    title = matter.t("dates.limitation")
    done: list[Block] = [Para(title, "caption"), Table(columns, tuple(rows), title=title)]
    acts = [
        Row((named[line.debt], matter.words.say(act), matter.cite(proofs, "–")))
        for line in lines
        for act, proofs in zip(line.acts, line.proofs, strict=True)
    ]
    if acts:
        heads = (
            Column(matter.t("columns.document"), 2.2),
            Column(matter.t("dates.act"), 6.3),
            Column(matter.t("columns.exhibit"), 2),
        )
        title = matter.t("dates.acts")
        done += [Para(title, "caption"), Table(heads, tuple(acts), title=title)]
    return done
