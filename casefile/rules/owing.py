"""The debts of a case as its account begins: each with its law, its terms, what was credited."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from casefile.model.case import Case
from casefile.model.interest_law import Regime
from casefile.model.jurisdiction import Jurisdiction
from casefile.rules.beside import early
from casefile.rules.credits import credited
from casefile.rules.due import chosen_regime
from casefile.rules.happened import has_come
from casefile.rules.interest import Terms
from casefile.rules.ledger import Ledger


def came_in_whole(case: Case, on: date) -> bool:
    """Return whether by *on* as much came in as is owed, in each currency of the debts.

    What credit notes took off was never owed.
    """
    owed: dict[str, Decimal] = {}
    for debt in case.debts:
        money = debt.amount
        left = money.amount - credited(case, debt, on)
        owed[money.currency] = owed.get(money.currency, Decimal(0)) + left
    for payment in case.payments:
        if payment.amount.currency in owed and has_come(payment.dated, on):
            owed[payment.amount.currency] -= payment.amount.amount
    return bool(owed) and all(left <= 0 for left in owed.values())


def _order(case: Case, law: Jurisdiction, regime: Regime | None) -> tuple[str, ...]:
    """Return what a payment is set against, in turn, on a debt under *regime*.

    Interest that a court awards is not owed before: where neither a rate nor an order was agreed,
    it comes last.
    """
    agreement, order = case.agreement, law.interest.allocation
    owed = regime is None or not regime.awarded or agreement.contract_rate is not None
    if agreement.allocation or owed:
        return agreement.allocation or order
    return (*(part for part in order if part != "interest"), "interest")


def ledgers_of(case: Case, law: Jurisdiction, currency: str, until: date) -> list[Ledger]:
    """Return the debts of *case* in *currency* on *until*, none of them paid on yet."""
    found = []
    for debt in case.debts:
        if debt.amount.currency != currency:
            continue
        chosen = chosen_regime(case, debt, law)
        terms = None
        if chosen.regime is not None and chosen.start is not None:
            agreed = case.agreement.contract_rate
            terms = Terms(chosen.regime, law, case.rates, agreed, chosen.start)
        owed = debt.amount.amount - credited(case, debt, until)
        before = early(case, debt, chosen, law) if case.early_interest else None
        order = _order(case, law, chosen.regime)
        found.append(
            Ledger(debt, law, chosen, terms, before, claimed=owed, principal=owed, order=order)
        )
    return found
