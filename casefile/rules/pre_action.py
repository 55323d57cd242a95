"""The steps that a place asks for before a court, against such a respondent."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction, PreAction
from casefile.rules.endings import judgment_of

_DEMAND = "demand"
_DAYS_TO_PAY = 14
"""What a letter gives where the pack of the place names no days (own judgement)."""


def pre_action_steps(case: Case, law: Jurisdiction, by: date = date.max) -> tuple[PreAction, ...]:
    """Return the steps of the place for a respondent of this kind, in the order of its pack.

    Once a court has decided *by* a day, none is asked for any more.
    """
    if judgment_of(case, by) is not None:
        return ()
    kind = case.respondent.kind
    return tuple(step for step in law.pre_action if not step.applies_to or kind in step.applies_to)


def demand_step(case: Case, law: Jurisdiction, by: date = date.max) -> PreAction | None:
    """Return the demand that the place asks for against such a debtor; None: it names none.

    A pack names its demands so: ``demand``, ``demand_protocol_letter``; another step that gives
    days to pay is one too.
    """
    steps = pre_action_steps(case, law, by)
    named = (step for step in steps if step.id.startswith(_DEMAND) or step.days is not None)
    return next(named, None)


def days_of_a_letter(case: Case, law: Jurisdiction) -> int:
    """Return the days that a letter of ours gives to pay: those of the place, else two weeks."""
    return days_of_the_demand(case, law) or _DAYS_TO_PAY


def days_of_the_demand(case: Case, law: Jurisdiction, by: date = date.max) -> int | None:
    """Return the days that a demand gives here to such a debtor; None when the pack names none."""
    step = demand_step(case, law, by)
    return step.days if step is not None else None
