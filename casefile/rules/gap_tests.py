"""When each gap is open: one question of the case to each code, the telling ones first."""

from __future__ import annotations

from collections.abc import Callable

from casefile.model.claim import Form, Ground
from casefile.model.dates import first_known
from casefile.model.exhibit import FROM_HIM, Element, ExhibitKind, Original, Provenance
from casefile.model.position import COMPLAINTS, Defence
from casefile.model.review import Grade
from casefile.model.witness import Relation
from casefile.rules.attacks import loan_is_named, open_question
from casefile.rules.caps import signed_by_respondent
from casefile.rules.due import due_told
from casefile.rules.gap_facts import Lines, by_paper_route, has, leans, raised, unanswered, weak
from casefile.rules.letters import rank
from casefile.rules.matter import Matter

Test = Callable[[Matter, Lines], bool]

_E, _K, _D = Element, ExhibitKind, Defence
_DONE = frozenset({Ground.WORK, Ground.SERVICES, Ground.OTHER, Ground.UNKNOWN, Ground.RENT})
DAYS_OF_SILENCE = 180
"""Nobody asked for the money so long after it fell due: he will ask why (own judgement)."""

DAYS_BEFORE_LIMITATION = 180
"""From here an acknowledgement is worth asking for (own judgement)."""


def _written_agreement(m: Matter, lines: Lines) -> bool:
    signed = any(signed_by_respondent(i.exhibit) for i in m.shows[_E.AGREEMENT])
    return leans(lines, _E.AGREEMENT) and not signed and not by_paper_route(m)


def _order_or_authority(m: Matter, lines: Lines) -> bool:
    if unanswered(m, _D.NO_AUTHORITY):
        return True
    if not raised(m, _D.DENIES_AGREEMENT, _D.WRONG_DEBTOR):
        return False
    his = any(i.exhibit.provenance in FROM_HIM for i in m.shows[_E.AGREEMENT])
    return weak(lines, _E.AGREEMENT) and not his


def _debtor_signature(m: Matter, lines: Lines) -> bool:
    if _D.DENIES_SIGNATURE in m.raised:
        return open_question(m, m.raised[_D.DENIES_SIGNATURE])
    papers = [
        i
        for i in m.shows[_E.AGREEMENT]
        if i.exhibit.kind in (_K.CONTRACT, _K.ORDER, _K.QUOTE, _K.TERMS)
    ]
    unsigned = papers and not any(signed_by_respondent(i.exhibit) for i in papers)
    return bool(unsigned) and leans(lines, _E.AGREEMENT)


def _identity_link(m: Matter, lines: Lines) -> bool:
    return weak(lines, _E.PARTIES) or unanswered(m, _D.WRONG_DEBTOR)


def _agreed_price(m: Matter, lines: Lines) -> bool:
    papers = has(m, _E.AMOUNT, _K.CONTRACT, _K.ORDER, _K.QUOTE, _K.TERMS, _K.ACKNOWLEDGEMENT)
    if papers or by_paper_route(m):
        return False
    return weak(lines, _E.AMOUNT) or raised(m, _D.WRONG_AMOUNT)


def _loan_label(m: Matter, lines: Lines) -> bool:
    loan = m.case.ground is Ground.LOAN or _D.GIFT_NOT_LOAN in m.raised
    return loan and not loan_is_named(m) and not by_paper_route(m)


def _payment_trace(m: Matter, lines: Lines) -> bool:
    loan = m.case.ground is Ground.LOAN
    return loan and weak(lines, _E.PERFORMANCE)


def _delivery_proof(m: Matter, lines: Lines) -> bool:
    sale = m.case.ground is Ground.SALE or (
        _D.DENIES_RECEIPT in m.raised
        and m.case.ground
        not in (
            Ground.LOAN,
            Ground.RENT,
        )
    )
    doubted = unanswered(m, _D.DENIES_PERFORMANCE) and leans(lines, _E.PERFORMANCE)
    return sale and (weak(lines, _E.PERFORMANCE) or doubted)


def _performance_proof(m: Matter, lines: Lines) -> bool:
    doubted = unanswered(m, _D.DENIES_PERFORMANCE) and leans(lines, _E.PERFORMANCE)
    return m.case.ground in _DONE and (weak(lines, _E.PERFORMANCE) or doubted)


def _acceptance_record(m: Matter, lines: Lines) -> bool:
    if m.case.ground not in (Ground.WORK, Ground.SERVICES, Ground.OTHER, Ground.UNKNOWN):
        return False
    his = any(
        i.exhibit.provenance is Provenance.RESPONDENT and rank(i.grade) >= rank(Grade.C)
        for i in m.shows[_E.PERFORMANCE]
    )
    accepted = his or has(m, _E.PERFORMANCE, _K.ACCEPTANCE, _K.DELIVERY_NOTE) or by_paper_route(m)
    doubted = raised(m, *COMPLAINTS, _D.DENIES_PERFORMANCE)
    return not accepted and (leans(lines, _E.PERFORMANCE) or doubted)


def _quality_proof(m: Matter, lines: Lines) -> bool:
    return any(unanswered(m, d) for d in COMPLAINTS)


def _balance_statement(m: Matter, lines: Lines) -> bool:
    many = len(m.case.debts) + len(m.case.payments) >= 3
    held = any(i.counts and i.exhibit.kind is _K.LEDGER for i in m.items.values())
    return leans(lines, _E.AMOUNT) and (many or _D.WRONG_AMOUNT in m.raised) and not held


def _contract_condition(m: Matter, lines: Lines) -> bool:
    return unanswered(m, _D.NOT_DUE_YET) or (bool(m.case.debts) and weak(lines, _E.DUE))


def _payment_crediting(m: Matter, lines: Lines) -> bool:
    if unanswered(m, _D.ALREADY_PAID):
        return True
    return len(m.case.debts) > 1 and any(not p.debt for p in m.case.payments)


def _cross_claim(m: Matter, lines: Lines) -> bool:
    return any(unanswered(m, d) for d in (_D.SET_OFF, _D.COUNTERCLAIM))


def _sending_proof(m: Matter, lines: Lines) -> bool:
    if unanswered(m, _D.DENIES_RECEIPT):
        return True
    sent = [d for d in m.case.demands if not (d.proof_of_sending or d.proof_of_receipt)]
    return bool(sent) and len(sent) == len(m.case.demands)


def _prompt_demand(m: Matter, lines: Lines) -> bool:
    letters = any(i.counts and i.exhibit.kind is _K.DEMAND for i in m.items.values())
    return bool(m.case.debts) and not m.case.demands and not letters


def _unexplained_silence(m: Matter, lines: Lines) -> bool:
    """Return whether nothing is on record for long after the first sum fell due."""
    due = first_known(due_told(m.case, debt).first for debt in m.case.debts)
    if due is None or due > m.on:
        return False
    asked = [demand.on.first for demand in m.case.demands]
    asked += [contact.on.first for contact in m.case.contacts if contact.of_the_debt]
    asked += [position.on.first for position in m.case.positions]
    asked += [payment.dated.first for payment in m.case.payments]
    after = min((day for day in asked if day is not None and day >= due), default=m.on)
    return (after - due).days > DAYS_OF_SILENCE


def _message_thread(m: Matter, lines: Lines) -> bool:
    return any(
        i.counts
        and i.exhibit.shows
        and (
            i.exhibit.kind is _K.SCREENSHOT
            or i.exhibit.original is Original.SCREENSHOT
            or (i.exhibit.kind in (_K.CHAT, _K.TEXT_MESSAGE) and i.exhibit.complete is False)
        )
        for i in m.items.values()
    )


def _original_recording(m: Matter, lines: Lines) -> bool:
    recordings = [i for i in m.items.values() if i.exhibit.kind is _K.RECORDING and i.counts]
    if any(i.exhibit.original in (Original.COPY, Original.SCAN) for i in recordings):
        return True
    transcripts = [i for i in m.items.values() if i.exhibit.kind is _K.TRANSCRIPT]
    return bool(transcripts) and not recordings


def _independent_witness(m: Matter, lines: Lines) -> bool:
    if any(w.relation is Relation.NEUTRAL and w.first_hand for w in m.case.witnesses):
        return False
    return any(lines[e].only_ours and leans(lines, e) for e in (_E.AGREEMENT, _E.PERFORMANCE))


def _his_witness_alone(m: Matter, lines: Lines) -> bool:
    """He has somebody who says it was paid, and nobody of ours can say it was not."""
    his = any(_E.UNPAID in w.against for w in m.case.witnesses)
    ours = any(w.first_hand and _E.UNPAID in w.shows for w in m.case.witnesses)
    return his and not ours


def _witness_with_knowledge(m: Matter, lines: Lines) -> bool:
    if any(w.first_hand for w in m.case.witnesses):
        return False
    oral = m.case.agreement.form in (Form.ORAL, Form.CONDUCT)
    return bool(m.case.witnesses) or (oral and weak(lines, _E.AGREEMENT))


def _terms_given(m: Matter, lines: Lines) -> bool:
    handed = [
        i
        for i in m.items.values()
        if i.counts and i.exhibit.kind is _K.TERMS and i.exhibit.provenance is Provenance.CLAIMANT
    ]
    if any(i.exhibit.received is not True and not signed_by_respondent(i.exhibit) for i in handed):
        return True
    relied = m.case.agreement.contract_rate is not None or m.case.agreement.cost_clause
    held = m.counted(*m.case.agreement.terms_marks) or has(m, _E.AGREEMENT, _K.TERMS, _K.CONTRACT)
    return bool(relied) and not held


def _cost_clause(m: Matter, lines: Lines) -> bool:
    return bool(m.case.agreement.cost_clause) and not m.counted(*m.case.agreement.terms_marks)


def _cost_proof(m: Matter, lines: Lines) -> bool:
    asked = m.case.private.cost_if_won is not None and bool(m.case.agreement.cost_clause)
    return asked and not any(
        i.counts and _E.AMOUNT in i.exhibit.shows and i.exhibit.kind is _K.OTHER
        for i in m.items.values()
    )


def _acknowledgement_in_time(m: Matter, lines: Lines) -> bool:
    left = m.days_left
    return left is not None and 0 <= left < DAYS_BEFORE_LIMITATION


def _reservation_of_rights(m: Matter, lines: Lines) -> bool:
    return unanswered(m, _D.SETTLED_ACCORD)


def _licence(m: Matter, lines: Lines) -> bool:
    return unanswered(m, _D.LEGAL_BAR)


GAP_TESTS: tuple[tuple[str, Element, Test, tuple[Defence, ...]], ...] = (
    ("loan_label", _E.AGREEMENT, _loan_label, (_D.GIFT_NOT_LOAN,)),
    ("debtor_signature", _E.AGREEMENT, _debtor_signature, (_D.DENIES_SIGNATURE,)),
    ("terms_given", _E.AGREEMENT, _terms_given, (_D.WRONG_AMOUNT,)),
    ("written_agreement", _E.AGREEMENT, _written_agreement, (_D.DENIES_AGREEMENT,)),
    ("order_or_authority", _E.AGREEMENT, _order_or_authority, (_D.NO_AUTHORITY,)),
    ("payment_trace", _E.PERFORMANCE, _payment_trace, ()),
    ("delivery_proof", _E.PERFORMANCE, _delivery_proof, (_D.DENIES_PERFORMANCE,)),
    ("performance_proof", _E.PERFORMANCE, _performance_proof, (_D.DENIES_PERFORMANCE,)),
    ("quality_proof", _E.PERFORMANCE, _quality_proof, (_D.QUALITY_COMPLAINT, _D.INCOMPLETE_WORK)),
    (
        "acceptance_record",
        _E.PERFORMANCE,
        _acceptance_record,
        (_D.DENIES_PERFORMANCE, _D.INCOMPLETE_WORK),
    ),
    ("reservation_of_rights", _E.AMOUNT, _reservation_of_rights, (_D.SETTLED_ACCORD,)),
    ("agreed_price", _E.AMOUNT, _agreed_price, (_D.WRONG_AMOUNT,)),
    ("balance_statement", _E.AMOUNT, _balance_statement, ()),
    ("identity_link", _E.PARTIES, _identity_link, (_D.WRONG_DEBTOR,)),
    ("contract_condition", _E.DUE, _contract_condition, (_D.NOT_DUE_YET,)),
    ("sending_proof", _E.DUE, _sending_proof, (_D.DENIES_RECEIPT,)),
    ("prompt_demand", _E.DUE, _prompt_demand, ()),
    ("witness_with_knowledge", _E.UNPAID, _his_witness_alone, (_D.ALREADY_PAID,)),
    ("payment_crediting", _E.UNPAID, _payment_crediting, (_D.ALREADY_PAID,)),
    ("cross_claim", _E.UNPAID, _cross_claim, (_D.SET_OFF, _D.COUNTERCLAIM)),
    ("acknowledgement_in_time", _E.IN_TIME, _acknowledgement_in_time, (_D.LIMITATION,)),
    ("licence_or_statutory_form", _E.AGREEMENT, _licence, (_D.LEGAL_BAR,)),
    ("message_thread", _E.AGREEMENT, _message_thread, ()),
    ("original_recording", _E.AGREEMENT, _original_recording, ()),
    ("witness_with_knowledge", _E.AGREEMENT, _witness_with_knowledge, ()),
    ("independent_witness", _E.AGREEMENT, _independent_witness, (_D.DENIES_AGREEMENT,)),
    ("cost_clause", _E.AMOUNT, _cost_clause, ()),
    ("cost_proof", _E.AMOUNT, _cost_proof, ()),
    ("unexplained_silence", _E.DUE, _unexplained_silence, ()),
)
"""Code, the element it hurts, its question, the defences it would answer; the telling first."""
