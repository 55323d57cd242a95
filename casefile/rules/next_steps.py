"""What to do next: the step, why, and what it changes; the cheap and the urgent first."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.exhibit import Element
from casefile.model.review import DeadlineLine, DefenceLine, GapLine, Gates, LawyerLine, NextStep
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.rules.agreed_now import all_paid
from casefile.rules.day_steps import (
    DAYS_AHEAD,
    DAYS_AT_ONCE,
    days_to_keep,
    of_agreement,
    of_demand,
    of_invitation,
    of_judgment,
    of_missing_days,
)
from casefile.rules.deadlines import INSTALMENT, OWN
from casefile.rules.defences import UNANSWERED
from casefile.rules.elements import Standing
from casefile.rules.gate_steps import demand_steps, gate_steps
from casefile.rules.matter import Matter
from casefile.rules.record_steps import (
    answers_to_offers,
    of_names_and_papers,
    of_offers,
    of_promises,
    of_sums,
)
from casefile.rules.settled import at_rest, missed

MOST_STEPS = 12
_SAID_BY_A_DEFENCE = ("cross_claim",)
"""Gaps whose remedy is to answer the defence itself."""


def _lawyer(lawyer: tuple[LawyerLine, ...]) -> list[NextStep]:
    return [
        NextStep(step=Say("steps.see_a_lawyer"), why=line.why, effect=Say("steps.effect.safe"))
        for line in lawyer[:1]
    ]


def _named_already(why: Say) -> Say:
    """Return *why* without the name of the defence, which the step says itself."""
    told = {name: value for name, value in why.values.items() if name != "defence"}
    if isinstance(part := told.get("why"), Say):
        told["why"] = _named_already(part)
    return Say(f"steps.why.{why.key.removeprefix('defence_why.')}", **told)


def _answers(defences: tuple[DefenceLine, ...], *, raised: bool, of: Matter) -> list[NextStep]:
    return [
        NextStep(
            step=Say("steps.answer" if raised else "steps.prepare_answer", defence=line.defence),
            why=_named_already(line.why),
            effect=Say("steps.effect.defence", defence=line.defence),
        )
        for line in defences
        if line.status == UNANSWERED and (line.defence in of.raised) == raised
    ]


def next_steps(
    matter: Matter,
    lines: Mapping[Element, Standing],
    defences: tuple[DefenceLine, ...],
    gaps: tuple[GapLine, ...],
    gates: Gates,
    lawyer: tuple[LawyerLine, ...],
    days: tuple[DeadlineLine, ...],
) -> tuple[NextStep, ...]:
    """Return what to do next, in order: what is urgent, what is cheap, what costs the case.

    A matter that has ended asks for nothing but what was agreed at its end; one that is paid in
    full, to be confirmed and closed; one that is settled, for the days it still has to keep too.
    While an agreement stands that is not kept, nothing is asked for that would open the old
    dispute: no gate, no gap, no answer to a plea.
    """
    agreed = [*of_agreement(matter), *of_missing_days(matter)]
    if matter.case.stage is Stage.CLOSED:
        to_come = tuple(x for x in days if x.ref.startswith((INSTALMENT, OWN)))
        return (*of_judgment(matter), *agreed, *days_to_keep(matter, to_come, 0, DAYS_AHEAD))
    if all_paid(matter.case, matter.law, matter.on, matter.accounts):
        return tuple(agreed)
    if at_rest(matter.case, matter.on):
        kept = days_to_keep(matter, days, 0, DAYS_AHEAD)
        first = (*_lawyer(lawyer), *of_judgment(matter))
        return tuple(_once([*first, *agreed, *kept, *of_sums(matter)]))
    steps = _lawyer(lawyer) + agreed
    steps += answers_to_offers(matter)
    steps += of_demand(matter, days)
    steps += of_invitation(matter, days)
    steps += days_to_keep(matter, days, 0, DAYS_AT_ONCE)
    steps += of_names_and_papers(matter)
    steps += of_sums(matter) + of_promises(matter)
    if missed(matter.case, matter.on):
        steps += days_to_keep(matter, days, DAYS_AT_ONCE + 1, DAYS_AHEAD)
        return tuple(_once(steps))[:MOST_STEPS]
    steps += demand_steps(matter, gates) + of_offers(matter)
    for gap in gaps:
        if gap.fatal and gap.code not in _SAID_BY_A_DEFENCE:
            effect = Say("steps.effect.element", element=gap.element)
            steps.append(NextStep(step=gap.then, why=gap.why, effect=effect))
    steps += _answers(defences, raised=True, of=matter)
    steps += gate_steps(matter, gates, by_hand=True)[:4]
    steps += days_to_keep(matter, days, DAYS_AT_ONCE + 1, DAYS_AHEAD)
    steps += _answers(defences, raised=False, of=matter)
    fatal = {gap.element for gap in gaps if gap.fatal}
    for element, standing in lines.items():
        if element in fatal or matter.of_unknown_make(element):  # both are told above
            continue
        if standing.line.lift is not None:
            effect = Say("steps.effect.element", element=element)
            steps.append(NextStep(step=standing.line.lift, why=standing.line.why, effect=effect))
    steps += gate_steps(matter, gates, by_hand=False)
    return tuple(_once(steps))[:MOST_STEPS]


def _once(steps: list[NextStep]) -> list[NextStep]:
    found: list[NextStep] = []
    for step in steps:
        if all(step.step != other.step for other in found):
            found.append(step)
    return found
