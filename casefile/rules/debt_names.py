"""What a debt is called in a sentence: its invoice number, or its day where it has none."""

from __future__ import annotations

from casefile.model.claim import Debt
from casefile.model.say import Say


def debt_name(debt: Debt) -> str | Say:
    """Return the reference; of one that only counts, what the debt is for, or its due day.

    An invoice may have the number 7 or 88: only the count that the program gave is no name.
    """
    if debt.ref != debt.counted:
        return debt.ref
    if debt.what.strip():
        return debt.what
    if debt.due.known:
        return Say("debts.due", due=debt.due)
    return Say("debts.number", n=debt.ref)
