"""Sums of money: a Decimal and its currency, read from what people type."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationError, field_validator, model_validator

from casefile.model.fault import Fault
from casefile.model.record import Record

CENT = Decimal("0.01")

_WORDS = {
    "zł": "PLN",
    "zl": "PLN",
    "pln": "PLN",
    "₪": "ILS",
    "nis": "ILS",
    "ils": "ILS",
    'ש"ח': "ILS",
    "ש״ח": "ILS",
    "שח": "ILS",
    "שקל": "ILS",
    "שקלים": "ILS",
    "£": "GBP",
    "gbp": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "usd": "USD",
    "us": "USD",
    "us$": "USD",
    "u.s.$": "USD",
    "usd$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad": "CAD",
    "cad$": "CAD",
    "cdn": "CAD",
    "cdn$": "CAD",
}
DOLLAR = "$"
"""The bare sign, which many currencies share."""
DOLLARS = ("AUD", "CAD", "HKD", "NZD", "SGD", "USD")
"""Currencies whose sign at home is the bare dollar sign."""
_SIGN = re.compile(
    r"^\s*([^\d\s+-]*(?:\s\$)?)\s*([+-]?[\d][\d\s\u00a0\u202f'.,]*)\s*([kKmM]?)\s*([^\d]*)$"
)


_PLAIN = {0x200E: None, 0x200F: None, 0x2212: "-"}
"""Marks of direction, which are no part of a sum; the minus of a typeset table."""


def cents(amount: Decimal) -> Decimal:
    """Return *amount* rounded half up to the hundredth."""
    return amount.quantize(CENT, ROUND_HALF_UP)


class Money(Record):
    """A sum: amount to the hundredth, currency as its ISO 4217 code (three capitals)."""

    amount: Decimal
    currency: str

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: Any) -> Any:
        if isinstance(given, str):
            read = read_money(given)
            return {"amount": read.amount, "currency": read.currency}
        return given

    @field_validator("amount", mode="before")
    @classmethod
    def _no_floats(cls, given: Any) -> Any:
        if isinstance(given, float):
            raise Fault("sum_as_text")
        return given

    @field_validator("amount")
    @classmethod
    def _finite(cls, amount: Decimal) -> Decimal:
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 15:
            raise Fault("not_a_sum", value=str(amount))
        return cents(amount)

    @field_validator("currency")
    @classmethod
    def _three_capitals(cls, currency: str) -> str:
        if not re.fullmatch(r"[A-Z]{3}", currency):
            raise Fault("not_a_currency", value=currency)
        return currency

    def __add__(self, other: Money) -> Money:
        return self._with(other, self.amount + other.amount)

    def __sub__(self, other: Money) -> Money:
        return self._with(other, self.amount - other.amount)

    def _with(self, other: Money, amount: Decimal) -> Money:
        if other.currency != self.currency:
            raise Fault("two_currencies", one=self.currency, other=other.currency)
        return Money(amount=amount, currency=self.currency)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def _above_zero(money: Money) -> Money:
    if money.amount <= 0:
        raise Fault("more_than_zero")
    return money


MoneyAboveZero = Annotated[Money, AfterValidator(_above_zero)]
"""A sum that was paid, promised or credited: never nothing, never less."""


_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)")


def read_number(text: str) -> Decimal:
    """Return the number that *text* means: ``1 200,50``, ``1,200.50``, ``1'200``, ``4.5``.

    A single comma or point with exactly three digits behind it, and none but digits before,
    separates thousands when the digits before are one to three and not a lone zero. Where there are
    more, each but the last separates groups of three: a day is no number. Raises: ValueError.
    """
    digits = re.sub(r"[\s\u00a0\u202f']", "", text)
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        last = max(digits.rfind("."), digits.rfind(","))
        digits = f"{_together(digits[:last], text)}.{digits[last + 1 :]}"
    elif points + commas == 1:
        before, after = re.split("[.,]", digits)
        thousands = len(after) == 3 and 1 <= len(before.lstrip("+-")) <= 3
        if thousands and before.lstrip("+-") not in ("", "0"):
            digits = before + after
        else:
            digits = f"{before}.{after}"
    elif points + commas > 1:
        digits = _together(digits, text)
    try:
        return Decimal(digits)
    except InvalidOperation as trouble:
        raise Fault("not_a_number", value=text) from trouble


def _together(groups: str, text: str) -> str:
    """Return *groups* of three put together. Raises: Fault, where they are no such groups."""
    if not _GROUPED.fullmatch(groups):
        raise Fault("not_a_number", value=text)
    return re.sub("[.,]", "", groups)


def read_money(text: str, currency: str = "") -> Money:
    """Return the sum that a person typed: ``1 200,50 zł``, ``₪4,500``, ``4.5k``, ``12300.00 PLN``.

    *currency* is taken when the text names none. A bare ``$`` is the dollar of *currency*, else of
    the United States; ``CAD $``, ``US$`` say which. A sign is kept; whether a sum may be
    negative is for the field to say. Raises: ValueError, in words.
    """
    match = _SIGN.match(text.translate(_PLAIN))
    if not match:
        raise Fault("not_a_sum", value=text)
    before, number, scale, after = match.groups()
    named = _named(before, after)
    if named == DOLLAR:
        code = currency if currency in DOLLARS else "USD"
    else:
        code = _WORDS.get(named, named.upper() if re.fullmatch(r"[a-z]{3}", named) else "")
    if named and not code:
        raise Fault("not_a_currency", value=after or before)
    if not (code or currency):
        raise Fault("no_currency", value=text)
    amount = read_number(number) * {"": 1, "k": 1000, "m": 1_000_000}[scale.lower()]
    try:
        return Money(amount=amount, currency=code or currency)
    except ValidationError as trouble:
        raise Fault("not_a_sum", value=text) from trouble


def _named(before: str, after: str) -> str:
    """Return what names the currency: ``$`` before says less than ``CAD`` after the figure."""
    told = [re.sub(r"\s", "", part).casefold() for part in (after, before)]
    spelled = [part for part in told if part not in ("", DOLLAR)]
    named = spelled[0] if spelled else DOLLAR if DOLLAR in told else ""
    return named.removeprefix(DOLLAR) or named


def is_zero(text: str) -> bool:
    """Return whether a person typed 0, in whatever money or in none."""
    try:
        return read_money(text, "XXX").amount == 0
    except ValueError:
        return False
