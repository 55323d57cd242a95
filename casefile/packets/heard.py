"""What the other side has answered before a letter: whether it did, and the promises it broke."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Direction, Outcome
from casefile.model.disclosure import Disclosure
from casefile.model.language import Language
from casefile.model.position import NO_DEFENCE
from casefile.model.say import Say
from casefile.rules.promises import promises

OUTSIDE_THE_TALKS = (Disclosure.OPEN, Disclosure.INTERNAL)
"""Labels of what was said to one's face and not in talks: he who said or heard it knows of it."""
_ANSWERED = frozenset(
    {
        Outcome.PROMISED,
        Outcome.ASKED_TIME,
        Outcome.REFUSED,
        Outcome.DISPUTED,
        Outcome.OFFERED,
        Outcome.ADMITTED,
    }
)
"""Outcomes in which the other side has said something of the debt."""


def has_answered(case: Case) -> bool:
    """Return whether the other side has said anything yet, or paid a part: it knows of the debt."""
    said = (c for c in case.contacts if c.direction is Direction.IN or c.outcome in _ANSWERED)
    pleas = (p for p in case.positions if p.defence not in NO_DEFENCE)
    return any(said) or any(pleas) or bool(case.payments)


def promises_broken(case: Case, words: Language, on: date) -> str:
    """Return the promises that were not kept whole by *on*, each with its day, as a list.

    He knows what he promised, whoever may see our note of it, but for what was said in talks.
    """
    open_ = {c.id for c in case.contacts if c.disclosure in OUTSIDE_THE_TALKS}
    told = [
        Say("packets.promised_by", amount=line.amount, day=line.by)
        for line in promises(case, on)
        if line.breached and line.amount and not line.instalment and line.contact in open_
    ]
    return words.value(told) if told else ""
