"""How long a demand gives, from which day its time runs, when it ends, which demands count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.contact import Channel
from casefile.model.dates import LooseDate
from casefile.model.deadline import Demand
from casefile.model.jurisdiction import Jurisdiction, PreAction
from casefile.rules.calendar import business_day_from
from casefile.rules.endings import end_of, is_over
from casefile.rules.pre_action import days_of_the_demand, demand_step


class DemandTime(NamedTuple):
    """A demand that was sent: the days to pay it, and how long to wait for them."""

    demand: Demand
    days: int
    """Days to pay: those of the letter, else those of the place."""
    end: date | None
    """The last of them. An end on a day of rest moves on to the next business day; None: the days
    run from the receipt, and its day is not known."""
    start: LooseDate
    """From which day they run; unknown: the receipt is not known."""
    earliest: date
    """It ends no sooner than on this day; the end itself, where that is known."""
    wait: int
    """Days to wait before the next step: those to pay, and no fewer than the place asks for."""
    until: date
    """The last day to wait; where no end is known, it is no sooner than this."""
    from_receipt: bool

    def over(self, on: date) -> bool:
        """Return whether it is known by *on* that the wait is over."""
        return self.end is not None and self.until < on


def runs_from_receipt(case: Case, law: Jurisdiction, by: date = date.max) -> bool:
    """Return whether the days of a demand run here from the day it reached such a debtor."""
    step = demand_step(case, law, by)
    return step is not None and step.from_receipt


def counts_from(demand: Demand, *, from_receipt: bool) -> LooseDate:
    """Return the day from which the time of *demand* runs, as far as it is known."""
    return demand.received_on if from_receipt else demand.on


def days_to_wait(demand: Demand, asked: int | None) -> int | None:
    """Return how many days to wait after *demand*: its own, and no fewer than are *asked* for.

    None: neither the letter nor the place names any.
    """
    return max((n for n in (demand.days, asked) if n is not None), default=None)


def last_day(start: date, days: int, law: Jurisdiction) -> date:
    """Return the last of *days* from *start*; one on a day of rest is the next business day."""
    return business_day_from(start + timedelta(days=days), law)


def demand_time(demand: Demand, case: Case, law: Jurisdiction) -> DemandTime | None:
    """Return the time of one demand; None: neither it nor the place names days, or it has no day.

    Of a day that is known to its month or year alone, the last that it may be counts. What a court
    decides later changes nothing in the days that were given before.
    """
    sent = demand.on.last or date.max
    asked = days_of_the_demand(case, law, sent)
    from_receipt = runs_from_receipt(case, law, sent)
    wait = days_to_wait(demand, asked)
    start = counts_from(demand, from_receipt=from_receipt)
    first = start.last or demand.on.last
    if first is None or wait is None:
        return None
    days = wait if demand.days is None else demand.days
    earliest = last_day(first, days, law)
    end = earliest if start.known else None
    until = last_day(first, wait, law)
    return DemandTime(demand, days, end, start, earliest, wait, until, from_receipt)


def demand_times(case: Case, law: Jurisdiction) -> tuple[DemandTime, ...]:
    """Return the time of each demand that has one, see `demand_time`."""
    times = (demand_time(demand, case, law) for demand in case.demands)
    return tuple(time for time in times if time is not None)


def ripe_from(demand: Demand, step: PreAction) -> date | None:
    """Return the first day to act on a warning that *step* of the place asks for.

    While its days run from a receipt that is not known, it is no sooner than this. None: the step
    asks for no wait, or the demand has no day.
    """
    start = counts_from(demand, from_receipt=step.from_receipt).last or demand.on.last
    wait = None if step.wait_days is None else days_to_wait(demand, step.wait_days)
    return None if start is None or wait is None else start + timedelta(days=wait)


def registered(demand: Demand) -> bool:
    """Return whether a demand went by registered letter or has a number to trace it by."""
    return demand.channel is Channel.REGISTERED_LETTER or bool(demand.tracking)


def ripe(demand: Demand, step: PreAction, on: date) -> bool:
    """Return whether a demand is on *on* the warning of *step*, and its wait is known to be over.

    It has the contents of the place by the word of a person, and was registered where that is
    asked for.
    """
    first = ripe_from(demand, step)
    known = counts_from(demand, from_receipt=step.from_receipt).known
    whole = demand.formal is True and (registered(demand) or not step.registered)
    return whole and known and first is not None and first <= on


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
