"""The steps that the reason asks for, and how each stands on the day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.party import PartyKind
from casefile.model.plan import PlanStep, StepStatus, Tone
from casefile.model.position import Reason
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.model.status import PROVED
from casefile.rules.authority import his_open_offer
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.conduct import unreached
from casefile.rules.letter_answered import came_of_letter
from casefile.rules.reached import at_court
from casefile.rules.reason_done import complaint_open, demanded_since, disputed, done_on
from casefile.rules.reason_since import last_unanswered, offer_since, pleas_since, reason_since
from casefile.rules.reasons import pleas_for_reason, reasons, signed_papers, to_be_answered
from casefile.rules.ticked import skipped_by_tick


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
_AT_COURT = frozenset(
    {"answer_pleas", "answer_offer", "evidence_of_performance", "documents", "witnesses", "assets"}
)
"""Steps that a court asks for too; the others are talks that its claim leaves behind."""
_BEFORE_THE_DEMAND = frozenset({"reminder_of_signature", "inspect"})
"""Steps that a formal demand, sent after he disputed the debt, leaves behind."""


def _left_behind(step: str, case: Case) -> bool:
    """Return whether a demand left a step behind; a complaint is asked about until it is answered.

    A demand gives no answer to it: a mediator will ask what exactly is wrong.
    """
    if step == "inspect" and complaint_open(case):
        return False
    return step in _BEFORE_THE_DEMAND and demanded_since(case)


def _status(own: _Own, case: Case, done: date | None, paused: date | None) -> StepStatus:
    if done is not None:
        return StepStatus.DONE
    if skipped_by_tick(case, own.id) or _left_behind(own.id, case):
        return StepStatus.PASSED_OVER
    return StepStatus.DUE if paused is None else StepStatus.PAUSED


def _asked(case: Case, on: date) -> dict[_Own, date | None]:
    """Return the steps of each reason, each once and with the day since when it is due as the
    record gives it, and the answer to pleas that have none.

    Of a signature only he is reminded who gave one. Who cannot be reached is to be found first, and
    a private person who never answers, whom no register of firms has.
    """
    told = () if pleas_for_reason(case) else reasons(case)  # why is not asked who has said it
    found: dict[_Own, date | None] = {}
    for reason in told:
        for own in _STEPS[reason]:
            found.setdefault(own, reason_since(case, reason))
    out: set[str] = set() if signed_papers(case) else {"reminder_of_signature"}
    person = case.respondent.kind is PartyKind.INDIVIDUAL
    if unreached(case) or (person and Reason.SILENCE in told):
        found = {_FIND: last_unanswered(case), **found}
        out |= _OF_WHERE
    if his_open_offer(case, on) is not None:
        found = {_ANSWER_OFFER: offer_since(case, on), **found}
        out |= _OFFERS
    if to_be_answered(case):
        found[_ANSWER] = pleas_since(case)
    return {own: since for own, since in found.items() if own.id not in out}


def _why(own: _Own, case: Case) -> Say:
    person = own is _FIND and case.respondent.kind is PartyKind.INDIVIDUAL
    return Say(f"plan.why.{own.id}_person" if person else f"plan.why.{own.id}")


def reason_steps(
    case: Case,
    law: Jurisdiction,
    on: date,
    review: Review | None,
    paused: date | None,
    rested: date | None = None,
) -> tuple[list[PlanStep], bool]:
    """Return the steps of the reasons, and whether one of them must come before the ladder.

    A step not done is due since the day that the record gives, else on *on*, and not before the
    business day after the promise that was to be waited for until *rested*; nor, while a promise is
    open until *paused*, before the business day after that. *review* tells whether the agreement is
    proved already.
    """
    steps, waits = [], False
    solid = (
        {line.element for line in review.elements if line.status in PROVED}
        if review is not None
        else set()
    )
    free = date.min if rested is None else business_day_from(rested + ONE_DAY, law)
    for own, since in _asked(case, on).items():
        done = done_on(own.id, case, on)
        if done is None and own.id == "documents" and Element.AGREEMENT in solid:
            done = disputed(case) or on
        due = max(free, on if since is None else min(since, on))
        if paused is not None:
            due = business_day_from(max(on, paused + ONE_DAY), law)
        status = _status(own, case, done, paused)
        waits = waits or (own.first and status in (StepStatus.DUE, StepStatus.PAUSED))
        if status is StepStatus.DUE and due > on:
            status = StepStatus.LATER
        pleas = {"defences": to_be_answered(case)} if own is _ANSWER else {}
        steps.append(
            PlanStep(
                id=own.id,
                what=Say(f"plan.step.{own.id}", **pleas),
                why=_why(own, case),
                tone=own.tone,
                form=own.form,
                due=None if status is StepStatus.PASSED_OVER else done or due,
                done=done,
                status=status,
                came_back=came_of_letter(case, law, own.form, done, on),
            )
        )
    return steps, waits


def still_own(steps: list[PlanStep], case: Case, on: date) -> list[PlanStep]:
    """Return which of *steps* are still to be told: at court nobody is asked or found any more."""
    if not at_court(case, on):
        return steps
    return [x for x in steps if x.status is StepStatus.DONE or x.id in _AT_COURT]
