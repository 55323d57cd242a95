"""The time to pay that the law allows, or gives where none was agreed, beside what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from casefile.model.case import Case
from casefile.model.claim import Debt, Ground
from casefile.model.jurisdiction import Jurisdiction, PaymentTerm
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY, months_after
from casefile.rules.cited import cited
from casefile.rules.debt_names import debt_name
from casefile.rules.due import acts_in_business, is_public
from casefile.rules.in_force import in_force
from casefile.rules.ledger import Ledger


def _fits(term: PaymentTerm, case: Case) -> bool:
    """True when every condition of *term* surely holds: a warning must not be a guess."""
    debtor = case.respondent
    pairs = (
        (term.creditor_in_business, acts_in_business(case.claimant)),
        (term.debtor_in_business, acts_in_business(debtor)),
        (term.debtor_public, is_public(debtor)),
        (term.debtor_healthcare, bool(debtor.healthcare)),
    )
    return all(wanted is None or actual == wanted for wanted, actual in pairs)


def last_day_allowed(term: PaymentTerm, debt: Debt) -> date | None:
    """Return the last day to pay under *term*; None where the day it counts from is not known."""
    if term.count_from == "end_of_invoice_month":
        day = debt.issued.exact
        if day is None:
            return None
        start = months_after(day.replace(day=1), 1) - ONE_DAY
    else:
        known = [d for d in (debt.invoice_received.exact, debt.performed.exact) if d is not None]
        if debt.invoice_received.exact is None:
            return None
        start = max(known)
    return start + timedelta(days=term.days)


def _told(term: PaymentTerm, case: Case, ledger: Ledger) -> Say | None:
    debt, due = ledger.debt, ledger.chosen.due
    first = debt.issued.first or debt.performed.first or due
    if first is not None and not in_force(term, first):
        return None
    allowed = last_day_allowed(term, debt)
    told = {"debt": debt_name(debt), "law": term.says, "source": cited(term.source)}
    if allowed is None:
        days = case.agreement.payment_days
        if days is not None and days > term.days and term.count_from == "invoice_received":
            return Say("account.note.term_days", n=term.days, agreed=days, **told)
        return None
    if due is None:
        return Say("account.note.term_default", on=allowed, **told)
    return Say("account.note.term_long", due=due, on=allowed, **told) if due > allowed else None


def time_to_pay(case: Case, law: Jurisdiction, ledgers: Sequence[Ledger]) -> list[Say]:
    """Return, for each debt, where the agreed time to pay is longer than the law allows.

    The first rule that surely fits is told. The due day of the case stays as it was entered:
    whether a longer one binds is for a lawyer.
    """
    if case.ground is Ground.LOAN:
        return []
    term = next((term for term in law.interest.terms if _fits(term, case)), None)
    if term is None:
        return []
    return [said for ledger in ledgers if (said := _told(term, case, ledger)) is not None]
