"""What runs beside late interest: interest before the due day, and fees for each so many months."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from casefile.model.account import Accrual
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.jurisdiction import Jurisdiction, RateModel, Source
from casefile.model.money import Money, cents
from casefile.rules.calendar import ONE_DAY, months_after
from casefile.rules.due import Chosen
from casefile.rules.interest import Stretch, Terms, days_in, rate_on, schedule


class Early(NamedTuple):
    """Interest before the due day: its days, both inclusive, and what it runs by."""

    first: date
    last: date
    terms: Terms
    source: Source


def early(case: Case, debt: Debt, chosen: Chosen, law: Jurisdiction) -> Early | None:
    """Return the days before the due day for which interest may be claimed; None: there are none.

    It runs from the day after ``after_days`` from the later of performance and the invoice
    received, both known to the day, through the due day as agreed.
    """
    rule, regime, due = law.interest.early, chosen.regime, chosen.due
    performed, received = debt.performed.exact, debt.invoice_received.exact
    if rule is None or regime is None or due is None or regime.id not in rule.regimes:
        return None
    if performed is None or received is None:
        return None
    first = max(performed, received) + timedelta(days=rule.after_days + 1)
    if first > due:
        return None
    runs_by = regime.but(rate_kind=rule.rate_kind, model=RateModel.RUNNING, lower_agreed_void=False)
    return Early(first, due, Terms(runs_by, law, case.rates), rule.source)


def fees(
    base: Money, after: date | None, until: date, terms: Terms, debt: str
) -> tuple[tuple[Accrual, ...], list[Stretch]]:
    """Return (the rows, what lacks) of the fee for each full ``fee_months`` of delay.

    One row falls on each such day after *after* (None: from the start) through *until*: the share
    of the year's rate in force on that day, on *base*. It is never added to the sum. Rounding:
    half up to the hundredth.
    """
    regime, start = terms.regime, terms.start
    rows: list[Accrual] = []
    lacking: list[Stretch] = []
    if not regime.fee_kind or not regime.fee_months or start is None or base.amount <= 0:
        return (), []
    rates = schedule(regime.fee_kind, terms.law, terms.own)
    number, begun = 1, start
    while (day := months_after(start, number * regime.fee_months) - ONE_DAY) <= until:
        if after is None or day > after:
            rate = rate_on(day, rates)
            if rate is None:
                lacking.append(Stretch(begun, day, None, regime.fee_kind))
            else:
                share = base.amount * rate.value * regime.fee_months / Decimal(1200)
                rows.append(
                    Accrual(
                        debt=debt,
                        first=begun,
                        last=day,
                        days=days_in(begun, day),
                        base=base,
                        rate=rate.value,
                        rate_kind=rate.kind,
                        interest=Money(amount=cents(share), currency=base.currency),
                        source=rate.source,
                    )
                )
        number, begun = number + 1, day + ONE_DAY
    return tuple(rows), lacking
