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
from casefile.model.offer import Instalment, Offer
from casefile.model.promise import Kept
from casefile.model.say import Say
from casefile.rules.endings import agreed_last, end_of, has_ended, is_over, judgment_of, last_ending
from casefile.rules.happened import has_come
from casefile.rules.purse import Purse, Taken

_NOTHING = Decimal(0)


class Due(NamedTuple):
    """One instalment, and what of it came in."""

    number: int
    on: LooseDate
    amount: Money
    paid: Money
    moved_from: date | None = None
    """The day of rest it was moved from; None: it was not."""
    payments: tuple[int, ...] = ()
    """Places in `Case.payments` of those that went to it."""
    last: date | None = None
    """The day of the last of them; None: nothing came for it."""
    alone: bool = False
    """It is the whole of what was agreed or ordered, to be paid at once: none of several."""

    @property
    def open(self) -> Money:
        """What of it is still to come."""
        return self.amount - self.paid

    @property
    def days_late(self) -> int | None:
        """How many days after its own it came in whole; None: in time, or not yet whole."""
        by, last = self.on.last, self.last
        if self.open.amount or by is None or last is None or last <= by:
            return None
        return (last - by).days

    def kept(self, on: date) -> Kept:
        """Return whether it came in time, late, in part or not at all, as of *on*."""
        if not self.open.amount:
            return Kept.KEPT if self.days_late is None else Kept.LATE
        if self.on.last is None:
            return Kept.UNKNOWN
        if self.on.last >= on:
            return Kept.OPEN
        return Kept.PART if self.payments else Kept.BROKEN


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
    stands: bool
    """It was agreed, and took the place of the claim; else it is an offer alone."""
    offer: Offer | None
    """The offer it stands on; None: it was said with the end alone."""

    @property
    def instalments(self) -> tuple[Instalment, ...]:
        """The instalments as they were agreed."""
        return tuple(
            Instalment(on=row.on, amount=row.amount, moved_from=row.moved_from) for row in self.rows
        )

    @property
    def came_in(self) -> bool:
        """Whether all came in that was agreed or awarded, as far as its sum is known."""
        if self.sum is None or self.paid is None:
            return False
        return bool(self.sum.amount) and self.paid.amount >= self.sum.amount

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
    stands: bool
    offer: Offer | None


def settled(case: Case, on: date) -> Settled | None:
    """Return what *case* stands settled for on *on*: its end, else its accepted offer; else None.

    What a court awarded with instalments counts alike, and is no secret. Payments count from the
    day of the settlement on, each towards the earliest instalment that is still open.
    """
    end = end_of(case, on)
    if end is None or not end.replaces:
        return None
    offer = end.offer
    rows = end.instalments or (offer.to_pay if offer is not None else ())
    label = Disclosure.WITHOUT_PREJUDICE if offer is None else offer.disclosure
    if end.how is Ended.JUDGMENT:
        label = Disclosure.OPEN
    terms = _Terms(end.on, end.sum, rows, label, stands=True, offer=offer)
    return _running(case, terms, on)


def watched(case: Case, on: date) -> Settled | None:
    """Return what *case* stands settled for with its instalments, while they are to be paid.

    An accepted offer that names its instalments and no sum is watched alike. None: no days were
    agreed, or the matter was closed as paid or written off since.
    """
    plan = settled(case, on)
    if plan is None and last_ending(case, on) is None:
        named = (offer for offer in case.offers if offer.instalments)
        last = agreed_last(offer for offer in named if has_come(offer.agreed_on, on))
        plan = None if last is None else of_offer(case, last, on)
    return None if plan is None or not plan.rows or is_over(case, on) else plan


def at_rest(case: Case, on: date) -> bool:
    """Return whether nothing is argued any more: the matter has ended, or is settled and kept.

    An instalment that was missed wakes what was settled by an accepted offer alone. What a court
    decided is argued no more, also in a matter that was taken up again.
    """
    if has_ended(case, on):
        return True
    plan = settled(case, on)
    return plan is not None and not plan.overdue(on)


def missed(case: Case, on: date) -> bool:
    """Return whether something that stands agreed or ordered in the place of the claim is overdue.

    What gives the claim back when it is not kept is answered as not kept, and stands no more.
    """
    plan = settled(case, on)
    return plan is not None and bool(plan.overdue(on))


def of_offer(case: Case, offer: Offer, on: date) -> Settled:
    """Return what *offer* comes to once it is agreed, with what was paid since its day."""
    first, rows = offer.agreed_on.first, offer.to_pay
    terms = _Terms(first, offer.amount, rows, offer.disclosure, stands=False, offer=offer)
    return _running(case, terms, on)


def _running(case: Case, terms: _Terms, on: date) -> Settled:
    since, sum_ = terms.since, terms.sum
    label, stands, offer = terms.label, terms.stands, terms.offer
    if sum_ is None:
        return Settled(since, None, _rows(case, terms, on), None, label, stands, offer)
    paid = _NOTHING if since is None else _paid(case, sum_.currency, since, on)
    rows = _rows(case, terms, on)
    return Settled(since, sum_, rows, _of(sum_, paid), label, stands, offer)


def _rows(case: Case, terms: _Terms, on: date) -> tuple[Due, ...]:
    """Hold what came in since, each payment to the oldest instalment that is still open."""
    alone = len(terms.rows) == 1 and terms.sum in (None, terms.rows[0].amount)
    purse = Purse(case.payments)
    rows: list[Due] = []
    for row in sorted(terms.rows, key=lambda row: row.on):
        got = Taken() if terms.since is None else purse.take(row.amount, terms.since, on)
        paid, n = _of(row.amount, got.sum), len(rows) + 1
        rows.append(Due(n, row.on, row.amount, paid, row.moved_from, got.which, got.last, alone))
    return tuple(rows)


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


def came_before(case: Case, plan: Settled) -> Money | None:
    """Return what came in before *plan* was agreed or awarded, in its currency; never nothing.

    None: nothing did, or the day of the plan or of a payment in that currency is not known.
    """
    if plan.sum is None or plan.since is None:
        return None
    theirs = [p for p in case.payments if p.amount.currency == plan.sum.currency]
    days = [p.dated.first for p in theirs]
    if None in days:
        return None
    before = (p.amount.amount for p in theirs if p.dated.first and p.dated.first < plan.since)
    sum_ = sum(before, _NOTHING)
    return _of(plan.sum, sum_) if sum_ else None


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
        key = "running" if judgment_of(case, on) is None else "ordered"
        return Say(f"preflight.settled.{key}", amount=coming.open, on=coming.on)
    if not sees(plan.label):
        return Say("preflight.settled.not_open")
    return None


def overdue(case: Case, on: date, sees: Callable[[Disclosure], bool]) -> tuple[Due, ...]:
    """Return the instalments that a demand after a settlement asks for, as its reader *sees*.

    Empty where nothing was settled, or no days were agreed: the account is asked for then.
    """
    plan = settled(case, on)
    if plan is None or not sees(plan.label):
        return ()
    return plan.overdue(on)


def part_demanded(case: Case, on: date, sees: Callable[[Disclosure], bool]) -> Say | None:
    """Return that a demand in an open case asks for what is overdue of its settlement alone."""
    plan = settled(case, on)
    if plan is None or plan.offer is None or last_ending(case, on) is not None:
        return None
    sums = [row.open for row in overdue(case, on, sees)]
    if not sums:
        return None
    key = "overdue_alone" if plan.rows[0].alone else "overdue"
    return Say(f"preflight.settled.{key}", amount=sum(sums[1:], sums[0]))


def _of(like: Money, amount: Decimal) -> Money:
    return Money(amount=amount, currency=like.currency)
