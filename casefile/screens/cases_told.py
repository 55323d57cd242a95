"""What the list of cases says: a row a case, what falls due, what an empty library offers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content

from casefile.desk.line_told import name_told, number_told, owed_told, state_told, sums_told
from casefile.desk.lines import real
from casefile.desk.office import Office
from casefile.desk.records import CaseLine
from casefile.model.language import Language
from casefile.model.status import AT_REST, Status
from casefile.screens.chrome import WHOLE
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
    """Cells that the columns need, each for the widest that stands in it."""

    number: int = 0
    respondent: int = 0
    balance: int = 0
    over: int = 0
    proof: int = 0
    assigned: int = 0
    waits: int = 0
    state: int = 0

    @property
    def hands(self) -> int:
        """What both need in one column."""
        return self.assigned + self.waits + 3


def widths_of(listed: tuple[CaseLine, ...], words: Language, on: date) -> Widths:
    """Return how wide the columns must be for all cases, without writing out each of them."""
    if not listed:
        return Widths()
    largest: dict[str, tuple[int, tuple[str, ...]]] = {}
    for one in listed:
        if one.amounts:
            digits = sum(len(told.partition(" ")[0].partition(".")[0]) for told in one.amounts)
            kind = "".join(told[-3:] for told in one.amounts)
            largest[kind] = max(largest.get(kind, (0, ())), (digits, one.amounts))
    sums = (sums_told(told, words) for _, told in largest.values())
    days = {one.overdue(on) for one in listed}
    known = [n for n in days if n is not None]
    late = {(n < 0, len(str(n)), n in (1, -1)): late_told(n, words) for n in known}
    states = {(one.damaged, one.state_on(on), one.ended, one.ended_for): one for one in listed}
    return Widths(
        len(str(max(one.number for one in listed))),
        _widest(name_told(one, words) for one in listed),
        max(map(cell_len, sums), default=0),
        max(map(cell_len, late.values()), default=0),
        max(len(one.statuses) for one in listed),
        _widest(one.assigned for one in listed),
        _widest(one.waiting_for for one in listed),
        max(cell_len(state_told(one, words, on)) for one in states.values()),
    )


def _widest(told: Iterable[str]) -> int:
    """Return the cells of the text with the most letters: ten thousand are looked through."""
    return cell_len(max(told, key=len))


def late_told(days: int | None, words: Language) -> str:
    """Return in short how long it is overdue, or in how long it is due."""
    if days is None:
        return ""
    if not days:
        return words.term("screens.days.today")
    return words.term("screens.days.short" if days > 0 else "screens.days.due", n=abs(days))


def _name(one: CaseLine, words: Language) -> Text:
    """Return the cell of the name: outside text alone is cleaned, the program's words are clean."""
    told = name_told(one, words)
    return word_cell(told) if one.sample else cell(told)


def columns_of(
    words: Language, width: int, widths: Widths, *, shared: bool
) -> tuple[list[tuple[Text, int]], list[int]]:
    """Return the columns (title, width) of the list, and what each of them needs.

    *shared*: with whose hands it is in.
    """

    def column(name: str, cells: int, most: int) -> tuple[Text, int, int]:
        title = word_cell(words.term(f"screens.cases.{name}"))
        most = max(most, cell_len(title.plain))
        return title, cells or most, most

    hands = [column("hands", -2, widths.hands)]
    if width >= WIDE:
        hands = [column("assigned", -1, widths.assigned), column("waits", -2, widths.waits)]
    made = [
        column("number", WHOLE, widths.number),
        column("respondent", -3, widths.respondent),
        column("balance", WHOLE, widths.balance),
        column("over", WHOLE, widths.over),
        column("proof", WHOLE, widths.proof),
        *(hands if shared else []),
        column("state", -2, widths.state),
    ]
    return [(title, cells) for title, cells, _ in made], [most for *_, most in made]


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
    return [
        cell(number_told(one)),
        _name(one, words),
        cell(owed_told(one, words)),
        word_cell(late_told(one.overdue(office.on), words)),
        word_cell(_proof(one, office.on)),
        word_cell(state_told(one, words, office.on)),
    ]


def due_told(listed: tuple[CaseLine, ...], office: Office, words: Language) -> Content:
    """Return what fell due, what does within a week, what waits, the letters, of when the sums."""
    on = office.on
    listed = real(listed)
    days = [(one.next_on, one) for one in listed if one.next_on is not None]
    past = [one for day, one in days if day < on]
    soon = [one for day, one in days if 0 <= (day - on).days <= 7]
    waiting = sum(one.waiting for one in listed)
    parts = _of_days("past", past[:3], words) if past else []
    if soon or not past:
        parts += _of_days("due", soon[: max(1, 3 - len(past))], words)
    if not soon and not past:
        parts.append(said(words.term("screens.cases.none_due") + "  "))
    if waiting:
        parts.append(said("· " + words.term("screens.cases.waiting", n=waiting)))
    legend = said(words.term("screens.cases.legend"), "dim")
    as_of = said(words.term("screens.cases.as_of", on=on), "dim")
    return lines(line(*parts), legend, as_of)


def _of_days(named: str, some: list[CaseLine], words: Language) -> list[Content]:
    """Return cases with their next days, behind what these days are."""
    return [
        said(words.term(f"screens.cases.{named}") + "  ", "bold"),
        *(
            line(
                said(f"{one.number} "),
                value(one.respondent, limit=18),
                said(" " + words.day(one.next_on or date.max) + "  "),
            )
            for one in some
        ),
    ]


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


def _proof(one: CaseLine, on: date) -> str:
    """Return how the elements stand; nothing, where nothing is argued any more."""
    if one.damaged:
        return "!"
    if one.state_on(on) in AT_REST:
        return ""
    return "".join(
        LETTER[Status(status)] if status in list(Status) else "?"
        for status in one.statuses.values()
    )
