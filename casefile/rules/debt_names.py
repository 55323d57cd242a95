"""What a debt is called in a sentence: its invoice number, or its day where it has none."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.say import Say


def debt_name(debt: Debt) -> str | Say:
    """Return the reference; of one that only counts, what the debt is for, or its due day.

    An invoice may have the number 7 or 88, and is then told as the invoice of that number: only
    the count that the program gave is no name.
    """
    if has_number(debt):
        return Say("debts.invoice", n=debt.ref) if debt.ref.isdigit() else debt.ref
    if debt.what.strip():
        return debt.what
    if debt.due.known:
        return Say("debts.due", due=debt.due)
    return Say("debts.number", n=debt.ref)


def debt_names(case: Case) -> dict[str, str | Say]:
    """Return what each debt of the case is called, by its reference."""
    return {debt.ref: debt_name(debt) for debt in case.debts}


def has_number(debt: Debt) -> bool:
    """Return True when the debt has the number of a document, not only the program's count."""
    return debt.ref != debt.counted


def of_document(key: str, debt: Debt, **values: object) -> Say:
    """Return a sentence on the document of a debt; without a number, the one that names none."""
    if has_number(debt):
        return Say(key, debt=debt.ref, **values)
    return Say(f"{key}_unnamed", **values)
