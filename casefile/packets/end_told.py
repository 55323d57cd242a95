"""How a packet tells the end of a matter: terms kept from its reader are not told as lost."""

from __future__ import annotations

from casefile.model.account import Account
from casefile.model.case import Ended
from casefile.packets.matter import Matter
from casefile.rules.ended import ended


def end_told(matter: Matter, account: Account) -> str:
    """Return what the end of the matter made of *account*; empty while it has not ended.

    A settlement without its sum is, to a reader outside the house, one whose terms stay between
    the parties, whether its sum was kept from him or never written down.
    """
    end, closing = ended(account), account.closing
    if end is None or closing is None:
        return ""
    if closing.how is Ended.SETTLED and closing.sum is None and not matter.own_house:
        known = {"on": closing.on, "claimed": closing.claimed, "paid": closing.paid}
        told = matter.t("account.settled_between", **known)
        if closing.then is not Ended.PAID:
            return told
        return f"{told} {matter.t('account.settled_paid', on=closing.then_on)}"
    said = matter.words.say(end)
    paid = closing.how is Ended.SETTLED and closing.left is not None and closing.left.amount <= 0
    if not paid or closing.then is not None or matter.own_house or not account.rows:
        return said
    return f"{said} {matter.t('account.settled_paid', on=account.rows[-1].on)}"
