"""Whether the time that the last demand gave ran out, with nothing done since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Contact, Direction
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.offer import OfferBy
from casefile.model.promise import Kept
from casefile.model.stage import Stage
from casefile.rules.demand_days import DemandTime, demand_time, demand_times, still_asked
from casefile.rules.endings import accepted_offer, has_ended
from casefile.rules.on_file import last_demand
from casefile.rules.owing import came_in_whole
from casefile.rules.promises import promises
from casefile.rules.reached import days_at_court
from casefile.rules.returned import return_of, was_returned


def ran_out(case: Case, law: Jurisdiction, on: date) -> DemandTime | None:
    """Return the last formal demand, once its time has run out before *on* and nothing was done.

    Done is: he was turned to after it, a mediator or a court was, or it was agreed or promised
    since the demand how to pay; or as much as the debts came in. None in a matter that has ended,
    and where the days run from a receipt whose day is not known. A demand that came back gave no
    time: see `came_back`.
    """
    last = _waited_for(case, law, on)
    return last if last is not None and last.over(on) else None


def receipt_wanted(case: Case, law: Jurisdiction, on: date) -> DemandTime | None:
    """Return the last formal demand while its end hangs on a receipt whose day is not known.

    None once something was done, as `ran_out` counts it, and of one that came back.
    """
    last = _waited_for(case, law, on)
    return None if last is None or last.end is not None else last


def days_that_end(case: Case, law: Jurisdiction) -> tuple[DemandTime, ...]:
    """Return the times of which it is known on which day they end, or ended: of letters with days.

    The day from which they run is known to the day, the letter did not come back, and on their last
    day it was still asked for what it demands: no end, no agreement and no whole payment came
    before.
    """
    return tuple(time for time in demand_times(case, law) if _ended_unanswered(case, time))


def _ended_unanswered(case: Case, time: DemandTime) -> bool:
    end, demand = time.end, time.demand
    if end is None or demand.days is None or time.start.exact is None:
        return False
    if demand not in still_asked(case, end) or was_returned(case, demand):
        return False
    return not came_in_whole(case, end)


def came_back(case: Case, on: date) -> Contact | None:
    """Return by which entry of the log the last formal demand came back; None: it did not.

    None once something was done since, as `ran_out` counts it.
    """
    demand = None if has_ended(case, on) else last_demand(case)
    back = None if demand is None else return_of(case, demand)
    sent = None if demand is None else demand.on.first
    if demand is None or back is None or sent is None or done_about(case, sent, sent, on):
        return None
    return back


def _waited_for(case: Case, law: Jurisdiction, on: date) -> DemandTime | None:
    """Return the time of the last formal demand while nothing was done about it.

    None of one that came back.
    """
    if has_ended(case, on):
        return None
    demand = last_demand(case)
    last = None if demand is None else demand_time(demand, case, law)
    if last is None:
        return None
    sent = last.demand.on.first
    if sent is None or return_of(case, last.demand) is not None:
        return None
    return None if done_about(case, sent, last.earliest, on) else last


def done_about(case: Case, sent: date, end: date, on: date) -> bool:
    """Return whether something was done about a letter that was *sent*, whose time has its *end*.

    Of a word to him it is one after the end; a matter at court waits for no letter.
    """
    if case.stage is Stage.COURT:
        return True
    return _acted(case, sent, end) or _agreed(case, sent, on) or came_in_whole(case, on)


def _acted(case: Case, sent: date, end: date) -> bool:
    """Return whether something was done: a word after the end, or another way since the demand."""

    def after() -> Iterator[date | None]:
        yield from (
            c.on.last
            for c in case.contacts
            if c.direction is Direction.OUT and c.of_the_debt and not was_returned(case, c)
        )
        yield from (o.on.last for o in case.offers if o.sent and o.by is OfferBy.CLAIMANT)

    def since() -> Iterator[date | None]:
        yield case.mediation.asked_on.last
        yield from (day.last for day in days_at_court(case))

    return any(day is not None and day > end for day in after()) or any(
        day is not None and day > sent for day in since()
    )


def _agreed(case: Case, sent: date, on: date) -> bool:
    """Return whether it was agreed or promised since the demand how to pay, and may still be."""
    deal = accepted_offer(case)
    if deal is not None and deal.agreed_on.last is not None and deal.agreed_on.last >= sent:
        return True
    return any(
        line.made is not None and line.made >= sent and line.kept in (Kept.OPEN, Kept.UNKNOWN)
        for line in promises(case, on)
    )
