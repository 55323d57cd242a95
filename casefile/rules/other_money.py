"""Payments that name a debt owed in other money: nobody can say what they paid."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.claim import Debt, Payment
from casefile.model.say import Say
from casefile.rules.debt_names import debt_name


def in_other_money(case: Case) -> tuple[tuple[Payment, Debt], ...]:
    """Return each payment whose currency is not that of the debt it names, with that debt."""
    named = ((payment, case.debt(payment.debt)) for payment in case.payments if payment.debt)
    return tuple(
        (payment, debt)
        for payment, debt in named
        if debt is not None and debt.amount.currency != payment.amount.currency
    )


def other_money_said(payment: Payment, debt: Debt) -> Say:
    """Return in words that *payment* is not in the money of the *debt* it names."""
    said = {"amount": payment.amount, "debt": debt_name(debt), "owed": debt.amount}
    return Say("contradictions.other_money", **said)
