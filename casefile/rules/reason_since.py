"""Since when a step of the reason is due: from the day on which the record gives the reason."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import UNSPOKEN, Outcome
from casefile.model.dates import first_known
from casefile.model.position import Reason
from casefile.rules.answered import answered
from casefile.rules.authority import his_open_offer
from casefile.rules.calendar import ONE_DAY
from casefile.rules.ladder import first_due
from casefile.rules.reasons import reason_of, to_be_answered


def reason_since(case: Case, reason: Reason) -> date | None:
    """Return the first day on which the record gives *reason*; None: it has none.

    Why is to be asked from the day after the first day to pay; silence is of the last try.
    """
    if reason is Reason.UNKNOWN:
        due = first_due(case)
        return None if due is None else due + ONE_DAY
    said = [p.on.first for p in case.positions if reason_of(p) is reason]
    if reason is Reason.CASH_FLOW:
        said += [c.on.first for c in case.contacts if c.outcome is Outcome.ASKED_TIME]
    if reason is Reason.SILENCE:
        said += [last_unanswered(case)]
    return first_known(said)


def last_unanswered(case: Case) -> date | None:
    """Return the last day on which he was tried and nobody spoke; None: there was none."""
    tried = [c.on.first for c in case.contacts if c.outcome in UNSPOKEN]
    return max((day for day in tried if day is not None), default=None)


def offer_since(case: Case, on: date) -> date | None:
    """Return the day of his offer that is open on *on*."""
    offer = his_open_offer(case, on)
    return None if offer is None else offer.on.first


def pleas_since(case: Case) -> date | None:
    """Return the first day of the pleas that are to be answered by themselves."""
    asked = to_be_answered(case)
    return first_known(
        p.on.first for p in case.positions if p.defence in asked and not answered(case, p)
    )
