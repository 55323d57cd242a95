"""The chronology: one fact a row, linked to the exhibits that show it, a table a year."""

from __future__ import annotations

from itertools import groupby

from casefile.model.blocks import Block, Column, Heading, Inline, PageRef, Para, Row, Table, Text
from casefile.model.dates import loose
from casefile.model.review import Event
from casefile.model.sentence import capital
from casefile.packets.matter import Matter

TOGETHER = 30
"""Up to so many rows stand in one table; more are cut into a table a year."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the chronology; every row has an anchor that exhibits link back to."""
    events = [e for e in matter.review.chronology if matter.sees(e.disclosure)]
    done: list[Block] = [Heading(1, matter.t("chronology.title"), "chronology")]
    if not events:
        return (*done, Para(matter.t("chronology.empty")))
    rows = [(event, _row(matter, number, event)) for number, event in enumerate(events, 1)]
    if len(rows) <= TOGETHER:
        return (*done, _table(matter, [row for _, row in rows]))
    for year, group in groupby(rows, key=lambda pair: pair[0].day and pair[0].day.year):
        title = str(year) if year else matter.words.term("dates.unknown")
        done += [Heading(2, title), _table(matter, [row for _, row in group])]
    return tuple(done)


def day_of(matter: Matter, event: Event) -> str:
    """Return the day of an event with its precision."""
    return matter.words.loose_day(event.dated if event.dated.known else loose(event.day))


def _row(matter: Matter, number: int, event: Event) -> Row:
    what = capital(matter.words.say(event.event))
    if event.disputed:
        what += f" ({matter.t('chronology.disputed')})"
    cells: list[Text] = [str(number), day_of(matter, event), what]
    cells.append(matter.cite(event.marks, empty="–"))
    if matter.form.exhibits:
        cells.append(_pages(matter, event))
    return Row(tuple(cells), anchor=f"ev{number}")


def _pages(matter: Matter, event: Event) -> Text:
    shown: list[Inline] = []
    for mark in matter.in_order(event.marks):
        if mark in matter.by_mark:
            if shown:
                shown.append(", ")
            shown.append(PageRef(matter.by_mark[mark].anchor))
    return tuple(shown) or ""


def _table(matter: Matter, rows: list[Row]) -> Table:
    columns = [
        Column(matter.t("columns.number"), 0.8),
        Column(matter.t("columns.day"), 1.9),
        Column(matter.t("columns.event"), 7),
        Column(matter.t("columns.exhibit"), 1.7),
    ]
    if matter.form.exhibits:
        columns.append(Column(matter.t("columns.page"), 1, "end"))
    return Table(tuple(columns), tuple(rows), title=matter.t("chronology.title"))
