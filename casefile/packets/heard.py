"""What the other side has answered before a letter: whether it did, and what it promised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Direction, Outcome
from casefile.model.language import Language
from casefile.model.position import NO_DEFENCE
from casefile.model.promise import Kept, PromiseLine
from casefile.model.say import Say
from casefile.rules.disclosure import OUTSIDE_THE_TALKS
from casefile.rules.promises import promises

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
    talks = (c for c in case.contacts if c.of_the_debt)
    said = (c for c in talks if c.direction is Direction.IN or c.outcome in _ANSWERED)
    pleas = (p for p in case.positions if p.defence not in NO_DEFENCE)
    return any(said) or any(pleas) or bool(case.payments)


def promised(case: Case, words: Language, on: date) -> dict[str, str]:
    """Return by the names of their facts the promises not kept whole by *on*, and those to come.

    Each is a list with sums and days. He knows what he promised, whoever may see our note of it,
    but for what was said in talks.
    """
    open_ = {c.id for c in case.contacts if c.disclosure in OUTSIDE_THE_TALKS}
    given = [one for one in promises(case, on) if not one.instalment and one.contact in open_]
    return {
        "promises_broken": _listed((one for one in given if one.breached), words),
        "promises_to_come": _listed((one for one in given if one.kept is Kept.OPEN), words),
    }


def _listed(given: Iterable[PromiseLine], words: Language) -> str:
    told = [Say("packets.promised_by", amount=x.amount, day=x.by) for x in given if x.amount]
    return words.value(told) if told else ""
