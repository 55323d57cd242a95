"""What to do with this debtor: why he does not pay changes the steps, a promise pauses them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casefile.model.case import Case, Stage
from casefile.model.contact import Direction, Outcome
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.offer import OfferBy
from casefile.model.plan import Plan, PlanStep, PromiseLine, StepStatus, Tone
from casefile.model.position import Defence, Reason
from casefile.model.review import Review, Status
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.ladder import Rung, ladder
from casefile.rules.promises import last_broken, patterns, promises, waiting_for

QUESTIONS = 4
"""Open questions for each reason, in wording as ``plan.ask.<reason>.<n>``."""
_S = Stage


class _Own(NamedTuple):
    """A step that a reason asks for: its tone, its form, whether the ladder waits for it."""

    id: str
    tone: Tone
    form: str = ""
    first: bool = False


_N, _F, _X = Tone.NEUTRAL, Tone.FRIENDLY, Tone.FORMAL
_STEPS: dict[Reason, tuple[_Own, ...]] = {
    Reason.UNKNOWN: (_Own("ask_why", _N, "request_for_explanation"),),
    Reason.FORGOT: (),
    Reason.CASH_FLOW: (
        _Own("offer_instalments", _N, "instalment_agreement"),
        _Own("acknowledgement", _N),
        _Own("security", _N),
    ),
    Reason.LIFE_CHANGE: (
        _Own("small_instalments", _F, "instalment_agreement"),
        _Own("debt_advice", _F),
    ),
    Reason.MISUNDERSTANDING: (_Own("explain", _F, "account", first=True),),
    Reason.BILLING_ERROR: (_Own("corrected_invoice", _F, "corrected_invoice_note", first=True),),
    Reason.QUALITY: (
        _Own("evidence_of_performance", _N, first=True),
        _Own("inspect", _N, "request_for_explanation"),
        _Own("pay_undisputed", _N),
    ),
    Reason.DENIAL: (
        _Own("documents", _N, first=True),
        _Own("reminder_of_signature", _X, "reminder_of_signature"),
        _Own("witnesses", _N, "witness_statement"),
    ),
    Reason.BAD_FAITH: (
        _Own("assets", _N),
        _Own("lawyer", _X, "lawyer_instruction"),
    ),
    Reason.SILENCE: (
        _Own("address", _N),
        _Own("proof_of_receipt", _N),
    ),
}
_PASSED_OVER: dict[Reason, frozenset[Stage]] = {
    Reason.DENIAL: frozenset({_S.BEFORE_DUE, _S.FRIENDLY, _S.ANOTHER_CHANNEL, _S.FIRM}),
    Reason.BAD_FAITH: frozenset({_S.BEFORE_DUE, _S.FRIENDLY, _S.ANOTHER_CHANNEL, _S.FIRM}),
    Reason.QUALITY: frozenset({_S.BEFORE_DUE, _S.FRIENDLY}),
}
"""Rungs that are wasted on such a debtor when they were not taken before the reason was known."""


def _first(days: Iterable[date | None]) -> date | None:
    return min((d for d in days if d is not None), default=None)


def _shown(case: Case, element: Element, *made_by: Provenance) -> date | None:
    """Return the day of the first accepted paper of *made_by* that shows *element*."""
    return _first(
        x.dated.first
        for x in case.exhibits
        if x.accepted and element in x.shows and (not made_by or x.provenance in made_by)
    )


_HIS = (Provenance.RESPONDENT, Provenance.BOTH, Provenance.THIRD_PARTY, Provenance.OFFICIAL)


def _disputed(case: Case) -> date | None:
    return _first(c.on.first for c in case.contacts if c.outcome is Outcome.DISPUTED)


def _corrected(case: Case) -> date | None:
    """Return the day of the first invoice after he disputed it."""
    since = _disputed(case)
    kinds = (ExhibitKind.INVOICE,)
    days = [x.dated.first for x in case.exhibits if x.kind in kinds and x.accepted]
    days += [debt.issued.first for debt in case.debts]
    return _first(d for d in days if d is not None and since is not None and d > since)


def _instalments_offered(case: Case) -> date | None:
    return _first(o.on.first for o in case.offers if o.by is OfferBy.CLAIMANT and o.sent)


def _acknowledged(case: Case) -> date | None:
    kinds = (ExhibitKind.ACKNOWLEDGEMENT, ExhibitKind.SETTLEMENT)
    return _first(x.dated.first for x in case.exhibits if x.accepted and x.kind in kinds)


def _stated(case: Case) -> date | None:
    marks = {w.statement for w in case.witnesses if w.statement and w.signed}
    return _first(x.dated.first for x in case.exhibits if x.mark in marks)


def _signature_cited(case: Case) -> date | None:
    """Return the day a letter of ours went out with a paper that he signed."""
    signed = {
        x.mark
        for x in case.exhibits
        if any(s.side in (Provenance.RESPONDENT, Provenance.BOTH) for s in x.signatures)
    }
    return _first(
        c.on.first
        for c in case.contacts
        if c.direction is Direction.OUT and signed.intersection(c.marks)
    )


def _explained(case: Case) -> date | None:
    since = _disputed(case)
    outs = [c.on.first for c in case.contacts if c.direction is Direction.OUT]
    return _first(d for d in outs if d is not None and since is not None and d >= since)


def _quality_answered(case: Case) -> date | None:
    kinds = (Defence.QUALITY_COMPLAINT, Defence.INCOMPLETE_WORK)
    raised = [p for p in case.positions if p.defence in kinds]
    if not raised or not all(p.answered_by for p in raised):
        return None
    return _shown(case, Element.PERFORMANCE, *_HIS)


def _done(step: str, case: Case) -> date | None:
    """Return the day a step of the reason was done, as far as the record shows it."""
    found = {
        "ask_why": lambda: _first([_disputed(case)]) if case.reason_said else None,
        "offer_instalments": lambda: _instalments_offered(case),
        "small_instalments": lambda: _instalments_offered(case),
        "acknowledgement": lambda: _acknowledged(case),
        "corrected_invoice": lambda: _corrected(case),
        "explain": lambda: _explained(case),
        "evidence_of_performance": lambda: _quality_answered(case),
        "documents": lambda: _shown(case, Element.AGREEMENT, *_HIS),
        "reminder_of_signature": lambda: _signature_cited(case),
        "witnesses": lambda: _stated(case),
        "address": lambda: case.respondent.register_checked_on.first,
        "proof_of_receipt": lambda: _first(d.on.first for d in case.demands if d.proof_of_receipt),
    }.get(step)
    return None if found is None else found()


def _own_steps(
    case: Case, law: Jurisdiction, on: date, review: Review | None
) -> tuple[list[PlanStep], bool]:
    """Return the steps of the reason, and whether one of them must come before the ladder."""
    steps, waits = [], False
    solid = (
        {line.element for line in review.elements if line.status in (Status.SOLID, Status.ADMITTED)}
        if review is not None
        else set()
    )
    for own in _STEPS[case.reason]:
        done = _done(own.id, case)
        if done is None and own.id == "documents" and Element.AGREEMENT in solid:
            done = on
        status = StepStatus.DUE if done is None else StepStatus.DONE
        waits = waits or (own.first and done is None)
        steps.append(
            PlanStep(
                id=own.id,
                what=Say(f"plan.step.{own.id}"),
                why=Say(f"plan.why.{own.id}"),
                tone=own.tone,
                form=own.form,
                due=done or business_day_from(on, law),
                done=done,
                status=status,
            )
        )
    return steps, waits


def _rung_step(
    rung: Rung,
    case: Case,
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
    elif passed or rung.stage in _PASSED_OVER.get(case.reason, frozenset()):
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
) -> list[PlanStep]:
    """Return the ladder as steps: one rung is due at a time; a broken promise hastens it."""
    rungs = ladder(case, law)
    last = max((n for n, r in enumerate(rungs) if r.done is not None), default=-1)
    resumed = broken.by + ONE_DAY if broken is not None and broken.by is not None else None
    steps: list[PlanStep] = []
    open_yet = False
    for n, rung in enumerate(rungs):
        step = _rung_step(
            rung,
            case,
            law,
            on,
            waits=waits,
            paused=paused,
            resumed=None if open_yet else resumed,
            passed=(rung.done is None and n < last) or _early_is_past(case, rung, on),
        )
        if step.status is StepStatus.DUE and open_yet:
            step = step.but(status=StepStatus.LATER)
        open_yet = open_yet or step.status in (StepStatus.DUE, StepStatus.LATER)
        steps.append(step)
    return steps


def _early_is_past(case: Case, rung: Rung, on: date) -> bool:
    """True for the word before the due day, once that day has come."""
    return rung.stage is Stage.BEFORE_DUE and rung.due is not None and (on - rung.due).days > 3


def plan(
    case: Case,
    law: Jurisdiction,
    on: date,
    review: Review | None = None,
    others: tuple[Case, ...] = (),
) -> Plan:
    """Return the plan of *case* on *on*: the steps its reason asks for, then the ladder.

    A promise that is still open pauses the ladder until the day after it, but not one that was
    given before another was broken, as the later instalments of a plan are. A broken one makes
    the next rung due the day after its day. A corrected invoice, the evidence of performance or
    the documents of a denied agreement come before the ladder goes on.
    *others* are his other cases: patterns are told over all of them.
    """
    lines = promises(case, on)
    closed = case.stage is Stage.CLOSED
    broken = last_broken(lines)
    mends = [x for x in lines if broken is None or not _given_before(x, broken)]
    waiting = None if closed else waiting_for(mends)
    paused = waiting.by if waiting is not None else None
    if waiting is not None:
        broken = None
    if broken is not None and _acted_since(broken, case, law):
        broken = None
    own, waits = _own_steps(case, law, on, review)
    rungs = _rungs(case, law, on, waits=waits, paused=paused, broken=broken)
    reason = case.reason.value
    return Plan(
        reason=case.reason,
        reason_said=case.reason_said,
        route=Say(f"plan.route.{reason}"),
        questions=tuple(Say(f"plan.ask.{reason}.q{n}") for n in range(1, QUESTIONS + 1)),
        steps=() if closed else (*own, *rungs),
        paused_until=paused,
        paused_by=_pause(waiting),
        resumed_by=None
        if broken is None or broken.by is None
        else Say("plan.resumed", by=broken.by),
        promises=lines,
        patterns=patterns((case, *others), on),
    )


def _acted_since(broken: PromiseLine, case: Case, law: Jurisdiction) -> bool:
    """True when a rung was taken after the promise was broken: it has been answered."""
    done = [rung.done for rung in ladder(case, law) if rung.done is not None]
    return broken.by is not None and any(day > broken.by for day in done)


def _given_before(waiting: PromiseLine, broken: PromiseLine) -> bool:
    """True when what is still open was promised before the breach: it does not mend it."""
    return waiting.made is None or (broken.by is not None and waiting.made <= broken.by)


def _pause(waiting: PromiseLine | None) -> Say | None:
    if waiting is None or waiting.by is None:
        return None
    if waiting.amount is None:
        return Say("plan.paused", by=waiting.by)
    return Say("plan.paused_sum", by=waiting.by, amount=waiting.amount)
