"""How a matter ended: what stands in the place of the claim since, and who may know of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case, Ended, Ending
from casefile.model.dates import UNDATED, loose
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Offer
from casefile.model.stage import Stage
from casefile.rules.ledger import NOTHING

_IN_ITS_PLACE = (Ended.SETTLED, Ended.JUDGMENT)
"""Ends that put another sum in the place of what was claimed."""


class End(NamedTuple):
    """How a matter ended, as its account needs it."""

    how: Ended
    on: date
    sum: Money | None

    @property
    def replaces(self) -> bool:
        """True where another sum stands in the place of the claim: payments since go to it."""
        return self.how in _IN_ITS_PLACE

    @property
    def known(self) -> bool:
        """True where it is known what is owed since; of a write-off, nothing is."""
        return self.sum is not None or self.how is Ended.WRITTEN_OFF

    def owed(self, currency: str) -> Decimal:
        """Return what is owed in *currency* in the place of the claim."""
        if not self.replaces or self.sum is None or self.sum.currency != currency:
            return NOTHING
        return self.sum.amount


def accepted_offer(case: Case, sum_: Money | None = None) -> Offer | None:
    """Return the offer of either side with a sum that was accepted last; with *sum_*, of that one.

    What was accepted reached the other side, whatever its draft says of that.
    """
    accepted = [
        offer
        for offer in case.offers
        if offer.answer is Answer.ACCEPTED
        and offer.amount is not None
        and sum_ in (None, offer.amount)
    ]
    return max(accepted, key=lambda offer: offer.on, default=None)


def settling_offer(case: Case, ending: Ending) -> Offer | None:
    """Return the accepted offer that an ending as settled stands on: the last, of the same sum."""
    return accepted_offer(case, ending.sum) if ending.how is Ended.SETTLED else None


def last_ending(case: Case) -> Ending | None:
    """Return how *case* was closed last; None while it is open."""
    return case.endings[-1] if case.stage is Stage.CLOSED and case.endings else None


def end_of(case: Case, until: date) -> End | None:
    """Return what ended the claim of *case* by *until*; None while it stands, or did on that day.

    The sum of a settlement is that of its accepted offer where none is said with the ending; it is
    settled from the day of the offer then. An accepted offer settles an open case as well: it takes
    the place of the claim for as long as it stands. One that gives the claim back when it is not
    kept is answered as lapsed then.
    """
    last = last_ending(case)
    if last is None:
        return _settled_by(accepted_offer(case), until)
    day = last.on.first or until
    if day > until:
        return None
    offer = settling_offer(case, last)
    if offer is None:
        return End(last.how, day, last.sum)
    return End(last.how, min(day, offer.on.first or day), offer.amount)


def _settled_by(offer: Offer | None, until: date) -> End | None:
    """An offer without a day was accepted before its first instalment, or by *until*."""
    if offer is None:
        return None
    first = min((row.on.first or until for row in offer.instalments), default=until)
    day = offer.on.first or min(first, until)
    return None if day > until else End(Ended.SETTLED, day, offer.amount)


def end_for_others(case: Case, sees: Callable[[Disclosure], bool]) -> tuple[Ending, ...]:
    """Return how *case* ended as both sides know it, without our own words; empty: it has not.

    That we wrote a debt off, or how earlier ends went, is nobody's business. For how much it was
    settled is told to whom *sees* the accepted offer; where none is on file, who sees the talks.
    """
    end, last = end_of(case, date.max), last_ending(case)
    if end is None or last is None or end.how is Ended.WRITTEN_OFF:
        return ()
    bare = Ending(how=end.how, on=loose(end.on) if end.on < date.max else UNDATED)
    if end.how is Ended.SETTLED:
        offer = settling_offer(case, last)
        if not sees(Disclosure.WITHOUT_PREJUDICE if offer is None else offer.disclosure):
            return (bare,)
    return (bare.but(sum=end.sum, instalments=last.instalments),)
