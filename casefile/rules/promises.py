"""Promises held against payments: which payment kept which, what was broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.contact import Contact
from casefile.model.dates import UNDATED
from casefile.model.money import Money
from casefile.model.promise import Kept, PromiseLine
from casefile.model.reference import bears
from casefile.rules.calendar import ONE_DAY
from casefile.rules.endings import end_of, is_over, last_ending
from casefile.rules.fallen import Fallen, fallen
from casefile.rules.happened import happened_by
from casefile.rules.purse import Purse, Taken
from casefile.rules.settled import Settled, settled, watched


class _Given(NamedTuple):
    """A promise as it was given in a talk."""

    contact: str
    made: date | None
    by: date | None
    amount: Money | None
    told: bool | None
    replaced: date | None
    """Since when something else is agreed or ordered in its place; None: nothing is."""
    debt: str
    """The debt it speaks of; empty: of none by name."""

    def takes(self, payment: Payment, *, named: bool) -> bool:
        """Return whether money may count to it; *named*: only what names the debt it speaks of.

        In the view of others money counts to the promises alone that it kept in the whole case.
        """
        if payment.keeps is not None and self.contact not in payment.keeps:
            return False
        if self.debt and payment.debt == self.debt:
            return True
        return not named and not (self.debt and payment.debt)


def promised_of(case: Case, contact: Contact) -> str:
    """Return the debt that the promise of a talk speaks of; empty: none is named, or several.

    It is the one that a person chose, of the promise or of the whole talk, else the one whose
    number stands in what was said.
    """
    promise = contact.promise
    if promise is None:
        return ""
    if promise.debt or contact.debt:
        return promise.debt or contact.debt
    named = [debt.ref for debt in case.debts if not debt.counted and bears(contact.said, debt.ref)]
    return named[0] if len(named) == 1 else ""


def _given(case: Case, since: date | None) -> list[_Given]:
    """Return the promises given in talks, the earliest day first; *since* something is agreed."""
    found = [
        _Given(
            contact.id,
            contact.on.first,
            promise.by.last,
            promise.amount,
            promise.kept,
            since if _before(since, contact) else None,
            promised_of(case, contact),
        )
        for contact in case.contacts
        if (promise := contact.promise) is not None
    ]
    return sorted(found, key=lambda g: (g.by or date.max, g.made or date.max))


def agreed_since(case: Case, on: date) -> date | None:
    """Return since when another sum, or instalments without one, are agreed or ordered.

    What was agreed and not kept is told alike: what came before it was answered by it.
    """
    gone = fallen(case, on)
    return _since(case, on, watched(case, on) if gone is None else gone.terms)


def _since(case: Case, on: date, agreed: Settled | None) -> date | None:
    end = end_of(case, on)
    if end is not None:
        return end.on if end.replaces else None
    return None if agreed is None else agreed.since


def _before(since: date | None, contact: Contact) -> bool:
    """Return whether a promise was given before *since*; one of no known day, if due before it."""
    by = contact.promise.by.last if contact.promise is not None else None
    given = contact.on.first or by
    return since is not None and given is not None and given < since


def replaced(contact: Contact, since: date | None) -> bool:
    """Return whether what is agreed or ordered *since* stands in the place of a promise.

    It does where that was given before, and its day had not passed by then.
    """
    by = contact.promise.by.last if contact.promise is not None else None
    return _before(since, contact) and (by is None or since is None or by >= since)


def promises(case: Case, on: date) -> tuple[PromiseLine, ...]:
    """Return each promise and instalment, the earliest day first, and what became of it by *on*.

    What comes in since something was agreed or ordered goes to the oldest of its instalments that
    is still open (`casefile.rules.settled`), and to no promise that was given before; what came in
    while an agreement stood that was not kept stays with it. What happened after *on* is not
    counted.
    """
    payments = case.payments
    case = happened_by(case, on)
    if case.payments != payments:  # a line names them by their places
        case = case.but(payments=payments)
    gone = fallen(case, on)
    agreed = gone.terms if gone is not None else watched(case, on) or _watched_before(case, on)
    lines = [*_of_talks(case, on, agreed, gone), *_of_instalments(agreed, on, gone)]
    end = last_ending(case, on) if is_over(case, on) else None
    if end is not None:
        lines = [x.but(ended=end.on) if x.kept is Kept.OPEN else x for x in lines]
    return tuple(sorted(lines, key=lambda x: (x.by or date.max, x.made or date.max)))


def _watched_before(case: Case, on: date) -> Settled | None:
    """Return what was agreed in instalments before the matter was closed as paid or written off."""
    plan = settled(case, on) if is_over(case, on) else None
    return plan if plan is not None and plan.rows else None


def _of_instalments(agreed: Settled | None, on: date, gone: Fallen | None) -> list[PromiseLine]:
    """Return what became of each instalment; of one that fell with the rest nothing is awaited."""
    if agreed is None:
        return []
    until = on if gone is None else gone.until
    return [
        PromiseLine.of_sound(
            contact="" if agreed.offer is None else agreed.offer.id,
            made=agreed.since,
            by=row.on.last,
            amount=row.amount,
            kept=_fell(row.kept(until), gone),
            paid=row.paid if row.payments else None,
            days_late=row.days_late,
            payments=row.payments,
            instalment=True,
            alone=row.alone,
            again=False,
            said_by_person=False,
            ended=UNDATED,
        )
        for row in agreed.rows
    ]


def _fell(kept: Kept, gone: Fallen | None) -> Kept:
    return Kept.REPLACED if kept is Kept.OPEN and gone is not None else kept


def _of_talks(
    case: Case, on: date, agreed: Settled | None, gone: Fallen | None
) -> list[PromiseLine]:
    """Return what became of the promises given in talks.

    Money that names a debt goes to what was promised of that debt first, and to no promise of
    another. Payments of the days from the promise to its day keep it; what is left of later ones
    makes up the rest, late, as far as no later promise was in time for it. A person's word on
    kept or broken wins over the sum. Without a sum, any payment in time keeps it.
    """
    given, purse = _given(case, _since(case, on, agreed)), Purse(case.payments)
    took = [Taken()] * len(given)
    late: list[date | None] = [None] * len(given)
    for named in (True, False):
        those = [(n, g) for n, g in enumerate(given) if g.debt or not named]
        for n, g in those:
            if _wants(g, took[n]):
                last = _first(g.by, _last(g, on))
                fits = _fits(g, named=named)
                took[n] = took[n].and_then(purse.take(_short(g, took[n]), g.made, last, fits))
        for n, g in those:
            if g.by is not None and _wants(g, took[n]):
                begin, last = g.by + ONE_DAY, _last(g, on)
                more = purse.take(_short(g, took[n]), begin, last, _fits(g, named=named))
                took[n], late[n] = took[n].and_then(more), _later(late[n], more.last)
    since = None if agreed is None else agreed.since
    until = date.max if gone is None else gone.until
    return [
        _line(case, g, paid, days, on, since, until)
        for g, paid, days in zip(given, took, late, strict=True)
    ]


def _line(
    case: Case,
    g: _Given,
    paid: Taken,
    late: date | None,
    on: date,
    since: date | None,
    until: date,
) -> PromiseLine:
    kept, said = _kept(g, paid, late, on)
    currency = case.payments[paid.which[0]].amount.currency if paid.which else ""
    return PromiseLine.of_sound(
        contact=g.contact,
        made=g.made,
        by=g.by,
        amount=g.amount,
        kept=kept,
        paid=Money(amount=paid.sum, currency=currency) if paid.which else None,
        days_late=(late - g.by).days if late and g.by else None,
        payments=paid.which,
        instalment=False,
        alone=False,
        again=since is not None and g.made is not None and since <= g.made < until,
        said_by_person=said,
        ended=UNDATED,
    )


def _fits(given: _Given, *, named: bool) -> Callable[[Payment], bool]:
    return lambda payment: given.takes(payment, named=named)


def _wants(given: _Given, paid: Taken) -> bool:
    """Return whether money may still count to a promise: of a sum until it is whole."""
    return not paid.which if given.amount is None else paid.sum < given.amount.amount


def _short(given: _Given, paid: Taken) -> Money | None:
    """Return what a promise of a sum still lacks."""
    if given.amount is None:
        return None
    return Money.of_sound(amount=given.amount.amount - paid.sum, currency=given.amount.currency)


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _last(given: _Given, on: date) -> date:
    """Return the last day of which money counts to a promise."""
    return on if given.replaced is None else min(on, given.replaced - ONE_DAY)


def _first(by: date | None, last: date) -> date:
    return last if by is None else min(by, last)


def _kept(given: _Given, paid: Taken, late: date | None, on: date) -> tuple[Kept, bool]:
    if given.told is not None:
        return (Kept.KEPT if given.told else Kept.BROKEN), True
    anything = bool(paid.which)
    whole = anything if given.amount is None else paid.sum >= given.amount.amount
    if whole:
        return (Kept.KEPT if late is None else Kept.LATE), False
    if given.replaced is not None and (given.by is None or given.by >= given.replaced):
        return Kept.REPLACED, False
    if given.by is None:
        return Kept.UNKNOWN, False
    if given.by >= on:
        return Kept.OPEN, False
    return (Kept.PART if anything else Kept.BROKEN), False


def waiting_for(lines: Iterable[PromiseLine]) -> PromiseLine | None:
    """Return the promise that is still open and falls due next; None when there is none."""
    still = [x for x in lines if x.kept is Kept.OPEN and x.by is not None]
    return min(still, key=lambda x: x.by or date.max, default=None)


def broken_in_talks(lines: Iterable[PromiseLine]) -> tuple[PromiseLine, ...]:
    """Return of `promises` those given in a talk that were broken, in whole or in part.

    Instalments of an accepted offer have rules of their own.
    """
    return tuple(x for x in lines if x.breached and not x.instalment)


def last_broken(lines: Iterable[PromiseLine]) -> PromiseLine | None:
    """Return the promise broken last, in whole or in part; None when there is none."""
    broken = [x for x in lines if x.breached and x.by is not None]
    return max(broken, key=lambda x: x.by or date.min, default=None)
