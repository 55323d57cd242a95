"""The ladder from the first reminder to the court: when each rung is due, what was done on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from casefile.model.case import Case, Stage
from casefile.model.contact import Contact
from casefile.model.dates import UNDATED, LooseDate, first_known
from casefile.model.form import INVITATION
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.offer import OfferBy
from casefile.model.plan import Tone
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.demand_days import counts_from, days_to_wait, last_day, runs_from_receipt
from casefile.rules.due import agreed_due_day
from casefile.rules.happened import has_come
from casefile.rules.invited import answer_wanted
from casefile.rules.offers_on_file import stands_open
from casefile.rules.on_file import last_demand
from casefile.rules.pre_action import days_of_a_letter, days_of_the_demand
from casefile.rules.promises import agreed_since
from casefile.rules.returned import return_of
from casefile.rules.steps_taken import came_back, days_of_demands, has_answered, steps_taken
from casefile.rules.turns import REMINDERS, days_named, reminds, turns

DAYS_AFTER_DUE = {
    Stage.BEFORE_DUE: -3,
    Stage.FRIENDLY: 3,
    Stage.ANOTHER_CHANNEL: 10,
    Stage.FIRM: 17,
    Stage.FORMAL_DEMAND: 30,
}
"""When each rung comes, in days from the day to pay (own judgement; the law fixes none)."""
NOTHING_CAME = (Say("plan.back.nothing"), Say("plan.back.nothing_yet"))
"""What is told of a rung after which nothing came, the way to court apart."""
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
    Stage.THIRD_PARTY: INVITATION,
    Stage.COURT: "lawyer_instruction",
}


class Rung(NamedTuple):
    """One rung: what it is, when it comes, when it was done, what came back."""

    stage: Stage
    tone: Tone
    form: str
    due: date | None
    done: date | None
    dated: LooseDate
    """When it was done as it is known, where that is not one day."""
    came_back: Say | None
    not_before: date | None = None
    """The first day after those that our own letters gave him to pay; None: none gave any."""
    needless: bool = False
    """It is not done, and what it is for came about without it: he has answered."""


def first_due(case: Case) -> date | None:
    """Return the earliest day to pay as agreed; None when none is known."""
    days = [d for debt in case.debts if (d := agreed_due_day(case, debt)) is not None]
    return min(days, default=None)


def ladder_start(case: Case) -> date | None:
    """Return the day we first asked for payment after the day to pay; None when we never did.

    A demand among the papers counts, though nobody recorded that it went out, and a letter of which
    it is not known what it asks; an offer and a call that was not answered do not.
    """
    due = first_due(case)
    demands = (day for day in days_of_demands(case) if due is None or day > due)
    return first_known((first_asked(case, unread=True), *demands))


def first_asked(case: Case, *, unread: bool = False) -> date | None:
    """Return the day we first asked for payment after the day to pay, as recorded or read.

    *unread*: a letter of which it is not known what it asks counts too.
    """
    due = first_due(case)

    def late(day: LooseDate) -> bool:
        return due is None or (day.last or due) > due

    asked = (c.on for c in turns(case, due, unread=unread) if late(c.on) and reminds(case, c))
    demanded = (demand.on for demand in case.demands if late(demand.on))
    return first_known(day.first for day in (*islice(asked, 1), *demanded))


def _due(
    case: Case, law: Jurisdiction, stage: Stage, before: date | None, due: date | None
) -> date | None:
    """Return when *stage* comes: by the terms, and not sooner than the one before allows."""
    if stage is Stage.THIRD_PARTY:
        return None if before is None else last_day(before, _given(case, law), law) + ONE_DAY
    if stage is Stage.COURT:
        return None if before is None else before + timedelta(days=DAYS_TO_THE_COURT)
    by_terms = None if due is None else due + timedelta(days=DAYS_AFTER_DUE[stage])
    by_pace = None if before is None else before + timedelta(days=DAYS_BETWEEN)
    known = [day for day in (by_terms, by_pace) if day is not None]
    return max(known, default=None)


def _given(case: Case, law: Jurisdiction) -> int:
    """Return the days to wait after the last formal demand; a week where nothing names any."""
    asked, last = days_of_the_demand(case, law), last_demand(case)
    return (asked if last is None else days_to_wait(last, asked)) or DAYS_BETWEEN


def _days_given(case: Case, law: Jurisdiction, out: Contact) -> list[date]:
    """Return the days that a reminder gave him to pay; none: it names none.

    One of ours that is not read for its day gives as many days as our letters do.
    """
    named, last = days_named(case, out), out.on.last
    if named or last is None or REMINDERS.get(out.form) is not Stage.FIRM:
        return named
    return [last_day(last, days_of_a_letter(case, law), law)]


def _day_given(case: Case, law: Jurisdiction, on: date | None, due: date | None) -> date | None:
    """Return the last day that our reminders by *on* gave him to pay; None: they name none."""
    sent = [
        out
        for out in turns(case, due)
        if reminds(case, out) and (on is None or has_come(out.on, on))
    ]
    return max((day for out in sent for day in _days_given(case, law, out)), default=None)


def _answered(
    case: Case, done: Mapping[Stage, tuple[LooseDate, Contact | None]], on: date | None
) -> bool:
    """Return whether he answered the friendly reminder or what came after it."""
    friendly, _ = done.get(Stage.FRIENDLY, (UNDATED, None))
    return friendly.first is not None and has_answered(case, friendly.first, on)


def _asked_from(case: Case, law: Jurisdiction) -> LooseDate | None:
    """Return the day from which the last formal demand gives its days, as far as it is known."""
    last = last_demand(case)
    from_receipt = runs_from_receipt(case, law)
    return None if last is None else counts_from(last, from_receipt=from_receipt)


def _latest(told: LooseDate | None, on: date | None) -> date | None:
    """Return the last day that *told* may mean, which is past on *on*; None: not known."""
    last = None if told is None else told.last
    return last if last is None or on is None else min(last, on)


def _offer_ends(case: Case, on: date | None) -> date | None:
    """Return the last day on which an open offer of ours may be accepted; None: there is none."""
    ours = (offer for offer in case.offers if offer.by is OfferBy.CLAIMANT)
    days = (one.expires.last for one in ours if on is not None and stands_open(case, one, on))
    return max((day for day in days if day is not None), default=None)


def _held_until(case: Case, on: date | None) -> date | None:
    """Return the last day that was given to answer what we offered or asked for; None: none was.

    That no answer came to the invitation is known the day after, also when that is long ago.
    """
    days = (_offer_ends(case, on), None if on is None else answer_wanted(case, on))
    return max((day for day in days if day is not None), default=None)


def ladder(
    case: Case,
    law: Jurisdiction,
    on: date | None = None,
    skipped: frozenset[Stage] = frozenset(),
) -> tuple[Rung, ...]:
    """Return the rungs in their order. Days fall on business days of the place.

    A rung that is not done is due by the terms (days from the day to pay) and not sooner than the
    one before leaves time to answer, from the last day it may have been done on; after the formal
    demand its own days must have run out: with no day where they run from a receipt that is not
    known. A rung
    behind one that is still open on *on* never lies in the past: it is counted from that day. None
    comes before the day that a reminder of ours gave him is over, nor the way to court while an
    offer of ours may still be accepted, or the invitation to mediate still be answered.
    *skipped* are rungs that nobody waits for.
    """
    due = first_due(case)
    done = steps_taken(case, due, on)
    order = tuple(_TONES)
    given = _day_given(case, law, on, due)
    free = None if given is None else given + ONE_DAY
    held = _held_until(case, on)
    by_rungs = tuple(by for _, by in done.values() if by is not None)
    agreed = None if on is None else agreed_since(case, on)
    rungs = []
    before: date | None = None
    open_yet = False
    for n, stage in enumerate(order):
        told, by = done.get(stage, (None, None))
        at = told.first if told is not None else None
        later = [day for s in order[n + 1 :] if s in done and (day := done[s][0].first)]
        if at is not None:
            ends = (*later, *(() if agreed is None else (agreed,)))
            until = min((d for d in ends if d > at), default=None)
            late: date | None = _latest(told, on) or at
            days, returned = DAYS_BETWEEN, None
            if stage is Stage.FORMAL_DEMAND:
                late, days = _latest(_asked_from(case, law), on), _given(case, law)
                asked = last_demand(case)
                returned = None if asked is None else return_of(case, asked)
            over = None if late is None else last_day(late, days, law)
            if by is not None and over is not None:
                over = max([over, *_days_given(case, law, by)])
            runs = until is None and on is not None and (over is None or on <= over)
            came = came_back(case, at, until, by, by_rungs, runs=runs, undelivered=returned)
            dated = UNDATED if told is None or told.exact else told
            back = None if stage is Stage.COURT and came in NOTHING_CAME else came
            rungs.append(Rung(stage, _TONES[stage], _FORMS.get(stage, ""), at, at, dated, back))
            before = late
            continue
        needless = stage is Stage.ANOTHER_CHANNEL and _answered(case, done, on)
        comes = _due(case, law, stage, before, due)
        if on is not None and open_yet and comes is not None and comes <= on:
            comes = _due(case, law, stage, on, due)
        if comes is not None and stage is not Stage.BEFORE_DUE:
            comes = business_day_from(comes if free is None else max(comes, free), law)
            if stage is Stage.COURT and held is not None:
                comes = business_day_from(max(comes, held + ONE_DAY), law)
        form = _FORMS.get(stage, "")
        step = Rung(stage, _TONES[stage], form, comes, None, UNDATED, None, free, needless)
        rungs.append(step)
        if comes is not None and not (later or needless) and stage is not Stage.BEFORE_DUE:
            before = comes
            open_yet = open_yet or stage not in skipped
    return tuple(rungs)
