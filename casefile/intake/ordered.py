"""The whole sum that an order, a quotation or a contract names, as its words seem to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from casefile.intake.billed import owed
from casefile.intake.finds import sums
from casefile.intake.reading import FullReading
from casefile.intake.to_pay import FIGURE, reach
from casefile.model.money import Money, read_money

_TOTAL = re.compile(
    r"\b(?:total(?! liab| deposit| deducti| discount)|razem|łącznie|ogółem|suma|"
    r"wartość (?:brutto|zamówienia|umowy)|cena (?:łączna|całkowita))\b"
    r"|סה[\"״]כ|סך הכו?ל",
    re.IGNORECASE,
)
"""Words before the sum of the whole; a part of it, or what is left of it to pay, has others."""
_TAX = r"(?:vat|gst|hst|pst|tax(?:es)?)\b"
_WITHOUT_TAX = re.compile(
    rf"(?:plus|\+|before|without|excl(?:uding|\.)?|ex\.?|net of) ?{_TAX}|\bnet\b|netto|bez vat"
    r"|(?:לפני|בתוספת|ללא|לא כולל|\+) ?מע[\"״]מ",
    re.IGNORECASE,
)
_WITH_TAX = re.compile(
    rf"(?:including|incl\.?|inclusive of|with) ?{_TAX}|\bgross\b|brutto|(?<!לא )כולל מע[\"״]מ",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"\b(?:per|a|each|every) (?:month|week|day|hour|unit|piece|person|head)\b"
    r"|\b(?:month|week|dai|hour)ly\b"
    r"|miesięczn|miesiąc|tygodniow|godzinow|za (?:godzinę|sztukę|dzień|osobę)"
    r"|לחודש|חודשי|לשבוע|שבועי|לשעה|ליחידה|לסועד|לאדם",
    re.IGNORECASE,
)
_NEAR = 60
"""Letters after its words within which a sum is looked for."""


def ordered(full: FullReading, home: str = "") -> Money | None:
    """Return the whole sum, with tax, that an order names; None: it names none surely.

    Of several totals the greatest counts. What a line calls a sum without tax, or that of a month
    or a piece, is no whole. A sum without a currency is in the only one that the text names; a bare
    dollar sign is that of *home*, where its money is a dollar.
    """
    if full.invoice is not None:
        return owed(full, home)
    named = {money.currency for money, _ in sums(full.text, home)}
    only = named.pop() if len(named) == 1 else ""
    found = list(_totals(full.text, home, only))
    if not found or len({money.currency for money, _ in found}) > 1:
        return None
    greatest, whole = max(found, key=lambda one: (one[0].amount, one[1]))
    return greatest if whole else None


def _totals(text: str, home: str, only: str) -> Iterator[tuple[Money, bool]]:
    """Yield each sum after the words for a total, and whether it is that of the whole."""
    for line in re.finditer(r"[^\n]+", text):
        places = list(_TOTAL.finditer(text, line.start(), line.end()))
        whole = bool(places) and _is_whole(line.group())
        for place in places:
            for money in _sums(_after(text, place), home, only):
                yield money, whole


def _is_whole(line: str) -> bool:
    """Return whether a line with a total names it with its tax, and for no month or piece."""
    taxed = _WITH_TAX.search(line) or not _WITHOUT_TAX.search(line)
    return bool(taxed) and _OF_A_PART.search(line) is None


def _sums(words: str, home: str, only: str) -> Iterator[Money]:
    """Yield the sums in *words*; a figure without a currency, printed as a sum is, in *only*."""
    yield from (money for money, _ in sums(words, home))
    for figure in FIGURE.finditer(words) if only else ():
        if figure["after"] or figure["before"]:
            continue
        with suppress(ValueError):  # more than any sum can be
            yield read_money(f"{figure['sum']} {only}", home)


def _after(text: str, label: re.Match[str]) -> str:
    """Return what stands near after *label* and may be its sum, no figure cut in two."""
    near = text[label.end() : reach(text, label, _NEAR)]
    return near if len(near) < _NEAR else re.sub(r"\S+\s*$", "", near)
