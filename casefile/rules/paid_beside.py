"""What of the payments went to interest and costs: why more of the debt is open than expected."""

from __future__ import annotations

from decimal import Decimal

from casefile.model.account import Account
from casefile.model.money import Money
from casefile.model.say import Say

_COSTS = ("account.row.fixed_sum", "account.row.fixed_sum_converted")
_ORDER = tuple(f"account.note.order{which}" for which in ("", "_agreed", "_by", "_awarded"))


def paid_beside(account: Account) -> Say | None:
    """Return how much was paid on interest and costs and by what order; None: nothing of it was.

    Of each it is what ran through the day of the account less what of it is still open, so it
    holds to the cent. The order is told in the words of the account's own note.
    """
    nothing = Decimal(0)
    ran = {
        "costs": sum(
            (x.debit.amount for x in account.rows if x.debit and x.what.key in _COSTS), nothing
        ),
        "interest": sum((x.interest.amount for x in account.accruals), nothing),
    }
    open_ = {"costs": account.costs.amount, "interest": account.interest.amount}
    paid = {name: sum_ - open_[name] for name, sum_ in ran.items() if sum_ > open_[name]}
    order = next((note for note in account.notes if note.key in _ORDER), None)
    if not paid or order is None:
        return None
    return Say(
        "account.paid_beside",
        sum=Money(amount=sum(paid.values(), nothing), currency=account.currency),
        parts=tuple(Say(f"account.part.{name}") for name in paid),
        order=order,
    )
