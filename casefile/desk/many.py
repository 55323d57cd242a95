"""Opens many cases at once: one for each debtor of a table of unpaid invoices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from casefile.desk.debt_refs import all_counted
from casefile.desk.records import Many, Opened
from casefile.desk.standing import bare
from casefile.desk.tabled import OnTable, Tabled, held_back, left_out, told_of
from casefile.intake.unpaid import Unpaid
from casefile.model.case import Case
from casefile.model.claim import Debt, Payment
from casefile.model.dates import loose
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.party import Party, RegisterNumber


class OpeningMany(OnTable):
    """The part of the desk that opens cases from a table."""

    def new_many(
        self, path: Path, *, place: str = "", join: bool = False, early: bool = False
    ) -> Many:
        """Open a case for each debtor of a table of unpaid invoices; a faulty line opens none.

        An invoice of a debtor against whom a case is open opens no second one, nor does one that is
        not due yet, is claimed already, or is paid in full; all of them are told. *join*: the first
        are added to that case, with what the table tells was paid more than the case knows, on no
        day. *early*: those not due yet open cases too.
        Raises: BadInput, naming the file, the line and the fault.
        """
        found = self.tabled(path, place)
        groups = _with_early(found) if early else found.fresh
        monies = {rows[0].amount.currency for rows in groups}
        places = {money: place or self.place_for(money) for money in monies}
        head = dict(found.table.columns).get("tax_id", "")
        cases = [self._unpaid_case(rows, places[rows[0].amount.currency], head) for rows in groups]
        opened = tuple(self.create(case, note="new") for case in cases)
        joined = self._joined(found) if join else ()
        held = () if join and early else held_back(found)
        return Many(opened, joined, (*held, *left_out(found)), told_of(found))

    def _joined(self, found: Tabled) -> tuple[Opened, ...]:
        """Add to the open cases what the table has for them."""
        rows = {one.id: one.rows for one in found.joining}
        ids = dict.fromkeys((*rows, *(one.id for one in found.more_paid)))
        return tuple(
            self.change(id_, partial(self._with_rows, rows.get(id_, ()), found), note="pay")
            for id_ in ids
        )

    def _with_rows(self, rows: Sequence[Unpaid], found: Tabled, case: Case) -> Case:
        debts = self._debts(rows)
        payments = [
            Payment(id=self.fresh_id(), amount=one.more, debt=one.ref)
            for one in found.more_paid
            if one.id == case.id
        ]
        payments += self._payments(rows, debts)
        return all_counted(
            case.but(debts=(*case.debts, *debts), payments=(*case.payments, *payments))
        )

    def _unpaid_case(self, rows: Sequence[Unpaid], place: str, head: str) -> Case:
        """Return the case of one debtor; *head* is that of the column of tax numbers."""
        first = rows[0]
        law = self.law_of(Case(place=place))
        debts = self._debts(rows)
        return Case(
            title=first.respondent,
            place=place,
            language=self.words.code,
            opened=loose(self.on),
            claimant=self.claimant(),
            respondent=Party(
                id=self.fresh_id(),
                name=first.respondent,
                numbers=(
                    (RegisterNumber(kind=_kind_of_number(law, head), value=first.tax_id),)
                    if first.tax_id
                    else ()
                ),
                email=first.email,
                phone=first.phone,
                address=first.address,
            ),
            debts=debts,
            payments=self._payments(rows, debts),
        )

    def _debts(self, rows: Sequence[Unpaid]) -> tuple[Debt, ...]:
        return tuple(
            Debt(
                id=self.fresh_id(),
                ref=row.ref or str(n),
                counted="" if row.ref else str(n),
                what=row.what,
                amount=row.amount,
                issued=row.issued,
                due=row.due,
            )
            for n, row in enumerate(rows, 1)
        )

    def _payments(self, rows: Sequence[Unpaid], debts: Sequence[Debt]) -> tuple[Payment, ...]:
        return tuple(
            Payment(id=self.fresh_id(), amount=row.paid, debt=debt.ref)
            for row, debt in zip(rows, debts, strict=True)
            if row.paid is not None
        )


def _with_early(found: Tabled) -> tuple[tuple[Unpaid, ...], ...]:
    """Return the lines that open cases with those not due yet, one group for each debtor."""
    groups = {_debtor(rows): rows for rows in found.fresh}
    for rows in found.early:
        groups[_debtor(rows)] = (*groups.get(_debtor(rows), ()), *rows)
    return tuple(groups.values())


def _debtor(rows: Sequence[Unpaid]) -> str:
    return rows[0].tax_id or rows[0].respondent.casefold()


def _kind_of_number(law: Jurisdiction, head: str) -> str:
    """Return the kind of number that a column headed *head* holds: as it says, else for taxes."""
    named = (kind for kind in law.number_kinds if bare(kind) in bare(head))
    return next(named, law.tax_number or next(iter(law.number_kinds), head))
