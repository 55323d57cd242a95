"""Opens many cases at once: one for each debtor of a table of unpaid invoices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from casefile.desk.keeping import Keeping
from casefile.desk.records import Many, OnFile
from casefile.intake.unpaid import Unpaid, UnpaidTable, unpaid_table
from casefile.model.case import Case
from casefile.model.claim import Debt, Payment
from casefile.model.dates import loose
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.party import Party, RegisterNumber
from casefile.model.say import Say


class _Found(NamedTuple):
    """A table, its lines that no case claims yet, by debtor, and those that one does."""

    table: UnpaidTable
    fresh: tuple[tuple[Unpaid, ...], ...]
    known: tuple[OnFile, ...]


class OpeningMany(Keeping):
    """The part of the desk that opens cases from a table."""

    def table_told(self, path: Path, *, place: str = "") -> tuple[Say, ...]:
        """Return what `new_many` would make of a table: cases, sums, columns, what is left out.

        Raises: BadInput, naming the file, the line and the fault.
        """
        return _told(self._found(path, place))

    def new_many(self, path: Path, *, place: str = "") -> Many:
        """Open a case for each debtor of a table of unpaid invoices; a faulty line opens none.

        An invoice that a case against the same debtor claims already opens nothing, nor does one
        that is paid in full; both are told.
        Raises: BadInput, naming the file, the line and the fault.
        """
        found = self._found(path, place)
        monies = {rows[0].amount.currency for rows in found.fresh}
        places = {money: place or self.place_for(money) for money in monies}
        head = dict(found.table.columns).get("tax_id", "")
        cases = [
            self._unpaid_case(rows, places[rows[0].amount.currency], head) for rows in found.fresh
        ]
        opened = tuple(self.create(case, note="new") for case in cases)
        return Many(opened, found.known, found.table.paid, _left_out(found), _told(found))

    def _found(self, path: Path, place: str) -> _Found:
        """Return what the table holds, and what of it no case claims yet. Raises: BadInput."""
        where = place or self.settled_place()
        law = self.laws.get(where)
        currency = law.currency if law else ""
        table = unpaid_table(path, currency, either_way=self.either_way(where))
        claimed = self._claimed(
            {row.respondent.casefold() for rows in table.debtors for row in rows}
        )
        fresh = ([row for row in rows if _key(row) not in claimed] for rows in table.debtors)
        known = (row for rows in table.debtors for row in rows if _key(row) in claimed)
        return _Found(
            table,
            tuple(tuple(rows) for rows in fresh if rows),
            tuple(OnFile(row.ref, claimed[_key(row)]) for row in known),
        )

    def _claimed(self, debtors: set[str]) -> dict[tuple[str, str], int]:
        """Return (debtor, invoice) of the cases against *debtors*, with the number of the case."""
        found = {}
        for line in self.cases():
            debtor = line.respondent.casefold()
            if debtor in debtors and not line.damaged:
                refs = (debt.ref for debt in self.case(line.id).debts if not debt.counted)
                found.update({(debtor, ref): line.number for ref in refs})
        return found

    def _unpaid_case(self, rows: Sequence[Unpaid], place: str, head: str) -> Case:
        """Return the case of one debtor; *head* is that of the column of tax numbers."""
        first = rows[0]
        law = self.law_of(Case(place=place))
        debts = tuple(
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
            payments=tuple(
                Payment(id=self.fresh_id(), amount=row.paid, debt=debt.ref)
                for row, debt in zip(rows, debts, strict=True)
                if row.paid is not None
            ),
        )


def _kind_of_number(law: Jurisdiction, head: str) -> str:
    """Return the kind of number that a column headed *head* holds: as it says, else for taxes."""
    named = (kind for kind in law.number_kinds if _bare(kind) in _bare(head))
    return next(named, law.tax_number or next(iter(law.number_kinds), head))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _told(found: _Found) -> tuple[Say, ...]:
    """Return what the table would open: cases, sums, columns, and what is left out."""
    rows = [row for debtor in found.fresh for row in debtor]
    totals: dict[str, Money] = {}
    for row in rows:
        left = row.amount if row.paid is None else row.amount - row.paid
        code = left.currency
        totals[code] = totals[code] + left if code in totals else left
    told = [
        Say("table.cases", n=len(found.fresh), invoices=len(rows), sums=tuple(totals.values()))
        if rows
        else Say("table.no_cases"),
        Say(
            "table.columns",
            columns=tuple(
                Say("table.column", what=Say(f"table.what.{role}"), head=head)
                for role, head in found.table.columns
            ),
        ),
    ]
    if found.table.passed_over:
        told.append(Say("table.passed_over", heads=found.table.passed_over))
    if all(role != "due" for role, _ in found.table.columns):
        told.append(Say("table.no_due_day"))
    return (*told, *_left_out(found))


def _left_out(found: _Found) -> tuple[Say, ...]:
    """Return which lines open nothing, and why."""
    counts = {"on_file": len(found.known), "paid": len(found.table.paid)}
    return tuple(Say(f"table.{why}", n=n) for why, n in counts.items() if n)


def _key(row: Unpaid) -> tuple[str, str]:
    return row.respondent.casefold(), row.ref
