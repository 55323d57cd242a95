"""What became of the offers on file, and papers of settlement that no offer is recorded of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from casefile.model.case import Case
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import FROM_HIM, Exhibit, ExhibitKind
from casefile.model.offer import Answer, Offer, OfferBy, made_by
from casefile.model.say import Say
from casefile.model.suggestion import ACCEPTS, OF_AN_ANSWER, REFUSES, WARNING
from casefile.rules.endings import agreed_last

_ANSWERS = {ACCEPTS: "steps.record_answer", REFUSES: "steps.record_refusal"}

_HIS = (Answer.ACCEPTED, Answer.REFUSED)
"""Answers that are given on a day of their own."""
_HAD = (*_HIS, Answer.NOT_KEPT)
"""Answers of who had the offer, whatever its draft says of that."""


def has_lapsed(offer: Offer, on: date) -> bool:
    """Return whether the last day to accept an offer has passed and nobody answered it."""
    last = offer.expires.last
    return offer.sent and offer.answer is Answer.OPEN and last is not None and last < on


def renewed(offer: Offer, on: date) -> Offer:
    """Return a draft of *offer* made anew on *on*, to be given a last day; nobody answered it yet.

    Its days to pay stay while none of them is past; its papers are those of the old one.
    """
    days = [row.on.first for row in offer.instalments]
    rows = offer.instalments if all(day is not None and day >= on for day in days) else ()
    pay_by = offer.pay_by.first
    return offer.but(
        id="",
        on=loose(on),
        expires=UNDATED,
        sent=False,
        answer=Answer.OPEN,
        answered_on=UNDATED,
        reply="",
        marks=(),
        instalments=rows,
        pay_by=offer.pay_by if pay_by is not None and pay_by >= on else UNDATED,
    )


def overtaken(case: Case, offer: Offer) -> Offer | None:
    """Return the accepted offer that settled what *offer* was made for; None: it stands, or fell.

    Who agrees to one sum has answered every offer made until then that nobody answered.
    """
    agreed = agreed_last((x for x in case.offers if x.amount is not None), once=True)
    if agreed is None or offer.answer is not Answer.OPEN or agreed.agreed_on < offer.on:
        return None
    return agreed


def stands_open(case: Case, offer: Offer, on: date) -> bool:
    """Return whether *offer* was made, and waits on *on* for an answer that may still come."""
    made = offer.sent and offer.answer is Answer.OPEN
    return made and not has_lapsed(offer, on) and overtaken(case, offer) is None


def outcome(case: Case, offer: Offer, on: date) -> Say | Answer:
    """Return what became of an offer by the day *on*: a draft is none that was made.

    Who accepted or refused it had it. Where its own day is not known, that of the answer is told.
    """
    if not (offer.sent or offer.answer in _HAD):
        return Say("offer_outcome.draft")
    agreed = overtaken(case, offer)
    if agreed is not None:
        return Say("offer_outcome.overtaken", on=agreed.agreed_on)
    if has_lapsed(offer, on):
        return Say("offer_outcome.lapsed", on=offer.expires)
    if offer.answered_on.known and not offer.on.known:
        day = offer.fell_on if offer.answer is Answer.NOT_KEPT else offer.answered_on
        return Say("offer_outcome.answered", answer=offer.answer, on=day)
    return offer.answer


def day_of_answer(case: Case, offer: Offer, on: date) -> LooseDate:
    """Return the day of an answer to *offer* that is written down on *on*, as far as it is known.

    It is that day, unless the offer must have been answered before: it had lapsed, or money came
    in since. An offer that was answered keeps the day it has.
    """
    if offer.answer is not Answer.OPEN:
        return offer.answered_on
    made = offer.on.first
    paid = [one.dated.first for one in case.payments if one.dated.first is not None]
    before = has_lapsed(offer, on) or any(made is not None and day > made for day in paid)
    return UNDATED if before else loose(on)


def answered_now(before: Case, after: Case, on: date, given: Collection[str] = frozenset()) -> Case:
    """Return *after* with the day of each answer that *before* had not; an open offer has none.

    *given* are the ids of the offers whose day a person gave, or left empty on purpose: it stands.
    """
    known = {offer.id: offer for offer in before.offers if offer.id}
    rows = []
    for offer in after.offers:
        was = known.get(offer.id, offer)
        day, fell = offer.answered_on, _fell_on(was, offer, on)
        if offer.id in given:
            rows.append(offer.but(fell_on=fell))
            continue
        if offer.answer is Answer.OPEN:
            day = UNDATED
        elif was.answer is Answer.OPEN and offer.answer in _HIS and not day.known:
            day = day_of_answer(before, was, on)
        rows.append(offer.but(answered_on=day, fell_on=fell))
    return after.but(offers=tuple(rows))


def _fell_on(was: Offer, offer: Offer, on: date) -> LooseDate:
    """Return from which day *offer* stands no more: *on*, where it is written down now without."""
    if offer.answer is not Answer.NOT_KEPT:
        return UNDATED
    new = was.answer is not Answer.NOT_KEPT and not offer.fell_on.known
    return loose(on) if new else offer.fell_on


def tells_an_offer(exhibit: Exhibit) -> bool:
    """Return whether a paper is one of settlement, by its kind or by the label a person gave it."""
    without_prejudice = exhibit.disclosure is Disclosure.WITHOUT_PREJUDICE
    return exhibit.kind is ExhibitKind.SETTLEMENT or without_prejudice


def untold_offers(case: Case) -> tuple[str, ...]:
    """Return the marks of accepted papers of settlement that no offer and no agreement names.

    A letter that was written from the record tells nothing that is not in it.
    """
    told = {mark for offer in case.offers for mark in offer.marks} | {case.mediation.agreement}
    told |= {mark for letter in case.contacts if letter.form for mark in letter.marks}
    return tuple(
        x.mark
        for x in case.exhibits
        if x.accepted and not x.copy_of and x.mark not in told and _tells_one_of_its_own(x)
    )


def _tells_one_of_its_own(exhibit: Exhibit) -> bool:
    return tells_an_offer(exhibit) and not any(
        x.field == WARNING and x.reason in OF_AN_ANSWER for x in exhibit.suggestions
    )


def untold_answers(case: Case) -> tuple[Say, ...]:
    """Return the steps to record that an open offer of ours seems accepted or refused in a paper.

    It is for a person to say whether it is, and whether all of its terms were taken. An offer that
    had lapsed when he wrote, or names the paper already, waits for no answer.
    """
    found = []
    for x in case.exhibits:
        said = (one for one in x.suggestions if one.field == WARNING and one.reason in _ANSWERS)
        answer = next(said, None) if x.accepted and not x.copy_of and x.maker in FROM_HIM else None
        if answer is None:
            continue
        day = answer.on if answer.on.known else x.dated
        ours = (one for one in case.offers if one.by is OfferBy.CLAIMANT)
        for offer in made_by(ours, day)[-1:]:
            waits = offer.answer is Answer.OPEN and overtaken(case, offer) is None
            late = None not in (day.first, offer.expires.last) and offer.expires < day
            if waits and not late and offer.on.known and x.mark not in offer.marks:
                found.append(Say(_ANSWERS[answer.reason], mark=x.mark, on=offer.on))
    return tuple(found)
