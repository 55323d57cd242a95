"""What a debt is called in a sentence: its invoice number, or its day where it has none."""

from __future__ import annotations

import re

from casefile.model.claim import Debt
from casefile.model.say import Say

_COUNTED = re.compile(r"[0-9]{1,2}")
"""A reference that only counts: given by the program when the user names no invoice."""


def debt_name(debt: Debt) -> str | Say:
    """Return the reference, or what it is, or its due day, where the reference only counts."""
    if not _COUNTED.fullmatch(debt.ref.strip()):
        return debt.ref
    if debt.what.strip():
        return debt.what
    if debt.due.known:
        return Say("debts.due", due=debt.due)
    return Say("debts.number", n=debt.ref)
