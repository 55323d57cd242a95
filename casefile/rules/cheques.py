"""Cheques of the debtor that are held until their day: when each is to be paid in."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance
from casefile.model.review import DeadlineLine
from casefile.model.say import Say


def cheques_to_pay_in(case: Case, on: date) -> list[DeadlineLine]:
    """Return the day that each accepted cheque bears, from that day on until money came in for it.

    A payment from its day on, or one that names it, settles it, and so does the bank's word that it
    was not honoured; whose cheque it is may still be unsaid.
    """
    return [
        DeadlineLine(
            on=day,
            what=Say("deadlines.cheque", mark=paper.mark),
            why=Say("deadlines.why.cheque"),
            ref=f"cheque:{paper.mark}",
        )
        for paper in case.exhibits
        if _is_held(paper) and (day := paper.dated.exact) is not None and _waits(case, paper, day)
        if day >= on or _was_written_ahead(paper, day)
    ]


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


def _waits(case: Case, paper: Exhibit, day: date) -> bool:
    returned = any(
        x.kind is ExhibitKind.RETURNED_PAYMENT and (x.dated.last or date.max) >= day
        for x in case.exhibits
    )
    paid = any(
        paper.mark in one.marks or (one.dated.last is not None and one.dated.last >= day)
        for one in case.payments
    )
    return not (returned or paid)
