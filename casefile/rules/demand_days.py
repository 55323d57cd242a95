"""From which day the time of a demand runs, and when it ends: a letter may count from receipt."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.dates import LooseDate
from casefile.model.deadline import Demand
from casefile.model.jurisdiction import Jurisdiction
from casefile.rules.calendar import business_day_from
from casefile.rules.endings import end_of, is_over
from casefile.rules.pre_action import demand_step, pre_action_steps


class DemandTime(NamedTuple):
    """A demand that was sent, the days to pay it, and the last of them."""

    demand: Demand
    days: int
    end: date | None
    """An end on a day of rest moves on to the next business day; None: the days run from the
    receipt, and its day is not known."""
    earliest: date
    """It ends no sooner than on this day; the end itself, where that is known."""
    from_receipt: bool


def runs_from_receipt(case: Case, law: Jurisdiction) -> bool:
    """Return whether the days of a demand run here from the day it reached such a debtor."""
    step = demand_step(case, law)
    return step is not None and step.from_receipt


def counts_from(demand: Demand, *, from_receipt: bool) -> LooseDate:
    """Return the day from which the time of *demand* runs, as far as it is known."""
    return demand.received_on if from_receipt else demand.on


def demand_times(case: Case, law: Jurisdiction) -> tuple[DemandTime, ...]:
    """Return the time of each demand: its own days, else the most the place asks for.

    A demand whose day is not known to the day gives none.
    """
    asked = [step.days for step in pre_action_steps(case, law) if step.days is not None]
    from_receipt = runs_from_receipt(case, law)
    times = []
    for demand in case.demands:
        start = counts_from(demand, from_receipt=from_receipt).exact
        first = start or demand.on.exact
        days = demand.days if demand.days is not None else max(asked, default=None)
        if first is not None and days is not None:
            earliest = business_day_from(first + timedelta(days=days), law)
            end = None if start is None else earliest
            times.append(DemandTime(demand, days, end, earliest, from_receipt))
    return tuple(times)


def still_asked(case: Case, on: date) -> tuple[Demand, ...]:
    """Return the demands that something still hangs on by *on*.

    What was agreed or awarded takes the place of what was demanded before it; of a matter that was
    closed as paid or written off nothing is asked.
    """
    if is_over(case, on):
        return ()
    end = end_of(case, on)
    if end is None or not end.replaces:
        return case.demands
    return tuple(d for d in case.demands if d.on.first is None or d.on.first > end.on)
