"""What the end of a matter makes of its ledgers: what was given up is not owed any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from casefile.model.claim import Debt
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.rules.due import Chosen
from casefile.rules.endings import End
from casefile.rules.entries import Entry
from casefile.rules.ledger import NOTHING, Ledger

_GIVEN_UP = ("costs", "interest", "added", "principal")
"""What of a debt is given up first: of what is left, as much as can be is the debt itself."""


def closed(ledgers: list[Ledger], over: Decimal, end: End, on: date, currency: str) -> list[Entry]:
    """Make the ledgers owe what is owed since the end; return the line that says so.

    A sum above what was open is owed as costs of the first debt. *over*: what was paid beyond the
    claim before.
    """
    open_ = sum((ledger.open for ledger in ledgers), NOTHING)
    owed = end.owed(currency)
    if not end.replaces and open_ - over <= 0:
        return []
    if owed > open_:
        part = "costs" if ledgers[0].debt.ref else "principal"
        setattr(ledgers[0], part, getattr(ledgers[0], part) + owed - open_)
    else:
        _give_up(ledgers, open_ - owed)
    change = owed - (open_ - over)
    if not change:
        return []
    key = f"account.row.{end.how.value}" if change < 0 else "account.row.beyond"
    return [Entry(on, 2 if end.replaces else 5, "", Say(key), change)]


def _give_up(ledgers: Sequence[Ledger], amount: Decimal) -> None:
    for part in _GIVEN_UP:
        for ledger in reversed(ledgers):
            taken = min(amount, getattr(ledger, part))
            setattr(ledger, part, getattr(ledger, part) - taken)
            amount -= taken


def in_money_of_its_own(end: End, currency: str, law: Jurisdiction) -> list[Ledger]:
    """Return a ledger for a sum in money that no debt is in; none when no such sum is owed."""
    owed = end.owed(currency)
    if not owed:
        return []
    debt = Debt(ref="", amount=Money(amount=owed, currency=currency))
    return [Ledger(debt, law, Chosen(None, None, None, ()), None)]
