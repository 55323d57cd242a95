"""What may be demanded without a court: the account without the interest that only one awards."""

from __future__ import annotations

from decimal import Decimal

from casefile.model.account import Account, AccountRow
from casefile.model.money import Money

_NOTHING = Decimal(0)


def demanded(account: Account) -> Account:
    """Return *account* as it stands without interest that is owed only once a court awards it.

    Its sums and rows agree with one another; the accruals stay, since they tell what may be claimed
    in court. What was already paid on such interest stays in the rows, with the interest it paid.
    The account itself where there is no such interest.
    """
    if account.awarded is None:
        return account
    awarded = account.awarded.amount
    daily = Money(amount=_NOTHING, currency=account.currency)
    if any(not row.awarded for row in account.accruals):
        daily = account.daily
    return account.but(
        interest=_less(account.interest, awarded),
        balance=_less(account.balance, awarded),
        daily=daily,
        rows=_rows(account, awarded),
    )


def _less(sum_: Money, amount: Decimal) -> Money:
    return Money(amount=sum_.amount - amount, currency=sum_.currency)


def _rows(account: Account, awarded: Decimal) -> tuple[AccountRow, ...]:
    """Return the rows less *awarded*, taken from the last interest backwards, each balance anew."""
    debts = {row.debt for row in account.accruals if row.awarded}
    left, kept = awarded, []
    for row in reversed(account.rows):
        if row.debit is not None and row.debt in debts and row.interest:
            taken = min(left, row.debit.amount)
            left -= taken
            if taken == row.debit.amount:
                continue
            row = row.but(debit=_less(row.debit, taken))
        kept.append(row)
    rows, balance = [], _NOTHING
    for row in reversed(kept):
        balance += row.debit.amount if row.debit is not None else _NOTHING
        balance -= row.credit.amount if row.credit is not None else _NOTHING
        rows.append(row.but(balance=Money(amount=balance, currency=account.currency)))
    return tuple(rows)
