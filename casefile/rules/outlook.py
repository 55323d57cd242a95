"""What is to be done in a case by a day, and until when that stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.outlook import Due, Outlook
from casefile.model.plan import Kept, Plan, StepStatus
from casefile.model.position import Reason
from casefile.model.review import DeadlineLine, LimitationLine, Review
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.rules.calendar import ONE_DAY
from casefile.rules.deadlines import OWN, deadlines
from casefile.rules.endings import is_over, judgment_of
from casefile.rules.limitation import limitation
from casefile.rules.plan import EARLY_WORD, plan
from casefile.rules.promises import last_broken, promises
from casefile.rules.reasons import reasons
from casefile.rules.settlement import lapsed


def wants_review(case: Case) -> bool:
    """True when the next step depends on how well an element is proved."""
    return Reason.DENIAL in reasons(case)


def days_ahead(case: Case, days: Iterable[DeadlineLine], on: date) -> tuple[date, ...]:
    """Return the days to keep from *on*; of a closed case what was agreed, a missed day too."""
    judged = judgment_of(case, on) is not None
    if case.stage is not Stage.CLOSED and not judged:
        return tuple(line.on for line in days if line.on >= on)
    rows = () if is_over(case, on) else promises(case, on)
    agreed = [x.by for x in rows if x.instalment and x.by is not None]
    own = [line.on for line in days if line.ref.startswith(OWN)]
    return (*agreed, *own)


def outlook(case: Case, law: Jurisdiction, on: date, review: Review | None = None) -> Outlook:
    """Return what is due in *case* on *on*, and the first day on which it may be other.

    *review* is that of the same day; without it, its days are computed here, which costs a tenth
    of it. One must be given where `wants_review`. Pure.
    """
    times = limitation(case, law, on) if review is None else review.limitation
    days = deadlines(case, law, times, on) if review is None else review.deadlines
    planned = plan(case, law, on, review, times=times)
    return Outlook(on, _until(case, on, planned, times, days), _due(case, on, planned, days))


def _of_a_closed_case(
    case: Case, on: date, planned: Plan, days: Iterable[DeadlineLine]
) -> tuple[Due, ...]:
    """Return what a matter that has ended still asks for: its own days and what was agreed."""
    found = [Due("deadline", x.what, x.on) for x in days if x.on <= on and x.ref.startswith(OWN)]
    if is_over(case, on):
        return tuple(found)
    judged = judgment_of(case, on) is not None
    due = "today.judgment_due" if judged else "today.instalment"
    missed = "today.judgment_missed" if judged else "today.settlement_missed"
    for row in planned.promises:
        if not row.instalment or row.by is None:
            continue
        if row.kept is Kept.OPEN and row.by == on:
            found.append(Due("instalment", Say(due, amount=row.amount), on))
        if row.breached:
            found.append(Due("broken", Say(missed, by=row.by), row.by))
    return tuple(found)


def _due(case: Case, on: date, planned: Plan, days: Iterable[DeadlineLine]) -> tuple[Due, ...]:
    if case.stage is Stage.CLOSED or judgment_of(case, on) is not None:
        return _of_a_closed_case(case, on, planned, days)
    found = [Due("deadline", line.what, line.on) for line in days if line.on <= on]
    broken = last_broken(planned.promises)
    if planned.resumed_by is not None and broken is not None and broken.by is not None:
        found.append(Due("broken", planned.resumed_by, broken.by))
    for row in planned.promises:
        if row.instalment and row.kept is Kept.OPEN and row.by == on:
            found.append(Due("instalment", Say("today.instalment", amount=row.amount), on))
    step = planned.next
    if step is not None and step.status is StepStatus.DUE and step.due is not None:
        found.append(Due("step", step.what, step.due, now=step.stage is None))
    for offer in lapsed(case, on):
        if offer.expires.last is not None:
            told = Say(f"today.lapsed_{offer.by.value}")
            found.append(Due("lapsed", told, offer.expires.last))
    return tuple(found)


def _until(
    case: Case,
    on: date,
    planned: Plan,
    times: Iterable[LimitationLine],
    days: tuple[DeadlineLine, ...],
) -> date:
    """Return the first day after *on* on which something may begin, end or be told otherwise.

    Every rule of what is due compares the day with a day of the case or of its plan, and turns on
    that day or on the one after it; so the nearest of these is it. Three things change with every
    day: a period that stands still, an alarm that counts the days left, and how well a denied
    agreement is proved.
    """
    if (
        wants_review(case)
        or any(line.why.key == "limitation.why.suspended" for line in times)
        or any(line.what.key == "deadlines.alarm_gone" for line in days)
    ):
        return on + ONE_DAY
    turning: list[date | None] = [line.on for line in days]
    rungs = [step.due for step in planned.steps if step.stage is not None and step.due is not None]
    turning += [day + more for day in rungs for more in (timedelta(0), EARLY_WORD)]
    turning += [promise.by for promise in planned.promises]
    turning += [offer.expires.last for offer in case.offers]
    turning += [payment.dated.first for payment in case.payments]
    turning += [act.on.exact for act in case.acts]
    known = {day for day in turning if day is not None and day >= on}
    return min((d for k in known for d in (k, k + ONE_DAY) if d > on), default=date.max)
