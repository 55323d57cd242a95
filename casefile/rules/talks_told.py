"""What was said in the talks, as events: contacts, promises, offers, mediation asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Contact, Direction, Outcome
from casefile.model.dates import UNDATED
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit
from casefile.model.form import INVITATION, OFFER
from casefile.model.offer import Answer, MediationOutcome, Offer
from casefile.model.promise import UNTOLD, Kept, PromiseLine
from casefile.model.review import Event
from casefile.model.say import Say
from casefile.rules.event_of import event_of
from casefile.rules.his_words import quoted
from casefile.rules.mediated import ended_on, terms_of_mediation
from casefile.rules.paper_of_talk import papers_of_talks
from casefile.rules.papers_told import OTHER_SIDE, in_quotes
from casefile.rules.promises import promises

_OUT = Direction.OUT  # a member of an enum is looked up by a call; there are thousands of contacts
_NOT_NOTED = Outcome.UNKNOWN


def of_contacts(
    case: Case, on: date, promised: Iterable[PromiseLine] | None = None
) -> Iterator[Event]:
    """Yield each contact, and what became by *on* of what was promised in it.

    *promised*: what became of the promises by then, when it is known already.
    """
    lines = promises(case, on) if promised is None else promised
    became = {(x.contact, x.by): x.kept for x in lines}
    papers = {paper.mark: paper for paper in case.exhibits}
    for contact, paper in zip(case.contacts, papers_of_talks(case), strict=True):
        marks = (*contact.marks, paper) if paper else contact.marks
        if contact.recording or contact.confirmed_by:
            marks = (*marks, contact.recording, contact.confirmed_by)
        said = _talk(
            contact,
            contact.said or _unwritten(contact, papers.get(paper or next(iter(contact.marks), ""))),
        )
        yield event_of(contact.on, said, "contact", marks, label=contact.disclosure)
        promise = contact.promise
        if promise is not None and promise.by.known:
            amount = promise.amount or Say("events.no_sum")
            kept = became.get((contact.id, promise.by.last), Kept.UNKNOWN)
            told = Say("events.promise_became", amount=amount, kept=kept)
            if kept in UNTOLD:
                told = Say("events.promise_due", amount=amount)
            yield event_of(promise.by, told, "promise", marks, label=contact.disclosure)


def letter_told(contact: Contact) -> Say | None:
    """Return what letter of ours *contact* was, where its form tells it in words; else None.

    That it was an offer is not told to who may see all but the talks.
    """
    if contact.form == INVITATION:
        return Say("events.mediation_asked")
    if contact.form == OFFER and contact.disclosure is not Disclosure.OPEN:
        return Say("events.our_offer")
    return None


def _unwritten(contact: Contact, paper: Exhibit | None) -> str | Say:
    """Return what it was, or what its *paper* says, where nobody wrote down what was said."""
    if (letter := letter_told(contact)) is not None:
        return letter
    words = quoted(paper, contact.on) if paper is not None else ""
    return in_quotes(words) if words else ""


def _talk(contact: Contact, said: str | Say) -> Say:
    way = "events.contact_out" if contact.direction is _OUT else "events.contact_in"
    unsaid = bool(said) and contact.outcome is _NOT_NOTED  # what was said tells what came
    way += "" if contact.tells_outcome and not unsaid else "_written"
    return Say(
        f"{way}_said" if said else way,
        channel=contact.channel,
        who=contact.who or OTHER_SIDE,
        said=said,
        outcome=contact.outcome,
    )


def _at_least_without_prejudice(label: Disclosure) -> Disclosure:
    return Disclosure.WITHOUT_PREJUDICE if label is Disclosure.OPEN else label


def of_offers(case: Case) -> list[Event]:
    """Return the offers that were made; who may hear of no talks may see none of them."""
    found = []
    for offer in case.offers:
        label = _at_least_without_prejudice(offer.disclosure)
        told = {"amount": offer.amount or Say("events.no_sum")}
        agreed = offer.answer in (Answer.ACCEPTED, Answer.NOT_KEPT)
        if agreed and offer.answered_on not in (UNDATED, offer.on):
            found.append(
                event_of(offer.answered_on, _agreed(offer), "offer", offer.marks, label=label)
            )
        if offer.fell_on.known:
            fell = Say("events.agreed_not_kept", on=offer.agreed_on)
            found.append(event_of(offer.fell_on, fell, "offer", offer.marks, label=label))
        if not (offer.on.known and offer.sent):  # a draft is none that was made
            continue
        key, plain = f"events.offer_{offer.by.value}", {Answer.OPEN}
        if terms_of_mediation(case, offer):  # both made it: that it was accepted goes unsaid
            key, plain = "events.agreed_in_mediation", {Answer.OPEN, Answer.ACCEPTED}
        said = Say(key, **told)
        if offer.answer not in plain:
            said = Say(f"{key}_answered", **told, answer=offer.answer)
        found.append(event_of(offer.on, said, "offer", offer.marks, label=label))
    return found


def _agreed(offer: Offer) -> Say:
    """Return what was agreed by an offer: its sum, and in how many instalments."""
    rows = len(offer.instalments)
    amount = offer.amount or Say("events.no_sum")
    return Say("events.agreed_in" if rows > 1 else "events.agreed", amount=amount, n=rows)


def of_mediation(case: Case) -> Iterator[Event]:
    """Yield that mediation was asked for, where no contact of that day tells it; and what came.

    Of the meeting its day and outcome, and nothing that was said there.
    """
    talks, label = case.mediation, Disclosure.WITHOUT_PREJUDICE
    if talks.asked_on.known and not any(invites(case, contact) for contact in case.contacts):
        yield event_of(talks.asked_on, Say("events.mediation_asked"), "mediation")
    ended, known = ended_on(case), talks.outcome is not MediationOutcome.UNKNOWN
    if talks.on.known and not (known and ended == talks.on):
        yield event_of(talks.on, Say("events.mediation_meeting"), "mediation", label=label)
    if known and ended.known:
        came = Say("events.mediation_ended", outcome=talks.outcome)
        yield event_of(ended, came, "mediation", (talks.agreement,), label=label)


def invites(case: Case, contact: Contact) -> bool:
    """Return whether *contact* is the letter by which mediation was asked for on its day."""
    return contact.form == INVITATION and contact.on == case.mediation.asked_on
