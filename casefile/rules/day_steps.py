"""Steps that an agreement or a judgment asks for, and the days to keep."""

from __future__ import annotations

from casefile.model.offer import Offer
from casefile.model.review import DeadlineLine, NextStep
from casefile.model.say import Say
from casefile.rules.after_the_end import after_the_end
from casefile.rules.agreed_now import ONCE_PAID, agreed_steps
from casefile.rules.deadlines import ANSWER, ENDING, REPLY
from casefile.rules.endings import agreed_last, is_over, judgment_of, last_ending
from casefile.rules.matter import Matter
from casefile.rules.record_steps import mended

DAYS_AT_ONCE = 14
"""A day as near as this comes before everything but a lawyer (own judgement)."""
DAYS_AHEAD = 30
"""A day is a step to take from so many days before it on (own judgement)."""


_TOLD_ALREADY = ("plan.after.judgment_waits", "plan.after.dismissed")
"""What follows of a judgment and is no step: its day stands among the deadlines, or it is lost."""


def of_agreement(matter: Matter) -> list[NextStep]:
    """Return the step that an agreement asks for: to write of what was missed, to confirm."""
    steps = agreed_steps(matter.case, matter.law, matter.on, matter.accounts)
    return [
        NextStep(
            step=step.what,
            why=step.why,
            effect=Say(f"steps.effect.{'ended' if step.id in ONCE_PAID else 'agreed'}"),
        )
        for step in steps
    ]


def of_judgment(matter: Matter) -> list[NextStep]:
    """Return the step after a judgment that is not paid."""
    after = after_the_end(matter.case, matter.law, matter.on, matter.accounts)
    if after is None or after.key in _TOLD_ALREADY:
        return []
    effect = Say("steps.effect.judged")
    return [NextStep(step=after, why=Say("plan.route_judged"), effect=effect)]


def of_missing_days(matter: Matter) -> list[NextStep]:
    """Return the step to say by when what was agreed is paid: without days nothing is watched.

    None where the matter was closed as paid or written off, or a court decided it since.
    """
    case = matter.case
    if is_over(case, matter.on) or judgment_of(case, matter.on) is not None:
        return []
    last, end = agreed_last(case.offers), last_ending(case, matter.on)
    if last is None or last.to_pay or _paid_since(matter, last):
        return []
    if end is not None and end.instalments:
        return []
    return [mended(Say("steps.enter_instalments", on=last.agreed_on), "instalments")]


def _paid_since(matter: Matter, agreed: Offer) -> bool:
    day = agreed.agreed_on.first
    return any(p.dated.last and (day is None or p.dated.last >= day) for p in matter.case.payments)


def days_to_keep(
    matter: Matter, days: tuple[DeadlineLine, ...], first: int, last: int
) -> list[NextStep]:
    """Return the days to keep that are *first* to *last* days ahead, both counted."""
    return [
        NextStep(
            step=Say("steps.keep_the_day", on=line.on, what=line.what),
            why=line.why,
            effect=Say(f"steps.effect.day_{'kept' if line.ref.startswith(ENDING) else 'watched'}"),
        )
        for line in days
        if first <= (line.on - matter.on).days <= last
    ]


def of_demand(matter: Matter, days: tuple[DeadlineLine, ...]) -> list[NextStep]:
    """Return the step to go on after a demand whose time ran out, or to learn when it arrived."""
    return [
        NextStep(
            step=_after_the_demand(line),
            why=line.why,
            effect=Say("steps.effect.demand_over"),
        )
        for line in days
        if line.ref.startswith(REPLY) and line.on < matter.on
    ]


def of_invitation(matter: Matter, days: tuple[DeadlineLine, ...]) -> list[NextStep]:
    """Return the step to go on after an invitation to mediate that nobody answered in time."""
    return [
        NextStep(
            step=Say("steps.demand_over", on=line.on, what=line.what),
            why=line.why,
            effect=Say("steps.effect.no_answer"),
        )
        for line in days
        if line.ref == ANSWER and line.on < matter.on
    ]


def _after_the_demand(line: DeadlineLine) -> Say:
    if line.what.key == "deadlines.reply_unknown":
        return Say("steps.demand_receipt", on=line.what.values["on"])
    return Say("steps.demand_over", on=line.on, what=line.what)
