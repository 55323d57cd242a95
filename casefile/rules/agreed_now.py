"""What an agreement asks for on the day: an instalment is missed, or all of it is paid."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from casefile.model.account import Account
from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.plan import PlanStep, StepStatus, Tone
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.rules.account import account
from casefile.rules.calendar import ONE_DAY
from casefile.rules.endings import has_ended, is_over, judgment_of, last_ending
from casefile.rules.may_write import only_awarded, receipt_refused
from casefile.rules.owing import came_in_whole
from casefile.rules.sent_back import sent_back, take_back
from casefile.rules.settled import Settled, settled, watched
from casefile.rules.since_judgment import not_counted

GRACE_DAYS = 7
"""Days after a written reminder in which a missed instalment may still be made good: those that
offers and agreements give (``forms/offer``, ``instalment_agreement``, ``settlement_agreement``)."""
_REMINDERS = frozenset(("reminder_firm", "final_notice"))
_RECEIPT = "discharge"
"""The letter that confirms that all is paid."""


class Asks(StrEnum):
    """What is to be done about what was agreed."""

    MISSED = "missed"
    REMINDED = "reminded"
    PAID = "paid"
    CLOSE = "close"
    BACK = "back"


_PAID = (Asks.PAID, Asks.CLOSE)
"""What is asked once all came in."""
CLOSE_PAID = "close_paid"
"""The id of the step to close what is paid and confirmed."""
ONCE_PAID = ("all_paid", CLOSE_PAID)
"""The ids of these steps of the plan."""
ON_AGREED = (
    *ONCE_PAID,
    "instalment_missed",
    "instalments_missed",
    "instalment_reminded",
    "instalment_grace_over",
    "agreed_missed",
    "agreed_reminded",
    "agreed_grace_over",
)
"""The ids of all steps that what was agreed asks for."""


class AgreedNow(NamedTuple):
    """What is to be done, why, by which letter, and since what day."""

    asks: Asks
    what: Say
    why: Say
    form: str
    since: date


def agreed_now(case: Case, on: date) -> AgreedNow | None:
    """Return what an agreement asks for on *on*; None while it is kept and not paid up.

    Money that comes late counts to the oldest instalment that is open (`casefile.rules.settled`);
    so what is missed is the oldest of those that did not come in whole. A judgment that is not paid
    is enforced, see `casefile.rules.after_the_end`; one that is paid is confirmed alike. Once the
    confirmation went out, a matter that is still open is to be closed.
    """
    plan = watched(case, on)
    if plan is not None and plan.overdue(on):
        return None if judgment_of(case, on) is not None else _missed(plan, case, on)
    whole = None if is_over(case, on) else settled(case, on)
    return None if whole is None else _paid(whole, case, on)


def _missed(plan: Settled, case: Case, on: date) -> AgreedNow | None:
    late = plan.overdue(on)
    first = late[0].on.last
    if first is None:
        return None
    left = sum((row.open for row in late[1:]), late[0].open)
    one = "agreed" if late[0].alone else "instalment"
    wrote = _reminded(case, late[-1].on.last or first, on)
    if wrote is not None:
        until = wrote + timedelta(days=GRACE_DAYS)
        key = f"{one}_reminded" if on <= until else f"{one}_grace_over"
        what = Say(f"plan.step.{key}", left=left, until=until)
        why = Say(f"plan.why.{key}", wrote=wrote, days=GRACE_DAYS)
        return AgreedNow(Asks.REMINDED, what, why, "", until + ONE_DAY)
    key = f"{one}_missed" if len(late) == 1 else "instalments_missed"
    what = Say(f"plan.step.{key}", by=late[0].on, left=left, n=len(late))
    return AgreedNow(Asks.MISSED, what, Say(f"plan.why.{key}"), "reminder_firm", first + ONE_DAY)


def _reminded(case: Case, missed: date, on: date) -> date | None:
    """Return the last day on which we wrote of what was *missed*; None where we have not."""
    days = (one.on.last for one in case.contacts if one.form in _REMINDERS)
    return max((day for day in days if day is not None and missed < day <= on), default=None)


def _paid(plan: Settled, case: Case, on: date) -> AgreedNow | None:
    return _to_confirm(plan.sum, case, on) if plan.sum is not None and plan.came_in else None


def _claim_paid(case: Case, on: date) -> AgreedNow | None:
    """Return what is to be done once the claim itself came in whole, and nothing was agreed."""
    if has_ended(case, on) or settled(case, on) is not None or not came_in_whole(case, on):
        return None
    currencies = {p.amount.currency for p in case.payments}
    if len(currencies) != 1:  # nothing was paid, or no one sum tells what was
        return None
    sums = [p.amount for p in case.payments]
    return _to_confirm(sum(sums[1:], sums[0]), case, on)


def _to_confirm(paid: Money, case: Case, on: date) -> AgreedNow | None:
    """Return to confirm that all is paid; once that went out, to close what is still open.

    Before either: to take out what a bank seems to have sent back.
    """
    since = max((day for p in case.payments if (day := p.dated.first) is not None), default=None)
    if since is None:
        return None
    back = next(iter(sent_back(case)), None)
    if back is not None:
        return AgreedNow(Asks.BACK, take_back(back), Say("steps.why.came_back"), "", since)
    still_open, told = last_ending(case, on) is None, _confirmed(case, since)
    if told is None:
        why = Say("plan.why.all_paid" if still_open else "plan.why.all_paid_closed")
        return AgreedNow(Asks.PAID, Say("plan.step.all_paid", sum=paid), why, _RECEIPT, since)
    if not still_open:
        return None
    what, why = Say("plan.step.close_paid", sum=paid), Say("plan.why.close_paid")
    return AgreedNow(Asks.CLOSE, what, why, "", told)


def _confirmed(case: Case, since: date) -> date | None:
    """Return the day on which it was confirmed that all is paid, *since* the last payment."""
    letters = (one.on.last or since for one in case.contacts if one.form == _RECEIPT)
    return min((day for day in letters if day >= since), default=None)


def all_paid(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> AgreedNow | None:
    """Return to confirm that all of an open matter is paid, and then to close it; None: it is not.

    All is what was agreed, awarded or owed, with its interest as far as that is known. *accounts*
    are those of the day, where they are at hand.
    """
    if case.stage is Stage.CLOSED:
        return None
    now = _asked(case, on)
    if now is None or now.asks not in _PAID:
        return None
    return None if receipt_refused(case, law, on, accounts) is not None else now


def _asked(case: Case, on: date) -> AgreedNow | None:
    """Return what is to be done about what was agreed or paid, before its letter is looked at."""
    return agreed_now(case, on) or _claim_paid(case, on)


def nothing_left(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> bool:
    """Return whether all came in, with no interest since a judgment that may still be open."""
    whole = all_came_in(case, law, on, accounts)
    return whole and not_counted(case, law, on, accounts) is None


def all_came_in(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> bool:
    """Return whether all came in, but for interest since a judgment that may still be open."""
    deal = settled(case, on)
    whole = came_in_whole(case, on) if deal is None else deal.came_in
    return whole and receipt_refused(case, law, on, accounts) is None


def agreed_steps(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> tuple[PlanStep, ...]:
    """Return the step of the plan that the agreement asks for, where its letter may be written.

    *accounts* are those of the day, where they are at hand.
    """
    now = _asked(case, on)
    if now is None:
        return ()
    if now.asks in _PAID:
        accounts = accounts or account(case, law, on)
        if receipt_refused(case, law, on, accounts) is not None:
            return ()
    why = now.why
    if now.asks is Asks.PAID and not_counted(case, law, on, accounts) is not None:
        why = Say("plan.why.all_paid_but_interest")
    elif now.asks is Asks.PAID and (left := only_awarded(accounts)):
        why = Say("plan.why.all_paid_but_awarded", left=left)
    tone = Tone.FRIENDLY if now.asks in _PAID else Tone.FIRM
    step = PlanStep(
        id=now.what.key.rpartition(".")[2],
        what=now.what,
        why=why,
        tone=tone,
        form=now.form,
        due=now.since,
        status=StepStatus.DUE if now.since <= on else StepStatus.LATER,
    )
    return (step,)
