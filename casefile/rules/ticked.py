"""Steps of the plan that a person ticked off: done though nothing shows it, or not needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case
from casefile.model.deadline import Tick
from casefile.model.plan import PlanStep, StepStatus
from casefile.model.say import Say
from casefile.model.stage import Stage

_OPEN = frozenset({StepStatus.DUE, StepStatus.LATER, StepStatus.PAUSED})
_BY_RECORD = frozenset({"answer_pleas", "answer_offer"})
"""Steps that are done by writing the answer down where the plea or the offer stands."""


def tick_of(case: Case, step: str) -> Tick | None:
    """Return the last word of a person on *step* in *case*, as it stood on its day; None: none."""
    return next((tick for tick in reversed(case.ticks) if tick.step == step), None)


def done_by_tick(case: Case, step: str, on: date) -> date | None:
    """Return the day on which a person says that *step* was done, *on* where it is not known."""
    tick = tick_of(case, step)
    return None if tick is None or tick.skipped else tick.on.first or on


def skipped_by_tick(case: Case, step: str) -> bool:
    """Return whether a person says that *step* is not needed in *case*."""
    tick = tick_of(case, step)
    return tick is not None and tick.skipped


def with_ticks(step: PlanStep, case: Case) -> PlanStep:
    """Return *step* with what a person may say of it, and that one said how it stands."""
    tick = tick_of(case, step.id)
    said = {StepStatus.DONE: tick is not None and not tick.skipped and tick.on.first == step.done}
    said[StepStatus.PASSED_OVER] = tick is not None and tick.skipped
    if step.came_back is None and said.get(step.status):
        step = step.but(came_back=Say("plan.back.ticked"))
    return step.but(ticks=tickable(step, case))


def tickable(step: PlanStep, case: Case) -> tuple[StepStatus, ...]:
    """Return what a person may say of *step*: done, not needed, or open after all.

    A rung of the ladder is done by what went out, which the log tells: only the way to court, which
    leads out of this house, may be said to be done. What an agreement asks for follows the money.
    """
    if tick_of(case, step.id) is not None:
        return (StepStatus.DUE,)
    return tuple(_may_be(step))


def _may_be(step: PlanStep) -> Iterator[StepStatus]:
    if step.status not in _OPEN or step.id in _BY_RECORD:
        return
    if step.stage in (None, Stage.COURT):
        yield StepStatus.DONE
    yield StepStatus.PASSED_OVER
