"""What of the payments went to interest and costs: why more of the debt is open than expected."""

from __future__ import annotations

from decimal import Decimal

from casefile.model.account import Account
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.rules.made_up import made_up

_ORDER = tuple(f"account.note.order{which}" for which in ("", "_agreed", "_by", "_awarded"))


def paid_beside(account: Account) -> tuple[Say, ...]:
    """Return how much was paid on interest and costs, then by what order; empty: nothing was.

    With the sum that papers name which set every payment against the debt alone.

    Of each it is what ran through the day of the account less what of it is still open, so it
    holds to the cent. Each order that debts of the account follow is told, in the words of the
    account's own notes. Of a matter that has ended nothing is told: what was given up is no
    payment.
    """
    ran = made_up(account)
    paid = {
        name: ran[name].amount - open_.amount
        for name, open_ in (("costs", account.costs), ("interest", account.interest))
        if ran[name].amount > open_.amount
    }
    orders = tuple(note for note in account.notes if note.key in _ORDER)
    if not paid or not orders or account.closing is not None:
        return ()
    whole = Money(amount=sum(paid.values(), Decimal(0)), currency=account.currency)
    parts = tuple(Say(f"account.part.{name}") for name in paid)
    left = Money(amount=account.principal.amount - whole.amount, currency=account.currency)
    told = Say("account.paid_beside", sum=whole, parts=parts)
    if left.amount > 0:
        told = Say("account.paid_beside_left", told=told, left=left)
    return (told, *orders)
