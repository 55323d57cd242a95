"""The sum claimed for a debt beside the sum that its own invoice asks for."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.money import Money
from casefile.model.reference import bears
from casefile.model.review import Contradiction
from casefile.model.say import Say
from casefile.rules.came_in import CameIn, unrecorded
from casefile.rules.debt_names import debt_name, has_number


def _invoices(case: Case) -> tuple[Exhibit, ...]:
    """Return the accepted invoices whose sum to pay was read from the file itself."""
    return tuple(
        x
        for x in case.exhibits
        if x.kind is ExhibitKind.INVOICE and x.accepted and not x.copy_of and x.reading.owed
    )


def _of_debt(case: Case, debt: Debt, invoices: tuple[Exhibit, ...]) -> list[Exhibit]:
    """Return those of *invoices* that bill *debt*: entered as such, naming it, or the only one."""
    entered = [x for x in invoices if x.mark in debt.marks or x.debts == (debt.ref,)]
    if entered:
        return entered
    named = has_number(debt)
    naming = [x for x in invoices if named and bears(x.title, debt.ref) and not x.debts]
    if naming:
        return naming
    alone = len(invoices) == len(case.debts) == 1 and not invoices[0].debts
    return list(invoices) if alone else []


def _allowed(case: Case, debt: Debt) -> set[Money]:
    """Return the sums an invoice of *debt* may bear: as claimed, less credits, less payments."""
    off = [credit.amount for credit in case.credits if credit.debt == debt.ref]
    off += [payment.amount for payment in case.payments if payment.debt == debt.ref]
    sums = [debt.amount]
    for amount in off:
        if amount.currency == debt.amount.currency:
            sums.append(sums[-1] - amount)
    return set(sums)


def _what_is_left(case: Case, debt: Debt, total: Money) -> tuple[CameIn, ...]:
    """Return the unrecorded money that leaves of *total* just what is claimed of the one debt."""
    came = tuple(o for o in unrecorded(case) if o.amount.currency == total.currency)
    if len(case.debts) > 1 or not came:
        return ()
    rest = total.amount - sum(one.amount.amount for one in came)
    return came if rest == debt.amount.amount else ()


def claims_beside_invoices(case: Case) -> tuple[Contradiction, ...]:
    """Return each debt whose claimed sum is not what its invoice asks for, with both sums.

    Sums are compared to the last unit and in one currency only; several invoices of one debt
    are added. A file whose sum was not read, or is in other money, tells nothing.
    """
    found = []
    invoices = _invoices(case)
    for debt in case.debts:
        marks, sums = [], []
        for exhibit in _of_debt(case, debt, invoices):
            owed = exhibit.reading.owed
            if owed is not None and owed.currency == debt.amount.currency:
                marks.append(exhibit.mark)
                sums.append(owed)
        if not sums:
            continue
        total = sums[0]
        for owed in sums[1:]:
            total = total + owed
        if not _allowed(case, debt).isdisjoint({total, *sums}):
            continue
        told = {"debt": debt_name(debt), "claimed": debt.amount, "owed": total}
        why = Say("contradictions.claimed", **told, marks=tuple(marks))
        paid = _what_is_left(case, debt, total)
        if paid:
            by = tuple(dict.fromkeys(one.mark for one in paid))
            why = Say("contradictions.claimed_net", **told, marks=tuple(marks), by=by)
        found.append(Contradiction(about="claim", marks=tuple(marks), why=why))
    return tuple(found)
