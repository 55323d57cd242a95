"""One debt as it runs: principal, interest and costs, and what each payment pays of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from casefile.model.claim import Debt
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.review import Accrual
from casefile.rules.beside import Early, fees
from casefile.rules.calendar import ONE_DAY
from casefile.rules.compound import compound_interest, is_compound
from casefile.rules.due import Chosen
from casefile.rules.interest import Stretch, Terms, accruals, daily_interest, stretches

NOTHING = Decimal(0)


@dataclass(slots=True)
class Ledger:
    """The running sums of one debt; lives only while an account is made."""

    debt: Debt
    law: Jurisdiction
    chosen: Chosen
    terms: Terms | None
    """None: no interest is computed for it."""
    early: Early | None = None
    """Interest before the due day, where the case claims it."""
    principal: Decimal = NOTHING
    interest: Decimal = NOTHING
    costs: Decimal = NOTHING
    counted_to: date | None = None
    """The last day for which interest has been counted."""
    rows: list[Accrual] = field(default_factory=list)
    lacking: list[Stretch] = field(default_factory=list)
    broken_on: date | None = None
    """The day of a payment after which compound interest can no longer be told."""

    @property
    def currency(self) -> str:
        """The money of the debt."""
        return self.debt.amount.currency

    @property
    def open(self) -> Decimal:
        """All that is unpaid of it."""
        return self.principal + self.interest + self.costs

    def _base(self) -> Money:
        return Money(amount=self.principal, currency=self.currency)

    def accrue(self, until: date) -> tuple[Accrual, ...]:
        """Count interest through *until*; return the new rows, none when nothing ran."""
        if self.counted_to is not None and until <= self.counted_to:
            return ()
        new = (*self._before_due(until), *self._since_due(until))
        self.interest += sum((row.interest.amount for row in new), NOTHING)
        self.rows += new
        self.counted_to = until
        return new

    def _next(self, first: date) -> date:
        """Return *first*, or the day after the last one counted."""
        return first if self.counted_to is None else max(first, self.counted_to + ONE_DAY)

    def _before_due(self, until: date) -> tuple[Accrual, ...]:
        if self.early is None or self.principal <= 0:
            return ()
        first, last = self._next(self.early.first), min(until, self.early.last)
        if first > last:
            return ()
        parts = stretches(first, last, self.early.terms)
        self.lacking += [part for part in parts if part.rate is None]
        return accruals(self._base(), parts, self.early.terms.regime, self.debt.ref)

    def _since_due(self, until: date) -> tuple[Accrual, ...]:
        if self.terms is None or self.chosen.start is None or self.principal <= 0:
            return ()
        first = self._next(self.chosen.start)
        if first > until:
            return ()
        rows, lacking = self._counted(first, until, self.terms)
        beside, without = fees(self._base(), self.counted_to, until, self.terms, self.debt.ref)
        self.lacking += lacking + without
        return (*rows, *beside)

    def _counted(
        self, first: date, until: date, terms: Terms
    ) -> tuple[tuple[Accrual, ...], list[Stretch]]:
        if not is_compound(terms.regime):
            parts = stretches(first, until, terms)
            new = accruals(self._base(), parts, terms.regime, self.debt.ref)
            return new, [part for part in parts if part.rate is None]
        if self.rows or self.lacking or self.broken_on:
            self.broken_on = self.broken_on or self.counted_to
            return (), []
        return compound_interest(self._base(), first, until, terms, self.debt.ref)

    def pay(self, amount: Decimal) -> Decimal:
        """Set *amount* against what is open, in the order of the place; return what is left."""
        for part in self.law.interest.allocation:
            taken = min(amount, getattr(self, part))
            setattr(self, part, getattr(self, part) - taken)
            amount -= taken
        return amount

    def daily(self, until: date) -> Decimal:
        """Return the interest of one more day; zero when none runs or the rate is not known."""
        start = self.chosen.start
        if self.terms is None or start is None or start > until or self.principal <= 0:
            return NOTHING
        if is_compound(self.terms.regime):
            return NOTHING
        rate = stretches(until, until, self.terms)[0].rate
        if rate is None:
            return NOTHING
        return daily_interest(self._base(), rate.value, self.terms.regime).amount
