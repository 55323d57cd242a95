"""Figures over all cases: in all, by reason, by step; one set of tables a currency."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.over_all import Figures
from casefile.model.sentence import capital
from casefile.packets.matter import Matter
from casefile.rules.figures import hours

OWN_HOUSE = True
_GROUPS = ("all", "reason", "stage")


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a heading a currency and a table a group; a sentence when there is no case."""
    found = matter.over_all.figures if matter.over_all is not None else ()
    if not found:
        return (Para(matter.t("figures.none")),)
    done: list[Block] = []
    for currency in dict.fromkeys(row.currency for row in found):
        done.append(
            Heading(1, capital(matter.words.currency(currency)), f"figures{currency.lower()}")
        )
        for group in _GROUPS:
            rows = [r for r in found if r.currency == currency and r.group == group]
            if rows:
                done += [Para(matter.t(f"figures.{group}"), "caption"), _table(matter, rows, group)]
    return tuple(done)


def _table(matter: Matter, rows: list[Figures], group: str) -> Table:
    columns = (
        Column(matter.t("figures.name"), 2.6),
        Column(matter.t("figures.cases"), 1.4, "end"),
        Column(matter.t("figures.claimed"), 2.2, "end"),
        Column(matter.t("figures.recovered"), 2.2, "end"),
        Column("%", 1.4, "end"),
        Column(matter.t("figures.open"), 2.2, "end"),
        Column(matter.t("figures.days"), 1.1, "end"),
        Column(matter.t("figures.cost"), 1.5, "end"),
        Column(matter.t("figures.time"), 1.4, "end"),
    )
    return Table(
        columns,
        tuple(_row(matter, row) for row in rows),
        title=matter.t(f"figures.{group}"),
    )


def _row(matter: Matter, row: Figures) -> Row:
    """Return one line; its currency stands in the heading."""
    sums = matter.words.value
    name = matter.t("figures.all") if row.name is None else matter.words.name_of(row.name)
    return Row(
        (
            name,
            str(row.cases),
            sums(row.claimed.amount),
            sums(row.recovered.amount),
            matter.words.number(row.percent),
            sums(row.open.amount),
            "–" if row.days is None else str(row.days),
            sums(row.cost.amount) if row.cost.amount else "–",
            matter.t("figures.hours", hours=hours(row.minutes)) if row.minutes else "–",
        )
    )
