"""Promises held against payments: which payment kept which, what was broken, what repeats."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.contact import Contact, Direction, Outcome
from casefile.model.money import Money
from casefile.model.plan import Pattern
from casefile.model.position import Defence
from casefile.model.promise import Kept, PromiseLine
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY
from casefile.rules.conduct import silent
from casefile.rules.endings import end_of, judgment_of
from casefile.rules.happened import happened_by
from casefile.rules.purse import Purse, Taken
from casefile.rules.settled import watched

DAYS_AFTER_A_DEMAND = 21
"""Money that comes within so many days of a demand or reminder came after it (own judgement)."""
DAYS_UNANSWERED = 30
"""So long without a word after our last turn to him is silence (own judgement)."""
_NOT_A_REASON = (Defence.NO_REPLY,)
_UNTOLD = (Kept.OPEN, Kept.UNKNOWN, Kept.REPLACED)
"""What tells nothing of whether a debtor keeps his word."""


class _Given(NamedTuple):
    """A promise as it was given in a talk."""

    contact: str
    made: date | None
    by: date | None
    amount: Money | None
    told: bool | None
    replaced: date | None
    """Since when something else is agreed or ordered in its place; None: nothing is."""


def _given(case: Case, on: date) -> list[_Given]:
    """Return the promises given in talks, the earliest day first."""
    since = _agreed_since(case, on)
    found = [
        _Given(
            contact.id,
            contact.on.first,
            promise.by.last,
            promise.amount,
            promise.kept,
            since if _before(since, contact) else None,
        )
        for contact in case.contacts
        if (promise := contact.promise) is not None
    ]
    return sorted(found, key=lambda g: (g.by or date.max, g.made or date.max))


def _agreed_since(case: Case, on: date) -> date | None:
    """Return since when another sum, or instalments without one, are agreed or ordered."""
    end = end_of(case, on)
    if end is not None:
        return end.on if end.replaces else None
    plan = watched(case, on)
    return None if plan is None else plan.since


def _before(since: date | None, contact: Contact) -> bool:
    """Return whether a promise was given before *since*; one of no known day, if due before it."""
    by = contact.promise.by.last if contact.promise is not None else None
    given = contact.on.first or by
    return since is not None and given is not None and given < since


def replaced_since(case: Case, contact: Contact, on: date) -> date | None:
    """Return since when what was agreed or ordered stands in the place of a promise given before.

    None: nothing does on *on*, or the day of the promise had passed by then.
    """
    by = contact.promise.by.last if contact.promise is not None else None
    since = _agreed_since(case, on)
    replaced = _before(since, contact) and (by is None or since is None or by >= since)
    return since if replaced else None


def promises(case: Case, on: date) -> tuple[PromiseLine, ...]:
    """Return each promise and instalment, the earliest day first, and what became of it by *on*.

    What comes in since something was agreed or ordered goes to the oldest of its instalments that
    is still open (`casefile.rules.settled`), and to no promise that was given before. What happened
    after *on* is not counted.
    """
    payments = case.payments
    case = happened_by(case, on)
    if case.payments != payments:  # a line names them by their places
        case = case.but(payments=payments)
    lines = [*_of_talks(case, on), *_of_instalments(case, on)]
    return tuple(sorted(lines, key=lambda x: (x.by or date.max, x.made or date.max)))


def _of_instalments(case: Case, on: date) -> list[PromiseLine]:
    agreed = watched(case, on)
    if agreed is None:
        return []
    return [
        PromiseLine.of_sound(
            contact="" if agreed.offer is None else agreed.offer.id,
            made=agreed.since,
            by=row.on.last,
            amount=row.amount,
            kept=row.kept(on),
            paid=row.paid if row.payments else None,
            days_late=row.days_late,
            payments=row.payments,
            instalment=True,
            said_by_person=False,
        )
        for row in agreed.rows
    ]


def _of_talks(case: Case, on: date) -> list[PromiseLine]:
    """Return what became of the promises given in talks.

    Payments of the days from the promise to its day keep it first; what is left of later ones
    makes up the rest, late, as far as no later promise was in time for it. A person's word on
    kept or broken wins over the sum. Without a sum, any payment in time keeps it.
    """
    given, purse = _given(case, on), Purse(case.payments)
    in_time = [purse.take(g.amount, g.made, _first(g.by, _last(g, on))) for g in given]
    lines = []
    for g, paid in zip(given, in_time, strict=True):
        short = None
        if g.amount is not None and paid.sum < g.amount.amount:
            short = Money(amount=g.amount.amount - paid.sum, currency=g.amount.currency)
        late: date | None = None
        if g.by is not None and (short is not None or (g.amount is None and not paid.which)):
            more = purse.take(short, g.by + ONE_DAY, _last(g, on))
            late = more.last
            paid = Taken(paid.sum + more.sum, paid.which + more.which, more.last or paid.last)
        kept, said = _kept(g, paid, late, on)
        currency = case.payments[paid.which[0]].amount.currency if paid.which else ""
        lines.append(
            PromiseLine.of_sound(
                contact=g.contact,
                made=g.made,
                by=g.by,
                amount=g.amount,
                kept=kept,
                paid=Money(amount=paid.sum, currency=currency) if paid.which else None,
                days_late=(late - g.by).days if late and g.by else None,
                payments=paid.which,
                instalment=False,
                said_by_person=said,
            )
        )
    return lines


def _last(given: _Given, on: date) -> date:
    """Return the last day of which money counts to a promise."""
    return on if given.replaced is None else min(on, given.replaced - ONE_DAY)


def _first(by: date | None, last: date) -> date:
    return last if by is None else min(by, last)


def _kept(given: _Given, paid: Taken, late: date | None, on: date) -> tuple[Kept, bool]:
    if given.told is not None:
        return (Kept.KEPT if given.told else Kept.BROKEN), True
    anything = bool(paid.which)
    whole = anything if given.amount is None else paid.sum >= given.amount.amount
    if whole:
        return (Kept.KEPT if late is None else Kept.LATE), False
    if given.replaced is not None and (given.by is None or given.by >= given.replaced):
        return Kept.REPLACED, False
    if given.by is None:
        return Kept.UNKNOWN, False
    if given.by >= on:
        return Kept.OPEN, False
    return (Kept.PART if anything else Kept.BROKEN), False


def waiting_for(lines: Iterable[PromiseLine]) -> PromiseLine | None:
    """Return the promise that is still open and falls due next; None when there is none."""
    still = [x for x in lines if x.kept is Kept.OPEN and x.by is not None]
    return min(still, key=lambda x: x.by or date.max, default=None)


def broken_in_talks(case: Case, on: date) -> tuple[PromiseLine, ...]:
    """Return the promises given in a talk that were broken, in whole or in part, the first first.

    Instalments of an accepted offer have rules of their own.
    """
    return tuple(x for x in promises(case, on) if x.breached and not x.instalment)


def last_broken(lines: Iterable[PromiseLine]) -> PromiseLine | None:
    """Return the promise broken last, in whole or in part; None when there is none."""
    broken = [x for x in lines if x.breached and x.by is not None]
    return max(broken, key=lambda x: x.by or date.min, default=None)


# -- patterns -------------------------------------------------------------------------------------


class _Seen(NamedTuple):
    """The figures of one case that patterns are made of."""

    promised: int
    broken: int
    late: tuple[int, ...]
    paid: int
    after_demand: int
    reasons: int
    quiet: bool
    time: int


def _seen(case: Case, on: date) -> _Seen:
    case = happened_by(case, on)
    ordered = judgment_of(case, on) is not None  # nobody promised what a court ordered
    lines = [x for x in promises(case, on) if not (x.instalment and ordered)]
    told = [x for x in lines if x.kept not in _UNTOLD]
    broken = sum(x.breached for x in told)
    asked = [d.on.first for d in case.demands if d.on.first is not None]
    asked += [
        c.on.first for c in case.contacts if c.direction is Direction.OUT and c.on.first is not None
    ]
    paid = [p.dated.first for p in case.payments if p.dated.first is not None]
    prompted = [d for d in paid if any(0 <= (d - a).days <= DAYS_AFTER_A_DEMAND for a in asked)]
    return _Seen(
        promised=len(told),
        broken=broken,
        late=tuple(x.days_late for x in lines if x.days_late),
        paid=len(paid),
        after_demand=len(prompted),
        reasons=_reasons(case),
        quiet=silent(case) or _unanswered(case, on) >= DAYS_UNANSWERED,
        time=broken + sum(c.outcome is Outcome.ASKED_TIME for c in case.contacts),
    )


def _reasons(case: Case) -> int:
    """Return how many reasons he gave one after another; 0 where he gave all of them at once.

    What one day, or one paper without a day, says together is consistent until it changes.
    """
    given = [p for p in case.positions if p.defence not in _NOT_A_REASON]
    times = {p.on.first or p.marks[:1] or p.defence for p in given}
    return len({p.defence for p in given}) if len(times) > 1 else 0


def _unanswered(case: Case, on: date) -> int:
    """Return the days since we last turned to him, when nothing has come in since; else 0."""
    outs = [
        c.on.first
        for c in case.contacts
        if c.direction is Direction.OUT
        and c.promise is None
        and c.outcome in (Outcome.UNKNOWN, Outcome.NO_ANSWER)
    ]
    outs += [d.on.first for d in case.demands]
    ours = max((d for d in outs if d is not None and d <= on), default=None)
    if ours is None:
        return 0
    came = [c.on.first for c in case.contacts if c.direction is Direction.IN]
    came += [p.dated.first for p in case.payments]
    if any(d is not None and d >= ours for d in came):
        return 0
    return (on - ours).days


def patterns(cases: Iterable[Case], on: date) -> tuple[Pattern, ...]:
    """Return what this debtor does again and again, over *cases*: this one and his others."""
    seen = [_seen(case, on) for case in cases]
    many = len(seen)
    promised, broken = sum(s.promised for s in seen), sum(s.broken for s in seen)
    late = [days for s in seen for days in s.late]
    paid, after = sum(s.paid for s in seen), sum(s.after_demand for s in seen)
    reasons = max((s.reasons for s in seen), default=0)
    found = []

    def add(code: str, what: Say) -> None:
        found.append(Pattern(code=code, what=what, then=Say(f"patterns.then.{code}"), cases=many))

    if promised and broken:
        add("promises", Say("patterns.promises", broken=broken, promised=promised))
    if late:
        average = (sum(late) + len(late) // 2) // len(late)
        add("pays_late", Say("patterns.pays_late", n=average, times=len(late)))
    if after >= 2 or (paid and after == paid):
        add("pays_after_demand", Say("patterns.pays_after_demand", after=after, paid=paid))
    if reasons >= 2:
        add("changing_reasons", Say("patterns.changing_reasons", n=reasons))
    if any(s.quiet for s in seen):
        add("silence", Say("patterns.silence"))
    if sum(s.time for s in seen) >= 2:
        add("playing_for_time", Say("patterns.playing_for_time", n=sum(s.time for s in seen)))
    return tuple(found)
