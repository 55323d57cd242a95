"""The list of exhibits: label, day, what it is, and the page it stands on."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Link, PageRef, Para, Row, Table, Text
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the list, linked when the exhibits follow in the same file."""
    done: list[Block] = [Heading(1, matter.t("exhibits.list"), "exhibitlist")]
    if not matter.cited:
        return (*done, Para(matter.t("exhibits.none")))
    linked = matter.form.exhibits
    rows = []
    for cited in matter.cited:
        label: Text = (Link(cited.anchor, cited.label),) if linked else cited.label
        cells: list[Text] = [
            label,
            matter.words.loose_day(cited.exhibit.dated),
            matter.title_of(cited.exhibit),
            matter.words.name_of(cited.exhibit.kind),
        ]
        if linked:
            cells.append((PageRef(cited.anchor),))
        rows.append(Row(tuple(cells)))
    columns = [
        Column(matter.t("columns.exhibit"), 1.8),
        Column(matter.t("columns.day"), 1.9),
        Column(matter.t("columns.title"), 5),
        Column(matter.t("columns.kind"), 2.2),
    ]
    if linked:
        columns.append(Column(matter.t("columns.page"), 1, "end"))
    return (*done, Table(tuple(columns), tuple(rows), title=matter.t("exhibits.list")))
