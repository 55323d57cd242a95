"""What the sum that is owed is made up of, so that the rows of a table give its total."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from casefile.model.account import Account, AccountRow
from casefile.model.money import Money
from casefile.packets.matter import Matter

_KINDS = {
    "debts": ("account.row.invoice",),
    "credit": ("account.row.credit",),
    "interest": ("account.row.interest",),
    "costs": ("account.row.fixed_sum",),
    "paid": ("account.row.payment", "account.row.overpaid"),
}


def made_up(account: Account) -> dict[str, Money]:
    """Return debts, credit notes, interest, fixed sums and payments, each by its name.

    What is owed is above zero, what lowers it below. Interest and fixed sums are whole, with what
    payments went to: together they give the balance of the account.
    """
    return {
        name: _sum((row for row in account.rows if row.what.key.startswith(keys)), account)
        for name, keys in _KINDS.items()
    }


def lowered(matter: Matter, amount: Money) -> str:
    """Return a sum as a packet writes it, one below zero with a minus sign."""
    return matter.money(amount).replace("-", "\u2212")


def _sum(rows: Iterable[AccountRow], account: Account) -> Money:
    amount = Decimal(0)
    for row in rows:
        amount += row.debit.amount if row.debit is not None else Decimal(0)
        amount -= row.credit.amount if row.credit is not None else Decimal(0)
    return Money(amount=amount, currency=account.currency)
