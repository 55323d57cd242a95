"""The day on which an offer was made, where its paper tells it, and that who answered it had it."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Exhibit, Provenance
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.model.suggestion import OF_AN_ANSWER, WARNING
from casefile.rules.his_terms import day_asked

_OTHERS = {
    OfferBy.CLAIMANT: (Provenance.RESPONDENT, Provenance.BOTH),
    OfferBy.RESPONDENT: (Provenance.CLAIMANT, Provenance.BOTH),
}
"""Who made papers that are the answer to an offer of a side, or what came of it."""


def day_made(case: Case, offer: Offer) -> LooseDate:
    """Return the day of *offer*: its own, else that of the first dated paper it was made in.

    That is no paper of the other side or of both, none that answers an offer, no chat of several
    days, and none after its own answer. Unknown where the record tells neither.
    """
    if offer.on.known:
        return offer.on
    papers = (case.exhibit(mark) for mark in offer.marks)
    made = (x for x in papers if x is not None and _may_hold(x, offer))
    day = min((day for day in map(day_asked, made) if day.known), default=UNDATED)
    answered = offer.answered_on
    return UNDATED if day.known and answered.known and answered < day else day


def _may_hold(paper: Exhibit, offer: Offer) -> bool:
    answers = any(x.field == WARNING and x.reason in OF_AN_ANSWER for x in paper.suggestions)
    return paper.maker not in _OTHERS[offer.by] and not answers


def with_days_made(before: Case, after: Case) -> Case:
    """Return *after* with each offer told as sent that was answered since *before*.

    Who accepted or refused it had it; its day is that of its paper where none is told.
    """
    open_ = {offer.id for offer in before.offers if offer.answer is Answer.OPEN}
    known = {offer.id for offer in before.offers}
    rows = tuple(
        had(after, offer) if offer.id in open_ or offer.id not in known else offer
        for offer in after.offers
    )
    return after if rows == after.offers else after.but(offers=rows)


def had(case: Case, offer: Offer) -> Offer:
    """Return *offer* as sent, on the day it was made, where it was accepted or refused."""
    answered = offer.answer not in (Answer.OPEN, Answer.LAPSED)
    return offer.but(sent=True, on=day_made(case, offer)) if answered else offer
