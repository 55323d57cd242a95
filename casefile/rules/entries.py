"""The lines of a statement of account, before and after the running balance is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.account import AccountRow, Accrual
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import LooseDate
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.rules.cited import cited
from casefile.rules.contested import Contested
from casefile.rules.credits import credit_notes
from casefile.rules.debt_names import debt_name, has_number
from casefile.rules.debt_order import first_day
from casefile.rules.due import due_told
from casefile.rules.fixed_sums import recovery_sum
from casefile.rules.ledger import NOTHING, Ledger


class Entry(NamedTuple):
    """A line before the running balance is known; a debit is above zero, a credit below."""

    on: date
    order: int
    debt: str
    what: Say
    amount: Decimal
    marks: tuple[str, ...] = ()
    invoice: Debt | None = None
    dated: LooseDate | None = None
    """The day as it is known, where that is not one day."""
    interest: bool = False


def invoiced_on(ledger: Ledger, until: date) -> date:
    """Return the day of a debt in the account: the first that is known of it, else *until*."""
    return first_day(ledger.debt) or until


def _invoice(case: Case, debt: Debt) -> Say:
    due = due_told(case, debt)
    key, told = "account.row.invoice", {"ref": debt_name(debt), "due": due}
    if not has_number(debt) and not debt.what.strip():
        key, told = "account.row.invoice_unnamed", {"due": due}
    return Say(key, **told) if debt.vat is None else Say(f"{key}_vat", **told, vat=debt.vat)


def invoices(ledgers: list[Ledger], case: Case, until: date) -> list[Entry]:
    """Return a line for each debt and each credit note on it."""
    lines = []
    for ledger in ledgers:
        debt, on = ledger.debt, invoiced_on(ledger, until)
        amount = debt.amount.amount
        lines.append(Entry(on, 0, debt.ref, _invoice(case, debt), amount, debt.marks, debt))
        room = amount
        for credit in credit_notes(case, debt, until):
            what = Say("account.row.credit", ref=debt_name(debt), why=credit.why)
            taken = min(credit.amount.amount, room)
            room -= taken
            day = credit.dated.first or on
            lines.append(Entry(max(day, on), 1, debt.ref, what, -taken, credit.marks))
    return lines


def recovery(ledgers: list[Ledger], case: Case, law: Jurisdiction, until: date) -> list[Entry]:
    """Add the fixed recovery sums of debts that are unpaid and fell due, and return their lines."""
    lines = []
    for ledger in ledgers:
        start = ledger.chosen.start
        if start is None or start > until:
            continue
        if ledger.recovery is not None or ledger.principal <= 0:
            continue
        claimed = Money.of_sound(amount=ledger.claimed, currency=ledger.currency)
        found = ledger.recovery = recovery_sum(case, law, claimed, ledger.chosen)
        if found is None or found.sum is None:
            continue
        ledger.costs += found.sum.amount
        told = {"ref": debt_name(ledger.debt), "source": cited(found.fixed.source)}
        what = Say("account.row.fixed_sum", **told)
        if found.exchange is not None and found.exchange_source is not None:
            what = Say(
                "account.row.fixed_sum_converted",
                **told,
                sum=found.fixed.amount,
                rate=found.exchange,
                on=found.exchange_day,
                rate_source=cited(found.exchange_source),
            )
        lines.append(Entry(start, 1, ledger.debt.ref, what, found.sum.amount))
    return lines


def interest_lines(debt: Debt, rows: tuple[Accrual, ...]) -> list[Entry]:
    """Return a line for each stretch of interest; of what was awarded, it names no debt."""
    key = "account.row.interest" if debt.ref else "account.row.interest_since"
    return [
        Entry(
            row.last,
            2,
            row.debt,
            Say(key, ref=debt_name(debt), first=row.first, last=row.last),
            row.interest.amount,
            interest=True,
        )
        for row in rows
    ]


def paid_on(
    debts: Iterable[Debt], entries: Iterable[Entry]
) -> dict[str, tuple[list[tuple[date, Money]], Money]]:
    """Return for each debt its payments by *entries* with their days, and what was ever owed."""
    paid: dict[str, list[tuple[date, Money]]] = {debt.ref: [] for debt in debts}
    owed = {debt.ref: debt.amount for debt in debts}
    for entry in entries:
        before = owed.get(entry.debt)
        if before is None:
            continue
        sum_ = Money(amount=-entry.amount, currency=before.currency)
        if entry.what.key.startswith("account.row.payment"):
            paid[entry.debt].append((entry.on, sum_))
        elif entry.what.key.startswith("account.row.credit"):
            owed[entry.debt] = before - sum_
    return {ref: (paid[ref], owed[ref]) for ref in owed}


_UNKNOWN = Contested(None, None, None)


def statement(
    entries: list[Entry], currency: str, stands: Mapping[str, Contested]
) -> tuple[AccountRow, ...]:
    """Return the lines in the order of their days, each with the balance after it.

    *stands*: what is in dispute of each debt, by its reference.
    """
    balance, rows = NOTHING, []
    for entry in sorted(entries, key=lambda e: (e.on, e.order)):
        balance += entry.amount
        sum_ = Money(amount=abs(entry.amount), currency=currency)
        stand = stands.get(entry.debt, _UNKNOWN) if entry.invoice else _UNKNOWN
        rows.append(
            AccountRow(
                on=entry.on,
                debt=entry.debt,
                what=entry.what,
                debit=sum_ if entry.amount >= 0 else None,
                credit=sum_ if entry.amount < 0 else None,
                balance=Money(amount=balance, currency=currency),
                marks=entry.marks,
                dated=entry.dated,
                interest=entry.interest,
                vat=entry.invoice.vat if entry.invoice else None,
                paid=stand.paid,
                admitted=stand.admitted,
                disputed=stand.disputed,
            )
        )
    return tuple(rows)
