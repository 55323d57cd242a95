"""Invoices of something else: they bear the number of no debt of the case."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import Element, Exhibit, ExhibitKind
from casefile.model.reference import bears, invoice_numbers, may_be_one
from casefile.rules.debt_names import has_number

BILLED = frozenset({Element.AMOUNT, Element.DUE})
"""What an invoice shows of its own debt alone."""


def other_bills(case: Case) -> frozenset[str]:
    """Return the marks of invoices that bill no debt of *case*, by the number in their titles.

    A debt may go by another name than its invoice. So a number that is no debt's tells only where
    every debt has an invoice of its own on file, or where the sum is none of theirs either. One
    that a person entered for a debt is of that debt.
    """
    debts = case.debts
    if not debts or not all(map(has_number, debts)):
        return frozenset()
    entered = {mark for debt in debts for mark in debt.marks}
    bills = [x for x in case.exhibits if x.kind is ExhibitKind.INVOICE and x.accepted]
    strange = [x for x in bills if not (x.debts or x.mark in entered) and _is_strange(case, x)]
    if not strange:
        return frozenset()
    own = all(any(_bills(x, d.ref, d.marks) for x in bills) for d in debts)
    if own or not _makes_up(case, strange):
        return frozenset(x.mark for x in strange if own or x.reading.owed is not None)
    return frozenset()


def _bills(bill: Exhibit, ref: str, marks: tuple[str, ...]) -> bool:
    return bill.mark in marks or ref in bill.debts or bears(bill.title, ref)


def _is_strange(case: Case, bill: Exhibit) -> bool:
    """Return whether the title names a number, and none that may be that of a debt."""
    numbers = [number for number, _ in invoice_numbers(bill.title)]
    if not numbers or any(bears(bill.title, debt.ref) for debt in case.debts):
        return False
    return not any(may_be_one(number, debt.ref) for number in numbers for debt in case.debts)


def _makes_up(case: Case, bills: list[Exhibit]) -> bool:
    """Return whether what *bills* ask for, one of them or all, is a debt or all of the debts."""
    sums = [x.reading.owed for x in bills if x.reading.owed is not None]
    claimed = [debt.amount for debt in case.debts]
    if len({money.currency for money in (*sums, *claimed)}) != 1:
        return True  # not to be compared
    asked = {money.amount for money in sums} | {sum(money.amount for money in sums)}
    owed = {money.amount for money in claimed} | {sum(money.amount for money in claimed)}
    return bool(asked & owed)
