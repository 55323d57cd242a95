"""Days, sums and invoice numbers as people write them in Hebrew, Polish and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from casefile.model import reference
from casefile.model.dates import MONTHS, LooseDate, loose
from casefile.model.money import Money, read_money
from casefile.model.months import month_numbers

_ISO = r"(?P<y1>(?:19|20)\d{2})(?P<by>[./-])(?P<m1>\d{1,2})(?P=by)(?P<d1>\d{1,2})"
_EUROPEAN = r"(?P<d2>\d{1,2})(?P<mark>[./-])(?P<m2>\d{1,2})(?P=mark)(?P<y2>(?:19|20)?\d{2})"
_APART = r"(?<![\d/-])(?<!\d\.)"
"""No day begins within a longer number. A full stop alone may stand before it: one that ends a line
written from right to left does, as PDF files hold it."""
_TWO_FIGURES = re.compile(r"\d\d")
_FIGURES = re.compile(
    rf"{_APART}(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)"
    r"(?P<year>(?:19|20)?\d{2})(?![\d/-]|\.\d)"
)
"""A day in figures, its year last."""
_CURRENCY = (
    r"zł|zl|pln|₪|nis|ils|ש\"ח|ש״ח|שח|שקל(?:ים)?|£|gbp|€|eur|euro"
    r"|(?:us|u\.s\.|cad|cdn|ca|c)\s?\$|\$|usd|cad|cdn"
)
_FIGURE = r"\d{1,3}(?:[ \u00a0\u202f.,']\d{3}){1,6}(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?"
_SUM = re.compile(
    rf"(?<![\w.,/-])(?:(?P<before>{_CURRENCY})\s?(?P<a>{_FIGURE})(?:\s?(?P<code>usd|(?-i:US)|cad|cdn)\b)?"
    rf"|(?P<b>{_FIGURE})\s?(?P<after>{_CURRENCY}))(?![\w/])",
    re.IGNORECASE,
)


class Find(NamedTuple):
    """Something found in a text, and where."""

    value: str
    start: int
    end: int


@cache
def _days() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    worded = (
        rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?ב?(?P<w3>{months}),?\s+(?P<y3>\d{{4}})"
    )
    american = rf"(?P<w4>{months})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})"
    return re.compile(
        rf"{_APART}(?:{_ISO}|{_EUROPEAN}|{worded}|{american})(?![\d/-]|\.\d)", re.IGNORECASE
    )


def days(text: str) -> Iterator[tuple[LooseDate, Find]]:
    """Yield the days written in *text*; impossible ones are passed by.

    Figures are read day first; month first only where no calendar has that day: 02/17/2026.
    """
    if _TWO_FIGURES.search(text) is None:  # every day has them, and few sentences have a day
        return
    for found in _days().finditer(text):
        part = found.groupdict()
        if part["y1"]:
            numbers = part["y1"], part["m1"], part["d1"]
        elif part["y2"]:
            year = part["y2"] if len(part["y2"]) == 4 else f"20{part['y2']}"
            numbers = year, part["m2"], part["d2"]
        elif part["w3"]:
            numbers = part["y3"], str(month_numbers()[part["w3"].casefold()]), part["d3"]
        else:
            numbers = part["y4"], str(month_numbers()[part["w4"].casefold()]), part["d4"]
        year, month, on = map(int, numbers)
        if part["y2"] and month > MONTHS >= on:
            month, on = on, month
        try:
            day = loose(date(year, month, on))
        except ValueError:
            continue
        yield day, Find(found.group(), found.start(), found.end())


def meant(day: LooseDate, find: Find, text: str) -> tuple[LooseDate, ...]:
    """Return the days that *find*, read as *day*, may mean where both orders of days are usual.

    One number above twelve settles the order of all the days of *text*; else there are two.
    """
    figures = _FIGURES.fullmatch(find.value)
    if figures is None or figures["first"] == figures["second"]:
        return (day,)
    first, second, year = (int(figures[name]) for name in ("first", "second", "year"))
    if max(first, second) > MONTHS:
        return (day,)
    other = loose(date(year if year > 99 else 2000 + year, first, second))
    orders = [(int(x["first"]), int(x["second"])) for x in _FIGURES.finditer(text)]
    if any(one > MONTHS for one, _ in orders):
        return (day,)
    return (other,) if any(two > MONTHS for _, two in orders) else (day, other)


def sums(text: str, home: str = "") -> Iterator[tuple[Money, Find]]:
    """Yield the sums of money in *text*: a figure with its currency beside it.

    A bare dollar sign is that of *home*, where its money is a dollar.
    """
    for found in _SUM.finditer(text):
        before, after = found["before"] or "", found["code"] or found["after"] or ""
        figure = found["a"] or found["b"]
        try:
            money = read_money(f"{before} {figure} {after}".casefold(), home)
        except ValueError:
            continue
        if money.amount > 0:
            yield money, Find(found.group(), found.start(), found.end())


def invoice_numbers(text: str) -> Iterator[Find]:
    """Yield the numbers that stand after a word for invoice."""
    for number, start in reference.invoice_numbers(text):
        yield Find(number, start, start + len(number))
