"""The rungs of the ladder as steps: one is due at a time, the reason passes some over."""

from __future__ import annotations

from datetime import date, timedelta

from casefile.model.case import Case, Stage
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.plan import PlanStep, StepStatus
from casefile.model.position import Reason
from casefile.model.promise import PromiseLine
from casefile.model.review import LimitationLine
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.invited import answer_wanted
from casefile.rules.ladder import DAYS_AFTER_DUE, NOTHING_CAME, Rung, ladder
from casefile.rules.mediated import awaited, came_of_mediation, court_after
from casefile.rules.reached import at_court
from casefile.rules.reasons import reasons
from casefile.rules.ticked import skipped_by_tick

EARLY_WORD = timedelta(days=1 - DAYS_AFTER_DUE[Stage.BEFORE_DUE])
"""So long after its day the word before the due day is passed over: the day to pay is gone."""
_S = Stage


_PASSED_OVER: dict[Reason, frozenset[Stage]] = {
    Reason.DENIAL: frozenset({_S.BEFORE_DUE, _S.FRIENDLY, _S.ANOTHER_CHANNEL, _S.FIRM}),
    Reason.BAD_FAITH: frozenset({_S.BEFORE_DUE, _S.FRIENDLY, _S.ANOTHER_CHANNEL, _S.FIRM}),
    Reason.QUALITY: frozenset({_S.BEFORE_DUE, _S.FRIENDLY}),
}
"""Rungs that are wasted on such a debtor when they were not taken before the reason was known."""
_NO_TIME_FOR = frozenset({_S.BEFORE_DUE, _S.FRIENDLY, _S.ANOTHER_CHANNEL, _S.FIRM, _S.THIRD_PARTY})
"""Rungs that are passed over while the last safe day is near: talks do not stop the time."""

_BEFORE_IT_WAS_AGREED = frozenset({_S.BEFORE_DUE, _S.FRIENDLY, _S.ANOTHER_CHANNEL, _S.FIRM})
"""Rungs that are passed over once he agreed to pay by a day and did not."""


def _skipped(case: Case, near: LimitationLine | None, *, fell: bool) -> frozenset[Stage]:
    """Return the rungs passed over: by the reason, by a person, or as the last day is *near*.

    So are the reminders where an agreement *fell*.
    """
    by_reason = _PASSED_OVER.get(reasons(case)[0], frozenset())
    by_hand = frozenset(stage for stage in Stage if skipped_by_tick(case, stage.value))
    agreed = _BEFORE_IT_WAS_AGREED if fell else frozenset()
    late = frozenset() if near is None else _NO_TIME_FOR
    return by_reason | by_hand | agreed | late


def _rung_step(
    rung: Rung,
    law: Jurisdiction,
    on: date,
    *,
    waits: bool,
    paused: date | None,
    resumed: date | None,
    rested: date | None,
    passed: bool,
    reached: bool,
) -> PlanStep:
    due = rung.due
    if rung.done is not None:
        status = StepStatus.DONE
    elif reached:
        due, status = None, StepStatus.DONE
    elif passed:
        status = StepStatus.PASSED_OVER
    elif paused is not None:
        after = business_day_from(paused + ONE_DAY, law)
        due = after if due is None else max(due, after)
        status = StepStatus.PAUSED
    elif waits:
        status = StepStatus.PAUSED
        due = None if due is not None and due <= on else due  # it comes when the other is done
    else:
        if resumed is not None and due is not None and due > resumed:
            hastened = resumed if rung.not_before is None else max(resumed, rung.not_before)
            due = min(due, business_day_from(hastened, law))
        if rested is not None and due is not None:
            due = max(due, business_day_from(rested + ONE_DAY, law))
        status = StepStatus.DUE if due is not None and due <= on else StepStatus.LATER
    return PlanStep(
        id=rung.stage.value,
        what=Say(f"plan.step.{rung.stage.value}"),
        why=_why(rung, status),
        tone=rung.tone,
        stage=rung.stage,
        form=rung.form,
        due=due,
        done=rung.done,
        dated=rung.dated,
        status=status,
        came_back=rung.came_back,
    )


def _why(rung: Rung, status: StepStatus) -> Say:
    """Return why a rung is taken; of one not needed, and of the court once there, what that is."""
    if rung.stage is Stage.COURT and status is StepStatus.DONE:
        return Say("plan.why.court_done")
    return Say(f"plan.why.{rung.stage.value}{'_needless' if rung.needless else ''}")


def rung_steps(
    case: Case,
    law: Jurisdiction,
    on: date,
    *,
    waits: bool,
    paused: date | None,
    broken: PromiseLine | None,
    rested: date | None,
    near: LimitationLine | None,
    fell: bool,
) -> list[PlanStep]:
    """Return the ladder as steps: one rung is due at a time; a broken promise hastens it.

    Where an agreement *fell*, the demand is not passed over for what was talked with a mediator.

    None that is open is due since a day by which the last broken promise was still waited for:
    until *rested*.

    While the last safe day is *near*, the demand and the way to court are due at once, and nothing
    they wait for holds them.
    """
    skipped = _skipped(case, near, fell=fell)
    talked, answer = came_of_mediation(case, on), answer_wanted(case, on)
    rungs = [_with_mediation(rung, talked, answer, on) for rung in ladder(case, law, on, skipped)]
    if near is not None:
        return [_at_once(rung, near, on, passed=rung.stage in skipped) for rung in rungs]
    at = {Stage.COURT} if at_court(case, on) else set()  # it may be so since no known day
    at |= set() if talked is None else {Stage.THIRD_PARTY}
    talks = {Stage.THIRD_PARTY} if fell else set()
    taken = [n for n, r in enumerate(rungs) if (r.done or r.stage in at) and r.stage not in talks]
    last = max(taken, default=-1)
    resumed = broken.by + ONE_DAY if broken is not None and broken.by is not None else None
    steps: list[PlanStep] = []
    open_yet = False
    for n, rung in enumerate(rungs):
        step = _rung_step(
            rung,
            law,
            on,
            waits=waits,
            paused=paused,
            resumed=None if open_yet else resumed,
            rested=rested,
            passed=(rung.done is None and n < last)
            or rung.stage in skipped
            or rung.needless
            or _early_is_past(rung, on),
            reached=rung.stage in at,
        )
        if rung.stage is Stage.COURT and step.status is not StepStatus.DONE and awaited(case, on):
            step = _after_the_meeting(step, court_after(case, on))
        if step.status is StepStatus.DUE and open_yet:
            step = step.but(status=StepStatus.LATER)
        open_yet = open_yet or step.status in (StepStatus.DUE, StepStatus.LATER)
        steps.append(step)
    return steps


def _with_mediation(rung: Rung, talked: Say | None, answer: date | None, on: date) -> Rung:
    """Return *rung*; the invitation to mediate with what came of it, where that is known.

    Where nothing came: by when an *answer* was asked for.
    """
    if rung.stage is not Stage.THIRD_PARTY:
        return rung
    if talked is None and answer is not None and rung.came_back in NOTHING_CAME:
        talked = Say(f"plan.back.{'no_answer' if answer < on else 'answer_by'}", by=answer)
    return rung if talked is None else rung._replace(came_back=talked)


def _after_the_meeting(step: PlanStep, free: date | None) -> PlanStep:
    """Return the way to court while a mediation is agreed: it waits for what comes of that."""
    due = None if free is None else max(free, step.due or free)
    return step.but(status=StepStatus.PAUSED, due=due, why=Say("plan.why.court_mediation"))


def _at_once(rung: Rung, near: LimitationLine, on: date, *, passed: bool) -> PlanStep:
    """Return a rung while the last safe day is near: passed over, done, or due by *on*."""
    status = StepStatus.PASSED_OVER if passed else StepStatus.DUE
    due = rung.due if passed or rung.due is None else min(rung.due, on)
    why = Say(f"plan.why.{rung.stage.value}")
    if not passed and rung.stage is Stage.COURT:
        why = Say("plan.why.court_near", on=near.last_day)
    return PlanStep(
        id=rung.stage.value,
        what=Say(f"plan.step.{rung.stage.value}"),
        why=why,
        tone=rung.tone,
        stage=rung.stage,
        form=rung.form,
        due=due if rung.done is None else rung.done,
        done=rung.done,
        dated=rung.dated,
        status=status if rung.done is None else StepStatus.DONE,
        came_back=rung.came_back,
    )


def _early_is_past(rung: Rung, on: date) -> bool:
    """True for the word before the due day, once that day has come."""
    if rung.stage is not Stage.BEFORE_DUE or rung.due is None:
        return False
    return on >= rung.due + EARLY_WORD
