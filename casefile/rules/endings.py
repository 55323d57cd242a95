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


def settling_offer(case: Case, ending: Ending) -> Offer | None:
    """Return the accepted offer that an ending as settled stands on: the last, of the same sum."""
    if ending.how is not Ended.SETTLED:
        return None
    agreed = [
        offer
        for offer in case.offers
        if offer.answer is Answer.ACCEPTED
        and offer.amount is not None
        and ending.sum in (None, offer.amount)
    ]
    return max(agreed, key=lambda offer: offer.on, default=None)


def end_of(case: Case, until: date) -> End | None:
    """Return how *case* ended by *until*; None while it is open, or was on that day.

    The sum of a settlement is that of its accepted offer where none is said with the ending; it is
    settled from the day of the offer then.
    """
    if case.stage is not Stage.CLOSED or not case.endings:
        return None
    last = case.endings[-1]
    day = last.on.first or until
    if day > until:
        return None
    offer = settling_offer(case, last)
    if offer is None:
        return End(last.how, day, last.sum)
    return End(last.how, min(day, offer.on.first or day), offer.amount)


def end_for_others(case: Case, sees: Callable[[Disclosure], bool]) -> tuple[Ending, ...]:
    """Return how *case* ended as both sides know it, without our own words; empty: it has not.

    That we wrote a debt off, or how earlier ends went, is nobody's business. For how much it was
    settled is told to whom *sees* the accepted offer; where none is on file, who sees the talks.
    """
    end = end_of(case, date.max)
    if end is None or end.how is Ended.WRITTEN_OFF:
        return ()
    last = case.endings[-1]
    bare = Ending(how=end.how, on=loose(end.on) if end.on < date.max else UNDATED)
    if end.how is Ended.SETTLED:
        offer = settling_offer(case, last)
        if not sees(Disclosure.WITHOUT_PREJUDICE if offer is None else offer.disclosure):
            return (bare,)
    return (bare.but(sum=end.sum, instalments=last.instalments),)
