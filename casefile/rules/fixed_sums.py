"""The fixed recovery sums for late payment, and their value in the money of the place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.claim import OwnRate
from casefile.model.jurisdiction import FixedSum, Jurisdiction, Regime, Source
from casefile.model.money import Money
from casefile.rules.calendar import business_day_from, last_business_day_before_month_of
from casefile.rules.due import Chosen
from casefile.rules.in_force import in_force
from casefile.rules.interest import rate_on, schedule


class Converted(NamedTuple):
    """A recovery sum in the money of the place, and by what it was converted."""

    fixed: FixedSum
    sum: Money | None
    """None: the exchange rate is not known."""
    exchange_day: date | None = None
    exchange: Decimal | None = None
    exchange_source: Source | None = None


def fixed_sum(principal: Decimal, due: date, law: Jurisdiction) -> FixedSum | None:
    """Return the recovery sum for a debt of *principal* (in the money of the place) due *due*."""
    for row in law.interest.fixed_sums:
        if not in_force(row, due):
            continue
        if row.up_to is not None and principal > row.up_to:
            continue
        if row.below is not None and principal >= row.below:
            continue
        return row
    return None


def claims_fixed_sum(case: Case, regime: Regime, law: Jurisdiction) -> bool:
    """True when the recovery sums go with *regime* and no agreed rate takes their place."""
    contract = law.interest.contract
    agreed = case.agreement.contract_rate is not None
    return regime.fixed_sums and not (agreed and contract and contract.displaces_fixed_sums)


def exchange_day(due: date, law: Jurisdiction) -> date:
    """Return the day whose exchange rate counts: the last business day of the month before due.

    A due day on a day of rest moves first, where the place moves it.
    """
    if any(regime.due_on_business_day for regime in law.interest.regimes):
        due = business_day_from(due, law)
    return last_business_day_before_month_of(due, law)


def converted(
    fixed: FixedSum, due: date, law: Jurisdiction, own: Sequence[OwnRate] = ()
) -> Converted:
    """Return *fixed* in the money of the place; its sum is None where no rate is known.

    The user's own exchange rate is kept as a rate of the kind of the currency (``EUR``).
    Rounding: half up to the hundredth.
    """
    if fixed.amount.currency == law.currency:
        return Converted(fixed, fixed.amount)
    day = exchange_day(due, law)
    mine = rate_on(day, schedule(fixed.amount.currency, law, own))
    if mine is not None:
        value, source = mine.value, mine.source
    else:
        listed = [
            row
            for row in law.interest.exchange
            if row.currency == fixed.amount.currency and row.on == day
        ]
        if not listed:
            return Converted(fixed, None, day)
        value, source = listed[0].value, listed[0].source
    sum_ = Money(amount=fixed.amount.amount * value, currency=law.currency)
    return Converted(fixed, sum_, day, value, source)


def recovery_sum(case: Case, law: Jurisdiction, claimed: Money, chosen: Chosen) -> Converted | None:
    """Return the recovery sum that a debt of *claimed* brings; None: there is none.

    It comes with the first day of interest, and in the money of the place alone. Whether anything
    of the debt is unpaid on that day is for whoever keeps its account.
    """
    regime, due = chosen.regime, chosen.due
    if regime is None or due is None or chosen.start is None:
        return None
    if not claims_fixed_sum(case, regime, law) or claimed.currency != law.currency:
        return None
    fixed = fixed_sum(claimed.amount, due, law)
    return None if fixed is None else converted(fixed, due, law, case.rates)
