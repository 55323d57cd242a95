"""How the respondent behaved: silence, complaints that came late; which demand has run out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from casefile.model.case import Case
from casefile.model.contact import UNSPOKEN, Channel, Direction
from casefile.model.position import COMPLAINTS, Defence, Reason
from casefile.rules.demand_days import counts_from

_TRIES = 2
"""So many tries without an answer are silence (own judgement)."""


def first_demand(case: Case) -> date | None:
    """Return the day of the first demand; None when there is none with a day."""
    return _earliest(d.on.first for d in case.demands)


def late_complaint(case: Case) -> bool:
    """Return whether the first complaint of the work came only when it was to be paid.

    That is from the first day on which a debt fell due or was demanded. A complaint without a day
    is not called late.
    """
    asked = [d.due.first for d in case.debts] + [first_demand(case)]
    came = [p.on.first for p in case.positions if p.defence in COMPLAINTS]
    due, first = _earliest(asked), _earliest(came)
    return due is not None and first is not None and first >= due


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def silent(case: Case) -> bool:
    """Return whether silence is on record: said so, or two tries without an answer and none in."""
    if case.reason is Reason.SILENCE or any(p.defence is Defence.NO_REPLY for p in case.positions):
        return True
    if any(c.direction is Direction.IN for c in case.contacts):
        return False
    return sum(c.outcome in UNSPOKEN for c in case.contacts) >= _TRIES


def demand_elapsed(case: Case, on: date, days: int | None, *, from_receipt: bool) -> bool:
    """Return whether the time given in some formal demand has run out. *days*: the place's own.

    *from_receipt*: they run from the day it reached him; while that is not known, none has.
    """
    for demand in case.demands:
        given = demand.days if demand.days is not None else days
        start = counts_from(demand, from_receipt=from_receipt).last
        if not demand.formal or start is None or given is None:
            continue
        if start + timedelta(days=max(given, days or 0)) < on:
            return True
    return False


def demand_registered(case: Case) -> bool:
    """Return whether some demand went by registered letter or has a tracking number."""
    return any(d.channel is Channel.REGISTERED_LETTER or d.tracking for d in case.demands)
