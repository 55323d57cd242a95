"""A table of instalments to complete: number, day, sum, what is left."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Span, Table, Text
from casefile.packets.matter import Matter

ROWS = 6


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the table; the days and sums are for the parties to agree, none is filled in."""
    day = Span(f"[{matter.t('columns.day')}]", "to_complete")
    sums = Span(f"[{matter.t('columns.sum')}]", "to_complete")
    rows = []
    for number in range(1, ROWS + 1):
        cells: tuple[Text, ...] = (str(number), (day,), (sums,))
        rows.append(Row(cells))
    columns = (
        Column(matter.t("columns.number"), 1),
        Column(matter.t("columns.due"), 4),
        Column(matter.t("columns.sum"), 4, "end"),
    )
    return (Table(columns, tuple(rows), title=matter.t("instalments.title")),)
