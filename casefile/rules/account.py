"""The statement of account: what was owed, what was paid on what, what is open on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.account import Account, AccountRow, Accrual
from casefile.model.case import Case
from casefile.model.claim import Credit, Debt, Payment
from casefile.model.interest_law import Regime
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.rules.account_notes import missing, notes
from casefile.rules.admitted import admitted, disputed, in_money
from casefile.rules.beside import early
from casefile.rules.cited import cited
from casefile.rules.debt_names import debt_name, has_number
from casefile.rules.due import chosen_regime
from casefile.rules.fixed_sums import recovery_sum
from casefile.rules.interest import Terms
from casefile.rules.ledger import NOTHING, Ledger
from casefile.rules.other_money import in_other_money


class _Entry(NamedTuple):
    """A line before the running balance is known; a debit is above zero, a credit below."""

    on: date
    order: int
    debt: str
    what: Say
    amount: Decimal
    marks: tuple[str, ...] = ()
    invoice: Debt | None = None


def _credited(case: Case, debt: Debt, until: date) -> Decimal:
    """Return by how much credit notes through *until* lower *debt*, never below nothing."""
    notes = (c.amount.amount for c in _credits(case, debt, until))
    return min(sum(notes, NOTHING), debt.amount.amount)


def _credits(case: Case, debt: Debt, until: date) -> list[Credit]:
    return [
        credit
        for credit in case.credits
        if credit.debt == debt.ref
        and credit.amount.currency == debt.amount.currency
        and (credit.dated.first is None or credit.dated.first <= until)
    ]


def _order(case: Case, law: Jurisdiction, regime: Regime | None) -> tuple[str, ...]:
    """Return what a payment is set against, in turn, on a debt under *regime*.

    Interest that a court awards is not owed before: where neither a rate nor an order was agreed,
    it comes last.
    """
    agreement, order = case.agreement, law.interest.allocation
    owed = regime is None or not regime.awarded or agreement.contract_rate is not None
    if agreement.allocation or owed:
        return agreement.allocation or order
    return (*(part for part in order if part != "interest"), "interest")


def _ledgers(case: Case, law: Jurisdiction, currency: str, until: date) -> list[Ledger]:
    found = []
    for debt in case.debts:
        if debt.amount.currency != currency:
            continue
        chosen = chosen_regime(case, debt, law)
        terms = None
        if chosen.regime is not None and chosen.start is not None:
            agreed = case.agreement.contract_rate
            terms = Terms(chosen.regime, law, case.rates, agreed, chosen.start)
        owed = debt.amount.amount - _credited(case, debt, until)
        before = early(case, debt, chosen, law) if case.early_interest else None
        order = _order(case, law, chosen.regime)
        found.append(
            Ledger(debt, law, chosen, terms, before, claimed=owed, principal=owed, order=order)
        )
    return found


def _invoiced_on(ledger: Ledger, until: date) -> date:
    debt = ledger.debt
    known = (debt.issued.first, debt.due.first, debt.performed.first, debt.invoice_received.first)
    return next((day for day in known if day is not None), until)


def _invoice(debt: Debt) -> Say:
    if not has_number(debt) and not debt.what.strip() and debt.vat is None:
        return Say("account.row.invoice_unnamed", due=debt.due)
    told = {"ref": debt_name(debt), "due": debt.due}
    if debt.vat is None:
        return Say("account.row.invoice", **told)
    return Say("account.row.invoice_vat", **told, vat=debt.vat)


def _invoices(ledgers: list[Ledger], case: Case, until: date) -> list[_Entry]:
    """Return a line for each debt and each credit note on it."""
    lines = []
    for ledger in ledgers:
        debt, on = ledger.debt, _invoiced_on(ledger, until)
        amount = debt.amount.amount
        lines.append(_Entry(on, 0, debt.ref, _invoice(debt), amount, debt.marks, debt))
        room = amount
        for credit in _credits(case, debt, until):
            what = Say("account.row.credit", ref=debt_name(debt), why=credit.why)
            taken = min(credit.amount.amount, room)
            room -= taken
            day = credit.dated.first or on
            lines.append(_Entry(max(day, on), 1, debt.ref, what, -taken, credit.marks))
    return lines


def _recovery(ledgers: list[Ledger], case: Case, law: Jurisdiction, until: date) -> list[_Entry]:
    """Add the fixed recovery sums of debts that are unpaid and fell due, and return their lines."""
    lines = []
    for ledger in ledgers:
        if ledger.recovery is not None or ledger.principal <= 0:
            continue
        claimed = Money(amount=ledger.claimed, currency=ledger.currency)
        found = recovery_sum(case, law, claimed, ledger.chosen, until)
        ledger.recovery, start = found, ledger.chosen.start
        if found is None or found.sum is None or start is None:
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
        lines.append(_Entry(start, 1, ledger.debt.ref, what, found.sum.amount))
    return lines


def _interest_lines(debt: Debt, rows: tuple[Accrual, ...]) -> list[_Entry]:
    return [
        _Entry(
            row.last,
            2,
            row.debt,
            Say("account.row.interest", ref=debt_name(debt), first=row.first, last=row.last),
            row.interest.amount,
        )
        for row in rows
    ]


def _paid_on(payment: Payment, ledgers: list[Ledger], until: date) -> date:
    """Return the day a payment counts from: an unsure one from the first day it may have come.

    That never claims too much interest.
    """
    if payment.dated.first is not None:
        return payment.dated.first
    return min((_invoiced_on(ledger, until) for ledger in ledgers), default=until)


def _in_turn(payment: Payment, ledgers: list[Ledger], on: date) -> list[Ledger]:
    """Return the debts a payment pays, in turn: the one it names, then those due, oldest first."""

    def turn(ledger: Ledger) -> tuple[bool, bool, date]:
        due = ledger.chosen.due
        return (ledger.debt.ref != payment.debt, due is None or due > on, due or date.max)

    return sorted(ledgers, key=turn)


def _pay(payment: Payment, ledgers: list[Ledger], on: date) -> tuple[list[_Entry], Decimal]:
    """Set *payment* against the debts; return its lines and what no debt was left for."""
    left = payment.amount.amount
    lines: list[_Entry] = []
    for ledger in _in_turn(payment, ledgers, on):
        if not left:
            break
        lines += _interest_lines(ledger.debt, ledger.accrue(on))
        taken = left - ledger.pay(left)
        left -= taken
        if taken:
            what = Say("account.row.payment", ref=debt_name(ledger.debt))
            lines.append(_Entry(on, 3, ledger.debt.ref, what, -taken, payment.marks))
    if left:
        lines.append(_Entry(on, 4, "", Say("account.row.overpaid"), -left, payment.marks))
    return lines, left


def _statement(entries: list[_Entry], currency: str) -> tuple[AccountRow, ...]:
    balance, rows = NOTHING, []
    for entry in sorted(entries, key=lambda e: (e.on, e.order)):
        balance += entry.amount
        sum_ = Money(amount=abs(entry.amount), currency=currency)
        rows.append(
            AccountRow(
                on=entry.on,
                debt=entry.debt,
                what=entry.what,
                debit=sum_ if entry.amount >= 0 else None,
                credit=sum_ if entry.amount < 0 else None,
                balance=Money(amount=balance, currency=currency),
                marks=entry.marks,
                vat=entry.invoice.vat if entry.invoice else None,
                admitted=admitted(entry.invoice) if entry.invoice else None,
                disputed=disputed(entry.invoice) if entry.invoice else None,
            )
        )
    return tuple(rows)


def _total(sums: list[Money | None], currency: str, *, whole: bool) -> Money | None:
    """Return the sum of what is known; None when nothing is, or *whole* and something is not."""
    known = [sum_.amount for sum_ in sums if sum_ is not None]
    if not known or (whole and len(known) < len(sums)):
        return None
    return Money(amount=sum(known, NOTHING), currency=currency)


def _set_against_debts(case: Case) -> list[Payment]:
    """Return the payments but those for a debt in other money, which `missing` asks about."""
    unclear = [payment for payment, _ in in_other_money(case)]
    return [payment for payment in case.payments if payment not in unclear]


def _one(case: Case, law: Jurisdiction, currency: str, until: date) -> Account:
    ledgers = _ledgers(case, law, currency, until)
    received = [
        (_paid_on(payment, ledgers, until), payment)
        for payment in _set_against_debts(case)
        if payment.amount.currency == currency
    ]
    received = sorted((pair for pair in received if pair[0] <= until), key=lambda pair: pair[0])
    entries = _invoices(ledgers, case, until)
    over = NOTHING
    for on, payment in received:
        entries += _recovery(ledgers, case, law, on)
        lines, left = _pay(payment, ledgers, on)
        entries += lines
        over += left
    entries += _recovery(ledgers, case, law, until)
    for ledger in ledgers:
        entries += _interest_lines(ledger.debt, ledger.accrue(until))

    def money(amount: Decimal) -> Money:
        return Money(amount=amount, currency=currency)

    lacking = missing(case, law, ledgers, until)
    debts = [ledger.debt for ledger in ledgers]
    return Account(
        currency=currency,
        invoiced=_total([debt.amount for debt in debts], currency, whole=True),
        principal=money(sum((x.principal for x in ledgers), NOTHING)),
        interest=money(sum((x.interest + x.added for x in ledgers), NOTHING)),
        costs=money(sum((x.costs for x in ledgers), NOTHING)),
        paid=money(sum((p.amount.amount for _, p in received), NOTHING)),
        balance=money(sum((x.open for x in ledgers), NOTHING) - over),
        daily=money(sum((x.daily(until) for x in ledgers), NOTHING)),
        vat=_total([in_money(debt, debt.vat) for debt in debts], currency, whole=True),
        admitted=_total([admitted(debt) for debt in debts], currency, whole=False),
        disputed=_total([disputed(debt) for debt in debts], currency, whole=False),
        rows=_statement(entries, currency),
        accruals=tuple(row for ledger in ledgers for row in ledger.rows),
        missing=lacking,
        complete=not lacking,
        notes=notes(case, law, ledgers, tuple(p for _, p in received), until),
    )


def account(case: Case, law: Jurisdiction, until: date) -> tuple[Account, ...]:
    """Return the account on *until*, one for each currency of the debts and payments.

    A payment pays the debt it names, what is left the debts that are due, the oldest first; in
    each debt in the order of the place (``law.interest.allocation``), but interest that only a
    court awards comes last. Interest runs through the day of payment. A credit note counts from
    the day of the debt: interest never runs on what was not owed. A fixed recovery sum is added
    with the first day of interest on a debt of which anything is unpaid then: what was paid in
    time brings none. Each row is rounded as its regime says, the account is the sum of the rows.
    Where a due day, a rate or an exchange rate is not known, nothing is estimated: `missing` says
    what to ask for, and the sums hold only what could be counted. A payment for a debt in other
    money is set against nothing, and `missing` asks about it.
    """
    currencies = dict.fromkeys(
        (*case.currencies, *(p.amount.currency for p in _set_against_debts(case)))
    )
    return tuple(_one(case, law, currency, until) for currency in currencies)
