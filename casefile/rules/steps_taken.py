"""Which rung of the ladder each reminder was, when it was taken, and what came back of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case, Stage
from casefile.model.contact import BY_POST, Contact, Outcome
from casefile.model.dates import LooseDate
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.position import NO_DEFENCE
from casefile.model.say import Say
from casefile.rules.conduct import he_spoke
from casefile.rules.happened import has_come
from casefile.rules.on_file import formal_demands
from casefile.rules.reached import days_at_court
from casefile.rules.turns import REMINDERS, in_writing_with_a_day, reminds, turns


def steps_taken(
    case: Case, due: date | None, on: date | None
) -> dict[Stage, tuple[LooseDate, Contact | None]]:
    """Return when each rung was done by *on*, and by which contact; *due* is the day to pay."""
    done: dict[Stage, tuple[LooseDate, Contact | None]] = {}
    outs = [
        out
        for out in turns(case, due)
        if reminds(case, out) and (on is None or has_come(out.on, on)) and not _is_demand(case, out)
    ]
    early = [out for out in outs if _is_early(out, due)]
    if early:
        done[Stage.BEFORE_DUE] = early[0].on, early[0]
    formal = [d.on for d in formal_demands(case) if d.on.known]
    if formal:
        done[Stage.FORMAL_DEMAND] = min(formal), None
    before = [out for out in outs if not formal or not min(formal) < out.on]
    for stage, out in _reminders(case, [out for out in before if not _is_early(out, due)]).items():
        done[stage] = out.on, out
    informal = [d.on for d in case.demands if d.formal is False and d.on.known]
    if informal and Stage.FIRM not in done:
        done[Stage.FIRM] = max(informal), None
    if case.mediation.asked_on.known:
        done[Stage.THIRD_PARTY] = case.mediation.asked_on, None
    gone = [day for day in days_at_court(case) if day.known]
    if gone:
        done[Stage.COURT] = min(gone), None
    return done


def _is_demand(case: Case, out: Contact) -> bool:
    """Return whether *out* is a demand and no reminder: of its day, and by its way."""
    if out.channel in BY_POST and out.on.first in days_of_demands(case):
        return True
    return any(d.on == out.on and d.channel is out.channel for d in formal_demands(case))


def days_of_demands(case: Case) -> frozenset[date]:
    """Return the days of our demands among the papers."""
    return frozenset(
        x.dated.first
        for x in case.exhibits
        if x.accepted
        and x.kind is ExhibitKind.DEMAND
        and x.provenance is Provenance.CLAIMANT
        and x.dated.first is not None
    )


def _is_early(out: Contact, due: date | None) -> bool:
    """Return whether *out* went before the day to pay was over."""
    return due is not None and out.on.last is not None and out.on.last <= due


def _reminders(case: Case, late: list[Contact]) -> dict[Stage, Contact]:
    """Return which reminder was which rung; *late* are those after the day to pay, in their order.

    Each counts where it may have reached him. A letter of ours is what its form says. Of the others
    the first is the friendly one, by whatever way; the next by another way the other channel. The
    firm one is a writing that gives a day to pay by, the last after the other channel; where no
    other way was tried, the last of those that followed the first.
    """
    done: dict[Stage, Contact] = {}
    again: list[Contact] = []
    for out in late:
        rung = REMINDERS.get(out.form)
        first = done.get(Stage.FRIENDLY)
        firm = rung is None and in_writing_with_a_day(case, out)
        if rung is Stage.FIRM or (firm and _firm_comes(done)):
            done[Stage.FIRM] = out
        elif Stage.FIRM in done:
            continue
        elif first is None:
            done[Stage.FRIENDLY] = out
        elif Stage.ANOTHER_CHANNEL not in done and out.channel is not first.channel:
            done[Stage.ANOTHER_CHANNEL] = out
        elif firm:
            again.append(out)
    if again and not _firm_comes(done):
        done[Stage.FIRM] = again[-1]
    return done


def _firm_comes(done: dict[Stage, Contact]) -> bool:
    """Return whether what follows is firm: another way was tried, or a firm letter went out."""
    return Stage.ANOTHER_CHANNEL in done or Stage.FIRM in done


def has_answered(case: Case, since: date, on: date | None) -> bool:
    """Return whether he answered from *since* to *on*: what we had sent came to him."""
    days = [c.on.first for c in case.contacts if c.of_the_debt and he_spoke(c)]
    return any(day is not None and since <= day and (on is None or day <= on) for day in days)


def came_back(
    case: Case,
    since: date,
    until: date | None,
    by: Contact | None,
    rungs: tuple[Contact, ...] = (),
    *,
    runs: bool,
    undelivered: Contact | None = None,
) -> Say:
    """Return what came back between two rungs: said at once, written later, paid, or nothing.

    All of it in its order, each outcome once. *rungs* are the turns that are rungs themselves: what
    came of another call is told at the rung before it. *runs*: the time to answer runs still, so
    nothing came yet. *undelivered*: the entry by which the letter itself came back.
    """
    found = sorted(_answers(case, since, until, by, rungs), key=lambda one: one[0])
    told = [what for _, what in found]
    if told:
        return told[0] if len(told) == 1 else Say("plan.back.several", told=tuple(told))
    if undelivered is not None:
        what = Say("plan.back.undelivered")
        return Say("plan.back.outcome", outcome=what, on=undelivered.on)
    if runs:
        return Say("plan.back.nothing_yet")
    unsaid = by is not None and by.outcome is Outcome.UNKNOWN
    return Say("plan.back.unknown" if unsaid else "plan.back.nothing")


def _answers(
    case: Case, since: date, until: date | None, by: Contact | None, rungs: tuple[Contact, ...]
) -> Iterator[tuple[LooseDate, Say]]:
    """Yield what came from him from *since* to the day before *until*, each with its day.

    *by* is the turn itself; what he said when we turned to him again counts as what he wrote does.
    A plea counts where nothing of its day is in the log.
    """

    def within(on: LooseDate) -> bool:
        return on.first is not None and since <= on.first and (until is None or on.first < until)

    seen, said = set[Outcome](), set[LooseDate]()
    own = [] if by is None or by.outcome is Outcome.LEFT_MESSAGE else [by]
    others = [c for c in case.contacts if all(c is not rung for rung in rungs)]
    his = [c for c in others if c.of_the_debt and he_spoke(c) and within(c.on)]
    for contact in (*own, *sorted(his, key=lambda c: c.on)):
        said.add(contact.on)
        outcome = contact.outcome
        if outcome not in seen and not (contact is by and outcome is Outcome.UNKNOWN):
            seen.add(outcome)
            yield contact.on, Say("plan.back.outcome", outcome=outcome, on=contact.on)
    days = [p.on for p in case.positions if p.defence not in NO_DEFENCE and within(p.on)]
    disputed = min((on for on in days if on not in said), default=None)
    if disputed is not None and Outcome.DISPUTED not in seen:
        yield disputed, Say("plan.back.outcome", outcome=Outcome.DISPUTED, on=disputed)
    paid = min((p for p in case.payments if within(p.dated)), key=lambda p: p.dated, default=None)
    if paid is not None:
        yield paid.dated, Say("plan.back.paid", amount=paid.amount, on=paid.dated)
