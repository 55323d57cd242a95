"""Payments that name a debt owed in other money: nobody can say what they paid."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.claim import Debt, Payment


def in_other_money(case: Case) -> tuple[tuple[Payment, Debt], ...]:
    """Return each payment whose currency is not that of the debt it names, with that debt."""
    named = ((payment, case.debt(payment.debt)) for payment in case.payments if payment.debt)
    return tuple(
        (payment, debt)
        for payment, debt in named
        if debt is not None and debt.amount.currency != payment.amount.currency
    )
