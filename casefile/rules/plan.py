"""What to do with this debtor: why he does not pay changes the steps, a promise pauses them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from casefile.model.case import Case, Ended, Stage
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.plan import Plan, PlanStep, StepStatus
from casefile.model.position import Reason
from casefile.model.promise import PromiseLine
from casefile.model.review import LimitationLine, Review
from casefile.model.say import Say
from casefile.rules.after_the_end import after_the_end
from casefile.rules.agreed_now import agreed_steps
from casefile.rules.authority import next_offered
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.debt_names import debt_names
from casefile.rules.demand_time import ran_out, receipt_wanted
from casefile.rules.endings import End, end_of, has_ended
from casefile.rules.happened import happened_by
from casefile.rules.ladder import DAYS_AFTER_DUE, Rung, ladder
from casefile.rules.limitation import limitation
from casefile.rules.patterns import patterns
from casefile.rules.promises import last_broken, promises, waiting_for
from casefile.rules.reason_steps import reason_steps
from casefile.rules.reasons import pleas_for_reason, questions, reason_said, reasons, route
from casefile.rules.settled import at_rest
from casefile.rules.suitability import DAYS_OF_MARGIN

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


def _skipped(case: Case, near: LimitationLine | None) -> frozenset[Stage]:
    """Return the rungs that the reason, or the last safe day that is *near*, passes over."""
    by_reason = _PASSED_OVER.get(reasons(case)[0], frozenset())
    return by_reason if near is None else by_reason | _NO_TIME_FOR


def _rung_step(
    rung: Rung,
    law: Jurisdiction,
    on: date,
    *,
    waits: bool,
    paused: date | None,
    resumed: date | None,
    passed: bool,
) -> PlanStep:
    due = rung.due
    if rung.done is not None:
        status = StepStatus.DONE
    elif passed:
        status = StepStatus.PASSED_OVER
    elif paused is not None:
        after = business_day_from(paused + ONE_DAY, law)
        due = after if due is None else max(due, after)
        status = StepStatus.PAUSED
    elif waits:
        status = StepStatus.PAUSED
    else:
        if resumed is not None and due is not None and due > resumed:
            due = business_day_from(resumed, law)
        status = StepStatus.DUE if due is not None and due <= on else StepStatus.LATER
    return PlanStep(
        id=rung.stage.value,
        what=Say(f"plan.step.{rung.stage.value}"),
        why=Say(f"plan.why.{rung.stage.value}"),
        tone=rung.tone,
        stage=rung.stage,
        form=rung.form,
        due=due,
        done=rung.done,
        dated=rung.dated,
        status=status,
        came_back=rung.came_back,
    )


def _rungs(
    case: Case,
    law: Jurisdiction,
    on: date,
    *,
    waits: bool,
    paused: date | None,
    broken: PromiseLine | None,
    near: LimitationLine | None,
) -> list[PlanStep]:
    """Return the ladder as steps: one rung is due at a time; a broken promise hastens it.

    While the last safe day is *near*, the demand and the way to court are due at once, and nothing
    they wait for holds them.
    """
    skipped = _skipped(case, near)
    rungs = ladder(case, law, on, skipped)
    if near is not None:
        return [_at_once(rung, near, on, passed=rung.stage in skipped) for rung in rungs]
    last = max((n for n, r in enumerate(rungs) if r.done is not None), default=-1)
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
            passed=(rung.done is None and n < last)
            or rung.stage in skipped
            or _early_is_past(rung, on),
        )
        if step.status is StepStatus.DUE and open_yet:
            step = step.but(status=StepStatus.LATER)
        open_yet = open_yet or step.status in (StepStatus.DUE, StepStatus.LATER)
        steps.append(step)
    return steps


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


def _nearest(
    times: Iterable[LimitationLine],
) -> tuple[LimitationLine | None, LimitationLine | None]:
    """Return the debt whose last safe day is near, and the one whose day is gone longest."""
    known = [x for x in times if x.days_left is not None]
    by_day = sorted(known, key=lambda x: x.days_left or 0)
    near = next((x for x in by_day if 0 <= (x.days_left or 0) < DAYS_OF_MARGIN), None)
    gone = next((x for x in by_day if (x.days_left or 0) < 0), None)
    return near, gone


def _time_told(case: Case, near: LimitationLine | None, gone: LimitationLine | None) -> Say | None:
    """Return what is to be known first of the time, when it is short or has run out."""
    line = near or gone
    if line is None or line.days_left is None:
        return None
    named = debt_names(case).get(line.debt, line.debt)
    if near is None:
        return Say("plan.limitation_gone", debt=named, on=line.last_day)
    return Say("plan.limitation", debt=named, on=line.last_day, n=line.days_left)


def _early_is_past(rung: Rung, on: date) -> bool:
    """True for the word before the due day, once that day has come."""
    if rung.stage is not Stage.BEFORE_DUE or rung.due is None:
        return False
    return on >= rung.due + EARLY_WORD


def plan(
    case: Case,
    law: Jurisdiction,
    on: date,
    review: Review | None = None,
    others: tuple[Case, ...] = (),
    times: Iterable[LimitationLine] | None = None,
) -> Plan:
    """Return the plan of *case* on *on*: the steps its reason asks for, then the ladder.

    The reason is the one entered, else that of what he says against the claim; a plea that nothing
    answers yet adds its own steps. The next promise that is still open pauses every step until the
    day after it, but not one that was given before another was broken, as the later instalments of
    a plan are. What was agreed comes first: to write of an instalment that was missed, to confirm
    that all is paid. A broken one makes the next rung due the day after its day. A corrected
    invoice, the evidence of performance or the documents of a denied agreement come before the
    ladder goes on. *others* are his other cases: patterns are told over all of them. While the last
    safe day of a debt is as near as makes it a lawyer's matter, no reminder comes first: the demand
    and the way to court are due at once. *times* are the last safe days, when they are at hand.
    What happened after *on* is not counted.
    """
    lines = promises(case, on)
    case = happened_by(case, on)
    closed = has_ended(case, on)
    broken = last_broken(lines)
    mends = [x for x in lines if broken is None or not _given_before(x, broken)]
    waiting = None if closed else waiting_for(mends)
    rests = closed or ((waiting is None or waiting.instalment) and at_rest(case, on))
    paused = waiting.by if waiting is not None else None
    if waiting is not None:
        broken = None
    if closed or (broken is not None and _acted_since(broken, case, law, on)):
        broken = None
    own, waits = reason_steps(case, law, on, review, paused)
    if review is not None:
        times = review.limitation
    near, gone = _nearest(limitation(case, law, on) if times is None else times)
    rests = rests and (closed or near is None)
    rungs = _rungs(case, law, on, waits=waits, paused=paused, broken=broken, near=near)
    agreed = agreed_steps(case, law, on)
    on_reason = (*own, *rungs) if near is None else (*rungs, *own)
    return Plan(
        reason=reasons(case)[0],
        pleas=pleas_for_reason(case),
        reason_said=reason_said(case),
        limitation=None if closed else _time_told(case, near, gone),
        after=after_the_end(case, law, on),
        route=_route(case, near, end_of(case, on) if rests else None),
        questions=() if rests else questions(case),
        steps=tuple(_since(step, on) for step in (*agreed, *(() if rests else on_reason))),
        paused_until=paused,
        paused_by=_pause(waiting),
        resumed_by=_resumed(broken, waits=waits),
        time_up=_time_up(case, law, on),
        talks=None if agreed or closed else next_offered(case, on),
        promises=lines,
        patterns=patterns((case, *others), on),
    )


def _since(step: PlanStep, on: date) -> PlanStep:
    """Return *step*, told as overdue where it is due and its day is gone."""
    gone = step.status is StepStatus.DUE and step.due is not None and step.due < on
    return step.but(overdue=True) if gone else step


def _route(case: Case, near: LimitationLine | None, stands: End | None) -> Say:
    """Return the way with this debtor; *stands* is what he owes by, once nothing is argued."""
    if stands is not None and stands.replaces:
        if stands.how is Ended.JUDGMENT:
            return Say("plan.route_judged")
        days = stands.instalments or (stands.offer is not None and stands.offer.instalments)
        return Say("plan.route_settled" if days else "plan.route_settled_no_day")
    return route(case) if near is None else Say("plan.route_near")


def _resumed(broken: PromiseLine | None, *, waits: bool) -> Say | None:
    """Return that a promise was broken, and what follows: the ladder, or what comes before it."""
    if broken is None or broken.by is None or broken.instalment:
        return None  # of an instalment its own step tells
    return Say("plan.resumed_first" if waits else "plan.resumed", by=broken.by)


def _time_up(case: Case, law: Jurisdiction, on: date) -> Say | None:
    """Return that the time of the demand is over and something is to follow, or cannot be told."""
    over = ran_out(case, law, on)
    if over is not None:
        return Say("plan.time_up", on=over.demand.on, end=over.end)
    unknown = receipt_wanted(case, law, on)
    if unknown is None:
        return None
    told = {"on": unknown.demand.on, "n": unknown.days, "end": unknown.earliest}
    return Say("plan.time_unknown", **told)


def _acted_since(broken: PromiseLine, case: Case, law: Jurisdiction, on: date) -> bool:
    """True when a rung was taken by *on* after the promise was broken: it has been answered."""
    done = [rung.done for rung in ladder(case, law, on) if rung.done is not None]
    return broken.by is not None and any(day > broken.by for day in done)


def _given_before(waiting: PromiseLine, broken: PromiseLine) -> bool:
    """True when what is still open was promised before the breach: it does not mend it."""
    return waiting.made is None or (broken.by is not None and waiting.made <= broken.by)


def _pause(waiting: PromiseLine | None) -> Say | None:
    if waiting is None or waiting.by is None:
        return None
    if waiting.amount is None:
        return Say("plan.paused", by=waiting.by)
    if waiting.instalment:
        return Say("plan.paused_instalment", by=waiting.by, amount=waiting.left)
    return Say("plan.paused_sum", by=waiting.by, amount=waiting.amount)
