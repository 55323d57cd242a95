"""A table of instalments, as the offer has them or to complete: number, day, sum."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Span, Table
from casefile.model.offer import Instalment
from casefile.packets.matter import Matter
from casefile.rules.settlement import moved

ROWS = 6


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the table: the rows of the offer that is made, else blanks for the parties."""
    agreed, deal = matter.told.instalments, matter.told.deal
    rows = [
        Row((str(number), _day(one, matter), matter.money(one.amount)))
        for number, one in enumerate(agreed, 1)
    ]
    if not rows:
        day = Span(f"[{matter.t('columns.day')}]", "to_complete")
        sums = Span(f"[{matter.t('columns.sum')}]", "to_complete")
        rows = [Row((str(number), (day,), (sums,))) for number in range(1, ROWS + 1)]
    columns = [
        Column(matter.t("columns.number"), 1),
        Column(matter.t("columns.due"), 4),
        Column(matter.t("columns.sum"), 4, "end"),
    ]
    if agreed and deal is not None and any(due.paid.amount for due in deal.rows):
        columns.append(Column(matter.t("instalments.paid"), 4, "end"))
        paid = [matter.money(due.paid) if due.paid.amount else "–" for due in deal.rows]
        rows = [Row((*row.cells, one)) for row, one in zip(rows, paid, strict=True)]
    return (Table(tuple(columns), tuple(rows), title=matter.t("instalments.title")),)


def _day(one: Instalment, matter: Matter) -> str:
    """Return the day of a row, with the day of rest it was moved from."""
    day, why = matter.words.loose_day(one.on), moved(one)
    return day if why is None else f"{day} ({matter.words.say(why)})"
