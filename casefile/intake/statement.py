"""The title of a bank's table of money: the days it is of, and how its account ends."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from casefile.intake.accounts import accounts
from casefile.intake.clues import hint
from casefile.intake.finds import days
from casefile.intake.reading import FullReading
from casefile.intake.tables import table_of
from casefile.model.language import Language
from casefile.model.suggestion import Suggestion

_MOST_LINES, _LONGEST = 100, 300
_NUMBERED = re.compile(
    r"(?:account|rachun\w{1,3}|kont\w{1,2}|חשבון)\b[^\d*•\n]{0,20}"
    r"(?P<number>[\d*•xX][\d*•xX /-]{4,40}\d)",
    re.IGNORECASE,
)
_SHOWN, _FEWEST = 4, 6
"""Digits of an account that its title shows, and those it must have to be one."""


def statement_title(full: FullReading, words: Language) -> Suggestion | None:
    """Return the title of a statement in *words*; None for a table without a day.

    The days are those the bank writes above its table, where they hold every line of it; else
    those of its first and last line. An account is named only where there is one alone.
    """
    found = [row.dated for row in full.rows]
    dated = [day for one in found for day in (one.first, one.last) if day is not None]
    if not dated:
        return None
    above = _above(full)
    first, last = _period(above, min(dated), max(dated))
    span = words.day(first)
    if first < last:
        span = words.term("statement_titles.span", first=span, last=words.day(last))
    told = words.term("statement_titles.days", days=span)
    if end := _end_of_account(above):
        told = words.term("statement_titles.account", days=span, end=end)
    return hint("title", told, "told_by_its_lines")


def _above(full: FullReading) -> str:
    """Return the lines above the table, that tell of the account and the days."""
    lines = [part.text[:_LONGEST] for part in full.paragraphs[:_MOST_LINES]]
    table = table_of("\n".join(lines))
    return "\n".join(lines[: table.at]) if table is not None else ""


def _period(above: str, first: date, last: date) -> tuple[date, date]:
    written = [day.first for day, _ in days(above) if day.first is not None]
    for begun, ended in pairwise(written):
        if begun < ended and begun <= first and last <= ended:
            return begun, ended
    return first, last


def _end_of_account(above: str) -> str:
    """Return the last digits of the one account named *above*; empty where none or several are."""
    named = {number for number, _ in accounts(above)}
    if not named:
        bare = above
        for _, day in days(above):
            bare = bare.replace(day.value, "\t")
        named = {found["number"] for found in _NUMBERED.finditer(bare)}
    ends = {digits[-_SHOWN:] for one in named if len(digits := _digits(one)) >= _FEWEST}
    return end if len(ends) == 1 and (end := ends.pop()).isdigit() else ""


def _digits(number: str) -> str:
    """Return the digits of an account; those a bank leaves out count as any."""
    return re.sub(r"[^\d*•xX]", "", number)
