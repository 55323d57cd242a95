"""What stands around a section of a case: its title, and the sections beside or above it."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from rich.cells import cell_len
from textual.content import Content

from casefile.model.language import Language
from casefile.rules.happened import happened_by
from casefile.rules.reached import reached
from casefile.screens.columns import column, fitted
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import line, link, said, value

LEAST_NAME = 10
"""Cells of the name in the title that it keeps before a sum or the stage is told."""


def title_told(open_case: OpenCase, room: int) -> Content:
    """Return the case in a line of *room* cells: number, name, balance, stage.

    Where there is less room the name is cut; the stage and the sums stand whole or not at all.
    """
    words, case = open_case.words, open_case.case
    accounts = open_case.review.account if open_case.review else ()
    told = [account.stated["balance"] for account in accounts[:2]]
    sums = [words.term("words.unknown") if one is None else words.money(one) for one in told]
    tail = [line(said(" · "), value(one)) for one in sums]
    tail.append(said(" · " + words.name_of(reached(happened_by(case, open_case.on)))))
    number = said(f"{case.number} · ")
    name = case.title or case.respondent.name
    room -= number.cell_length
    while tail and room - _cells(tail) < min(LEAST_NAME, cell_len(name)):
        tail.pop()
    limit = max(LEAST_NAME, room - _cells(tail))
    return line(number, value(name, "bold", limit), *tail)


def _cells(parts: Sequence[Content]) -> int:
    return sum(part.cell_length for part in parts)


def rail_told(leaves: Sequence[ModuleType], section: str, open_case: OpenCase) -> Content:
    """Return the sections under each other, each with its number, name and count."""
    rows = []
    for leaf in leaves:
        name = open_case.words.term(f"panes.{leaf.Pane.place}.name")
        count = leaf.Pane.count(open_case)
        text = f" {leaf.KEY} {column(name, 20 - cell_len(count))}{count} "
        look = "reverse bold" if section == leaf.KEY else ""
        rows.append(link(said(text, look), f"screen.section('{leaf.KEY}')"))
    return Content("\n").join(rows)


def tabs_told(
    leaves: Sequence[ModuleType], section: str, words: Language, width: int = 80
) -> Content:
    """Return the sections in one line of *width* cells, by their short names.

    Where they do not fit, those that one may go to are cut first: the one shown is named in full.
    """
    parts = []
    short = {leaf.KEY: words.term(f"panes.{leaf.Pane.place}.short") for leaf in leaves}
    room = width - 1 - 3 * len(short)
    others = [name for key, name in short.items() if key != section]
    cut = iter(fitted(others, room - cell_len(short.get(section, ""))))
    names = fitted([name if key == section else next(cut) for key, name in short.items()], room)
    for leaf, name in zip(leaves, names, strict=True):
        look = "reverse bold" if section == leaf.KEY else ""
        told = said(f"{leaf.KEY} {name}", look)
        parts.append(line(link(told, f"screen.section('{leaf.KEY}')"), said(" ")))
    return line(*parts)
