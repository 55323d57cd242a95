"""What the other side asks for in a paper, to pay less or by terms, and no offer tells of yet."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.contact import Outcome
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import FROM_HIM, Exhibit
from casefile.model.offer import Offer, OfferBy
from casefile.model.suggestion import OF_TERMS, WARNING, Suggestion
from casefile.rules.offers_on_file import untold_offers


def untold_terms(case: Case) -> tuple[str, ...]:
    """Return the marks of accepted papers of his in which he asks for terms that nobody recorded.

    They are recorded by an offer of his or an entry of the log that names the paper, by one of its
    day, and by the answer of that day to an offer of ours. A person may say that it is no offer.
    """
    found = ((x, _asks(x)) for x in case.exhibits if x.accepted and not x.copy_of)
    return tuple(
        x.mark
        for x, asks in found
        if asks is not None and x.is_offer is not False and not _recorded(case, x)
    )


def offer_on_file(case: Case) -> Offer | None:
    """Return of the oldest paper of his that seems an offer nobody recorded what is known of it.

    That is its day, its mark and who may see it; sum and terms are for a person to read. None: no
    such paper waits.
    """
    marks = {*untold_offers(case), *untold_terms(case)}
    waiting = [x for x in case.exhibits if x.mark in marks and x.maker in FROM_HIM]
    if not waiting:
        return None
    first = min(waiting, key=day_asked)
    openly = first.disclosure is Disclosure.OPEN
    return Offer(
        by=OfferBy.RESPONDENT,
        on=day_asked(first),
        marks=(first.mark,),
        disclosure=Disclosure.OPEN if openly else Disclosure.WITHOUT_PREJUDICE,
        sent=True,
    )


def day_asked(exhibit: Exhibit) -> LooseDate:
    """Return the day on which he asked in a paper: that of his words, where it is told, else its
    own; unknown in a chat of several days."""
    asks = _asks(exhibit)
    if asks is not None and asks.on.known:
        return asks.on
    return UNDATED if len(exhibit.reading.chat_days) > 1 else exhibit.dated


def _asks(exhibit: Exhibit) -> Suggestion | None:
    if exhibit.maker not in FROM_HIM:
        return None
    asks = (one for one in exhibit.suggestions if one.field == WARNING and one.reason in OF_TERMS)
    return next(asks, None)


def _recorded(case: Case, exhibit: Exhibit) -> bool:
    day = day_asked(exhibit)
    named = {mark for offer in case.offers for mark in offer.marks}
    named |= {mark for c in case.contacts if c.outcome is Outcome.OFFERED for mark in c.marks}
    if exhibit.mark in named:
        return True
    days = {one.on for one in case.offers} | {one.answered_on for one in case.offers}
    return day.known and day in days
