"""Payments of his that a bank sent back: which cheque that was, which recorded payment.

A bank tells so by a notice, or by a line of its statement that lets the money out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.dates import LooseDate
from casefile.model.exhibit import Element, Exhibit, ExhibitKind
from casefile.model.reading import MoneyIn
from casefile.model.say import Say
from casefile.rules.named_sums import named_sums

_SOON = timedelta(days=60)
"""Within which money that was booked is sent back (own judgement)."""
_BOOKED = timedelta(days=7)
"""Within which a bank books what was paid (own judgement)."""


class SentBack(NamedTuple):
    """A recorded payment that seems to be what a bank's paper says came back."""

    mark: str
    payment: Payment
    by_line: bool = False
    """Whether a line of a statement tells so, and no notice."""


def notices(case: Case) -> tuple[Exhibit, ...]:
    """Return the accepted papers in which a bank says that a payment of his came back."""
    return tuple(
        x
        for x in case.exhibits
        if x.kind is ExhibitKind.RETURNED_PAYMENT and x.accepted and not x.copy_of
    )


def spoken_of(case: Case, cheques: Sequence[Exhibit]) -> list[tuple[Exhibit, list[Exhibit]]]:
    """Return of each notice, the earliest first, which of *cheques* it may speak of.

    One alone: it is that one, and no later notice speaks of it. None is of a later day than the
    notice or more than sixty days older, of another sum or of another debt. Those whose number
    stands in it go before; a number that all of them bear, that of the account, tells none apart.
    What is not known of either rules nothing out.
    """
    left, shared = list(cheques), _in_all(cheques)
    told: list[tuple[Exhibit, list[Exhibit]]] = []
    for notice in sorted(notices(case), key=lambda x: x.dated.first or date.max):
        may = [x for x in left if _may_be(x, notice)]
        own = [x for x in may if (_numbers(x) - shared) & _numbers(notice)] or may
        if len(own) == 1:
            left = [x for x in left if x is not own[0]]
        told.append((notice, own))
    return told


def _may_be(cheque: Exhibit, notice: Exhibit) -> bool:
    sum_, told = _sum_of(cheque), _sum_of(notice)
    one_sum = sum_ is None or told is None or sum_ == told
    return one_sum and _one_debt(notice.debts, cheque.debts) and _soon(cheque.dated, notice.dated)


def sent_back(case: Case) -> tuple[SentBack, ...]:
    """Return the payments that still count as received, and seem to be what a bank sent back.

    Each is told once, by a notice before a statement.
    """
    if not case.payments or not any(_may_tell(x) for x in case.exhibits):
        return ()
    told = _by_notices(case)
    known = {one.payment.id for one in told}
    return (*told, *(x for x in _by_statements(case) if x.payment.id not in known))


def _may_tell(paper: Exhibit) -> bool:
    return paper.kind is ExhibitKind.RETURNED_PAYMENT or bool(paper.reading.money_back)


def take_back(one: SentBack) -> Say:
    """Return what is to be done about a payment that seems to have come back."""
    return Say("steps.take_payment_back", mark=one.mark, amount=one.payment.amount)


def _by_statements(case: Case) -> Iterator[SentBack]:
    """Return the recorded payments whose money a later line of the same statement took back.

    A line that stayed answers its payment first, the nearest in time; so a payment that was made
    anew is not told, where the first was not recorded.
    """
    known: set[str] = set()
    for paper in case.exhibits:
        if not paper.reading.money_back or paper.copy_of:
            continue
        left = list(case.payments)
        stayed = [(line, False) for line in paper.reading.money_in]
        for line, back in (*stayed, *((line, True) for line in _taken_back(paper))):
            booked = [p for p in left if is_booked(p, line)]
            one = min(booked, key=lambda p: _apart(p.dated, line.on), default=None)
            if one is not None:
                left.remove(one)
            if one is not None and back and one.id not in known:
                known.add(one.id)
                yield SentBack(paper.mark, one, by_line=True)


def _taken_back(paper: Exhibit) -> Iterator[MoneyIn]:
    """Return what the bank took back, but for lines of which a person said they paid nothing here.

    Said of a line that was not honoured, as of one whose paper shows the debt unpaid, it is a
    reason to ask: a payment recorded of it counts all the same.
    """
    for line in paper.reading.money_back:
        if Element.UNPAID in paper.shows or line.line not in paper.elsewhere_lines:
            yield line


def is_booked(payment: Payment, line: MoneyIn) -> bool:
    """Return whether a line of a bank's paper may be *payment*: its sum, its day within a week.

    A bank books a payment on another day than it was sent; an unknown day rules nothing out.
    """
    return payment.amount == line.amount and _apart(payment.dated, line.on) <= _BOOKED


def _apart(one: LooseDate, other: LooseDate) -> timedelta:
    """Return how far two days lie apart; where one is not known, the most that is thought one."""
    if one.first is None or other.first is None:
        return _BOOKED
    return abs(one.first - other.first)


def _by_notices(case: Case) -> list[SentBack]:
    """Return what seems to be the payment that each notice speaks of.

    Of the sum of the notice, or of the one cheque that it speaks of, booked in the sixty days
    before it: the latest, each for one notice. A payment that names that cheque or the notice is
    it; one that names another cheque, or another debt, is not. Where no sum is known, the one
    payment of those days.
    """
    cheques = tuple(x for x in case.exhibits if x.kind is ExhibitKind.CHEQUE and x.accepted)
    found: list[SentBack] = []
    for notice, own in spoken_of(case, cheques):
        his = own[0] if len(own) == 1 else None
        of = {notice.mark, his.mark} if his else {notice.mark}
        others = {x.mark for x in cheques} - of
        gone = {one.payment.id for one in found}
        sum_ = _sum_of(notice) or (_sum_of(his) if his else None)
        left = [
            p
            for p in case.payments
            if p.id not in gone and others.isdisjoint(p.marks)
            if sum_ in (None, p.amount.amount) and _one_debt(notice.debts, _debts(p))
            if _soon(p.dated, notice.dated)
        ]
        left = [p for p in left if of.intersection(p.marks)] or left
        if left and (sum_ is not None or len(left) == 1):
            last = max(left, key=lambda p: p.dated.first or date.min)
            found.append(SentBack(notice.mark, last))
    return found


def _sum_of(paper: Exhibit) -> Decimal | None:
    """Return the sum of a cheque or notice: the one its quoted words name, else the one read."""
    named = named_sums(paper.says)
    if len(named) == 1:
        return next(iter(named))
    return paper.reading.owed.amount if paper.reading.owed is not None else None


def _numbers(paper: Exhibit) -> frozenset[str]:
    return frozenset(paper.reading.serials)


def _in_all(papers: Iterable[Exhibit]) -> frozenset[str]:
    """Return the numbers that every one of several papers bears."""
    each = [_numbers(x) for x in papers]
    return frozenset.intersection(*each) if len(each) > 1 else frozenset()


def _one_debt(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _debts(payment: Payment) -> tuple[str, ...]:
    return (payment.debt,) if payment.debt else ()


def _soon(booked: LooseDate, back: LooseDate) -> bool:
    first, last = booked.first, back.last
    return first is None or last is None or first <= last <= first + _SOON
