"""How a matter ended, in money: what was agreed or awarded, of how much, what of it came in."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.account import Account, Closing
from casefile.model.case import Ended
from casefile.model.say import Say


def ended(account: Account) -> Say | None:
    """Return what the end of the matter made of an account; None while it has not ended.

    A sum that nobody entered is told as not known, and never as nothing. What came in above what
    was agreed or awarded is told as that, and not as less than nothing to come.
    """
    closing = account.closing
    if closing is None:
        return None
    told = {"on": closing.on, "claimed": closing.claimed, "paid": closing.paid}
    left = closing.left if closing.rest is None else closing.rest
    over = None if left is None or left.amount >= 0 else left.but(amount=-left.amount)
    left = left if left is None or over is None else left + over
    told |= {"sum": closing.sum, "left": left, "interest": closing.interest}
    first = Say(f"account.ended.{_case(closing)}", **told)
    if over is not None:
        first = Say("account.ended.over", first=first, over=over)
    if closing.then is None:
        return first
    then = f"account.ended.then_{_since(closing)}"
    return Say(then, first=first, on=closing.then_on, rest=closing.rest)


def rebate_stays(accounts: Iterable[Account]) -> Say | None:
    """Return how much of a claim that was settled is given up for good; None: nothing is."""
    for closing in (one.closing for one in accounts):
        if closing is None or closing.how is not Ended.SETTLED or closing.sum is None:
            continue
        alike = closing.sum.currency == closing.claimed.currency
        if alike and closing.sum.amount < closing.claimed.amount:
            rebate = closing.claimed - closing.sum
            return Say("preflight.rebate_stays", rebate=rebate, sum=closing.sum)
    return None


def _since(closing: Closing) -> str:
    """Return what became of what was agreed or awarded."""
    if closing.then is Ended.WRITTEN_OFF:
        return "written_off"
    if closing.left is None:
        return "paid_unknown"
    return "paid_rest" if closing.rest is not None and closing.rest.amount > 0 else "paid"


def _case(closing: Closing) -> str:
    """Return in which words the end is told.

    A sum above what was claimed is no part of it: costs, and interest that was not counted, are in
    it.
    """
    how = closing.how.value
    if closing.how in (Ended.DISMISSED, Ended.WRITTEN_OFF):
        return how
    if closing.how is Ended.PAID:
        if closing.claimed.amount <= 0:
            return how
        return "paid_rest" if closing.left is not None else "paid_unknown"
    if closing.sum is None:
        return f"{how}_unknown"
    if closing.sum.currency != closing.claimed.currency:
        return f"{how}_elsewhere"
    if closing.interest is not None:
        how = f"{how}_bears"
    within = closing.claimed.amount >= closing.sum.amount > 0
    return how if within else f"{how}_alone"
