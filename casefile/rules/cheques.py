"""Cheques of the debtor that are held until their day: when each is to be paid in."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance
from casefile.model.review import DeadlineLine
from casefile.model.say import Say
from casefile.rules.sent_back import spoken_of


def cheques_to_pay_in(case: Case, on: date) -> list[DeadlineLine]:
    """Return the day that each accepted cheque bears, from that day on until money came in for it.

    A payment that names it, or one from its day on that is no less than its sum, settles it, and so
    does the bank's word that it was not honoured. One payment settles no more cheques than its sum
    covers, and one notice ends the watch over one: where it may speak of several, all stay, and
    the notice is named beside each. Whose cheque it is may still be unsaid.
    """
    held = [x for x in case.exhibits if _is_held(x) and x.dated.exact is not None]
    left = _not_paid(held, case)
    doubts: dict[str, str] = {}
    for notice, found in spoken_of(case, held):
        if len(found) == 1:
            left = [x for x in left if x is not found[0]]
            continue
        doubts |= {x.mark: notice.mark for x in found}
    return [
        DeadlineLine(
            on=day,
            what=Say("deadlines.cheque", mark=paper.mark),
            why=_why(doubts.get(paper.mark, "")),
            ref=f"cheque:{paper.mark}",
        )
        for paper in left
        if (day := paper.dated.exact) is not None
        if day >= on or _was_written_ahead(paper, day)
    ]


def _why(notice: str) -> Say:
    if notice:
        return Say("deadlines.why.cheque_or_returned", mark=notice)
    return Say("deadlines.why.cheque")


def _is_held(paper: Exhibit) -> bool:
    return (
        paper.kind is ExhibitKind.CHEQUE
        and paper.accepted
        and paper.held
        and not paper.copy_of
        and paper.provenance is not Provenance.CLAIMANT
    )


def _was_written_ahead(paper: Exhibit, day: date) -> bool:
    """Return whether it was taken in before its day: of an old cheque nobody asks what became."""
    taken = paper.custody.taken_in_at
    return taken is not None and taken.date() < day


def _not_paid(held: list[Exhibit], case: Case) -> list[Exhibit]:
    """Return those of *held* that no payment settled: each settles what it names, else by its sum.

    The cheque of the very sum goes before, then the latest of those that what is left covers.
    """
    marks = {x.mark for x in held}
    named = {mark for one in case.payments for mark in one.marks if mark in marks}
    left = [x for x in held if x.mark not in named]
    for one in case.payments:
        if named.isdisjoint(one.marks):
            left = _less(left, one)
    return left


def _less(left: list[Exhibit], payment: Payment) -> list[Exhibit]:
    """Return the cheques of *left* that *payment* did not settle."""
    last, purse = payment.dated.last, payment.amount
    if last is None:
        return left
    due = [x for x in left if x.dated.exact is not None and x.dated.exact <= last]
    due.sort(key=lambda x: (x.reading.owed == purse, x.dated.exact), reverse=True)
    settled, rest = set(), purse.amount
    for cheque in due:
        owed = cheque.reading.owed
        known = owed is not None and owed.currency == purse.currency
        sum_ = owed.amount if owed is not None and known else rest
        if 0 < sum_ <= rest:
            settled.add(cheque.mark)
            rest -= sum_
    return [x for x in left if x.mark not in settled]
