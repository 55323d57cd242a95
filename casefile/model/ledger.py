"""One line of a bank statement or a ledger, as a file has it: a fact only when a person says so."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.money import DOLLAR, DOLLARS
from casefile.model.record import Record


class LedgerRow(Record):
    """One line. *amount* is above zero for money that came in, below for what went out."""

    line: int
    """The line of the file, counted from one."""
    dated: LooseDate = UNDATED
    swapped: LooseDate = UNDATED
    """The other day that the same figures may mean, where nothing in the file settles their order:
    *dated* is day first, this month first."""
    amount: Decimal | None = None
    currency: str = ""
    """ISO code; ``$``: the bare sign of a dollar; empty: the file does not say."""
    balance: Decimal | None = None
    who: str = ""
    text: str = ""
    reference: str = ""
    more: tuple[str, ...] = ()
    """What its other columns of words say, as the title of a transfer beside its description."""

    @property
    def words(self) -> str:
        """All that the line says in words."""
        return " ".join(part for part in (self.who, self.text, self.reference, *self.more) if part)

    @property
    def purpose(self) -> str:
        """What it says that it was paid for, what is told most closely first; who paid is last."""
        return " · ".join(filter(None, (self.reference, *self.more, self.text, self.who)))

    def currency_among(self, ours: Collection[str]) -> str:
        """Return the ISO code of the line, beside debts in *ours*; "" when that is not known.

        A bare ``$`` is the one dollar of *ours*, else that of the United States; a line that names
        no money is in the only one of *ours*.
        """
        if self.currency and self.currency != DOLLAR:
            return self.currency
        known = {code for code in ours if not self.currency or code in DOLLARS}
        return known.pop() if len(known) == 1 else "USD" if self.currency else ""
