"""The days a person keeps: the missed before everything else, and those that come soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from casefile.model.case import Case
from casefile.model.deadline import Deadline
from casefile.model.plan import DAY, PlanStep, StepStatus, Tone
from casefile.model.review import DeadlineLine, NextStep
from casefile.model.say import Say
from casefile.rules.day_steps import DAYS_AHEAD
from casefile.rules.deadlines import OWN
from casefile.rules.matter import Matter

DAY_MISSED = "steps.day_missed"


def missed_days(matter: Matter, days: tuple[DeadlineLine, ...]) -> list[NextStep]:
    """Return a step for each own day that is gone and not marked done, the oldest first."""
    return [
        NextStep(
            step=Say(DAY_MISSED, on=line.on, what=line.what),
            why=line.why,
            effect=Say("steps.effect.day_missed"),
        )
        for line in days
        if line.ref.startswith(OWN) and line.on < matter.on
    ]


def day_steps(case: Case, on: date) -> Iterator[PlanStep]:
    """Yield the own days as steps of the plan: gone, or within `DAYS_AHEAD` days of *on*.

    Each may be said to be done, and goes from the plan then.
    """
    soon = on + timedelta(days=DAYS_AHEAD)
    for one in sorted(case.deadlines, key=lambda one: one.on):
        day = None if one.done else one.on.first
        if day is not None and day <= soon:
            yield _step(one, day, on)


def around(days: Sequence[PlanStep], steps: Sequence[PlanStep]) -> tuple[PlanStep, ...]:
    """Return *steps* between the own *days*: those due before, those still to come behind."""
    due = [one for one in days if one.status is StepStatus.DUE]
    return (*due, *steps, *(one for one in days if one.status is not StepStatus.DUE))


def _step(kept: Deadline, day: date, on: date) -> PlanStep:
    gone = day < on
    return PlanStep(
        id=f"{DAY}{kept.id or kept.what}",
        what=Say("deadlines.own", what=kept.what),
        why=Say("plan.why.day_missed" if gone else "plan.why.day_kept", on=day),
        tone=Tone.NEUTRAL,
        due=day,
        status=StepStatus.DUE if day <= on else StepStatus.LATER,
        ticks=(StepStatus.DONE,),
    )


def with_day_done(case: Case, step: str) -> Case:
    """Return *case* with the day marked done that is the step of the plan with the id *step*."""
    return case.but(
        deadlines=tuple(
            one.but(done=True) if f"{DAY}{one.id or one.what}" == step else one
            for one in case.deadlines
        )
    )
