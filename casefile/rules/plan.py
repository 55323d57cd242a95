"""What to do with this debtor: why he does not pay changes the steps, a promise pauses them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casefile.model.case import Case, Ended
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.plan import Plan, PlanStep, StepStatus
from casefile.model.promise import PromiseLine
from casefile.model.review import LimitationLine, Review
from casefile.model.say import Say
from casefile.rules.after_the_end import after_the_end
from casefile.rules.agreed_now import ONCE_PAID, agreed_steps
from casefile.rules.authority import next_offered
from casefile.rules.cited import cited
from casefile.rules.court_papers import judgments_on_file
from casefile.rules.debt_names import debt_names
from casefile.rules.demand_time import came_back, ran_out, receipt_wanted
from casefile.rules.endings import End, end_of, has_ended
from casefile.rules.fallen import fallen, fallen_told, with_its_force
from casefile.rules.happened import happened_by
from casefile.rules.invited import unanswered
from casefile.rules.ladder import ladder
from casefile.rules.limitation import limitation
from casefile.rules.matter import first_of
from casefile.rules.mediated import agreed_there, mediated_steps
from casefile.rules.on_file import last_demand
from casefile.rules.open_questions import questions
from casefile.rules.own_days import around, day_steps
from casefile.rules.patterns import patterns
from casefile.rules.promises import last_broken, promises, waiting_for
from casefile.rules.reached import at_court
from casefile.rules.reason_steps import reason_steps, still_own
from casefile.rules.reasons import pleas_for_reason, reason_said, reasons, route
from casefile.rules.rung_steps import rung_steps
from casefile.rules.settled import at_rest, missed
from casefile.rules.suitability import DAYS_OF_MARGIN
from casefile.rules.ticked import with_ticks


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
    ladder goes on. Where an agreement was not kept, the demand comes first. *others* are his other
    cases: patterns are told over all of them. While the last safe day of a debt is as near as makes
    it a lawyer's matter, no reminder comes first: the demand and the way to court are due at once.
    *times* are the last safe days, when they are at hand.
    The own days that are due stand before all of it, those to come behind.
    What happened after *on* is not counted.
    """
    lines = promises(case, on)
    case = happened_by(case, on)
    closed = has_ended(case, on)
    broken = last_broken(lines)
    mends = [x for x in lines if broken is None or not _given_before(x, broken)]
    waiting = None if closed else waiting_for(mends)
    accounts = () if review is None else review.account
    agreed = agreed_steps(case, law, on, accounts)
    paid = any(step.id in ONCE_PAID for step in agreed)
    stands = at_rest(case, on) or missed(case, on)
    rests = closed or paid or ((waiting is None or waiting.instalment) and stands)
    paused = waiting.by if waiting is not None else None
    if waiting is not None:
        broken = None
    if closed or (broken is not None and _acted_since(broken, case, law, on)):
        broken = None
    waited = (x.by for x in lines if x.breached and x.by is not None and x.by < on)
    fell = fallen(case, on)
    rested = max((*waited, *(() if fell is None else (fell.until,))), default=None)
    own, waits = reason_steps(case, law, on, review, paused, rested)
    own = still_own(own, case, on)
    waits = waits and fell is None
    if review is not None:
        times = review.limitation
    near, gone = (
        (None, None) if paid else _nearest(limitation(case, law, on) if times is None else times)
    )
    rests = rests and (closed or near is None)
    rungs = rung_steps(
        case,
        law,
        on,
        waits=waits,
        paused=paused,
        broken=broken,
        rested=rested,
        near=near,
        fell=fell is not None,
    )
    on_reason = (*own, *rungs) if near is None and fell is None else (*rungs, *own)
    met = () if rests or stands else mediated_steps(case, on, written=fell is not None)
    agreed_with = bool(met) and near is None and agreed_there(case, on)
    rests = rests or agreed_with
    asked = [with_ticks(step, case) for step in on_reason]
    told = () if rests or fell is None else fallen_told(fell)
    if told:
        asked = [with_its_force(step, case, law, on) for step in asked]
    because, own_days = reason_said(case), tuple(day_steps(case, on))
    return Plan(
        reason=reasons(case)[0],
        pleas=pleas_for_reason(case),
        reason_said=because.sayings,
        reason_on=because.on,
        limitation=None if closed else _time_told(case, near, gone),
        after=after_the_end(case, law, on, accounts),
        route=Say("plan.route_paid")
        if paid
        else Say("plan.route_mediated")
        if agreed_with
        else told[0]
        if told
        else _route(case, on, near, end_of(case, on) if rests else None),
        fallen=told[1:],
        questions=() if rests or at_court(case, on) else questions(case),
        steps=tuple(
            _since(step, on)
            for step in around(own_days, (*agreed, *met, *(() if rests else asked)))
        ),
        paused_until=paused,
        paused_by=_pause(waiting),
        resumed_by=None if rests else _resumed(broken, waits=waits),
        time_up=_time_up(case, law, on, waits=waits),
        talks=None if agreed or closed else next_offered(case, on),
        promises=lines,
        patterns=patterns((case, *others), on),
    )


def _since(step: PlanStep, on: date) -> PlanStep:
    """Return *step*, told as overdue where it is due and its day is gone."""
    gone = step.status is StepStatus.DUE and step.due is not None and step.due < on
    return step.but(overdue=True) if gone else step


def _route(case: Case, on: date, near: LimitationLine | None, stands: End | None) -> Say:
    """Return the way with this debtor; *stands* is what he owes by, once nothing is argued."""
    if stands is not None and stands.replaces:
        if stands.how is Ended.JUDGMENT:
            return Say("plan.route_judged")
        days = stands.instalments or (stands.offer is not None and stands.offer.to_pay)
        return Say("plan.route_settled" if days else "plan.route_settled_no_day")
    if near is not None:
        return Say("plan.route_near")
    if judged := judgments_on_file(case):
        return Say("plan.route_judgment_came", marks=first_of(judged))
    return Say("plan.route_court") if at_court(case, on) else route(case)


def _resumed(broken: PromiseLine | None, *, waits: bool) -> Say | None:
    """Return that a promise was broken, and what follows: the ladder, or what comes before it."""
    if broken is None or broken.by is None or broken.instalment:
        return None  # of an instalment its own step tells
    return Say("plan.resumed_first" if waits else "plan.resumed", by=broken.by)


def _with_law(told: Say, law: Jurisdiction) -> Say:
    """Return what is *told* of a letter that came back, with what the pack has on such letters."""
    rule = law.uncollected
    if rule is None:
        return told
    return Say("plan.uncollected", told=told, says=rule.says, source=cited(rule.source))


def _time_up(case: Case, law: Jurisdiction, on: date, *, waits: bool) -> Say | None:
    """Return that the time of the demand is over and what is to follow, or that none can tell.

    First that it came back: then it gave no time.

    While a step of the reason *waits* to be done first, the next rung rests until then.
    """
    back, last = came_back(case, on), last_demand(case)
    if back is not None and last is not None:
        return _with_law(Say("plan.demand_came_back", on=last.on, back=back.on), law)
    over = ran_out(case, law, on)
    if over is not None:
        key = "time_up_first" if waits else "time_up"
        return Say(f"plan.{key}", on=over.demand.on, end=over.end)
    unknown = receipt_wanted(case, law, on)
    if unknown is None:
        return _no_answer(case, on, waits=waits)
    told = {"on": unknown.demand.on, "n": unknown.days, "end": unknown.earliest}
    return Say("plan.time_unknown", **told)


def _no_answer(case: Case, on: date, *, waits: bool) -> Say | None:
    """Return that no answer to the invitation to mediate came in time; None: one did, or may."""
    by = unanswered(case, on)
    if by is None:
        return None
    return Say(f"plan.no_answer{'_first' if waits else ''}", on=case.mediation.asked_on, by=by)


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
        key = "paused_alone" if waiting.alone else "paused_instalment"
        return Say(f"plan.{key}", by=waiting.by, amount=waiting.left)
    return Say("plan.paused_sum", by=waiting.by, amount=waiting.amount)
