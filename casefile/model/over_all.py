"""What the whole library tells: figures, what the matters cost, the signs seen before."""

from __future__ import annotations

from decimal import Decimal

from casefile.model.case import Stage
from casefile.model.money import Money
from casefile.model.position import Reason
from casefile.model.record import Record
from casefile.model.say import Say


class Figures(Record):
    """Figures over cases of one currency and one group."""

    group: str
    """``all``, ``reason`` or ``stage``."""
    name: Reason | Stage | None
    currency: str
    cases: int
    claimed: Money
    """The debts less credit notes, with the interest, fixed sums and costs beside them."""
    recovered: Money
    """What was received on them."""
    open: Money
    """Balances that are still open, with interest and costs; of closed cases what was agreed or
    awarded and is still to come."""
    percent: Decimal
    """Recovered of claimed, to the hundredth; above a hundred where interest was paid."""
    days: int | None
    """Days from the day to pay to the last payment, on average, of cases with a payment."""
    cost: Money
    """Own money spent on them, that of this currency."""
    minutes: int = 0
    """Own time spent on them."""


class Spent(Record):
    """What the matter cost us so far, in one currency: money, and time that has no price here."""

    currency: str
    money: Money
    minutes: int


class WarningSign(Record):
    """A sign seen before, in how many earlier cases, and what they left unpaid."""

    code: str
    what: Say
    ask: Say
    """What to look at or to ask for before the next deal."""
    cases: int
    numbers: tuple[int, ...]
    """The library's numbers of those cases."""


class OverAll(Record):
    """What the whole library tells: figures, and the signs that earlier cases showed."""

    cases: int
    figures: tuple[Figures, ...] = ()
    signs: tuple[WarningSign, ...] = ()
