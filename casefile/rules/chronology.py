"""What happened, oldest first, neutrally told, each event with its marks and who may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from casefile.model.case import Case, Ended, Ending
from casefile.model.claim import Act, Debt, Form
from casefile.model.clean import one_line
from casefile.model.contact import Contact, Direction
from casefile.model.dates import LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import WRITTEN, Element, Exhibit, ExhibitKind
from casefile.model.offer import Answer
from casefile.model.position import Defence, Position
from casefile.model.promise import UNTOLD, Kept
from casefile.model.review import Event
from casefile.model.say import Say
from casefile.rules.debt_names import debt_name, debt_names, has_number, of_document
from casefile.rules.disputed import in_dispute
from casefile.rules.his_words import LONGEST, quoted, tells
from casefile.rules.paper_of_talk import papers_of_talks
from casefile.rules.papers_of import is_invoice_of
from casefile.rules.papers_told import OTHER_SIDE, in_quotes, told_of
from casefile.rules.plea_debts import pleas_of
from casefile.rules.plea_reach import plea_name
from casefile.rules.promises import promises
from casefile.rules.sayings import speaker

# Members of an enum are looked up by a call each time; a case has thousands of contacts.
_OPEN, _INTERNAL, _OUT = Disclosure.OPEN, Disclosure.INTERNAL, Direction.OUT
_DENIALS = (Defence.DENIES_AGREEMENT, Defence.DENIES_SIGNATURE)
_TALKS = WRITTEN | {ExhibitKind.CHAT, ExhibitKind.SCREENSHOT, ExhibitKind.TRANSCRIPT}
_OF_A_DEAL = (ExhibitKind.CONTRACT, ExhibitKind.ORDER, ExhibitKind.EMAIL, ExhibitKind.CHAT)
_INVITATION = "invitation_to_mediate"
_TURNS = (
    *("contract", "performance", "invoice", "payment", "exhibit", "due", "talk"),
    *("contact", "position", "demand", "mediation", "offer", "promise", "act"),
)
"""In what turn events of one day are told: what was done goes before what was said of it."""
_NO_POSITION = (Defence.NO_REPLY, Defence.INABILITY_TO_PAY)


def _event(
    day: LooseDate,
    said: Say,
    kind: str,
    marks: Iterable[str] = (),
    *,
    label: Disclosure = _OPEN,
    disputed: bool = False,
) -> Event:
    return Event.of_sound(
        day=day.first,
        dated=day,
        event=said,
        marks=tuple(dict.fromkeys(filter(None, marks))) if marks else (),
        disputed=disputed,
        kind=kind,
        disclosure=label,
    )


def _of_agreement(case: Case) -> list[Event]:
    agreement = case.agreement
    if not agreement.made.known:
        return []
    disputed = in_dispute(
        case,
        Element.AGREEMENT,
        *_DENIALS,
        Defence.WRONG_DEBTOR,
    )
    key = "events.agreement" if agreement.form is not Form.UNKNOWN else "events.agreement_bare"
    key += "_of" if agreement.what else ""
    said = Say(key, form=agreement.form, what=agreement.what)
    marks = agreement.terms_marks or tuple(
        x.mark for x in case.exhibits if x.accepted and x.kind in _OF_A_DEAL and _shows_it(x)
    )
    return [_event(agreement.made, said, "contract", marks, disputed=disputed)]


def _shows_it(exhibit: Exhibit) -> bool:
    return Element.AGREEMENT in exhibit.shows and not exhibit.copy_of


def _papers_of(case: Case, debt: Debt) -> Iterator[str]:
    """Yield the marks of the open invoices of *debt*, of its very day, that are of no other."""
    for one in case.exhibits:
        is_invoice = one.accepted and one.kind is ExhibitKind.INVOICE and not one.copy_of
        if not is_invoice or one.disclosure is not _OPEN or one.dated.first != debt.issued.first:
            continue
        if is_invoice_of(case, one, debt):
            yield one.mark


def _of_debt(case: Case, debt: Debt) -> list[Event]:
    found = []
    doubted = in_dispute(
        case,
        Element.PERFORMANCE,
        Defence.DENIES_PERFORMANCE,
        Defence.INCOMPLETE_WORK,
        Defence.QUALITY_COMPLAINT,
        debt=debt,
    )
    wrong = in_dispute(case, Element.AMOUNT, Defence.WRONG_AMOUNT, debt=debt)
    denied = in_dispute(case, Element.AGREEMENT, *_DENIALS, debt=debt)
    whole = in_dispute(case, Element.AGREEMENT, *_DENIALS)
    contested = debt.disputed is True or wrong or (denied and not whole)
    if debt.performed.known:
        said = Say("events.performed", debt=debt_name(debt))
        if debt.what and has_number(debt):
            said = Say("events.performed_what", debt=debt.ref, what=debt.what)
        found.append(_event(debt.performed, said, "performance", disputed=doubted))
    if debt.issued.known:
        said = of_document("events.invoice", debt, amount=debt.amount)
        marks = (*debt.marks, *_papers_of(case, debt))
        found.append(_event(debt.issued, said, "invoice", marks, disputed=contested))
    if debt.invoice_received.known:
        said = of_document("events.invoice_received", debt)
        unsure = in_dispute(
            case, Element.DUE, Defence.DENIES_RECEIPT, debt=debt, on=debt.invoice_received
        )
        found.append(_event(debt.invoice_received, said, "invoice", disputed=unsure))
    if debt.due.known:
        said = Say("events.due_unnamed", amount=debt.amount)
        if has_number(debt):
            said = Say("events.due", debt=debt_name(debt), amount=debt.amount)
        early = in_dispute(case, Element.DUE, Defence.NOT_DUE_YET, debt=debt)
        found.append(_event(debt.due, said, "due", disputed=early))
    return found


def _of_contacts(case: Case, on: date) -> Iterator[Event]:
    given = any(contact.promise is not None for contact in case.contacts)
    became = {(x.contact, x.by): x.kept for x in promises(case, on)} if given else {}
    for contact, paper in zip(case.contacts, papers_of_talks(case), strict=True):
        marks = (*contact.marks, paper)
        if contact.recording or contact.confirmed_by:
            marks = (*marks, contact.recording, contact.confirmed_by)
        said = _talk(contact, _said(case, contact, paper))
        yield _event(contact.on, said, "contact", marks, label=contact.disclosure)
        promise = contact.promise
        if promise is not None and promise.by.known:
            amount = promise.amount or Say("events.no_sum")
            kept = became.get((contact.id, promise.by.last), Kept.UNKNOWN)
            told = Say("events.promise_became", amount=amount, kept=kept)
            if kept in UNTOLD:
                told = Say("events.promise_due", amount=amount)
            yield _event(promise.by, told, "promise", marks, label=contact.disclosure)


def _said(case: Case, contact: Contact, mark: str) -> str | Say:
    """Return what was said; where nobody wrote it down, what it was or its paper says."""
    if contact.form == _INVITATION and not contact.said:
        return Say("events.mediation_asked")
    paper = case.exhibit(mark or next(iter(contact.marks), ""))
    if contact.said or paper is None:
        return contact.said
    words = quoted(paper, contact.on)
    return in_quotes(words) if words else ""


def _talk(contact: Contact, said: str | Say) -> Say:
    way = "events.contact_out" if contact.direction is _OUT else "events.contact_in"
    way += "" if contact.tells_outcome else "_written"
    return Say(
        f"{way}_said" if said else way,
        channel=contact.channel,
        who=contact.who or OTHER_SIDE,
        said=said,
        outcome=contact.outcome,
    )


def _at_least_without_prejudice(label: Disclosure) -> Disclosure:
    return Disclosure.WITHOUT_PREJUDICE if label is Disclosure.OPEN else label


def _of_offers(case: Case) -> list[Event]:
    found = []
    for offer in case.offers:
        if not (offer.on.known and offer.sent):  # a draft is none that was made
            continue
        label = _at_least_without_prejudice(offer.disclosure)
        told = {"amount": offer.amount or Say("events.no_sum")}
        key = f"events.offer_{offer.by.value}"
        said = Say(key, **told)
        if offer.answer is not Answer.OPEN:
            said = Say(f"{key}_answered", **told, answer=offer.answer)
        found.append(_event(offer.on, said, "offer", offer.marks, label=label))
    return found


def _of_the_rest(case: Case) -> list[Event]:
    found = []
    for payment in case.payments:
        if payment.dated.known:
            key = "events.payment_for" if payment.debt else "events.payment"
            named = debt_names(case).get(payment.debt, payment.debt)
            said = Say(key, amount=payment.amount, debt=named)
            found.append(_event(payment.dated, said, "payment", payment.marks))
    for demand in case.demands:
        key = "events.demand_days" if demand.days is not None else "events.demand"
        said = Say(key, channel=demand.channel, n=demand.days or 0)
        marks = (demand.mark, demand.proof_of_sending, demand.proof_of_receipt)
        unsure = in_dispute(case, Element.DUE, Defence.DENIES_RECEIPT, on=demand.on)
        found.append(_event(demand.on, said, "demand", marks, disputed=unsure))
    for position in pleas_of(case):
        if position.on.known and position.defence not in _NO_POSITION:
            said = _pleaded(case, position)
            label = position.disclosure
            found.append(_event(position.on, said, "position", position.marks, label=label))
    told_by_end = {end.on.first for end in case.endings if _tells_judgment(end)}
    for act in case.acts:
        if act.act is Act.JUDGMENT and act.on.known and act.on.first in told_by_end:
            continue
        said = Say("events.act", act=act.act)
        found.append(_event(act.on, said, "act", act.marks))
    asked = case.mediation.asked_on
    if asked.known and all(c.form != _INVITATION or c.on != asked for c in case.contacts):
        said = Say("events.mediation_asked")
        found.append(_event(case.mediation.asked_on, said, "mediation"))
    return found


def _pleaded(case: Case, position: Position) -> Say:
    words, defence = one_line(position.said, LONGEST), plea_name(case, position)
    if not words:
        return Say("events.position", defence=defence)
    who, said = speaker(case, position), in_quotes(words)
    if who:
        return Say("events.position_said_by", defence=defence, who=who, said=said)
    return Say("events.position_said", defence=defence, said=said)


def _tells_judgment(ending: Ending) -> bool:
    """Return whether an end tells a judgment, with what was awarded."""
    return ending.how is Ended.JUDGMENT and ending.sum is not None


def _of_endings(case: Case) -> Iterator[Event]:
    """Yield how the matter ended, each time; for how much it was settled the offers tell.

    A judgment that is entered as an act of its day too is told once: by the end, where that says
    the sum, with the papers of the act.
    """
    judged = {act.on.first: act.marks for act in case.acts if act.act is Act.JUDGMENT}
    for ending in case.endings:
        how, label = ending.how.value, _OPEN
        marks: tuple[str, ...] = ()
        if ending.how is Ended.JUDGMENT:
            if ending.sum is None and ending.on.first in judged:
                continue
            marks = judged.get(ending.on.first, ())
        key = "events.ended_judgment_for" if _tells_judgment(ending) else f"events.ended_{how}"
        if ending.how is Ended.WRITTEN_OFF:
            label = _INTERNAL
        yield _event(ending.on, Say(key, sum=ending.sum), "act", marks, label=label)


def _of_exhibits(case: Case, told: list[Event]) -> list[Event]:
    """Return an event for each dated exhibit that no event of its own day tells already.

    A talk that was written down tells its paper; a plea tells it too, as far as its words go.
    """
    citing: dict[tuple[str, date | None], list[Event]] = {}
    for event in told:
        for mark in event.marks:
            citing.setdefault((mark, event.day), []).append(event)
    found = []
    for exhibit in case.exhibits:
        if exhibit.copy_of:  # the mail that it repeats is told already
            continue
        label = exhibit.disclosure if exhibit.accepted else _INTERNAL
        for day, said, words in told_of(case, exhibit):
            by = citing.get((exhibit.mark, day.first), [])
            if day.known and (not by or _more_was_said(case, exhibit, words, by)):
                found.append(_event(day, said, "exhibit", (exhibit.mark,), label=label))
    return found


def _more_was_said(case: Case, exhibit: Exhibit, words: str, by: list[Event]) -> bool:
    """Return whether a paper was accepted for words that the events which cite it do not tell."""
    pleas = (p.said for p in case.positions if exhibit.mark in p.marks)
    return (
        bool(words)
        and all(event.kind != "contact" for event in by)
        and not any(tells(said, words) for said in pleas)
    )


def chronology(case: Case, on: date) -> tuple[Event, ...]:
    """Return the events of *case*, oldest first, the undated last; what became of each by *on*."""
    told = _of_agreement(case)
    for debt in case.debts:
        told += _of_debt(case, debt)
    told += _of_contacts(case, on)
    told += _of_offers(case) + _of_the_rest(case)
    told += _of_endings(case)
    told += _of_exhibits(case, told)
    talks = frozenset(x.mark for x in case.exhibits if x.kind in _TALKS)
    return tuple(sorted(told, key=partial(_when, talks)))


def _when(talks: frozenset[str], event: Event) -> tuple[date, int, str, tuple[str, ...]]:
    said = event.kind == "exhibit" and talks.issuperset(event.marks)
    turn = _TURNS.index("talk" if said else event.kind)
    return event.day or date.max, turn, event.event.key, event.marks
