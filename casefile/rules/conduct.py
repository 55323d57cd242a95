"""How the respondent behaved: silence, complaints that came late."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import SAID_WHAT, UNSPOKEN, Contact, Direction, Outcome
from casefile.model.dates import first_known
from casefile.model.position import COMPLAINTS, Defence, Reason
from casefile.rules.due import due_told

_TRIES = 2
"""So many tries without an answer are silence (own judgement)."""


def first_demand(case: Case) -> date | None:
    """Return the day of the first demand; None when there is none with a day."""
    return first_known(d.on.first for d in case.demands)


def late_complaint(case: Case) -> bool:
    """Return whether the first complaint of the work came only when it was to be paid.

    That is from the first day on which a debt fell due or was demanded. A complaint without a day
    is not called late.
    """
    asked = [due_told(case, d).first for d in case.debts] + [first_demand(case)]
    came = [p.on.first for p in case.positions if p.defence in COMPLAINTS]
    due, first = first_known(asked), first_known(came)
    return due is not None and first is not None and first >= due


def silent(case: Case) -> bool:
    """Return whether silence is on record: said so, or two tries without an answer and none ever.

    A try that reached nobody is none: who was not asked was not silent.
    """
    if case.reason is Reason.SILENCE or any(p.defence is Defence.NO_REPLY for p in case.positions):
        return True
    talks = [c for c in case.contacts if c.of_the_debt]
    if case.positions or any(he_spoke(c) for c in talks):
        return False
    return sum(c.outcome in UNSPOKEN - {Outcome.NOT_REACHED} for c in talks) >= _TRIES


def unreached(case: Case) -> bool:
    """Return whether he cannot be reached as we tried last: nothing came from him since."""
    dead = [c.on for c in case.contacts if c.outcome is Outcome.NOT_REACHED]
    if not dead:
        return False
    last = max(dead)
    return not any(he_spoke(c) and not c.on < last for c in case.contacts)


def he_spoke(contact: Contact) -> bool:
    """Return whether something came from him in it: he turned to us, or answered us."""
    return contact.direction is Direction.IN or contact.outcome in SAID_WHAT
