"""The references of debts: an empty one becomes a count, and what names a debt goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeVar

from casefile.model.case import Case
from casefile.model.claim import Credit, Debt, LimitationAct, Payment
from casefile.model.contact import Contact
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit
from casefile.model.position import Position
from casefile.model.suggestion import Suggestion

_Named = TypeVar("_Named", Payment, Credit, LimitationAct)
_Naming = TypeVar("_Naming", Position, Exhibit, Suggestion)


def debt_named(case: Case, ref: str) -> Debt:
    """Return the debt of that reference. Raises: BadInput, when *case* has none."""
    debt = case.debt(ref)
    if debt is None:
        known = ", ".join(one.ref for one in case.debts)
        raise BadInput("no_such_debt", where=ref, known=known or "-")
    return debt


def counted_instead(case: Case, settings: Sequence[str]) -> Iterator[str]:
    """Yield *settings*; an invoice number that is made empty becomes a count of the program.

    A debt that nobody named has always one, by which payments and pleas name it.
    """
    taken = {debt.ref for debt in case.debts}
    for setting in settings:
        path, _, text = setting.partition("=")
        row, dot, field = path.removeprefix("debts.").rpartition(".")
        if not path.startswith("debts.") or not dot or field != "ref" or text.strip():
            yield setting
            continue
        place = _place(case, row)
        debt = case.debts[place] if place < len(case.debts) else None
        counted = debt is not None and debt.ref == debt.counted != ""
        number = debt.ref if debt is not None and counted else _free(taken, place + 1)
        taken.add(number)
        yield f"debts.{row}.counted={number}"
        yield f"debts.{row}.ref={number}"


def all_counted(case: Case) -> Case:
    """Return *case* with a count for each debt that has no invoice number."""
    taken = {debt.ref for debt in case.debts}
    rows = []
    for place, debt in enumerate(case.debts, 1):
        if debt.ref.strip():
            rows.append(debt)
            continue
        number = _free(taken, place)
        taken.add(number)
        rows.append(debt.but(ref=number, counted=number))
    return case if tuple(rows) == case.debts else case.but(debts=tuple(rows))


def followed(before: Case, after: Case) -> Case:
    """Return *after* with all that named a debt of *before* by its reference naming it by its new.

    What names a reference that some debt has now was meant for that one.
    """
    if len(after.debts) < len(before.debts):
        return after
    now = {debt.id or str(n): debt.ref for n, debt in enumerate(after.debts)}
    standing = set(now.values())
    moved = {
        debt.ref: now[key]
        for n, debt in enumerate(before.debts)
        if (key := debt.id or str(n)) in now and debt.ref and debt.ref not in standing
    }
    if not moved:
        return after

    def one(row: _Named) -> _Named:
        return row.but(debt=moved[row.debt]) if row.debt in moved else row

    def several(row: _Naming) -> _Naming:
        if not moved.keys() & set(row.debts):
            return row
        return row.but(debts=tuple(moved.get(ref, ref) for ref in row.debts))

    def paper(row: Exhibit) -> Exhibit:
        waits = tuple(several(guess) for guess in row.suggestions)
        named = several(row)
        return named if waits == row.suggestions else named.but(suggestions=waits)

    def talk(row: Contact) -> Contact:
        promise, about = row.promise, moved.get(row.debt, row.debt)
        if promise is not None and promise.debt in moved:
            promise = promise.but(debt=moved[promise.debt])
        return row.but(promise=promise, debt=about)

    return after.but(
        payments=tuple(one(row) for row in after.payments),
        credits=tuple(one(row) for row in after.credits),
        acts=tuple(one(row) for row in after.acts),
        positions=tuple(several(row) for row in after.positions),
        exhibits=tuple(paper(row) for row in after.exhibits),
        contacts=tuple(talk(row) for row in after.contacts),
    )


def _place(case: Case, row: str) -> int:
    """Return the place of the debt that *row* names, counted from 0; of a new one that behind."""
    named = next((n for n, debt in enumerate(case.debts) if row in (debt.ref, debt.id)), None)
    if named is None and row.isdigit() and 1 <= int(row) <= len(case.debts):
        return int(row) - 1
    return len(case.debts) if named is None else named


def _free(taken: set[str], first: int) -> str:
    """Return the first number from *first* on that no debt has."""
    return next(str(n) for n in count(first) if str(n) not in taken)
