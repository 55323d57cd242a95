"""What is to be done in a case by a day, and until when that and its state stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from casefile.model.case import Case
from casefile.model.dates import first_known
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.outlook import Due, Outlook
from casefile.model.plan import Plan, StepStatus
from casefile.model.position import Reason
from casefile.model.promise import Kept
from casefile.model.review import DeadlineLine, LimitationLine, Review
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.rules.agreed_now import ON_AGREED, ONCE_PAID
from casefile.rules.calendar import ONE_DAY
from casefile.rules.day_steps import DAYS_AHEAD, DAYS_AT_ONCE
from casefile.rules.deadlines import OWN, deadlines
from casefile.rules.due import agreed_due_day, due_told
from casefile.rules.endings import has_ended, is_over, judgment_of
from casefile.rules.gates_court import register_check_due
from casefile.rules.happened import days_to_come, happened_by
from casefile.rules.limitation import limitation
from casefile.rules.owing import came_in_whole
from casefile.rules.plan import plan
from casefile.rules.promises import last_broken
from casefile.rules.reasons import reasons
from casefile.rules.routes import kept_in_silence_from
from casefile.rules.rung_steps import EARLY_WORD
from casefile.rules.settled import settled, watched
from casefile.rules.settlement import lapsed


def wants_review(case: Case) -> bool:
    """True when the next step depends on how well an element is proved."""
    return Reason.DENIAL in reasons(case)


def days_ahead(case: Case, days: Iterable[DeadlineLine], on: date) -> tuple[date, ...]:
    """Return the days to keep from *on*, and those of what was agreed and did not come in yet."""
    case = happened_by(case, on)
    runs = watched(case, on)
    rows = runs.rows if runs is not None else ()
    agreed = [row.on.last for row in rows if row.open.amount and row.on.last is not None]
    if not has_ended(case, on):
        return (*(line.on for line in days if line.on >= on), *agreed)
    return (*agreed, *(line.on for line in days if line.ref.startswith(OWN)))


def to_be_paid_by(case: Case, on: date) -> date | None:
    """Return the day by which the oldest of what is open in *case* on *on* was or is to be paid.

    Of what was agreed or ordered in instalments it is the first that did not come in whole. None:
    no such day is known, nothing of the debts is unpaid, or what ended or settled it named none.
    """
    case = happened_by(case, on)
    runs = watched(case, on)
    if runs is not None:
        days = [row.on.last for row in runs.rows if row.open.amount]
    elif case.stage is Stage.CLOSED or settled(case, on) or came_in_whole(case, on):
        days = []
    else:
        days = [agreed_due_day(case, debt) for debt in case.debts]
    return first_known(days)


def outlook(case: Case, law: Jurisdiction, on: date, review: Review | None = None) -> Outlook:
    """Return what is due in *case* on *on*, and the first day on which it may be other.

    *review* is that of the same day; without it, its days are computed here, which costs a tenth
    of it. One must be given where `wants_review`. Pure.
    """
    known = happened_by(case, on)
    times = limitation(known, law, on) if review is None else review.limitation
    days = deadlines(known, law, times, on) if review is None else review.deadlines
    planned = plan(known, law, on, review, times=times)
    return Outlook(on, _until(case, on, planned, times, days), _due(known, on, planned, days))


def _of_a_closed_case(
    case: Case, on: date, planned: Plan, days: Iterable[DeadlineLine]
) -> tuple[Due, ...]:
    """Return what a matter that has ended still asks for: its own days and what was agreed."""
    found = [Due("deadline", x.what, x.on) for x in days if x.on <= on and x.ref.startswith(OWN)]
    if is_over(case, on):
        return tuple(found)
    return (*found, *_agreed(case, on, planned))


def _agreed(case: Case, on: date, planned: Plan) -> list[Due]:
    """Return what is to be done about what was agreed or ordered: due today, missed, or paid up."""
    judged = judgment_of(case, on) is not None
    found: list[Due] = []
    for row in planned.promises:
        if not row.instalment or row.by is None:
            continue
        if row.kept is Kept.OPEN and row.by == on:
            due = "judgment_due" if judged else "agreed_due" if row.alone else "instalment"
            found.append(Due("instalment", Say(f"today.{due}", amount=row.left), on))
        if row.breached and judged:
            found.append(Due("broken", Say("today.judgment_missed", by=row.by), row.by))
    for step in planned.steps:
        if step.id in ON_AGREED and step.due is not None and step.due <= on:
            kind = "step" if step.id in ONCE_PAID else "missed"
            found.append(Due(kind, step.what, step.due))
    return found


def _due(case: Case, on: date, planned: Plan, days: Iterable[DeadlineLine]) -> tuple[Due, ...]:
    if has_ended(case, on):
        return _of_a_closed_case(case, on, planned, days)
    found = [Due("deadline", line.what, line.on) for line in days if line.on <= on]
    broken = last_broken(planned.promises)
    if planned.resumed_by is not None and broken is not None and broken.by is not None:
        found.append(Due("broken", planned.resumed_by, broken.by))
    agreed = _agreed(case, on, planned)
    found += agreed
    step = planned.next
    told = step is not None and any(one.what == step.what for one in agreed)
    if step is not None and not told and step.status is StepStatus.DUE and step.due is not None:
        found.append(Due("step", step.what, step.due, now=step.stage is None and step.due == on))
    for offer in lapsed(case, on):
        if offer.expires.last is not None:
            what = Say(f"today.lapsed_{offer.by.value}")
            found.append(Due("lapsed", what, offer.expires.last))
    return tuple(found)


def _until(
    case: Case,
    on: date,
    planned: Plan,
    times: Iterable[LimitationLine],
    days: tuple[DeadlineLine, ...],
) -> date:
    """Return the first day after *on* on which something may begin, end or be told otherwise.

    Every rule of what is due, of how the case stands and of its next step compares the day with a
    day of the case or of its plan, and turns on that day or on the one after it; so the nearest of
    these is it. Three things change with every day: a period that stands still, an alarm that
    counts the days left, and how well a denied agreement is proved. What interest alone turns, a
    limit of sums that it grows over, is seen on the next of these days.
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
    turning += [day.last for offer in case.offers for day in (offer.agreed_on, offer.expires)]
    turning += [end.on.first for end in case.endings]
    turning += [day for paid in case.payments for day in (paid.dated.first, paid.dated.last)]
    turning += [act.on.exact for act in case.acts]
    met = case.mediation
    turning += [met.on.first, met.ended_on.first]
    turning += [day for last in (met.on.last,) if last for day in (last, last + ONE_DAY)]
    turning += days_to_come(case, on)
    turning += _days_of_its_state(case, days)
    known = {day for day in turning if day is not None and day >= on}
    return min((d for k in known for d in (k, k + ONE_DAY) if d > on), default=date.max)


def _days_of_its_state(case: Case, days: tuple[DeadlineLine, ...]) -> Iterator[date | None]:
    """Yield the days on which the state of a case, its proof or its next step may turn."""
    yield register_check_due(case)
    yield from (kept_in_silence_from(paper) for paper in case.exhibits)
    for debt in case.debts:
        due = due_told(case, debt)
        yield from (due.first, due.last)
    for line in days:
        yield from (line.on - timedelta(days=ahead) for ahead in (DAYS_AT_ONCE, DAYS_AHEAD))
