"""The steps that the reason asks for: what they are, and which the record shows as done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.contact import Direction, Outcome
from casefile.model.exhibit import FROM_HIM, WRITTEN, Element, ExhibitKind, Provenance
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.offer import OfferBy
from casefile.model.party import PartyKind
from casefile.model.plan import PlanStep, StepStatus, Tone
from casefile.model.position import COMPLAINTS, NO_DEFENCE, Reason
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.model.status import PROVED
from casefile.rules.admitted import admitted
from casefile.rules.answered import answered
from casefile.rules.authority import his_open_offer
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.conduct import unreached
from casefile.rules.on_file import formal_demands
from casefile.rules.reasons import pleas_for_reason, reasons, to_be_answered
from casefile.rules.ticked import done_by_tick, skipped_by_tick
from casefile.rules.turns import reminds, turns


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

_FIND = _Own("find", _N)
_ANSWER, _ANSWER_OFFER = _Own("answer_pleas", _N), _Own("answer_offer", _N)
_OF_WHERE = frozenset({"ask_why", "address"})
"""Steps that finding him stands in the place of."""
_OFFERS = frozenset({"offer_instalments", "small_instalments"})
_BEFORE_THE_DEMAND = frozenset({"reminder_of_signature", "inspect"})
"""Steps that a formal demand, sent after he disputed the debt, leaves behind."""


def _first(days: Iterable[date | None]) -> date | None:
    return min((d for d in days if d is not None), default=None)


def _shown(case: Case, element: Element, *made_by: Provenance) -> date | None:
    """Return the day of the first accepted paper of *made_by* that shows *element*."""
    return _first(
        x.dated.first
        for x in case.exhibits
        if x.accepted and element in x.shows and (not made_by or x.provenance in made_by)
    )


_NOT_OURS = (*FROM_HIM, Provenance.THIRD_PARTY, Provenance.OFFICIAL)


def _disputes(case: Case) -> list[date]:
    """Return the days on which he disputed the debt: in a talk, or by a plea; the first first."""
    talks = [c.on.first for c in case.contacts if c.outcome is Outcome.DISPUTED and c.of_the_debt]
    pleas = [p.on.first for p in case.positions if p.defence not in NO_DEFENCE]
    return sorted(day for day in (*talks, *pleas) if day is not None)


def _disputed(case: Case) -> date | None:
    """Return the day on which he first disputed the debt."""
    return _first(_disputes(case))


def _demanded_since(case: Case) -> bool:
    """Return whether a formal demand went out after he disputed the debt."""
    since = _disputed(case)
    days = [d.on.first for d in formal_demands(case)]
    return since is not None and any(day is not None and day > since for day in days)


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


def _signed(case: Case) -> set[str]:
    """Return the marks of the papers that he signed."""
    return {x.mark for x in case.exhibits if any(s.side in FROM_HIM for s in x.signatures)}


def _signature_cited(case: Case) -> date | None:
    """Return the day a letter of ours went out with a paper that he signed."""
    signed = _signed(case)
    return _first(
        c.on.first
        for c in case.contacts
        if c.direction is Direction.OUT and signed.intersection(c.marks)
    )


def _wrote_since(case: Case, *forms: str) -> date | None:
    """Return the day after he disputed the debt on which a letter of one of *forms* went out."""
    since = _disputed(case)
    outs = [c.on.first for c in case.contacts if c.direction is Direction.OUT and c.form in forms]
    return _first(d for d in outs if d is not None and since is not None and d >= since)


def _explained(case: Case) -> date | None:
    """Return the day we explained: by our account, or a word of ours set against what he says."""
    since = _disputed(case)
    answers = {mark for plea in case.positions for mark in plea.answered_by}
    told = [
        x.dated.first
        for x in case.exhibits
        if x.mark in answers and x.accepted and x.provenance is Provenance.CLAIMANT
        if x.kind in WRITTEN
    ]
    told.append(_wrote_since(case, "account", "corrected_invoice_note"))
    return _first(d for d in told if d is not None and since is not None and d >= since)


def _complaint_open(case: Case) -> bool:
    """Return whether a complaint of his is still without an answer."""
    raised = (p for p in case.positions if p.defence in COMPLAINTS)
    return any(not answered(case, p) for p in raised)


def _quality_answered(case: Case) -> date | None:
    raised = any(p.defence in COMPLAINTS for p in case.positions)
    if not raised or _complaint_open(case):
        return None
    return _shown(case, Element.PERFORMANCE, *_NOT_OURS)


def _undisputed_asked(case: Case) -> date | None:
    """Return the day we asked to pay, or he paid, since he last said what he disputes.

    None while nothing is known that he does not dispute: then there is nothing yet to ask for.
    """
    rest = any(position.rest_admitted for position in case.positions)
    if not rest and not any(sum_ and sum_.amount for sum_ in map(admitted, case.debts)):
        return None
    since = max(_disputes(case), default=None)
    days = [turn.on.first for turn in turns(case, None) if reminds(case, turn)]
    days += [demand.on.first for demand in case.demands]
    days += [payment.dated.first for payment in case.payments]
    return _first(d for d in days if d is not None and since is not None and d > since)


def _done(step: str, case: Case, on: date) -> date | None:
    """Return the day a step of the reason was done by *on*: as the record shows it, or is said."""
    found = {
        "ask_why": lambda: _first([_disputed(case)]) if case.reason_said else None,
        "offer_instalments": lambda: _instalments_offered(case),
        "small_instalments": lambda: _instalments_offered(case),
        "acknowledgement": lambda: _acknowledged(case),
        "corrected_invoice": lambda: _corrected(case),
        "explain": lambda: _explained(case),
        "evidence_of_performance": lambda: _quality_answered(case),
        "inspect": lambda: _wrote_since(case, "request_for_explanation"),
        "pay_undisputed": lambda: _undisputed_asked(case),
        "documents": lambda: _shown(case, Element.AGREEMENT, *_NOT_OURS),
        "reminder_of_signature": lambda: _signature_cited(case),
        "witnesses": lambda: _stated(case),
        "address": lambda: case.respondent.register_checked_on.first,
        "proof_of_receipt": lambda: _first(d.on.first for d in case.demands if d.proof_of_receipt),
    }.get(step)
    shown = None if found is None else found()
    return shown if shown is not None and shown <= on else done_by_tick(case, step, on)


def _left_behind(step: str, case: Case) -> bool:
    """Return whether a demand left a step behind; a complaint is asked about until it is answered.

    A demand gives no answer to it: a mediator will ask what exactly is wrong.
    """
    if step == "inspect" and _complaint_open(case):
        return False
    return step in _BEFORE_THE_DEMAND and _demanded_since(case)


def _status(own: _Own, case: Case, done: date | None, paused: date | None) -> StepStatus:
    if done is not None:
        return StepStatus.DONE
    if skipped_by_tick(case, own.id) or _left_behind(own.id, case):
        return StepStatus.PASSED_OVER
    return StepStatus.DUE if paused is None else StepStatus.PAUSED


def _asked(case: Case, on: date) -> tuple[_Own, ...]:
    """Return the steps of each reason, each once, and the answer to pleas that have none.

    Of a signature only he is reminded who gave one. Who cannot be reached is to be found first, and
    a private person who never answers, whom no register of firms has.
    """
    told = () if pleas_for_reason(case) else reasons(case)  # why is not asked who has said it
    found = [own for reason in told for own in _STEPS[reason]]
    if not _signed(case):
        found = [own for own in found if own.id != "reminder_of_signature"]
    person = case.respondent.kind is PartyKind.INDIVIDUAL
    if unreached(case) or (person and Reason.SILENCE in told):
        found = [_FIND, *(own for own in found if own.id not in _OF_WHERE)]
    if his_open_offer(case, on) is not None:
        found = [_ANSWER_OFFER, *(own for own in found if own.id not in _OFFERS)]
    if to_be_answered(case):
        found.append(_ANSWER)
    return tuple({own.id: own for own in found}.values())


def _why(own: _Own, case: Case) -> Say:
    person = own is _FIND and case.respondent.kind is PartyKind.INDIVIDUAL
    return Say(f"plan.why.{own.id}_person" if person else f"plan.why.{own.id}")


def reason_steps(
    case: Case, law: Jurisdiction, on: date, review: Review | None, paused: date | None
) -> tuple[list[PlanStep], bool]:
    """Return the steps of the reasons, and whether one of them must come before the ladder.

    A step not done is due on *on*; while a promise is open until *paused*, on the business day
    after it. *review* tells whether the agreement is proved already.
    """
    steps, waits = [], False
    solid = (
        {line.element for line in review.elements if line.status in PROVED}
        if review is not None
        else set()
    )
    later = on if paused is None else business_day_from(max(on, paused + ONE_DAY), law)
    for own in _asked(case, on):
        done = _done(own.id, case, on)
        if done is None and own.id == "documents" and Element.AGREEMENT in solid:
            done = on
        status = _status(own, case, done, paused)
        waits = waits or (own.first and status in (StepStatus.DUE, StepStatus.PAUSED))
        pleas = {"defences": to_be_answered(case)} if own is _ANSWER else {}
        steps.append(
            PlanStep(
                id=own.id,
                what=Say(f"plan.step.{own.id}", **pleas),
                why=_why(own, case),
                tone=own.tone,
                form=own.form,
                due=None if status is StepStatus.PASSED_OVER else done or later,
                done=done,
                status=status,
            )
        )
    return steps, waits
