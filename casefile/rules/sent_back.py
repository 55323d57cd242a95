"""Payments of his that a bank sent back: which cheque that was, which recorded payment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.dates import LooseDate
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.rules.named_sums import named_sums

_SOON = timedelta(days=60)
"""Within which money that was booked is sent back (own judgement)."""


class SentBack(NamedTuple):
    """A recorded payment that seems to be what a bank's notice says came back."""

    mark: str
    payment: Payment


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
        told = _sum_of(notice) or (_sum_of(his) if his else None)
        left = [
            p
            for p in case.payments
            if p.id not in gone and others.isdisjoint(p.marks)
            if told in (None, p.amount.amount) and _one_debt(notice.debts, _debts(p))
            if _soon(p.dated, notice.dated)
        ]
        left = [p for p in left if of.intersection(p.marks)] or left
        if left and (told is not None or len(left) == 1):
            last = max(left, key=lambda p: p.dated.first or date.min)
            found.append(SentBack(notice.mark, last))
    return tuple(found)


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
