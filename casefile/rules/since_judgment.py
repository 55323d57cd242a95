"""Interest that may run on a judgment and is counted nowhere: to confirm payment would waive it."""

from __future__ import annotations

from datetime import date

from casefile.model.account import Account
from casefile.model.case import Case, Ended
from casefile.model.interest_law import AfterJudgment
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.say import Say
from casefile.rules.account import account
from casefile.rules.account_notes import after_judgment
from casefile.rules.endings import interest_is_settled, judgment_of
from casefile.rules.settled import settled


def not_counted(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> Say | None:
    """Return what the place says of interest on the judgment of *case* that is not counted.

    None: no court decided it, what ran on it is in the account, all of it came in before any ran,
    or it is recorded that this interest is settled: paid, not owed, or given up. *accounts* are
    those of the day, where they are at hand.
    """
    end = judgment_of(case, on)
    if end is None or end.sum is None or interest_is_settled(case, on):
        return None
    if _none_ran(case, law.interest.after_judgment, on):
        return None
    for one in accounts or account(case, law, on):
        if one.closing is None or one.closing.how is not Ended.JUDGMENT:
            continue
        if one.closing.interest is None:
            return after_judgment(law, on, counted=False)
        if one.missing:
            return Say("account.note.after_judgment_lacks", missing=one.missing)
    return None


def _none_ran(case: Case, rule: AfterJudgment | None, on: date) -> bool:
    """Return whether all of it came in on the day of the judgment, or in time where that spares."""
    plan = settled(case, on)
    if plan is None or plan.since is None or not plan.came_in:
        return False
    if plan.rows and rule is not None and rule.none_in_time:
        return all(row.days_late is None for row in plan.rows)
    days = (one.dated.last for one in case.payments)
    return all(day is not None and day <= plan.since for day in days)
