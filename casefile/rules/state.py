"""Where the case stands as a whole: one word, the first rule that fits wins."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.case import Case
from casefile.model.claim import Ground
from casefile.model.exhibit import Element
from casefile.model.offer import OfferBy
from casefile.model.position import Defence, Reason
from casefile.model.review import (
    Contradiction,
    DefenceLine,
    Gates,
    LawyerLine,
    Ready,
    State,
    Status,
    Suitability,
    Value,
)
from casefile.model.stage import Stage
from casefile.rules.agreed_now import all_paid
from casefile.rules.defences import UNANSWERED
from casefile.rules.elements import Standing
from casefile.rules.endings import judgment_of
from casefile.rules.matter import Matter
from casefile.rules.on_file import formal_demands
from casefile.rules.reached import at_court
from casefile.rules.reasons import reasons
from casefile.rules.settled import at_rest, missed

_OF_PROOF = (
    Element.PARTIES,
    Element.AGREEMENT,
    Element.PERFORMANCE,
    Element.AMOUNT,
    Element.DUE,
)
_EVIDENCE_GATES = ("C1", "C2")
_BY_INSTALMENTS = (Reason.CASH_FLOW, Reason.LIFE_CHANGE)
"""Reasons of who does not dispute the debt: instalments are offered first."""


def ready(gates: Gates) -> Ready:
    """Return whether every gate to mediation, and every gate to court, is open."""
    return Ready(
        mediate=all(gate.open for gate in gates.mediate),
        court=all(gate.open for gate in gates.court),
    )


def _billing_error(
    matter: Matter, contradictions: tuple[Contradiction, ...], defences: tuple[DefenceLine, ...]
) -> bool:
    if matter.case.reason is Reason.BILLING_ERROR:
        return True
    if matter.case.ground is Ground.LOAN:
        return False
    wrong = any(d.defence is Defence.WRONG_AMOUNT and d.status == UNANSWERED for d in defences)
    return wrong and any(c.about == "amount" for c in contradictions)


def _worthless(matter: Matter, value: Value | None) -> bool:
    share = matter.case.private.collectable
    if value is not None and not matter.case.private.worth_accepted:
        return value.likely.amount <= 0
    return share is not None and share.likely <= 0


def _instalments_first(case: Case) -> bool:
    """Return whether he was sent neither a demand nor the instalments that his reason asks for."""
    if formal_demands(case) or reasons(case)[0] not in _BY_INSTALMENTS:
        return False
    return not any(offer.by is OfferBy.CLAIMANT and offer.sent for offer in case.offers)


def state(
    matter: Matter,
    lines: Mapping[Element, Standing],
    gates: Gates,
    suitability: Suitability,
    value: Value | None,
    lawyer: tuple[LawyerLine, ...],
    contradictions: tuple[Contradiction, ...],
    defences: tuple[DefenceLine, ...],
) -> State:
    """Return the state of the case; what ended is closed, then what is paid, a lawyer's matter.

    While an agreement stands the old dispute is neither mediated nor sued on: what is overdue by it
    is asked for.
    """
    open_now = ready(gates)
    if matter.case.stage is Stage.CLOSED:
        return State.CLOSED
    if all_paid(matter.case, matter.law, matter.on, matter.accounts) is not None:
        return State.PAID
    if lawyer:
        return State.LAWYER_FIRST
    if judgment_of(matter.case, matter.on) is not None:
        return State.JUDGED
    if at_rest(matter.case, matter.on):
        return State.SETTLED
    if missed(matter.case, matter.on):
        return State.AGREEMENT_MISSED
    if _billing_error(matter, contradictions, defences):
        return State.FIX_THE_INVOICE_FIRST
    if any(lines[e].line.status in (Status.MISSING, Status.UNKNOWN) for e in _OF_PROOF):
        return State.KEEP_COLLECTING
    if at_court(matter.case, matter.on):
        return State.AT_COURT
    if open_now.mediate and open_now.court:
        return State.COURT_READY_MEDIATE_FIRST
    if open_now.court:
        return State.COURT_READY
    if _worthless(matter, value):
        return State.CONSIDER_WRITING_OFF
    proof = all(gate.open for gate in gates.court if gate.gate in _EVIDENCE_GATES)
    if open_now.mediate:
        return State.MEDIATE_NOW if proof else State.MEDIATE_NOW_FIX
    if suitability.stoppers and not proof:
        return State.KEEP_COLLECTING
    if suitability.stoppers and not _instalments_first(matter.case):
        return State.PREPARE_COURT
    return State.NEGOTIATE
