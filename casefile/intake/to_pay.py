"""The sum that a printed invoice asks for: its total, less what it takes off as paid already."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from casefile.model.money import read_money

FIGURE = re.compile(
    r"(?P<before>zł|pln|₪|ils|£|gbp|€|eur|(?:us|cad|cdn|ca|c)\s?\$|\$|usd|cad)?\s?"
    r"(?<![\d.,/])"  # nor the end of a day, nor its beginning: 31.12.2026
    r"(?P<sum>\d{1,3}(?:[ \u00a0\u202f,'.]\d{3})+(?:[.,]\d{2})?|\d+[.,]\d{2})(?![.,/]?\d)"
    r"(?:\s?(?P<after>zł|pln|₪|ils|ש\"ח|ש״ח|£|gbp|€|eur|usd|cad|cdn|\$))?",
    re.IGNORECASE,
)
"""A sum as it is printed: a figure with groups of thousands or cents, its currency beside it."""
_TOTAL = (
    r"(?:amount|balance|total) (?:due|payable|outstanding|to pay)|outstanding balance|"
    r"(?:left|remaining) to pay|do zap[łl]aty|"
    r"(?:סה[\"״]כ|סך הכו?ל|יתרה|סכום|נותר|נשאר) לתשלום|יתרת (?:ה)?(?:תשלום|חוב)",
    r"grand total|total|razem|wartość brutto|סה[\"״]כ כולל(?: מע[\"״]מ)?|סה[\"״]כ",
    r"\b(?:suma|łącznie|ogółem)\b|סך הכו?ל",
)
"""Words before the sum to pay, the surest first; of several places the last one counts."""
_REST = re.compile(
    r"\b(?:balance|remainder|remaining|left|pozosta\w+|reszta|saldo)\b|יתרה|יתרת|נותר|נשאר",
    re.IGNORECASE,
)
"""Words before what is left of a total, where the paper takes off what was paid of it."""
_PAID = re.compile(
    r"\b(?:(?<!be )paid|received|less|deduct\w*|minus|credited)\b|\b(?:za|w|o)płacon\w+|\bwpłat\w+|"
    r"\botrzyma\w+|\bpotrąc\w+|\bpomniejsz\w+|\bodlicz\w+|(?<![א-ת])[הוש]{0,2}שול(?:ם|מה|מו)|התקבל|בניכוי|בקיזוז|קוזז",
    re.IGNORECASE,
)
_NEAR = 60
"""Letters after its words within which a sum is looked for."""


class ToPay(NamedTuple):
    """What an invoice asks for."""

    amount: Decimal
    currency: str
    """Empty: no currency stands beside it."""
    at: int
    """Where in the text the words for it stand."""
    off: tuple[Decimal, ...] = ()
    """What the paper takes off above it as paid already; none: nothing that comes out."""


def to_pay(text: str, home: str = "") -> ToPay | None:
    """Return the sum that *text*, an invoice, asks for; None: it names none, or asks for nothing.

    A bare dollar sign is that of *home*. Where the paper takes off what was paid, its balance.
    """
    for words in _TOTAL:
        places = list(re.finditer(rf"(?:{words})", text, re.IGNORECASE))
        for place in reversed(places):
            found = FIGURE.search(text, place.end(), reach(text, place, _NEAR))
            if found is None:
                continue
            named = (found["after"] or found["before"] or "").casefold()
            try:
                money = read_money(f"{found['sum']} {named}".strip(), home if named else "XXX")
            except ValueError:  # more than any sum can be
                continue
            if not money.amount:
                return None
            currency = money.currency if named else ""
            amount, at = _left_of(text, found, money.amount) or (money.amount, place.start())
            return ToPay(amount, currency, at, _taken_off(text[:at], amount))
    return None


def reach(text: str, label: re.Match[str], near: int) -> int:
    """Return the place in *text* up to which a sum belongs to its *label*: *near* letters at most.

    A label that begins its line may have its sum on the next one. One that ends a row of others is
    the head of a column, and what stands below it is of the first line of a table.
    """
    last = label.end() + near
    line = text.rfind("\n", 0, label.start()) + 1
    if any(map(str.isalpha, text[line : label.start()])):
        end = text.find("\n", label.end())
        last = min(last, end) if end >= 0 else last
    return last


def _left_of(text: str, total: re.Match[str], whole: Decimal) -> tuple[Decimal, int] | None:
    """Return what *text* names below as left of a *total*, and where; None where it names none.

    It takes off what it calls paid, and the sums come out: a balance to come, of which nothing was
    paid yet, is none.
    """
    off = Decimal(0)
    place = text.find("\n", total.end()) + 1
    for line in text[place:].splitlines(keepends=True) if place else ():
        rest = _REST.search(line)
        amount = _last(line) if rest is not None or _PAID.search(line) is not None else Decimal(0)
        if rest is None:
            off += amount
        elif 0 < off == whole - amount:
            return amount, place
        place += len(line)
    return None


def _taken_off(above: str, left: Decimal) -> tuple[Decimal, ...]:
    """Return the sums that the lines of *above* call paid, where with them *left* is a total."""
    off: tuple[Decimal, ...] = ()
    for line in reversed(above.splitlines()):
        amount = _last(line)
        if amount and _PAID.search(line) is not None:
            off = (amount, *off)
        elif amount and off and amount == left + sum(off):
            return off
    return ()


def _last(line: str) -> Decimal:
    """Return the last sum of *line*; nought: it has none, or one more than any sum can be."""
    figures = [found["sum"] for found in FIGURE.finditer(line)]
    try:
        return read_money(figures[-1], "XXX").amount if figures else Decimal(0)
    except ValueError:
        return Decimal(0)
