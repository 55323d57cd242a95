"""One debt as it runs: principal, interest and costs, and what each payment pays of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from casefile.model.account import Accrual
from casefile.model.claim import PARTS, Debt
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.rules.beside import Early, fees
from casefile.rules.calendar import ONE_DAY
from casefile.rules.compound import compound_interest, is_compound
from casefile.rules.due import Chosen
from casefile.rules.fixed_sums import Converted
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
    claimed: Decimal = NOTHING
    """The debt less credit notes: what was ever owed."""
    principal: Decimal = NOTHING
    """What of it is still unpaid."""
    recovery: Converted | None = None
    """The fixed recovery sum that fell due on it; None: it was paid in time, or none is claimed."""
    interest: Decimal = NOTHING
    costs: Decimal = NOTHING
    added: Decimal = NOTHING
    """Linkage and interest that joined the sum and bear interest themselves; still unpaid."""
    counted_to: date | None = None
    """The last day for which interest has been counted."""
    rows: list[Accrual] = field(default_factory=list)
    lacking: list[Stretch] = field(default_factory=list)
    order: tuple[str, ...] = PARTS
    """What a payment is set against, in turn."""
    stopped: bool = False
    """The matter ended: no interest runs on it any more; what ran before keeps its terms."""

    @property
    def currency(self) -> str:
        """The money of the debt."""
        return self.debt.amount.currency

    @property
    def open(self) -> Decimal:
        """All that is unpaid of it."""
        return self.principal + self.added + self.interest + self.costs

    def _base(self) -> Money:
        """Return the sum that interest runs on."""
        return Money(amount=self.principal + self.added, currency=self.currency)

    def accrue(self, until: date) -> tuple[Accrual, ...]:
        """Count interest through *until*; return the new rows, none when nothing ran."""
        if self.stopped or (self.counted_to is not None and until <= self.counted_to):
            return ()
        new = (*self._before_due(until), *self._since_due(until))
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
        return self._owed(accruals(self._base(), parts, self.early.terms.regime, self.debt.ref))

    def _owed(self, rows: tuple[Accrual, ...]) -> tuple[Accrual, ...]:
        """Add simple interest and fees to what is owed."""
        self.interest += sum((row.interest.amount for row in rows), NOTHING)
        return rows

    def _since_due(self, until: date) -> tuple[Accrual, ...]:
        if self.terms is None or self.chosen.start is None or self.principal <= 0:
            return ()
        first = self._next(self.chosen.start)
        if first > until:
            return ()
        # Fees run on the sum as it stood before this stretch.
        beside, without = fees(self._base(), self.counted_to, until, self.terms, self.debt.ref)
        if is_compound(self.terms.regime):
            rows = self._compounded(first, until, self.terms)
        else:
            parts = stretches(first, until, self.terms)
            self.lacking += [part for part in parts if part.rate is None]
            rows = self._owed(accruals(self._base(), parts, self.terms.regime, self.debt.ref))
        self.lacking += without
        return (*rows, *self._owed(beside))

    def _compounded(self, first: date, until: date, terms: Terms) -> tuple[Accrual, ...]:
        """Count interest that is added to the sum; nothing once a value has lacked."""
        before = bool(self.lacking)
        run = compound_interest(self._base(), first, until, terms, self.debt.ref, self.interest)
        self.lacking += run.lacking
        if before:
            return ()
        self.added += run.added
        self.interest = run.pending
        return run.rows

    def pay(self, amount: Decimal) -> Decimal:
        """Set *amount* against what is open, in the agreed order or the place's; return the rest.

        What joined the sum is paid with the principal, before it.
        """
        for part in self.order:
            for name in ("added", part) if part == "principal" else (part,):
                taken = min(amount, getattr(self, name))
                setattr(self, name, getattr(self, name) - taken)
                amount -= taken
        return amount

    def daily(self, until: date) -> Decimal:
        """Return the interest of one more day; zero when none runs or the rate is not known.

        Unrounded, so that the debts of an account are rounded together once; where the place rounds
        the amount of each day (``regime.rounding``), that of this debt, half up to the hundredth.
        """
        start = self.chosen.start
        if (
            self.stopped
            or self.terms is None
            or start is None
            or start > until
            or self.principal <= 0
        ):
            return NOTHING
        if self.terms.regime.index_kind:
            return NOTHING
        rate = stretches(until, until, self.terms)[0].rate
        if rate is None:
            return NOTHING
        return daily_interest(self._base(), rate.value, self.terms.regime)
