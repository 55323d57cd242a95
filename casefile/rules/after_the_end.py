"""What follows once a court has decided: a day is watched, a judgment enforced or appealed."""

from __future__ import annotations

from datetime import date

from casefile.model.account import Account, Closing
from casefile.model.case import Case, Ended
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.say import Say
from casefile.rules.account import account
from casefile.rules.endings import end_of, judgment_of
from casefile.rules.settled import settled


def after_the_end(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> Say | None:
    """Return what follows of a judgment on *on*, or that its sum is not known; None: it is paid.

    Of a claim that was dismissed, that the time to appeal is short. *accounts* are those of the
    day, where they are at hand.
    """
    end = end_of(case, on)
    if end is not None and end.how is Ended.DISMISSED:
        return Say("plan.after.dismissed")
    if judgment_of(case, on) is None:
        return None
    accounts = accounts or account(case, law, on)
    closings = [one.closing for one in accounts if one.closing is not None]
    told = [said for said in (_follows(case, closing, on) for closing in closings) if said]
    return told[0] if told else None


def _follows(case: Case, closing: Closing, on: date) -> Say | None:
    if closing.then is not None:
        return None
    if closing.sum is None:
        return Say("plan.after.judgment_unknown", on=closing.on)
    plan = settled(case, on)
    if plan is None or closing.left is None or closing.left.amount <= 0:
        return None
    coming = plan.next(on)
    if coming is not None and not plan.overdue(on):
        return Say("plan.after.judgment_waits", on=closing.on, left=coming.open, by=coming.on)
    return Say("plan.after.judgment", on=closing.on, left=closing.left)
