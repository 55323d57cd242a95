"""What a table of unpaid invoices holds beside the cases of the library, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from casefile.desk.keeping import Keeping
from casefile.desk.records import TableTold
from casefile.intake.unpaid import Unpaid, UnpaidTable, unpaid_table
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.model.stage import Stage

_MOST_NAMED = 12
"""Invoices that are named one by one; of more their number is told, and the first."""


class MorePaid(NamedTuple):
    """An invoice of an open case, of which the table tells more paid than the case knows."""

    number: int
    """The number of the case."""
    id: str
    ref: str
    more: Money


class Joining(NamedTuple):
    """Invoices of a debtor against whom a case is open, which claims none of them yet."""

    number: int
    id: str
    rows: tuple[Unpaid, ...]


class Tabled(NamedTuple):
    """The lines of a table, by what becomes of them."""

    table: UnpaidTable
    fresh: tuple[tuple[Unpaid, ...], ...]
    """Those that open a case, by debtor."""
    early: tuple[tuple[Unpaid, ...], ...]
    """Those of debtors without an open case that are not due yet, by debtor."""
    joining: tuple[Joining, ...]
    more_paid: tuple[MorePaid, ...]
    known: tuple[tuple[str, int], ...]
    """Invoices that a case claims already, with its number, which the table has nothing new on."""
    paid: tuple[str, ...]
    """The number, else the debtor, of each line that is paid in full and that no open case claims.
    """


class _Against(NamedTuple):
    """A case of the library against a debtor of the table."""

    number: int
    id: str
    case: Case


class OnTable(Keeping):
    """The part of the desk that reads such a table and opens nothing yet."""

    def table_told(self, path: Path, *, place: str = "") -> TableTold:
        """Return what would be made of a table: cases, sums, columns, what is left out.

        Raises: BadInput, naming the file, the line and the fault.
        """
        found = self.tabled(path, place)
        return TableTold(
            told=told_of(found),
            opens=len(found.fresh),
            joins=len({one.id for one in found.joining} | {one.id for one in found.more_paid}),
            early=sum(map(len, found.early)),
        )

    def tabled(self, path: Path, place: str) -> Tabled:
        """Return what the table holds, by what becomes of it. Raises: BadInput."""
        where = place or self.settled_place()
        law = self.laws.get(where)
        currency = law.currency if law else ""
        table = unpaid_table(path, currency, either_way=self.either_way(where))
        lines = [row for rows in table.debtors for row in rows]
        against = self._against({row.respondent.casefold() for row in (*lines, *table.paid)})
        fresh, early, joining, more, known = [], [], [], list[MorePaid](), []
        for rows in table.debtors:
            cases = against.get(rows[0].respondent.casefold(), [])
            new = tuple(row for row in rows if _claiming(row, cases) is None)
            known += [row for row in rows if _claiming(row, cases) is not None]
            stands = next((one for one in cases if _is_open(one)), None)
            if stands is not None and new:
                joining.append(Joining(stands.number, stands.id, new))
                continue
            due = tuple(row for row in new if row.due.last is None or row.due.last < self.on)
            not_due = tuple(row for row in new if row not in due)
            fresh += [due] if due else []
            early += [not_due] if not_due else []
        claimed = [
            (row, _claiming(row, against.get(row.respondent.casefold(), [])))
            for row in (*known, *table.paid)
        ]
        for row, one in claimed:
            if one is not None and (left := _more_paid(row, one)) is not None:
                more.append(left)
        told = {(one.number, one.ref) for one in more}
        return Tabled(
            table,
            tuple(fresh),
            tuple(early),
            tuple(joining),
            tuple(more),
            tuple(
                (row.ref, one.number)
                for row, one in claimed[: len(known)]
                if one is not None and (one.number, row.ref) not in told
            ),
            tuple(
                row.ref or row.respondent
                for row, one in claimed[len(known) :]
                if one is None or (one.number, row.ref) not in told
            ),
        )

    def _against(self, debtors: set[str]) -> dict[str, list[_Against]]:
        """Return the cases against each of *debtors*, the open ones before those that ended."""
        found: dict[str, list[_Against]] = {}
        for line in self.cases():
            debtor = line.respondent.casefold()
            if debtor in debtors and not line.damaged:
                one = _Against(line.number, line.id, self.case(line.id))
                found.setdefault(debtor, []).append(one)
        return {who: sorted(of, key=lambda x: not _is_open(x)) for who, of in found.items()}


def _is_open(one: _Against) -> bool:
    return one.case.stage is not Stage.CLOSED


def _debt_of(row: Unpaid, case: Case) -> Debt | None:
    return next((one for one in case.debts if not one.counted and one.ref == row.ref), None)


def _claiming(row: Unpaid, cases: Iterable[_Against]) -> _Against | None:
    """Return the case that claims the invoice of *row*; None: none does."""
    return next((one for one in cases if _debt_of(row, one.case) is not None), None)


def _more_paid(row: Unpaid, one: _Against) -> MorePaid | None:
    """Return how much more was paid of an invoice than its case knows; None for nothing more.

    What the case has for no invoice, and credit notes, may be what the table counts: it is taken
    off. A case that ended is left as it is, and so is an invoice of another sum or money.
    """
    case, debt = one.case, _debt_of(row, one.case)
    if debt is None or row.paid is None or not _is_open(one) or debt.amount != row.amount:
        return None
    money = row.amount.currency
    known = [p.amount for p in case.payments if p.debt in ("", row.ref)]
    known += [credit.amount for credit in case.credits if credit.debt in ("", row.ref)]
    had = sum((x.amount for x in known if x.currency == money), Decimal(0))
    more = row.paid.amount - had
    if more <= 0:
        return None
    return MorePaid(one.number, one.id, row.ref, Money(amount=more, currency=money))


def told_of(found: Tabled) -> tuple[Say, ...]:
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
    return (*told, *held_back(found), *left_out(found))


def held_back(found: Tabled) -> tuple[Say, ...]:
    """Return what waits to be asked for: invoices and payments of open cases, and what is early."""
    told = [
        Say("table.joining", case=one.number, debtor=one.rows[0].respondent, refs=_named(one.rows))
        for one in found.joining
    ]
    told += [
        Say("table.more_paid", case=one.number, ref=one.ref, more=one.more)
        for one in found.more_paid
    ]
    early = [row for rows in found.early for row in rows]
    if early:
        told.append(Say("table.early", n=len(early), refs=_named(early)))
    return tuple(told)


def left_out(found: Tabled) -> tuple[Say, ...]:
    """Return which lines open nothing, and why, each invoice by its number."""
    told = []
    if found.known:
        refs = [Say("table.in_case", ref=ref, case=number) for ref, number in found.known]
        told.append(Say("table.on_file", n=len(refs), refs=_few(refs)))
    if found.paid:
        told.append(Say("table.paid", n=len(found.paid), refs=_few(found.paid)))
    return tuple(told)


def _named(rows: Iterable[Unpaid]) -> tuple[object, ...]:
    return _few([row.ref or row.respondent for row in rows])


def _few(names: Sequence[object]) -> tuple[object, ...]:
    return tuple(names) if len(names) <= _MOST_NAMED else (*names[:_MOST_NAMED], "…")
