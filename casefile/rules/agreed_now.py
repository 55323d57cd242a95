"""What an agreement asks for on the day: an instalment is missed, or all of it is paid."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.plan import PlanStep, StepStatus, Tone
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY
from casefile.rules.endings import is_over, judgment_of, last_ending
from casefile.rules.may_write import receipt_refused
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
    is enforced, see `casefile.rules.after_the_end`; one that is paid is confirmed alike. Nothing
    is asked any more once the confirmation went out.
    """
    plan = watched(case, on)
    if plan is not None and plan.overdue(on):
        return None if judgment_of(case, on) is not None else _missed(plan, case, on)
    whole = None if is_over(case, on) else settled(case, on)
    return None if whole is None else _paid(whole, case)


def _missed(plan: Settled, case: Case, on: date) -> AgreedNow | None:
    late = plan.overdue(on)
    first = late[0].on.last
    if first is None:
        return None
    left = sum((row.open for row in late[1:]), late[0].open)
    wrote = _reminded(case, late[-1].on.last or first, on)
    if wrote is not None:
        until = wrote + timedelta(days=GRACE_DAYS)
        key = "instalment_reminded" if on <= until else "instalment_grace_over"
        what = Say(f"plan.step.{key}", left=left, until=until)
        why = Say(f"plan.why.{key}", wrote=wrote, days=GRACE_DAYS)
        return AgreedNow(Asks.REMINDED, what, why, "", until + ONE_DAY)
    key = "instalment_missed" if len(late) == 1 else "instalments_missed"
    what = Say(f"plan.step.{key}", by=late[0].on, left=left, n=len(late))
    return AgreedNow(Asks.MISSED, what, Say(f"plan.why.{key}"), "reminder_firm", first)


def _reminded(case: Case, missed: date, on: date) -> date | None:
    """Return the last day on which we wrote of what was *missed*; None where we have not."""
    days = (one.on.last for one in case.contacts if one.form in _REMINDERS)
    return max((day for day in days if day is not None and missed < day <= on), default=None)


def _paid(plan: Settled, case: Case) -> AgreedNow | None:
    sum_, paid = plan.sum, plan.paid
    if sum_ is None or paid is None or not sum_.amount or paid.amount < sum_.amount:
        return None
    days = [p.dated.first for p in case.payments if p.dated.first is not None]
    since = max(days)
    if _confirmed(case, since):
        return None
    what = Say("plan.step.all_paid", sum=sum_)
    why = Say("plan.why.all_paid" if last_ending(case) is None else "plan.why.all_paid_closed")
    return AgreedNow(Asks.PAID, what, why, _RECEIPT, since)


def _confirmed(case: Case, since: date) -> bool:
    """True where the confirmation that all is paid went out after the last payment."""
    letters = (one for one in case.contacts if one.form == _RECEIPT)
    return any((one.on.last or since) >= since for one in letters)


def agreed_steps(case: Case, law: Jurisdiction, on: date) -> tuple[PlanStep, ...]:
    """Return the step of the plan that the agreement asks for, where its letter may be written."""
    now = agreed_now(case, on)
    if now is None:
        return ()
    if now.asks is Asks.PAID and receipt_refused(case, law, on) is not None:
        return ()
    why = now.why
    if now.asks is Asks.PAID and not_counted(case, law, on) is not None:
        why = Say("plan.why.all_paid_but_interest")
    tone = Tone.FRIENDLY if now.asks is Asks.PAID else Tone.FIRM
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
