"""A settlement as it runs: what was to be paid by which day, what came in, what may be demanded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case, Ended
from casefile.model.dates import LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer
from casefile.model.say import Say
from casefile.rules.endings import end_of, settling_offer

_NOTHING = Decimal(0)


class Due(NamedTuple):
    """One instalment, and what of it came in."""

    number: int
    on: LooseDate
    amount: Money
    paid: Money
    moved_from: date | None = None
    """The day of rest it was moved from; None: it was not."""

    @property
    def open(self) -> Money:
        """What of it is still to come."""
        return self.amount - self.paid


class Settled(NamedTuple):
    """What was agreed, by an accepted offer or the end of the matter, and what was paid of it."""

    since: date | None
    sum: Money | None
    """None: for how much was not said."""
    rows: tuple[Due, ...]
    """The instalments, the earliest first; empty: no days were agreed."""
    paid: Money | None
    """What came in since; None where the sum is not known."""
    label: Disclosure
    """Who may be told of it."""
    closed: bool
    """The matter has ended with it; else the offer alone is on file."""
    offer: Offer | None
    """The offer it stands on; None: it was said with the end alone."""

    @property
    def instalments(self) -> tuple[Instalment, ...]:
        """The instalments as they were agreed."""
        return tuple(
            Instalment(on=row.on, amount=row.amount, moved_from=row.moved_from) for row in self.rows
        )

    def overdue(self, on: date) -> tuple[Due, ...]:
        """Return the instalments whose day has passed by *on* and that did not come in whole."""
        return tuple(
            row for row in self.rows if row.open.amount and row.on.last and row.on.last < on
        )

    def next(self, on: date) -> Due | None:
        """Return the first instalment that is still to come on *on* or later."""
        late = self.overdue(on)
        return next((row for row in self.rows if row.open.amount and row not in late), None)


class _Terms(NamedTuple):
    """What was agreed, before payments are held against it."""

    since: date | None
    sum: Money | None
    rows: tuple[Instalment, ...]
    label: Disclosure
    closed: bool
    offer: Offer | None


def accepted_offer(case: Case) -> Offer | None:
    """Return the offer of either side that was accepted last."""
    accepted = [o for o in case.offers if o.answer is Answer.ACCEPTED and o.sent]
    return max(accepted, key=lambda o: o.on, default=None)


def settled(case: Case, on: date) -> Settled | None:
    """Return what *case* stands settled for on *on*: its end, else its accepted offer; else None.

    What a court awarded with instalments counts alike, and is no secret. Payments count from the
    day of the settlement on, each towards the earliest instalment that is still open.
    """
    end = end_of(case, on)
    if end is None:
        offer = accepted_offer(case)
        if offer is None or offer.amount is None:
            return None
        return of_offer(case, offer, on)
    if not end.replaces:
        return None
    last = case.endings[-1]
    offer = settling_offer(case, last)
    rows = last.instalments or (offer.instalments if offer is not None else ())
    label = Disclosure.WITHOUT_PREJUDICE if offer is None else offer.disclosure
    if end.how is Ended.JUDGMENT:
        label = Disclosure.OPEN
    terms = _Terms(end.on, end.sum, rows, label, closed=True, offer=offer)
    return _running(case, terms, on)


def of_offer(case: Case, offer: Offer, on: date) -> Settled:
    """Return what *offer* comes to once it is agreed, with what was paid since its day."""
    first, rows = offer.on.first, offer.instalments
    terms = _Terms(first, offer.amount, rows, offer.disclosure, closed=False, offer=offer)
    return _running(case, terms, on)


def _running(case: Case, terms: _Terms, on: date) -> Settled:
    since, sum_ = terms.since, terms.sum
    label, closed, offer = terms.label, terms.closed, terms.offer
    if sum_ is None:
        return Settled(since, None, (), None, label, closed, offer)
    left = paid = _NOTHING if since is None else _paid(case, sum_.currency, since, on)
    rows: list[Due] = []
    for row in sorted(terms.rows, key=lambda row: row.on):
        part = min(left, row.amount.amount)
        left -= part
        paid_of_it = _of(row.amount, part)
        rows.append(Due(len(rows) + 1, row.on, row.amount, paid_of_it, row.moved_from))
    return Settled(since, sum_, tuple(rows), _of(sum_, paid), label, closed, offer)


def _paid(case: Case, currency: str, since: date, on: date) -> Decimal:
    """Return what came in from *since* through *on*, as the account counts it."""
    return sum(
        (
            payment.amount.amount
            for payment in case.payments
            if payment.amount.currency == currency
            and payment.dated.first is not None
            and since <= payment.dated.first <= on
        ),
        _NOTHING,
    )


def demand_waits(case: Case, on: date, sees: Callable[[Disclosure], bool]) -> Say | None:
    """Return why no payment may be demanded now of who owes by a settlement; None: it may be.

    Nothing of it is overdue, or its sum may not be told in a letter that *sees* what is open alone.
    """
    plan = settled(case, on)
    if plan is None:
        return None
    late, coming = plan.overdue(on), plan.next(on)
    if plan.rows and not late:
        if coming is None:
            return Say("preflight.settled.paid")
        return Say("preflight.settled.running", amount=coming.open, on=coming.on)
    if plan.closed and not sees(plan.label):
        return Say("preflight.settled.not_open")
    return None


def overdue(case: Case, on: date, sees: Callable[[Disclosure], bool]) -> tuple[Due, ...]:
    """Return the instalments that a demand after the end of *case* asks for, as its reader *sees*.

    Empty where it ended otherwise, or not at all: the whole account is asked for then.
    """
    plan = settled(case, on)
    if plan is None or not plan.closed or not sees(plan.label):
        return ()
    return plan.overdue(on)


def _of(like: Money, amount: Decimal) -> Money:
    return Money(amount=amount, currency=like.currency)
