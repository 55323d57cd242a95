"""What a debtor does again and again: breaks his word, pays late, pays when asked, is silent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.contact import Direction, Outcome
from casefile.model.offer import Answer, OfferBy
from casefile.model.plan import Pattern
from casefile.model.position import Defence, Position
from casefile.model.promise import UNTOLD, Kept
from casefile.model.say import Say
from casefile.rules.conduct import silent
from casefile.rules.endings import judgment_of
from casefile.rules.happened import happened_by
from casefile.rules.plea_debts import pleas_of
from casefile.rules.plea_reach import last_words
from casefile.rules.promises import agreed_since, promises

DAYS_AFTER_A_DEMAND = 21
"""Money that comes within so many days of a demand or reminder came after it (own judgement)."""
DAYS_UNANSWERED = 30
"""So long without a word after our last turn to him is silence (own judgement)."""
_HIS_WORD = (Answer.ACCEPTED, Answer.REFUSED, Answer.NOT_KEPT)
"""Answers to an offer of ours that came from him."""
_NOT_A_REASON = (Defence.NO_REPLY,)


class _Seen(NamedTuple):
    """The figures of one case that patterns are made of."""

    promised: int
    broken: int
    days: int
    """Days to pay by that were agreed, and have passed."""
    missed: int
    """Those of them that were not kept."""
    late: tuple[int, ...]
    paid: int
    after_demand: int
    reasons: int
    quiet: bool
    time: int


def _seen(case: Case, on: date) -> _Seen:
    case = happened_by(case, on)
    ordered = judgment_of(case, on) is not None  # nobody promised what a court ordered
    found = promises(case, on)
    lines = [x for x in found if not (x.again or (x.instalment and ordered))]
    told = [x for x in lines if x.kept not in UNTOLD]
    given = [x for x in told if not x.instalment]
    broken = sum(x.breached for x in given)
    asked = [d.on.first for d in case.demands if d.on.first is not None]
    talks = [c for c in case.contacts if c.of_the_debt]
    asked += [c.on.first for c in talks if c.direction is Direction.OUT and c.on.first is not None]
    since = agreed_since(case, on)
    paid = [
        p.dated.first
        for p in case.payments
        if p.dated.first is not None and not (since and p.dated.first >= since)
    ]  # what came since was paid as was agreed or ordered, not as was asked
    prompted = [d for d in paid if any(0 <= (d - a).days <= DAYS_AFTER_A_DEMAND for a in asked)]
    return _Seen(
        promised=len(given),
        broken=broken,
        days=len(told) - len(given),
        missed=sum(x.breached for x in told) - broken,
        late=tuple(x.days_late for x in lines if x.days_late and x.kept is Kept.LATE),
        paid=len(paid),
        after_demand=len(prompted),
        reasons=_reasons(case) if since is None else 0,
        quiet=not ordered and _quiet(case, on, since),
        time=sum(x.breached and _after(x.by, since) for x in told)
        + sum(c.outcome is Outcome.ASKED_TIME and _after(c.on.first, since) for c in talks),
    )


def _after(day: date | None, since: date | None) -> bool:
    """Return whether what was asked or missed on *day* came after what was agreed *since* then.

    What came before was answered by the agreement, and gives no ground to refuse its days.
    """
    return since is None or (day is not None and day >= since)


def _reasons(case: Case) -> int:
    """Return how many reasons he gave one after another; 0 where he gave all of them at once.

    What one day, or one paper without a day, says together is consistent until it changes; what is
    said again changes nothing, and what is said of another invoice neither.
    """
    raised = last_words(pleas_of(case)).values()
    given = [p for p in raised if p.defence not in _NOT_A_REASON]
    return max((_changed([q for q in given if not _apart(p, q)]) for p in given), default=0)


def _changed(given: list[Position]) -> int:
    times = {p.on.first or p.marks[:1] or p.defence for p in given}
    return len({p.defence for p in given}) if len(times) > 1 else 0


def _apart(one: Position, other: Position) -> bool:
    """Return whether two pleas speak of different invoices."""
    both_name = bool(one.debts and other.debts)
    return both_name and not set(one.debts) & set(other.debts)


def _quiet(case: Case, on: date, since: date | None) -> bool:
    """Return whether no answer comes; who agreed *since* then was not silent before."""
    if since is None and silent(case):
        return True
    return _unanswered(case, on, since) >= DAYS_UNANSWERED


def _unanswered(case: Case, on: date, since: date | None) -> int:
    """Return the days since we last turned to him, when nothing has come in since; else 0.

    What came is a word, money, an offer of his or his answer to one of ours, what he says against
    the claim, or a word on mediation.
    """
    talks = [c for c in case.contacts if c.of_the_debt]
    outs = [
        c.on.first
        for c in talks
        if c.direction is Direction.OUT
        and c.promise is None
        and c.outcome in (Outcome.UNKNOWN, Outcome.NO_ANSWER)
    ]
    outs += [d.on.first for d in case.demands]
    ours = max((d for d in outs if d is not None), default=None)
    if ours is None:
        return 0
    came = [c.on.first for c in talks if c.direction is Direction.IN]
    came += [p.dated.first for p in case.payments]
    came += [p.on.first for p in case.positions if p.defence not in _NOT_A_REASON]
    for offer in case.offers:
        if offer.by is OfferBy.RESPONDENT:
            came.append(offer.on.first)
        elif offer.answer in _HIS_WORD:
            came.append(offer.answered_on.first)
    came.append(since)
    if case.mediation.willing is not None:
        came.append(case.mediation.asked_on.first)
    if any(d is not None and d >= ours for d in came):
        return 0
    return (on - ours).days


def _word(broken: int, promised: int, missed: int, days: int) -> Say:
    """Return how he kept his word: of promises, and of days to pay that were agreed, each apart."""
    if not days:
        return Say("patterns.promises", broken=broken, promised=promised)
    if not promised:
        return Say("patterns.agreed_days", missed=missed, days=days)
    told = {"broken": broken, "promised": promised, "missed": missed, "days": days}
    return Say("patterns.promises_and_days", **told)


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

    days, missed = sum(s.days for s in seen), sum(s.missed for s in seen)
    if broken or missed:
        add("promises", _word(broken, promised, missed, days))
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
