"""What of a debt the respondent admits, as a person wrote it beside the debt."""

from __future__ import annotations

from casefile.model.claim import Debt
from casefile.model.money import Money


def in_money(debt: Debt, sum_: Money | None) -> Money | None:
    """Return *sum_* when it is in the money of *debt*; sums in other money are not compared."""
    return sum_ if sum_ is not None and sum_.currency == debt.amount.currency else None


def admitted(debt: Debt) -> Money | None:
    """Return what is admitted, at most the debt; the whole when it is said not to be disputed."""
    said = in_money(debt, debt.admitted)
    if said is not None:
        return said if said.amount <= debt.amount.amount else debt.amount
    return debt.amount if debt.disputed is False else None
