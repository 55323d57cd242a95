"""Which papers of a case are of a debt: as a person said, by the number they bear, by the day."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.reference import bears, other_numbers
from casefile.rules.debt_names import has_number

_OF_DELIVERY = frozenset((ExhibitKind.DELIVERY_NOTE, ExhibitKind.ACCEPTANCE))
_OF_A_DEBT = _OF_DELIVERY | {ExhibitKind.INVOICE}


def names(paper: Exhibit, debt: Debt) -> bool:
    """Return whether *paper* is said to be of *debt*, or bears its number in its title."""
    return debt.ref in paper.debts or (has_number(debt) and bears(paper.title, debt.ref))


def papers_of(case: Case, debt: Debt) -> tuple[str, ...]:
    """Return the marks of the papers of *debt*: those it cites, then those that name it.

    A delivery note or an acceptance that names no debt is of the one that was performed on its day,
    where there is one alone.
    """
    named = (
        one.mark
        for one in case.exhibits
        if one.accepted
        and one.kind in _OF_A_DEBT
        and not one.copy_of
        and (names(one, debt) or _of_its_day(case, one, debt))
    )
    return tuple(dict.fromkeys((*debt.marks, *named)))


def is_of_no_debt(case: Case, paper: Exhibit) -> bool:
    """Return whether a delivery note or an acceptance is not said to be of one of several debts."""
    return (
        len(case.debts) > 1
        and paper.kind in _OF_DELIVERY
        and not paper.copy_of
        and not any(paper.mark in x.marks or names(paper, x) for x in case.debts)
        and not _debt_of_its_day(case, paper)
    )


def of_no_debt(case: Case) -> tuple[str, ...]:
    """Return the marks of the accepted papers of which that holds (`is_of_no_debt`)."""
    return tuple(x.mark for x in case.exhibits if x.accepted and is_of_no_debt(case, x))


def issued_on(case: Case, debt: Debt) -> LooseDate:
    """Return the day of the invoice of *debt*: as entered, else that of its one invoice on file."""
    if debt.issued.known:
        return debt.issued
    days = {
        one.dated
        for one in case.exhibits
        if one.accepted and one.kind is ExhibitKind.INVOICE and names(one, debt)
    }
    return days.pop() if len(days) == 1 else UNDATED


def is_invoice_of(case: Case, paper: Exhibit, debt: Debt) -> bool:
    """Return whether an invoice is that of *debt*: it names it, or it is the one of its day.

    One that names no number at all is of the one debt that was invoiced on its day.
    """
    if names(paper, debt):
        return True
    day = paper.dated.exact
    named = paper.debts or any(names(paper, one) for one in case.debts)
    if day is None or named or any(other_numbers(paper.title, [debt.ref])):
        return False
    return [one.ref for one in case.debts if one.issued.exact == day] == [debt.ref]


def _of_its_day(case: Case, paper: Exhibit, debt: Debt) -> bool:
    return _debt_of_its_day(case, paper) == debt.ref


def _debt_of_its_day(case: Case, paper: Exhibit) -> str:
    """Return the one debt performed on the day of a delivery record that names none; else empty."""
    day = paper.dated.exact
    if day is None or paper.kind not in _OF_DELIVERY or any(names(paper, x) for x in case.debts):
        return ""
    performed = [one.ref for one in case.debts if one.performed.exact == day]
    return performed[0] if len(performed) == 1 else ""
