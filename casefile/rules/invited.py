"""The invitation to mediate: by which day an answer is asked for, and whether none came."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.dates import LooseDate
from casefile.model.offer import Mediation, MediationOutcome
from casefile.rules.demand_time import done_about
from casefile.rules.endings import end_of
from casefile.rules.mediated import outcome_by
from casefile.rules.returned import was_returned
from casefile.rules.talks_told import invites


def invited(known: Mediation, on: LooseDate, answer_by: LooseDate) -> Mediation:
    """Return what is *known* of the mediation, once an invitation went out on *on*.

    The first invitation is the day that mediation was asked for; the day that the last one names
    is the day to answer by.
    """
    first = known.asked_on if known.asked_on.known else on
    by = answer_by if answer_by.known else known.answer_by
    return known.but(asked_on=first, answer_by=by)


def answer_wanted(case: Case, on: date) -> date | None:
    """Return the day by which an answer to the invitation is asked for, while none is recorded.

    It may be past. None: no such day is known, the invitation came back, or what the matter ended
    with, or was settled by, took its place by *on*.
    """
    asked = case.mediation
    day = asked.answer_by.last
    if day is None or not asked.asked_on.known or end_of(case, on) is not None:
        return None
    answered = asked.willing is not None or asked.refusals > 0 or asked.on.known
    if answered or outcome_by(case, on) is not MediationOutcome.UNKNOWN:
        return None
    back = any(invites(case, one) and was_returned(case, one) for one in case.contacts)
    return None if back else day


def unanswered(case: Case, on: date) -> date | None:
    """Return the day by which an answer was asked for, once it passed and nothing was done since.

    Done is what counts so of a demand whose time ran out.
    """
    day, sent = answer_wanted(case, on), case.mediation.asked_on.last
    if day is None or sent is None or day >= on:
        return None
    return None if done_about(case, sent, day, on) else day
