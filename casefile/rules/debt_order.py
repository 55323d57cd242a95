"""The order in which debts stand in every paper: that of the days on which they arose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casefile.model.claim import Debt


def first_day(debt: Debt) -> date | None:
    """Return the day of a debt in its account: the first that is known of it; None: none is."""
    known = (debt.issued.first, debt.due.first, debt.performed.first, debt.invoice_received.first)
    return next((day for day in known if day is not None), None)


def by_day(debts: Iterable[Debt]) -> tuple[Debt, ...]:
    """Return *debts* as their account lists them; those without a day come last."""
    return tuple(sorted(debts, key=lambda debt: first_day(debt) or date.max))
