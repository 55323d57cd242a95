"""A letter of ours that a reason asks for, and what came back of it."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Contact, Direction
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY
from casefile.rules.demand_days import last_day
from casefile.rules.ladder import DAYS_BETWEEN, first_due
from casefile.rules.reason_done import disputed
from casefile.rules.steps_taken import came_back, steps_taken


def letters(case: Case, form: str) -> list[Contact]:
    """Return the letters of *form* that went out on a day that is known, the first first."""
    sent = [c for c in case.contacts if c.direction is Direction.OUT and c.form == form]
    return sorted((c for c in sent if c.on.known), key=lambda c: c.on)


def answer_since(case: Case, letter: Contact) -> date | None:
    """Return the first day of which a word of his answers *letter*; None: its day is not known.

    What he disputed first on the very day of the letter is what it answers.
    """
    sent = letter.on.first
    return sent if sent is None or disputed(case) != sent else sent + ONE_DAY


def came_of_letter(
    case: Case, law: Jurisdiction, form: str, done: date | None, on: date
) -> Say | None:
    """Return what came back by *on* of the letter of *form* that went out on the day *done*.

    None where no letter did it. It is told as for the rungs of the ladder: until the next rung.
    """
    sent = next((c for c in letters(case, form) if form and c.on.first == done), None)
    since = None if sent is None else answer_since(case, sent)
    if sent is None or since is None:
        return None
    taken = steps_taken(case, first_due(case), on).values()
    rungs = tuple(by for _, by in taken if by is not None)
    until = min((day.first for day, _ in taken if day.first and day.first > since), default=None)
    runs = until is None and on <= last_day(since, DAYS_BETWEEN, law)
    return came_back(case, since, until, sent, rungs, runs=runs)
