"""Payments as they are used up: money goes to what is paid first and no further than it reaches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.claim import Payment
from casefile.model.money import Money
from casefile.rules.ledger import NOTHING


class Taken(NamedTuple):
    """What was taken of payments for one purpose."""

    sum: Decimal = NOTHING
    which: tuple[int, ...] = ()
    """The places of the payments it came from."""
    last: date | None = None
    """The day of the last of them; None: nothing came."""

    def and_then(self, more: Taken) -> Taken:
        """Return both as one, *more* taken after."""
        which = (*self.which, *(n for n in more.which if n not in self.which))
        return Taken(self.sum + more.sum, which, more.last or self.last)


class Purse:
    """What is left of each payment of a known day, the earliest first."""

    def __init__(self, payments: tuple[Payment, ...]) -> None:
        self.payments = payments
        self.left = [p.amount.amount for p in payments]
        """Of each payment; one of which nothing is left stands in `order` no more."""
        self.order = sorted(
            (n for n, p in enumerate(payments) if p.dated.first is not None),
            key=lambda n: payments[n].dated,
        )

    def take(
        self,
        wanted: Money | None,
        since: date | None,
        until: date | None,
        fits: Callable[[Payment], bool] = lambda _: True,
    ) -> Taken:
        """Take up to *wanted* of what came from *since* through *until*; None: no end of that side.

        Only payments that *fits* allows count. Without a sum all that is left of the first payment
        of those days is taken.
        """
        taken, which, last = NOTHING, [], None
        for n in self.order:
            payment, day = self.payments[n], self.payments[n].dated.first
            if until and day is not None and day > until:
                break
            if day is None or (since and day < since) or not fits(payment):
                continue
            if wanted is not None and payment.amount.currency != wanted.currency:
                continue
            need = self.left[n] if wanted is None else wanted.amount - taken
            part = min(self.left[n], need)
            if part <= 0:
                continue
            self.left[n] -= part
            taken, last = taken + part, day
            which.append(n)
            if wanted is None:
                break
        if which:
            self.order = [n for n in self.order if self.left[n] > 0]
        return Taken(taken, tuple(which), last)
