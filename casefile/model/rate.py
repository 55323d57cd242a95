"""An agreed rate of interest, in percent a year, as a person types it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator

from casefile.model.fault import Fault

_BY_MONTH = re.compile(r"month|/\s*m\b|p\.\s?m\.|mies|חודש", re.IGNORECASE)
"""A rate said for a month, in the words of the three languages."""


def read_rate(text: str) -> Decimal:
    """Return the percent a year: ``8``, ``8.125``, ``8,5 %``; a comma or point parts no thousands.

    Raises: Fault, for one by the month, which nobody multiplies here, and for no number.
    """
    if _BY_MONTH.search(text):
        raise Fault("rate_by_month")
    figures = text.strip().removesuffix("%").rstrip().replace(",", ".")
    try:
        rate = Decimal(figures)
    except InvalidOperation as trouble:
        raise Fault("not_a_number", value=text) from trouble
    if not rate.is_finite():
        raise Fault("not_a_number", value=text)
    return rate


def _read(given: Any) -> Any:
    return read_rate(given) if isinstance(given, str) else given


Rate = Annotated[Decimal, BeforeValidator(_read)]
"""Percent a year."""
