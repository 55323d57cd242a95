"""Invoices met one after another: which of them are one, as the page and as the data of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from casefile.intake.billed import billed
from casefile.intake.reading import FullReading

_MARKS = re.compile(r"[\W_]")


class _Met(NamedTuple):
    mark: str
    data: bool


class Invoices:
    """The invoices of a case, by number and sum."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, Decimal], _Met] = {}

    def met(self, mark: str, full: FullReading) -> tuple[str, bool]:
        """Return the mark of the earlier invoice that *full* is too, and whether it is the copy.

        The mark is empty for none. The data of an invoice is the copy of its page, which people
        read; two pages are compared by their words, not here. *full* is known as *mark* from now
        on.
        """
        key = _key(full)
        if key is None:
            return "", False
        data = is_data(full)
        first = self._met.setdefault(key, _Met(mark, data))
        if first.mark == mark or not (data or first.data):
            return "", False
        return first.mark, data


def is_data(full: FullReading) -> bool:
    """True for an electronic invoice without a page of its own: the XML alone."""
    return full.invoice is not None and full.pages is None


def _key(full: FullReading) -> tuple[str, Decimal] | None:
    said = {one.field: one.value for one in billed(full)}
    number = _MARKS.sub("", said.get("ref", "")).casefold()
    amount = said.get("amount")
    return (number, Decimal(amount)) if number and amount is not None else None
