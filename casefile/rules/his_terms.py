"""What the other side asks for in a paper, to pay less or by terms, and no offer tells of yet."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.contact import Outcome
from casefile.model.exhibit import FROM_HIM, Exhibit
from casefile.model.suggestion import OF_TERMS, WARNING, Suggestion


def untold_terms(case: Case) -> tuple[str, ...]:
    """Return the marks of accepted papers of his in which he asks for terms that nobody recorded.

    They are recorded by an offer of his or an entry of the log that names the paper, by one of its
    day, and by the answer of that day to an offer of ours. A person may say that it is no offer.
    """
    found = ((x, _asks(x)) for x in case.exhibits if x.accepted and not x.copy_of)
    return tuple(
        x.mark
        for x, asks in found
        if asks is not None and x.is_offer is not False and not _recorded(case, x, asks)
    )


def _asks(exhibit: Exhibit) -> Suggestion | None:
    if exhibit.maker not in FROM_HIM:
        return None
    asks = (one for one in exhibit.suggestions if one.field == WARNING and one.reason in OF_TERMS)
    return next(asks, None)


def _recorded(case: Case, exhibit: Exhibit, asks: Suggestion) -> bool:
    day = asks.on if asks.on.known else exhibit.dated
    named = {mark for offer in case.offers for mark in offer.marks}
    named |= {mark for c in case.contacts if c.outcome is Outcome.OFFERED for mark in c.marks}
    if exhibit.mark in named:
        return True
    days = {one.on for one in case.offers} | {one.answered_on for one in case.offers}
    return day.known and day in days
