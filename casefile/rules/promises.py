"""Promises held against payments: which payment kept which, what was broken, what repeats."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.contact import Direction, Outcome
from casefile.model.money import Money
from casefile.model.offer import Answer
from casefile.model.plan import Kept, Pattern, PromiseLine
from casefile.model.position import Defence
from casefile.model.say import Say
from casefile.rules.conduct import silent
from casefile.rules.endings import end_of, judgment_of

DAYS_AFTER_A_DEMAND = 21
"""Money that comes within so many days of a demand or reminder came after it (own judgement)."""
DAYS_UNANSWERED = 30
"""So long without a word after our last turn to him is silence (own judgement)."""
_NOT_A_REASON = (Defence.NO_REPLY,)
_NOTHING = Decimal(0)


class _Given(NamedTuple):
    """A promise as it was given."""

    contact: str
    made: date | None
    by: date | None
    amount: Money | None
    told: bool | None
    instalment: bool


def _given(case: Case) -> list[_Given]:
    found = [
        _Given(c.id, c.on.first, c.promise.by.last, c.promise.amount, c.promise.kept, False)
        for c in case.contacts
        if c.promise is not None
    ]
    end = end_of(case, date.max)
    own = end.instalments if end is not None else ()
    if end is not None:
        found += [_Given("", end.on, row.on.last, row.amount, None, True) for row in own]
    for offer in case.offers:
        if offer.answer is Answer.ACCEPTED and not own:
            found += [
                _Given(offer.id, offer.on.first, row.on.last, row.amount, None, True)
                for row in offer.instalments
            ]
    return sorted(found, key=lambda g: (g.by or date.max, g.made or date.max))


class _Purse:
    """What is left of each payment; a payment keeps promises only as far as it reaches."""

    def __init__(self, case: Case) -> None:
        self.payments = case.payments
        self.left = [p.amount.amount for p in case.payments]
        self.order = sorted(
            (n for n, p in enumerate(case.payments) if p.dated.first is not None),
            key=lambda n: case.payments[n].dated,
        )

    def take(
        self, wanted: Money | None, since: date | None, until: date | None
    ) -> tuple[Decimal, list[int], date | None]:
        """Take up to *wanted* from payments of the days; return (sum, which, last day)."""
        taken, which, last = _NOTHING, [], None
        for n in self.order:
            payment, day = self.payments[n], self.payments[n].dated.first
            if day is None or (since and day < since) or (until and day > until):
                continue
            if wanted is not None and payment.amount.currency != wanted.currency:
                continue
            need = self.left[n] if wanted is None else wanted.amount - taken
            part = min(self.left[n], need)
            if part <= 0:
                continue
            self.left[n] -= part
            taken, last = taken + part, day
            which.append(n)
            if wanted is None:
                break
        return taken, which, last


def promises(case: Case, on: date) -> tuple[PromiseLine, ...]:
    """Return each promise, the earliest day first, and what became of it by *on*.

    Payments of the days from the promise to its day keep it first; what is left of later ones
    makes up the rest, late, as far as no later promise was in time for it. A person's word on
    kept or broken wins over the sum. Without a sum, any payment in time keeps it.
    """
    given, purse = _given(case), _Purse(case)
    in_time = [purse.take(g.amount, g.made, g.by) for g in given]
    lines = []
    for g, (paid, which, _) in zip(given, in_time, strict=True):
        short = None
        if g.amount is not None and paid < g.amount.amount:
            short = Money(amount=g.amount.amount - paid, currency=g.amount.currency)
        late: date | None = None
        if g.by is not None and (short is not None or (g.amount is None and not which)):
            more, others, late = purse.take(short, g.by + timedelta(days=1), on)
            paid, which = paid + more, [*which, *others]
        kept, said = _kept(g, paid, bool(which), late, on)
        currency = case.payments[which[0]].amount.currency if which else ""
        lines.append(
            PromiseLine.of_sound(
                contact=g.contact,
                made=g.made,
                by=g.by,
                amount=g.amount,
                kept=kept,
                paid=Money(amount=paid, currency=currency) if which else None,
                days_late=(late - g.by).days if late and g.by else None,
                payments=tuple(which),
                instalment=g.instalment,
                said_by_person=said,
            )
        )
    return tuple(lines)


def _kept(
    given: _Given, paid: Decimal, anything: bool, late: date | None, on: date
) -> tuple[Kept, bool]:
    if given.told is not None:
        return (Kept.KEPT if given.told else Kept.BROKEN), True
    whole = anything if given.amount is None else paid >= given.amount.amount
    if whole:
        return (Kept.KEPT if late is None else Kept.LATE), False
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
    ordered = judgment_of(case, on) is not None  # nobody promised what a court ordered
    lines = [x for x in promises(case, on) if not (x.instalment and ordered)]
    told = [x for x in lines if x.kept not in (Kept.OPEN, Kept.UNKNOWN)]
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
