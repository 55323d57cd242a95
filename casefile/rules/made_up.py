"""What the sum that is owed is made up of, so that its parts give the total."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from casefile.model.account import Account, AccountRow
from casefile.model.money import Money
from casefile.model.say import Say

ENDS = tuple(
    f"account.row.{end}"
    for end in ("settled", "judgment", "dismissed", "paid", "written_off", "beyond")
)
"""The rows that say what the end of a matter changed."""
_KINDS = {
    "debts": ("account.row.invoice",),
    "credit": ("account.row.credit",),
    "interest": ("account.row.interest",),
    "costs": ("account.row.fixed_sum",),
    "paid": ("account.row.payment", "account.row.overpaid"),
    "ended": ENDS,
}


def made_up(account: Account) -> dict[str, Money]:
    """Return debts, credit notes, interest, fixed sums, payments and what the end changed, by name.

    What is owed is above zero, what lowers it below. Interest and fixed sums are whole, with what
    payments went to: together they give the balance of the account.
    """
    return {
        name: _sum((row for row in account.rows if row.what.key.startswith(keys)), account)
        for name, keys in _KINDS.items()
    }


def interest_to(account: Account, on: date) -> date:
    """Return the last day through which *account*, as it stands on *on*, counts interest.

    That is *on*, the day on which the matter ended, or the last day before a rate that lacks.
    """
    end, through = account.closing, [row.last for row in account.accruals]
    day = end.on if end is not None else on
    counts_on = end is not None and end.interest is not None
    return max(through, default=day) if counts_on or account.missing else day


def owed(account: Account, on: date) -> Money | Say:
    """Return the balance with what it holds: the debt, interest through *on*, fixed sums and costs.

    The bare sum where it holds the debt alone.
    """
    parts = {"interest": account.interest, "costs": account.costs}
    held = {name: sum_ for name, sum_ in parts.items() if sum_.amount}
    if not held:
        return account.balance
    key = f"account.owed.{'both' if len(held) > 1 else next(iter(held))}"
    return Say(key, sum=account.balance, principal=account.principal, on=on, **held)


def _sum(rows: Iterable[AccountRow], account: Account) -> Money:
    amount = Decimal(0)
    for row in rows:
        amount += row.debit.amount if row.debit is not None else Decimal(0)
        amount -= row.credit.amount if row.credit is not None else Decimal(0)
    return Money(amount=amount, currency=account.currency)
