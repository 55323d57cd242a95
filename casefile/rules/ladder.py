"""The ladder from the first reminder to the court: when each rung is due, what was done on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casefile.model.case import Case, Stage
from casefile.model.claim import Act
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.plan import Tone
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.due import agreed_due_day
from casefile.rules.on_file import formal_demands
from casefile.rules.pre_action import days_of_the_demand

_OF_THE_TALKS = ("offer", "invitation_to_mediate")
"""Forms that propose and do not remind."""
_BY_POST = (Channel.LETTER, Channel.REGISTERED_LETTER)
DAYS_AFTER_DUE = {
    Stage.BEFORE_DUE: -3,
    Stage.FRIENDLY: 3,
    Stage.ANOTHER_CHANNEL: 10,
    Stage.FIRM: 17,
    Stage.FORMAL_DEMAND: 30,
}
"""When each rung comes, in days from the day to pay (own judgement; the law fixes none)."""
DAYS_BETWEEN = 7
"""A rung leaves so many days to answer the one before it (own judgement)."""
DAYS_TO_THE_COURT = 14
"""From the invitation to mediate, or the end of the demand, to the court (own judgement)."""
_TONES = {
    Stage.BEFORE_DUE: Tone.FRIENDLY,
    Stage.FRIENDLY: Tone.FRIENDLY,
    Stage.ANOTHER_CHANNEL: Tone.NEUTRAL,
    Stage.FIRM: Tone.FIRM,
    Stage.FORMAL_DEMAND: Tone.FORMAL,
    Stage.THIRD_PARTY: Tone.NEUTRAL,
    Stage.COURT: Tone.FORMAL,
}
_FORMS = {
    Stage.FRIENDLY: "reminder_friendly",
    Stage.FIRM: "reminder_firm",
    Stage.FORMAL_DEMAND: "demand_letter",
    Stage.THIRD_PARTY: "invitation_to_mediate",
    Stage.COURT: "lawyer_instruction",
}


class Rung(NamedTuple):
    """One rung: what it is, when it comes, when it was done, what came back."""

    stage: Stage
    tone: Tone
    form: str
    due: date | None
    done: date | None
    came_back: Say | None


def first_due(case: Case) -> date | None:
    """Return the earliest day to pay as agreed; None when none is known."""
    days = [d for debt in case.debts if (d := agreed_due_day(case, debt)) is not None]
    return min(days, default=None)


def ladder_start(case: Case) -> date | None:
    """Return the day we first turned to him after the day to pay; None when we never did."""
    due = first_due(case)
    days = [day for day, _ in _outs(case) if due is None or day > due]
    days += [d.on.first for d in case.demands if d.on.first is not None]
    return min(days, default=None)


def _outs(case: Case) -> list[tuple[date, Contact]]:
    outs = [
        (c.on.first, c)
        for c in case.contacts
        if c.direction is Direction.OUT and c.on.first is not None
    ]
    return sorted(outs, key=lambda out: out[0])


def _days_of_demands(case: Case) -> frozenset[date]:
    """Return the days of our demands among the papers."""
    return frozenset(
        x.dated.first
        for x in case.exhibits
        if x.accepted
        and x.kind is ExhibitKind.DEMAND
        and x.provenance is Provenance.CLAIMANT
        and x.dated.first is not None
    )


def _done(case: Case) -> dict[Stage, tuple[date, Contact | None]]:
    """Return when each rung was done, and by which contact."""
    done: dict[Stage, tuple[date, Contact | None]] = {}
    due = first_due(case)
    demands = _days_of_demands(case)
    outs = [
        (day, out)
        for day, out in _outs(case)
        if out.channel not in _BY_POST or day not in demands  # it is that demand, no reminder
    ]
    proposed = [x for x in outs if x[1].form in _OF_THE_TALKS]
    outs = [x for x in outs if x not in proposed]
    early = [x for x in outs if due is not None and x[0] <= due]
    if early:
        done[Stage.BEFORE_DUE] = early[0]
    formal = [d.on.first for d in formal_demands(case) if d.on.first is not None]
    if formal:
        done[Stage.FORMAL_DEMAND] = (min(formal), None)
    late = [x for x in outs if x not in early and (not formal or x[0] < min(formal))]
    informal = [d.on.first for d in case.demands if d.formal is False and d.on.first is not None]
    if late:
        done[Stage.FRIENDLY] = late[0]
        way = late[0][1].channel
        other = next((x for x in late[1:] if x[1].channel is not way), None)
        other = other or _by_a_new_way(outs, [x for x in proposed if x[0] >= late[0][0]])
        if other is not None:
            done[Stage.ANOTHER_CHANNEL] = other
        rest = [x for x in late[1:] if x is not other]
        if rest:
            done[Stage.FIRM] = rest[-1]
    if informal and Stage.FIRM not in done:
        done[Stage.FIRM] = (max(informal), None)
    if case.mediation.asked_on.first is not None:
        done[Stage.THIRD_PARTY] = (case.mediation.asked_on.first, None)
    filed = [
        a.on.first
        for a in case.acts
        if a.act in (Act.CLAIM_FILED, Act.JUDGMENT) and a.on.first is not None
    ]
    if filed:
        done[Stage.COURT] = (min(filed), None)
    return done


def _by_a_new_way(
    reminded: list[tuple[date, Contact]], proposed: list[tuple[date, Contact]]
) -> tuple[date, Contact] | None:
    """Return the first proposal by a way that no reminder went before; None: there is none.

    It is no reminder, but it shows whether that way reaches him.
    """
    ways = {out.channel for _, out in reminded}
    return next((x for x in proposed if x[1].channel not in ways), None)


def _came_back(case: Case, since: date, until: date | None, by: Contact | None) -> Say:
    """Return what came back between two rungs: said at once, written later, paid, or nothing."""
    if by is not None and by.outcome not in (Outcome.UNKNOWN, Outcome.LEFT_MESSAGE):
        return Say("plan.back.outcome", outcome=by.outcome, on=by.on)

    def within(day: date | None) -> bool:
        return day is not None and since <= day and (until is None or day < until)

    paid = sorted((p for p in case.payments if within(p.dated.first)), key=lambda p: p.dated)
    if paid:
        return Say("plan.back.paid", amount=paid[0].amount, on=paid[0].dated)
    came = sorted(
        (c for c in case.contacts if c.direction is Direction.IN and within(c.on.first)),
        key=lambda c: c.on,
    )
    if came:
        return Say("plan.back.outcome", outcome=came[0].outcome, on=came[0].on)
    unsaid = by is not None and by.outcome is Outcome.UNKNOWN
    return Say("plan.back.unknown" if unsaid else "plan.back.nothing")


def _due(
    case: Case, law: Jurisdiction, stage: Stage, before: date | None, due: date | None
) -> date | None:
    """Return when *stage* comes: by the terms, and not sooner than the one before allows."""
    if stage is Stage.THIRD_PARTY:
        days = _given(case, law)
        return None if before is None else before + timedelta(days=days) + ONE_DAY
    if stage is Stage.COURT:
        return None if before is None else before + timedelta(days=DAYS_TO_THE_COURT)
    by_terms = None if due is None else due + timedelta(days=DAYS_AFTER_DUE[stage])
    by_pace = None if before is None else before + timedelta(days=DAYS_BETWEEN)
    known = [day for day in (by_terms, by_pace) if day is not None]
    return max(known, default=None)


def _given(case: Case, law: Jurisdiction) -> int:
    """Return the days the last formal demand gave: the most of its own, the place's, a week."""
    own = [d.days for d in formal_demands(case) if d.days is not None]
    return max(own[-1] if own else 0, days_of_the_demand(case, law) or 0) or DAYS_BETWEEN


def ladder(
    case: Case,
    law: Jurisdiction,
    on: date | None = None,
    skipped: frozenset[Stage] = frozenset(),
) -> tuple[Rung, ...]:
    """Return the rungs in their order. Days fall on business days of the place.

    A rung that is not done is due by the terms (days from the day to pay) and not sooner than the
    one before leaves time to answer; after the formal demand its own days must have run out. A rung
    behind one that is still open on *on* never lies in the past: it is counted from that day.
    *skipped* are rungs that nobody waits for.
    """
    done, due = _done(case), first_due(case)
    order = tuple(_TONES)
    rungs = []
    before: date | None = None
    open_yet = False
    for n, stage in enumerate(order):
        at, by = done.get(stage, (None, None))
        later = [done[s][0] for s in order[n + 1 :] if s in done]
        if at is not None:
            came = _came_back(case, at, min((d for d in later if d > at), default=None), by)
            rungs.append(Rung(stage, _TONES[stage], _FORMS.get(stage, ""), at, at, came))
            before = at
            continue
        comes = _due(case, law, stage, before, due)
        if on is not None and open_yet and comes is not None and comes <= on:
            comes = _due(case, law, stage, on, due)
        if comes is not None and stage is not Stage.BEFORE_DUE:
            comes = business_day_from(comes, law)
        rungs.append(Rung(stage, _TONES[stage], _FORMS.get(stage, ""), comes, None, None))
        if comes is not None and not later and stage is not Stage.BEFORE_DUE:
            before = comes
            open_yet = open_yet or stage not in skipped
    return tuple(rungs)
