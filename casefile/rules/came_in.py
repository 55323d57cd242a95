"""Money that a bank's paper in the file shows and that nobody recorded as a payment."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.dates import LooseDate, first_known
from casefile.model.exhibit import Element, Exhibit, ExhibitKind
from casefile.model.money import Money
from casefile.model.reading import MoneyIn
from casefile.rules.sent_back import is_booked, sent_back


class CameIn(NamedTuple):
    """A sum that a paper shows as come in, and the paper."""

    mark: str
    amount: Money
    on: LooseDate


class _Counted(NamedTuple):
    """A sum that an invoice took off as paid, and the day by which it was."""

    amount: Money
    by: LooseDate


def unrecorded(case: Case) -> tuple[CameIn, ...]:
    """Return what bank papers of *case*, accepted or not yet, show and no payment records.

    One payment answers one line of each paper: of the same sum, in the same money, within a week
    where both days are known. A sum of one day that two papers show is told once. What came in
    before the first day that anything of the case happened paid for something else, and what the
    invoice itself took off, of which no more than the balance is claimed, is counted already.
    """
    return _beside_payments(case, said=False)


def paid_elsewhere(case: Case) -> tuple[CameIn, ...]:
    """Return what would be `unrecorded`, had nobody said that it paid something else.

    The other side may raise it, so whoever reads the account and may see the paper is told of it;
    of what it paid the words stay in the house.
    """
    return _beside_payments(case, said=True)


def _beside_payments(case: Case, *, said: bool) -> tuple[CameIn, ...]:
    begun = _begun(case)
    counted = _taken_off(case)
    found: list[CameIn] = []
    for exhibit in case.exhibits:
        if exhibit.copy_of or not _of_a_bank(exhibit):
            continue
        left: list[Payment | _Counted] = [*case.payments, *counted]
        of_others = {one[1:] for one in found}
        for n, line in enumerate(exhibit.reading.money_in, 1):
            recorded = next((p for p in left if _same(p, line)), None)
            if recorded is not None:
                left.remove(recorded)
                continue
            elsewhere = (line.line or n) in exhibit.elsewhere_lines
            if (elsewhere or bool(exhibit.paid_elsewhere)) is not said:
                continue
            last = line.on.last
            if begun is not None and last is not None and last < begun:
                continue
            one = CameIn(exhibit.mark, line.amount, line.on)
            if one[1:] not in of_others:
                found.append(one)
    return tuple(found)


def _taken_off(case: Case) -> list[_Counted]:
    """Return what accepted invoices take off as paid, where no more than their balance is claimed.

    It was paid by the day of the invoice.
    """
    claimed = [debt.amount for debt in case.debts]
    return [
        _Counted(amount, exhibit.dated)
        for exhibit in case.exhibits
        if exhibit.reading.taken_off and exhibit.accepted and not exhibit.copy_of
        if exhibit.reading.owed in claimed
        for amount in exhibit.reading.taken_off
    ]


def payment_doubtful(case: Case) -> bool:
    """Return whether papers of the file forbid to say what was paid, or that nothing was.

    A bank's paper shows money that is not recorded, or that a recorded payment came back, or an
    accepted paper is entered as speaking against the point that the debt is unpaid.
    """
    accepted = (x for x in case.exhibits if x.accepted and not x.copy_of)
    against = any(Element.UNPAID in x.against for x in accepted)
    return against or bool(unrecorded(case)) or bool(sent_back(case))


def _of_a_bank(exhibit: Exhibit) -> bool:
    if exhibit.accepted or exhibit.kind is not ExhibitKind.UNKNOWN:
        return exhibit.kind is ExhibitKind.BANK_RECORD
    guess = next((s.value for s in exhibit.suggestions if s.field == "kind"), "")
    return guess == ExhibitKind.BANK_RECORD.value


def _same(payment: Payment | _Counted, line: MoneyIn) -> bool:
    if isinstance(payment, Payment):
        return is_booked(payment, line)
    first, last = line.on.first, payment.by.last
    return payment.amount == line.amount and (first is None or last is None or first <= last)


def _begun(case: Case) -> date | None:
    days = [case.agreement.made.first]
    days += [day.first for debt in case.debts for day in (debt.performed, debt.issued)]
    return first_known(days)
