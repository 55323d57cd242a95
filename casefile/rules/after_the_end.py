"""What follows once a court has decided: a day is watched, or the judgment is enforced."""

from __future__ import annotations

from datetime import date

from casefile.model.account import Closing
from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.say import Say
from casefile.rules.account import account
from casefile.rules.endings import judgment_of
from casefile.rules.settled import settled


def after_the_end(case: Case, law: Jurisdiction, on: date) -> Say | None:
    """Return what follows of a judgment on *on*, or that its sum is not known; None: it is paid."""
    if judgment_of(case, on) is None:
        return None
    closings = [one.closing for one in account(case, law, on) if one.closing is not None]
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
