"""The table of elements: what must be proved, how it stands, on what, and what would lift it."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table, Text
from casefile.model.review import ElementLine
from casefile.packets.matter import Matter

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one row an element. For the lawyer and the owner alone."""
    rows = tuple(_row(matter, line) for line in matter.review.elements)
    columns = (
        Column(matter.t("elements.element"), 2.4),
        Column(matter.t("elements.status"), 1.8),
        Column(matter.t("elements.grade"), 1.1, "center"),
        Column(matter.t("elements.on"), 1.6),
        Column(matter.t("elements.against"), 1.6),
        Column(matter.t("elements.why"), 4.6),
    )
    title = matter.t("elements.title")
    return (
        Heading(1, title, "elements"),
        Para(matter.t("elements.state", state=matter.review.state)),
        Para(matter.t("elements.note"), "Note"),
        Table(columns, rows, title=title),
    )


def _row(matter: Matter, line: ElementLine) -> Row:
    reason = matter.words.say(line.why)
    why: Text = reason
    if line.lift is not None:
        lift = matter.words.say(line.lift)
        why = (reason, "\n", Span(matter.t("elements.lift"), "strong"), f" {lift}")
    grade = line.grade.value if line.grade else "–"
    if line.override is not None and line.override.grade:
        grade = f"{grade} ({matter.t('elements.own', grade=line.override.grade)})"
    return Row(
        (
            (Span(matter.words.name_of(line.element), "strong"),),
            matter.words.name_of(line.status),
            grade,
            matter.cite(line.marks, empty="–"),
            matter.cite(line.attacks, empty="–"),
            why,
        )
    )
