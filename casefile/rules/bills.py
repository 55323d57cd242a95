"""Cheques and notes of the other side that are in hand, and what of the claim they carry."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.model.account import Account
from casefile.model.case import Case
from casefile.model.exhibit import BILLS, FROM_HIM, Exhibit, ExhibitKind, Original
from casefile.model.say import Say


def bills_in_hand(case: Case) -> tuple[Exhibit, ...]:
    """Return the accepted cheques and notes of the other side of which the original is held.

    A copy of a bill, or a bank's word of it, is none.
    """
    return tuple(x for x in _of_his(case) if x.in_hand and x.original is Original.ORIGINAL)


def bill_lacking(case: Case) -> Say:
    """Return what a door that takes a bill lacks where none is in hand.

    That is the bill itself where a paper of it is on file; which of the two it is, a person says.
    """
    for exhibit in _of_his(case):
        return Say("forum.lacks.bill_itself", mark=exhibit.mark)
    for exhibit in case.exhibits:
        if exhibit.accepted and exhibit.kind is ExhibitKind.RETURNED_PAYMENT:
            return Say("forum.lacks.bill_notice", mark=exhibit.mark)
    return Say("forum.lacks.bill")


def bill_sums(case: Case, accounts: Sequence[Account]) -> tuple[Say, ...]:
    """Return of each bill in hand its sum beside the principal claimed, where that is more.

    The sum is the one read in it; where none was, that the sum written on it alone counts.
    """
    told = []
    for bill in bills_in_hand(case):
        sum_ = bill.reading.owed
        for account in accounts:
            claim = account.principal
            if sum_ is None:
                told.append(Say("forum.bill_sum_unknown", mark=bill.mark, claim=claim))
            elif sum_.currency == claim.currency and sum_.amount < claim.amount:
                told.append(Say("forum.bill_part", mark=bill.mark, amount=sum_, claim=claim))
    return tuple(told)


def _of_his(case: Case) -> list[Exhibit]:
    return [x for x in case.exhibits if x.accepted and x.kind in BILLS and x.provenance in FROM_HIM]
