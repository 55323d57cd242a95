"""Tables in text: which sign parts the cells, which line is the head, what each column holds.

Exports of banks begin with lines about the account, use any sign between cells, and write sums and
days as their country does. Nothing is guessed cell by cell: a column is read in one way throughout.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel.numbers import list_currencies

from casefile.intake.clues import folded
from casefile.intake.finds import days as written_days
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.money import read_money, read_number

MOST_ROWS = 50_000
_MOST_HEAD = 60
"""Lines in which the head must stand."""
_FOR_SHORT = re.compile(r"(?<!\w)\w(?:[.\"]\w)+(?!\w)")
_ARTICLE = re.compile(r"(?<!\w)ה(?=[א-ת]{3})")
_OF_INVOICES = frozenset(("due", "issued", "open", "paid"))
_OF_WORDS = frozenset(("text", "reference", "who"))
_SIGNS = (";", "\t", ",", "|")
_DAY = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?!\d)")
_CURRENCY = re.compile(r"[A-Z]{3}")
_IN_BRACKETS = re.compile(r"\(([^()]{1,8})\)")
_AT_THE_END = re.compile(r"([^\d\s.,()-]+)\s*$")
_AT_THE_START = re.compile(r"^[\s(+-]*([^\d\s.,()+-]+)")


@dataclass(frozen=True, slots=True)
class Table:
    """A head, the place of each column that was recognised, and the rows below with their line."""

    heads: tuple[str, ...]
    places: dict[str, int]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    cut: bool = False
    """There were more rows than are read."""
    at: int = 0
    """How many lines stand above the head."""
    sign: str = ","
    """What parts the cells of a line."""
    further: tuple[int, ...] = ()
    """The places of further columns of words, behind the first of their kind."""

    def cell(self, row: tuple[str, ...], *names: str) -> str:
        """Return the first cell of *names* that says something."""
        for name in names:
            place = self.places.get(name, -1)
            if 0 <= place < len(row) and row[place].strip():
                return row[place].strip()
        return ""

    @property
    def of_invoices(self) -> bool:
        """True for sums that were billed, with the day they fall due or what is left of them: no
        money came in or went out in such a line."""
        return (
            bool(_OF_INVOICES & self.places.keys()) and not {"credit", "debit"} & self.places.keys()
        )

    def column(self, name: str) -> list[str]:
        """Return all the cells of one column."""
        return [self.cell(row, name) for _, row in self.rows]


@cache
def _roles() -> dict[str, str]:
    """Return each known head and what its column holds."""
    text = files("casefile.intake").joinpath("columns.toml").read_text(encoding="utf-8")
    return {
        _plain(head): role
        for role, tongues in tomllib.loads(text).items()
        for heads in tongues.values()
        for head in heads
    }


def _plain(head: str) -> str:
    """Return a head as heads are compared: a number of letters for short is one word with or
    without its stops, and Hebrew words are the same with an article and without."""
    told = _FOR_SHORT.sub(lambda found: re.sub(r"[.\"]", "", found[0]), folded(head))
    return _ARTICLE.sub("", " ".join(re.sub(r"[.:#*()\[\]_/]+", " ", told).split()))


def role_of(head: str) -> str:
    """Return what a column of this head holds; empty when it is not known."""
    words = _plain(head)
    known = _roles()
    if words in known:
        return known[words]
    fitting = [start for start in known if len(start) > 2 and words.startswith(start + " ")]
    return known[max(fitting, key=len)] if fitting else ""


def table_of(text: str) -> Table | None:
    """Return the table in *text*; None when no line of it is a head that is understood."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    best: tuple[int, str, int] = (0, "", 0)
    for sign in _SIGNS:
        for number, line in enumerate(lines[:_MOST_HEAD]):
            roles = {role for role in map(role_of, _cells(line, sign)) if role}
            if len(roles) > best[0]:
                best = (len(roles), sign, number)
    count, sign, number = best
    if count < 2:
        return None
    heads = tuple(_cells(lines[number], sign))
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        role = role_of(head)
        if role:
            places.setdefault(role, place)
    further = tuple(
        place
        for place, head in enumerate(heads)
        if (role := role_of(head)) in _OF_WORDS and places[role] != place
    )
    if "open" in places and not {"amount", "credit", "debit"} & places.keys():
        places["amount"] = places.pop("open")  # the only sum of a line is what is left of it
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line_number, cells in _rows(lines, number + 1, sign):
        if len(rows) == MOST_ROWS:
            return Table(heads, places, tuple(rows), True, number, sign, further)
        rows.append((line_number, cells))
    return Table(heads, places, tuple(rows), False, number, sign, further)


def _cells(line: str, sign: str) -> list[str]:
    if len(line) > 20_000 or sign not in line:
        return []
    try:
        return next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return []


def _rows(lines: list[str], first: int, sign: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO("\n".join(lines[first:])), delimiter=sign)
    while True:
        begins = first + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue
        if any(cell.strip() for cell in cells):
            yield begins, tuple(cells)


def amounts(cells: list[str]) -> list[Decimal | None]:
    """Return the sums of one column, all read with the same decimal sign; None for no sum."""
    plain = [_bare(cell) for cell in cells]
    signs = Counter(
        cell[-3] for cell in plain if re.search(r"\d[.,]\d{2}$", cell)
    )  # two figures behind a sign: its cents
    cents = signs.most_common(1)[0][0] if signs else ""
    return [_amount(cell, cents) for cell in plain]


def _bare(cell: str) -> str:
    """Return the figures with a minus in front: banks write it behind, or as brackets."""
    text = re.sub(r"[\s\u00a0\u202f'\u200e\u200f\u202a-\u202e]", "", cell[:60]).replace("−", "-")
    figures = re.sub(r"^[^\d+(.,-]+|[^\d).,-]+$", "", text)
    if re.fullmatch(r"\(.+\)|.+-", figures):
        figures = "-" + figures.strip("()-")
    return figures


def _amount(figures: str, cents: str) -> Decimal | None:
    if not re.fullmatch(r"[+-]?[\d.,]*\d[\d.,]*", figures):  # no powers of ten, no words
        return None
    if cents:
        other = "," if cents == "." else "."
        figures = figures.replace(other, "").replace(cents, ".")
        return Decimal(figures) if re.fullmatch(r"[+-]?\d*(?:\.\d*)?", figures) else None
    try:
        return read_number(figures)
    except ValueError:
        return None


def currency_of(cell: str, home: str = "") -> str:
    """Return the currency that a cell or a head names; empty for none.

    A bare dollar sign is that of *home*, where its money is a dollar.
    """
    code = _CURRENCY.fullmatch(cell.strip().upper())
    if code and code.group() in _currencies():
        return code.group()
    for inside in (_IN_BRACKETS, _AT_THE_END, _AT_THE_START):
        found = inside.search(cell)
        word = found[1] if found else ""
        for said in (word, word.removeprefix("ב")):  # Hebrew says "in shekels" in one word
            try:
                named = read_money(f"1 {said}", home).currency if said else ""
            except ValueError:
                continue
            if named in _currencies():  # "due" is no currency, for all its three letters
                return named
    return ""


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def days(cells: list[str]) -> list[LooseDate]:
    """Return the days of one column: day first unless some cell shows the month first."""
    found = [_DAY.search(cell[:60]) for cell in cells]
    firsts = [(int(m[1]), int(m[3])) for m in found if m and len(m[1]) <= 2]
    month_first = any(b > 12 for _, b in firsts) and not any(a > 12 for a, _ in firsts)
    return [
        _day(match, month_first=month_first) if match else _worded(cell)
        for match, cell in zip(found, cells, strict=True)
    ]


def swapped(cells: list[str]) -> list[LooseDate]:
    """Return the other day that each cell may mean; none where a cell settles the order of all."""
    if not first_doubtful(cells):
        return [UNDATED] * len(cells)
    found = [_DAY.search(cell[:60]) for cell in cells]
    other = [_day(m, month_first=True) if m and len(m[1]) <= 2 else UNDATED for m in found]
    return [day if day != first else UNDATED for day, first in zip(other, days(cells), strict=True)]


def first_doubtful(cells: list[str]) -> str:
    """Return the first cell of a column whose day and month could change places; "" for none.

    One cell with a number above twelve in it settles the order of the whole column.
    """
    found = [(cell, match) for cell in cells if (match := _DAY.search(cell[:60]))]
    told = [(cell, int(m[1]), int(m[3])) for cell, m in found if len(m[1]) <= 2]
    if any(max(a, b) > 12 for _, a, b in told):
        return ""
    return next((cell for cell, a, b in told if a != b), "")


def _worded(cell: str) -> LooseDate:
    """Return a day whose month is a word: 15 Jan 2026, 15 stycznia 2026."""
    return next((day for day, _ in written_days(cell[:60])), UNDATED)


def _day(found: re.Match[str] | None, *, month_first: bool) -> LooseDate:
    if found is None:
        return UNDATED
    a, b, c = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        year, month, day = a, b, c
    else:
        day, month = (b, a) if month_first else (a, b)
        year = c + 2000 if c < 100 else c
    try:
        return loose(date(year, month, day))
    except ValueError:
        return UNDATED
