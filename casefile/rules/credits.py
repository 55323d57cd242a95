"""The credit notes on a debt that count on a day, and what they take off it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from casefile.model.case import Case
from casefile.model.claim import Credit, Debt
from casefile.rules.happened import has_come


def credit_notes(case: Case, debt: Debt, until: date) -> list[Credit]:
    """Return the credit notes on *debt* that count on *until*."""
    return [
        credit
        for credit in case.credits
        if credit.debt == debt.ref
        and credit.amount.currency == debt.amount.currency
        and has_come(credit.dated, until)
    ]


def credited(case: Case, debt: Debt, until: date) -> Decimal:
    """Return by how much credit notes through *until* lower *debt*, never below nothing."""
    notes = (c.amount.amount for c in credit_notes(case, debt, until))
    return min(sum(notes, Decimal(0)), debt.amount.amount)
