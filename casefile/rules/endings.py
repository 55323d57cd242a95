"""How a matter ended: what stands in the place of the claim since, and who may know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case, Ended, Ending
from casefile.model.dates import UNDATED, loose
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer
from casefile.rules.happened import closed_by, has_come
from casefile.rules.ledger import NOTHING

_IN_ITS_PLACE = (Ended.SETTLED, Ended.JUDGMENT)
"""Ends that put another sum in the place of what was claimed."""
_NOTHING_OWED = (Ended.DISMISSED, Ended.WRITTEN_OFF)
"""Ends after which nothing is owed, or asked for."""


class End(NamedTuple):
    """How a matter ended, as its account needs it."""

    how: Ended
    on: date
    sum: Money | None
    instalments: tuple[Instalment, ...] = ()
    """The days to pay by that were said with the end itself."""
    offer: Offer | None = None
    """The accepted offer that a settlement stands on."""

    @property
    def replaces(self) -> bool:
        """True where another sum stands in the place of the claim: payments since go to it."""
        return self.how in _IN_ITS_PLACE

    @property
    def known(self) -> bool:
        """True where it is known what is owed since; of some ends, nothing is."""
        return self.sum is not None or self.how in _NOTHING_OWED

    def owed(self, currency: str) -> Decimal:
        """Return what is owed in *currency* in the place of the claim."""
        if not self.replaces or self.sum is None or self.sum.currency != currency:
            return NOTHING
        return self.sum.amount


def agreed_last(offers: Iterable[Offer], *, once: bool = False) -> Offer | None:
    """Return which of *offers* was accepted last; None when none was.

    One that was not kept stands no more: it counts where it is asked for what was accepted *once*.
    Of two accepted on one day it is the one entered last. What was accepted reached the other
    side, whatever its draft says of that.
    """
    wanted = (Answer.ACCEPTED, Answer.NOT_KEPT) if once else (Answer.ACCEPTED,)
    accepted = [offer for offer in offers if offer.answer in wanted]
    return max(reversed(accepted), key=lambda offer: offer.agreed_on, default=None)


def accepted_offer(case: Case, sum_: Money | None = None, by: date | None = None) -> Offer | None:
    """Return the offer with a sum that was accepted last, of either side.

    With *sum_*: of that sum; *by*: as far as it may have been accepted by then.
    """
    named = (offer for offer in case.offers if offer.amount is not None)
    of_it = (offer for offer in named if sum_ in (None, offer.amount))
    return agreed_last(offer for offer in of_it if by is None or has_come(offer.agreed_on, by))


def settling_offer(case: Case, ending: Ending) -> Offer | None:
    """Return the accepted offer that an ending as settled stands on: the last, of the same sum."""
    return accepted_offer(case, ending.sum) if ending.how is Ended.SETTLED else None


def last_ending(case: Case, until: date) -> Ending | None:
    """Return how *case* was closed last by *until*; None while it was open."""
    stood = [ending for ending in case.endings if has_come(ending.on, until)]
    return stood[-1] if stood and closed_by(case, until) else None


def _standing(case: Case, until: date) -> list[Ending]:
    """Return the endings of *case* that stand on *until*, in order.

    What a court ordered stands for good, also while the matter is taken up again; any other end
    falls away then. An end that came upon another leaves what was agreed or awarded before it, but
    a claim that a court dismissed leaves nothing.
    """
    found: list[Ending] = []
    for ending in case.endings:
        if not has_come(ending.on, until):
            continue
        if ending.how is Ended.DISMISSED:
            found = []
        elif not ending.upon:
            found = _judgments(found)
        found.append(ending)
    return found if closed_by(case, until) else _judgments(found)


def _judgments(endings: list[Ending]) -> list[Ending]:
    return [one for one in endings if one.how is Ended.JUDGMENT]


def _told(case: Case, until: date) -> tuple[Ending, ...]:
    """Return the endings in whose terms *case* is told: the last, and what it came upon."""
    standing = _standing(case, until)
    terms = [n for n, one in enumerate(standing) if one.how in _IN_ITS_PLACE]
    if not terms:
        return (*_settled_before(case, standing[-1:]), *standing[-1:])
    return (standing[terms[-1]], *standing[terms[-1] + 1 :][-1:])


def _settled_before(case: Case, last: list[Ending]) -> tuple[Ending, ...]:
    """Return the settlement by an accepted offer that was paid or written off with *last*."""
    day = last[0].on.first if last and last[0].how is not Ended.DISMISSED else None
    agreed = _settled_by(case, day) if day is not None else None
    return () if agreed is None else (Ending(how=agreed.how, on=loose(agreed.on)),)


def ends_of(case: Case, until: date) -> tuple[End, ...]:
    """Return what ended the claim of *case* by *until*: nothing, its end, or two of them.

    Two: what was agreed or awarded, and that it was paid, or the rest of it written off, since.
    The sum of a settlement is that of its accepted offer where none is said with the ending; it is
    settled from the day of the offer then. An accepted offer settles an open case as well: it takes
    the place of the claim for as long as it stands, and of a judgment before it. One that gives the
    claim back when it is not kept is answered as not kept then.
    """
    ends = tuple(_end(case, one, until) for one in _told(case, until))
    if closed_by(case, until):
        return ends
    agreed = _settled_by(case, until)
    if agreed is None or (ends and agreed.on <= ends[0].on):
        return ends
    return (agreed,)


def _end(case: Case, ending: Ending, until: date) -> End:
    day, offer = ending.on.first or until, settling_offer(case, ending)
    if offer is None:
        return End(ending.how, day, ending.sum, ending.instalments)
    first = min(day, offer.agreed_on.first or day)
    return End(ending.how, first, offer.amount, ending.instalments, offer)


def end_of(case: Case, until: date) -> End | None:
    """Return what stands in the place of the claim of *case* on *until*, else how it ended.

    None while the claim stands, or did on that day; of two ends (`ends_of`) the first.
    """
    return next(iter(ends_of(case, until)), None)


def paid_off(case: Case, until: date) -> End | None:
    """Return with what *case* was closed as paid by *until*; None: it was not."""
    last = ends_of(case, until)[-1:]
    return last[0] if last and last[0].how is Ended.PAID else None


def is_over(case: Case, until: date) -> bool:
    """Return whether *case* was closed as paid or written off: nothing agreed is watched more."""
    return any(not end.replaces for end in ends_of(case, until))


def judgment_of(case: Case, until: date) -> End | None:
    """Return the judgment that *case* stands on *until*; None: it stands on none."""
    end = end_of(case, until)
    return end if end is not None and end.how is Ended.JUDGMENT else None


def interest_is_settled(case: Case, until: date) -> bool:
    """Return whether it was recorded that interest since the judgment is asked for no more."""
    return any(one.interest_settled for one in _told(case, until))


def has_ended(case: Case, until: date) -> bool:
    """Return whether *case* is closed by *until*, or a court decided it: it is argued no more."""
    return closed_by(case, until) or judgment_of(case, until) is not None


def _settled_by(case: Case, until: date) -> End | None:
    """Return the settlement by the offer with a sum that was accepted last by *until*.

    An offer without a day was accepted before what is to be paid first, or by *until*.
    """
    offer = accepted_offer(case, by=until)
    if offer is None:
        return None
    first = min((row.on.first or until for row in offer.to_pay), default=until)
    day = offer.agreed_on.first or min(first, until)
    return End(Ended.SETTLED, day, offer.amount, offer=offer)


def settled_offer(case: Case) -> Offer | None:
    """Return the accepted offer that *case*, open or closed, is told as settled by."""
    first = _first(case, _told(case, date.max))
    return None if first is None else first.offer


def _first(case: Case, told: tuple[Ending, ...]) -> End | None:
    """Return the end that stands first in what is *told*; of an open case its accepted offer."""
    return _end(case, told[0], date.max) if told else _settled_by(case, date.max)


def end_for_others(case: Case, sees: Callable[[Disclosure], bool]) -> tuple[Ending, ...]:
    """Return how *case* ended as both sides know it, without our own words; empty: it has not.

    That we wrote a debt off, or how earlier ends went, is nobody's business. For how much it was
    settled is told to whom *sees* the accepted offer; where none is on file, who sees the talks.
    Who may not see it is still told that it was settled, by an offer that was accepted in an open
    case too, and that nothing is left to pay, once all of it came in.
    """
    told = _told(case, date.max)
    known = (n for n, one in enumerate(told) if one.how is not Ended.WRITTEN_OFF)
    shown = tuple(_for_others(case, told[n], sees, upon=n > 0) for n in known)
    first = _first(case, told)
    if first is None or first.how is not Ended.SETTLED or sees(_label(first)):
        return shown
    bare = Ending(how=first.how, on=loose(first.on) if first.on < date.max else UNDATED)
    paid, rest = _all_paid(case, first), told[1:]
    if paid is None or (rest and rest[0].how is not Ended.PAID):
        return shown or (bare,)
    return (bare, paid.but(on=shown[1].on) if rest else paid)


def _all_paid(case: Case, end: End) -> Ending | None:
    """Return that all that was agreed with *end* came in, on the day of the last of it."""
    if end.sum is None:
        return None
    currency = end.sum.currency
    came = {n: p.dated.first for n, p in enumerate(case.payments) if p.amount.currency == currency}
    days = {n: day for n, day in came.items() if day is not None and day >= end.on}
    total = sum((case.payments[n].amount.amount for n in days), NOTHING)
    if total < end.sum.amount:
        return None
    sum_ = Money(amount=total, currency=currency)
    return Ending(how=Ended.PAID, on=loose(max(days.values())), sum=sum_, upon=True)


def _for_others(
    case: Case, ending: Ending, sees: Callable[[Disclosure], bool], *, upon: bool
) -> Ending:
    end = _end(case, ending, date.max)
    day = loose(end.on) if end.on < date.max else UNDATED
    bare = Ending(how=end.how, on=day, upon=upon)
    if end.how is Ended.SETTLED and not sees(_label(end)):
        return bare
    told = ending.interest_settled
    return bare.but(sum=end.sum, instalments=end.instalments, interest_settled=told)


def _label(end: End) -> Disclosure:
    """Return who may be told for how much it was settled."""
    return Disclosure.WITHOUT_PREJUDICE if end.offer is None else end.offer.disclosure
