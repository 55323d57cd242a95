"""The orders of the list of cases: the most urgent first, by name, by sum, by how long overdue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from casefile.desk.records import CaseLine
from casefile.model.language import Language

ORDERS = ("urgent", "name", "sum", "age")
"""The orders, one after another at the press of a key; the first is the one the desk hands over."""


def after(order: str) -> str:
    """Return the order that comes after *order*; an unknown one is the first."""
    at = ORDERS.index(order) if order in ORDERS else 0
    return ORDERS[(at + 1) % len(ORDERS)]


def ordered(
    lines: tuple[CaseLine, ...], order: str, words: Language, on: date
) -> tuple[CaseLine, ...]:
    """Return the cases in an order; equal ones stay as they were, the most urgent first.

    Names stand by the alphabet of the reader. Sums stand the largest first, each currency by
    itself, since no rate is known here; a case of several by its first. What has no sum or no due
    day comes last.
    """
    keys: dict[str, Callable[[CaseLine], object]] = {
        "name": lambda one: words.order(one.respondent or one.title),
        "sum": _by_sum,
        "age": lambda one: -(one.overdue(on) or 0) if one.due is not None else 10**9,
    }
    key = keys.get(order)
    return tuple(sorted(lines, key=key)) if key is not None else lines  # type: ignore[arg-type]


def _by_sum(one: CaseLine) -> tuple[bool, str, Decimal]:
    amount, _, currency = (one.amounts[0] if one.amounts else "").partition(" ")
    try:
        return False, currency, -Decimal(amount)
    except InvalidOperation:
        return True, "", Decimal()
