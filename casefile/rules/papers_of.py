"""Which papers of a case name a debt: by what a person said of them, or by the number they bear."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.reference import bears
from casefile.rules.debt_names import has_number

_OF_A_DEBT = frozenset((ExhibitKind.INVOICE, ExhibitKind.DELIVERY_NOTE, ExhibitKind.ACCEPTANCE))


def names(paper: Exhibit, debt: Debt) -> bool:
    """Return whether *paper* is said to be of *debt*, or bears its number in its title."""
    return debt.ref in paper.debts or (has_number(debt) and bears(paper.title, debt.ref))


def papers_of(case: Case, debt: Debt) -> tuple[str, ...]:
    """Return the marks of the papers of *debt*: those it cites, then those that name it."""
    named = (
        one.mark
        for one in case.exhibits
        if one.accepted and one.kind in _OF_A_DEBT and not one.copy_of and names(one, debt)
    )
    return tuple(dict.fromkeys((*debt.marks, *named)))
