"""One line of a bank statement or a ledger, as a file has it: a fact only when a person says so."""

from __future__ import annotations

from decimal import Decimal

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.record import Record


class LedgerRow(Record):
    """One line. *amount* is above zero for money that came in, below for what went out."""

    line: int
    """The line of the file, counted from one."""
    dated: LooseDate = UNDATED
    amount: Decimal | None = None
    currency: str = ""
    """ISO code; empty: the file does not say."""
    balance: Decimal | None = None
    who: str = ""
    text: str = ""
    reference: str = ""
