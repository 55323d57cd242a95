"""A table of instalments, as the offer has them or to complete: number, day, sum."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Span, Table, Text
from casefile.packets.matter import Matter

ROWS = 6


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the table: the rows of the offer that is made, else blanks for the parties."""
    day = Span(f"[{matter.t('columns.day')}]", "to_complete")
    sums = Span(f"[{matter.t('columns.sum')}]", "to_complete")
    rows = []
    for number in range(1, ROWS + 1):
        cells: tuple[Text, ...] = (str(number), (day,), (sums,))
        rows.append(Row(cells))
    for number, agreed in enumerate(matter.told.instalments, 1):
        if number == 1:
            rows = []
        day_of = matter.words.loose_day(agreed.on)
        rows.append(Row((str(number), day_of, matter.money(agreed.amount))))
    columns = [
        Column(matter.t("columns.number"), 1),
        Column(matter.t("columns.due"), 4),
        Column(matter.t("columns.sum"), 4, "end"),
    ]
    deal = matter.told.deal
    if deal is not None and any(due.paid.amount for due in deal.rows):
        columns.append(Column(matter.t("instalments.paid"), 4, "end"))
        paid = [matter.money(due.paid) if due.paid.amount else "–" for due in deal.rows]
        rows = [Row((*row.cells, one)) for row, one in zip(rows, paid, strict=True)]
    return (Table(tuple(columns), tuple(rows), title=matter.t("instalments.title")),)
