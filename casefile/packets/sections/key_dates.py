"""Key dates: when each debt is barred, and what falls due; the soonest first."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table, Text
from casefile.model.clean import one_line
from casefile.model.jurisdiction import Confidence, Source
from casefile.packets.matter import Matter

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return limitation and deadlines."""
    done: list[Block] = [Heading(1, matter.t("dates.title"), "dates")]
    lines = matter.review.limitation
    if lines:
        rows = []
        for line in lines:
            last: Text = matter.words.term("words.unknown")
            if line.last_day is not None:
                last = (Span(matter.words.day(line.last_day), "strong"),)
            left = "–" if line.days_left is None else str(line.days_left)
            why = matter.words.say(line.why)
            rows.append(Row((one_line(line.debt), last, left, why + _cited(matter, line.source))))
        columns = (
            Column(matter.t("columns.document"), 2.2),
            Column(matter.t("dates.last"), 2),
            Column(matter.t("dates.left"), 1.3, "end"),
            Column(matter.t("elements.why"), 5),
        )
        title = matter.t("dates.limitation")
        done += [Para(title, "caption"), Table(columns, tuple(rows), title=title)]
    due = sorted(matter.review.deadlines, key=lambda line: line.on)
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


def _cited(matter: Matter, source: Source | None) -> str:
    if source is None:
        return ""
    told = f" [{one_line(source.title)}"
    if source.confidence is not Confidence.HIGH:
        told += f"; {matter.t('interest.checked', day=source.checked_on)}"
    return told + "]"
