"""What would have prevented it, seen from the file afterwards; the checklist for the next deal."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case, Ending
from casefile.model.claim import Form
from casefile.model.contact import SPOKEN, Channel, Contact
from casefile.model.exhibit import FROM_HIM, Element, Exhibit, ExhibitKind
from casefile.model.plan import Lesson
from casefile.model.position import COMPLAINTS, Defence, Reason
from casefile.model.review import Review, Status
from casefile.model.say import Say
from casefile.rules.ladder import first_due, ladder_start
from casefile.rules.promises import broken_in_talks, promises

_NOT_PROVED = (Status.MISSING, Status.THIN)
_OF_THE_DEAL = (ExhibitKind.CONTRACT, ExhibitKind.TERMS)
"""Papers that may hold a term for complaints: an order tells only what was to be done."""
DAYS_LATE_TO_START = 14
"""A first reminder later than this after the day to pay came late (own judgement)."""


def lessons(case: Case, review: Review, on: date) -> tuple[Lesson, ...]:
    """Return what the file lacked and what came late, the costliest first."""
    found: list[Lesson] = []

    def learn(code: str, weight: int, **values: object) -> None:
        found.append(
            Lesson(
                code=code,
                what=Say(f"lessons.{code}.what", **values),
                next_time=Say(f"lessons.{code}.next"),
                weight=weight,
            )
        )

    gaps = {gap.code: gap for gap in review.gaps}
    fatal = {code for code, gap in gaps.items() if gap.fatal}
    held = [x for x in case.exhibits if x.accepted]
    if case.agreement.form in (Form.ORAL, Form.CONDUCT) or "written_agreement" in gaps:
        learn("written_terms", 50 + 40 * ("written_agreement" in fatal))
    if not any(takes_over(x) for x in held):
        learn("acceptance", 40 + 40 * bool(fatal & {"acceptance_record", "delivery_proof"}))
    raised = {p.defence for p in case.positions}
    if Defence.NO_AUTHORITY in raised:
        learn("who_may_order", 60)
    if Defence.DENIES_SIGNATURE in raised:
        learn("signature", 58)
    if raised & COMPLAINTS and not _terms_answer(case):
        learn("complaints_in_days", 45)
    if case.agreement.payment_days is None and not any(d.due.known for d in case.debts):
        learn("day_to_pay", 55)
    start = ladder_start(case)
    due = first_due(case)
    if due is not None and start is not None and (start - due).days > DAYS_LATE_TO_START:
        learn("late_start", 35, n=(start - due).days)
    broken = broken_in_talks(promises(case, on))
    unwritten = sum(c.promise is not None and not _in_writing(c) for c in case.contacts)
    if broken and unwritten:
        learn("promises_in_writing", 30, n=unwritten)
    unable = case.reason in (Reason.CASH_FLOW, Reason.BAD_FAITH) or case.respondent.insolvent
    if unable and not _paid_ahead(case, due):
        learn("deposit", 48)
    if case.reason is Reason.BILLING_ERROR or Defence.WRONG_AMOUNT in raised:
        learn("invoice_checked", 42)
    if not case.agreement.cost_clause and case.agreement.contract_rate is None:
        learn("default_clause", 20)
    last = case.endings[-1] if case.endings else None
    if last is not None and last.content is False:
        learn("complaint_early" if _complained_before(case, due) else "ask_if_content", 44)
    return tuple(sorted(found, key=lambda lesson: -lesson.weight))


def own_lessons(ending: Ending) -> tuple[tuple[str, str], ...]:
    """Return what a person wrote of it at the end, as typed: the wording key of each, its text."""
    told = (("lessons.hard", ending.hard), ("lessons.change", ending.change))
    return tuple((key, text.strip()) for key, text in told if text.strip())


def _in_writing(contact: Contact) -> bool:
    """Return whether what was said stands in writing: it was written, confirmed, or is on file."""
    spoken = contact.channel in SPOKEN or contact.channel is Channel.OTHER
    return not spoken or bool(contact.confirmed_by or contact.marks)


def _terms_answer(case: Case) -> bool:
    """Return whether a paper of the deal is set against a complaint: it has a word on them."""
    marks = {m for p in case.positions if p.defence in COMPLAINTS for m in p.answered_by}
    return any(x.mark in marks and x.accepted and x.kind in _OF_THE_DEAL for x in case.exhibits)


def takes_over(paper: Exhibit) -> bool:
    """Return whether the debtor took the work over in *paper*, of whatever kind it is."""
    if paper.provenance not in FROM_HIM:
        return False
    of_delivery = paper.kind in (ExhibitKind.ACCEPTANCE, ExhibitKind.DELIVERY_NOTE)
    return of_delivery or Element.PERFORMANCE in paper.shows


def _paid_ahead(case: Case, due: date | None) -> bool:
    """Return whether a part was paid before the day to pay, or is out of the claim already."""
    early = (p.dated.last for p in case.payments)
    if due is not None and any(day is not None and day < due for day in early):
        return True
    price, debts = case.agreement.price, case.debts
    if price is None or any(d.amount.currency != price.currency for d in debts):
        return False
    return bool(debts) and sum(d.amount.amount for d in debts) < price.amount


def _complained_before(case: Case, due: date | None) -> bool:
    """Return whether he complained of the work before the first day to pay."""
    days = (p.on.first for p in case.positions if p.defence in COMPLAINTS)
    return due is not None and any(day is not None and day < due for day in days)


def costliest_paper(review: Review) -> Say | None:
    """Return why the paper that was missed most matters: the first gap that could cost the case."""
    first = next((gap for gap in review.gaps if gap.fatal), None)
    return None if first is None else first.why


def weakest(review: Review) -> tuple[Element, ...]:
    """Return the elements that were not proved, in their order."""
    return tuple(line.element for line in review.elements if line.status in _NOT_PROVED)
