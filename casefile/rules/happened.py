"""A case as it was on a day: what happened later is not told of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casefile.model.case import Case, Stage
from casefile.model.claim import Payment
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.deadline import Demand
from casefile.model.exhibit import Exhibit
from casefile.model.offer import Answer, MediationOutcome, Offer

_HAPPENS = (
    "payments",
    "contacts",
    "demands",
    "positions",
    "concessions",
    "acts",
    "endings",
    "ticks",
    "notes",
)


def has_come(day: LooseDate, on: date) -> bool:
    """Return whether *day* may have been by *on*; one that is not known may have been."""
    return day.first is None or day.first <= on


def days_to_come(case: Case, on: date) -> Iterator[date]:
    """Yield the days after *on* from which something that is on file is told of *case*."""
    days = [_day_of(row) for name in _HAPPENS for row in getattr(case, name)]
    days += [day for offer in case.offers for day in (offer.on, offer.answered_on, offer.fell_on)]
    days += [demand.received_on for demand in case.demands]
    days += [credit.dated for credit in case.credits]
    days += [case.mediation.asked_on, case.respondent.register_checked_on]
    days += [*(paper.dated for paper in case.exhibits), *(debt.issued for debt in case.debts)]
    yield from (day.first for day in days if day.first is not None and day.first > on)


def happened_by(case: Case, on: date) -> Case:
    """Return *case* without what happened after *on*: payments, talks, demands, pleas, offers.

    An answer that came later is not there yet, nor that a letter arrived, and a matter that ended
    later stands where it stood. What lies in the file is kept, whatever its day: a paper is weighed
    as it is. Where nothing happened later it is *case* itself.
    """
    later: dict[str, Any] = {}
    for name in _HAPPENS:
        rows = getattr(case, name)
        kept = tuple(row for row in rows if has_come(_day_of(row), on))
        if len(kept) < len(rows):
            later[name] = kept
    demands = tuple(_not_there(row, on) for row in later.get("demands", case.demands))
    if demands != case.demands:
        later["demands"] = demands
    offers = tuple(_unanswered(row, on) for row in case.offers if has_come(row.on, on))
    if offers != case.offers:
        later["offers"] = offers
    if not has_come(case.mediation.asked_on, on):
        later["mediation"] = case.mediation.but(
            asked_on=UNDATED,
            answer_by=UNDATED,
            willing=None,
            refusals=0,
            on=UNDATED,
            outcome=MediationOutcome.UNKNOWN,
        )
    if case.stage is Stage.CLOSED and not closed_by(case, on):
        later["stage"] = case.endings[-1].stage or Stage.FIRM
    return case.but(**later) if later else case


def closed_by(case: Case, on: date) -> bool:
    """Return whether *case*, as it is on file, was closed by *on*.

    One that was closed later was open then; what came upon an earlier ending left it closed.
    """
    if case.stage is not Stage.CLOSED:
        return False
    last = case.endings[-1] if case.endings else None
    if last is None or has_come(last.on, on):
        return True
    return last.upon and any(has_come(one.on, on) for one in case.endings)


def told_by(case: Case, on: date) -> tuple[Case, tuple[Exhibit, ...]]:
    """Return *case* as a paper that bears the day *on* may tell it, and the exhibits it leaves out.

    It is as it `happened_by` then, and without the papers of later days: no letter encloses what
    was written after it.
    """
    later = tuple(x for x in case.exhibits if not has_come(last_day_in(x), on))
    case = happened_by(case, on)
    if later:
        case = case.but(exhibits=tuple(x for x in case.exhibits if x not in later))
    return case, later


def last_day_in(paper: Exhibit) -> LooseDate:
    """Return the day that *paper* bears; of a chat, which was written on several, the last."""
    days = paper.reading.chat_days
    return days[-1].on if days else paper.dated


def _day_of(row: Any) -> LooseDate:
    day: LooseDate = row.dated if isinstance(row, Payment) else row.on
    return day


def _not_there(demand: Demand, on: date) -> Demand:
    """Return *demand* as it was on *on*: it may have reached him later."""
    return demand if has_come(demand.received_on, on) else demand.but(received_on=UNDATED)


def _unanswered(offer: Offer, on: date) -> Offer:
    """Return *offer* as it was on *on*: not answered yet, or accepted and still kept."""
    if not has_come(offer.answered_on, on):
        return offer.but(answer=Answer.OPEN, answered_on=UNDATED, fell_on=UNDATED)
    if offer.answer is Answer.NOT_KEPT and not has_come(offer.fell_on, on):
        return offer.but(answer=Answer.ACCEPTED, fell_on=UNDATED)
    return offer
