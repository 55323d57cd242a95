"""What the list of cases says: a row a case, what falls due, what an empty library offers."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content

from casefile.desk.office import Office
from casefile.desk.records import CaseLine
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.model.status import State, Status
from casefile.screens.plain import cell, line, lines, said, value, word_cell

LETTER = {
    Status.SOLID: "S",
    Status.ADMITTED: "S",
    Status.LEANS: "P",
    Status.CONTESTED: "X",
    Status.THIN: "W",
    Status.MISSING: "M",
    Status.UNKNOWN: "?",
}
"""One letter a status: S solid, P probable, W weak, X contested, M missing, ? unknown."""


WIDE = 110
"""From this many cells on, who has a case in hand and what it waits for are two columns."""


class Widths(NamedTuple):
    """Cells of the columns that are never cut, for the largest number and sum that they hold."""

    number: int = 4
    balance: int = 15
    over: int = 7


def widths_of(listed: tuple[CaseLine, ...], words: Language, on: date) -> Widths:
    """Return how wide the columns must be for all cases, without writing out each of them."""
    number = max((one.number for one in listed), default=0)
    oldest = max((one.overdue(on) or 0 for one in listed), default=0)
    largest: dict[str, tuple[int, tuple[str, ...]]] = {}
    for one in listed:
        if one.amounts:
            digits = sum(len(told.partition(" ")[0].partition(".")[0]) for told in one.amounts)
            kind = "".join(told[-3:] for told in one.amounts)
            largest[kind] = max(largest.get(kind, (0, ())), (digits, one.amounts))
    sums = (_sums(told, words) for _, told in largest.values())
    late = words.term("screens.days.short", n=oldest)
    return Widths(
        max(Widths().number, len(str(number))),
        max(Widths().balance, *map(cell_len, sums)) if largest else Widths().balance,
        max(Widths().over, cell_len(late)),
    )


def columns_of(
    words: Language, width: int, widths: Widths, *, shared: bool
) -> list[tuple[Text, int]]:
    """Return the columns (title, width) of the list; *shared*: with whose hands it is in."""

    def column(name: str, cells: int) -> tuple[Text, int]:
        return word_cell(words.term(f"screens.cases.{name}")), cells

    hands = [column("hands", -2)] if width < WIDE else [column("assigned", -1), column("waits", -2)]
    return [
        column("number", widths.number),
        column("respondent", -3),
        column("balance", widths.balance),
        column("over", widths.over),
        column("proof", 8),
        *(hands if shared else []),
        column("state", -2),
    ]


def case_row(
    one: CaseLine, office: Office, words: Language, width: int = 0, *, shared: bool = False
) -> list[object]:
    """Return the cells of one case, for the columns of :func:`columns_of`."""
    cells = _cells(one, office, words)
    if shared:
        told = [one.assigned, one.waiting_for]
        hands = told if width >= WIDE else [" · ".join(filter(None, told))]
        cells[-1:-1] = [cell(text) for text in hands]
    return cells


def _cells(one: CaseLine, office: Office, words: Language) -> list[object]:
    if one.damaged:
        name = cell(one.respondent or one.id)
        return [
            cell(str(one.number)),
            name,
            cell(""),
            cell(""),
            cell("!"),
            word_cell(words.term("screens.cases.damaged")),
        ]
    over = one.overdue(office.on)
    late = "" if over is None else words.term("screens.days.short", n=over)
    state = words.name_of(State(one.state)) if one.state else words.term("words.unknown")
    return [
        cell(str(one.number)),
        cell(one.respondent or one.title),
        cell(_sums(one.amounts, words)),
        word_cell(late),
        word_cell(_proof(one)),
        word_cell(state),
    ]


def _sums(amounts: tuple[str, ...], words: Language) -> str:
    return " + ".join(_sum(told, words) for told in amounts)


def _sum(told: str, words: Language) -> str:
    amount, _, currency = told.partition(" ")
    try:
        return words.money(Money.model_validate({"amount": amount, "currency": currency}))
    except ValueError:
        return told


def due_told(listed: tuple[CaseLine, ...], office: Office, words: Language) -> Content:
    """Return what falls due within a week, and what waits."""
    on = office.on
    soon = [one for one in listed if one.next_on is not None and (one.next_on - on).days <= 7]
    waiting = sum(one.waiting for one in listed)
    parts = [said(words.term("screens.cases.due") + "  ", "bold")]
    parts += [
        line(
            said(f"{one.number} "),
            value(one.respondent, limit=18),
            said(" " + words.day(one.next_on or date.max) + "  "),
        )
        for one in soon[:3]
    ]
    if not soon:
        parts.append(said(words.term("screens.cases.none_due") + "  "))
    if waiting:
        parts.append(said("· " + words.term("screens.cases.waiting", n=waiting)))
    legend = said(words.term("screens.cases.legend"), "dim")
    return lines(line(*parts), legend)


def first_run_told(office: Office, words: Language) -> Content:
    """Return what an empty library says."""

    def key(letter: str, name: str) -> Content:
        told = words.term(f"screens.first.{name}")
        return line(said("   "), said(f" {letter} ", "reverse"), said("  " + told))

    languages = "  ".join(
        f"\u2068{one.term('language.name')}\u2069" for one in office.languages.values()
    )
    return lines(
        said(words.term("screens.first.none"), "bold"),
        said(""),
        said(words.term("screens.first.what")),
        said(""),
        key("n", "new"),
        key("t", "samples"),
        key("i", "table"),
        key("m", "owner"),
        key("?", "help"),
        key(",", "settings"),
        key("F7", "terminal"),
        said(""),
        line(said(words.term("screens.first.data") + " ", "dim"), value(str(office.home))),
        line(said(words.term("screens.first.language") + " ", "dim"), said(languages)),
    )


def _proof(one: CaseLine) -> str:
    return "".join(
        LETTER[Status(status)] if status in list(Status) else "?"
        for status in one.statuses.values()
    )
