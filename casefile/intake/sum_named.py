"""Whether a text names one of some sums, with its currency or as people write it without."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from casefile.intake.clues import around, level
from casefile.intake.finds import sums
from casefile.model.money import Money, read_money, read_number

_BARE = re.compile(
    r"(?<![\d.,/])(?<![^\W\u05d0-\u05ea])(?<![^\W\u05d0-\u05ea]-)"
    r"(?P<figure>\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?:[.,]\d{2})?"
    r"|(?<!\d{3} )\d+(?:[.,]\d{1,2})?(?! \d{3}))"
    r"(?P<thousands>\s?(?:k|thousand|tys|tysi\w+|אלף|אלפים)(?!\w))?"
    r"(?![\d/%]|-\d|[.,]\d)",
    re.IGNORECASE,
)
"""A figure of its own: no part of a day, of a longer number, of one with letters before or of a
telephone's. A Hebrew one may bear a letter before it."""
_GROUPED = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{2})?(?![\w/-]|[.,]\d)")
"""A sum without its money, as a chat has it: with a mark between its thousands."""
_HYPHEN = re.compile(r"(?<=[\u05d0-\u05ea])-(?=[\d₪$€£])")
_LARGE = Decimal(1000)
"""From here on a figure alone says enough; smaller ones count other things too."""


class NamedSum(NamedTuple):
    """A sum as a text names it, and the words around it."""

    figure: str
    amount: Decimal
    words: str


def sums_named(text: str, wanted: Collection[Money], home: str = "") -> Iterator[NamedSum]:
    """Yield each place of *text* that names one of *wanted*, those with a currency first.

    *home* is the money that a bare dollar sign is of.
    """
    plain = level(text) if wanted else ""
    told = _HYPHEN.sub(" ", plain)
    for money, find in sums(told, home):
        if money in wanted:
            words = around(plain, find.start, find.end)
            yield NamedSum(find.value, money.amount, words)
    large = {one.amount for one in wanted if one.amount >= _LARGE}
    for found in _BARE.finditer(told) if large else ():
        try:
            amount = read_number(found["figure"]) * (1000 if found["thousands"] else 1)
        except ValueError:
            continue
        if amount in large:
            words = around(plain, found.start(), found.end())
            yield NamedSum(found.group().strip(), amount, words)


def bare_sums(text: str, home: str) -> Iterator[tuple[int, int, Money]]:
    """Yield each figure of *text* with a mark between its thousands, as a sum in *home*; its place.

    None, where *home* is empty.
    """
    for found in _GROUPED.finditer(_HYPHEN.sub(" ", text)) if home else ():
        yield *found.span(), read_money(f"{found.group()} {home}", home)
