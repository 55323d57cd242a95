"""The short form of a reading, as it stands in the case, with the sums of a paper of its kind."""

from __future__ import annotations

from casefile.intake.billed import owed
from casefile.intake.money_in import money_in
from casefile.intake.ordered import ordered
from casefile.intake.reading import FullReading
from casefile.model.case import Case
from casefile.model.exhibit import ORDERS, ExhibitKind
from casefile.model.money import Money
from casefile.model.reading import Reading

WITH_SUMS = ORDERS | {ExhibitKind.INVOICE, ExhibitKind.BANK_RECORD}
"""Kinds whose sums are read."""


def short_reading(full: FullReading, kind: ExhibitKind, case: Case, home: str = "") -> Reading:
    """Return *full* in short, with the sum that a paper of *kind* names.

    Of an invoice it is what it asks for, of an order the whole, of a bank's paper what came in.
    A bare dollar sign is the dollar of the case; of a case without debts that of *home*, the money
    of its place.
    """
    money = next(iter(case.currencies), home)
    return full.summary().but(
        owed=_named(full, kind, money),
        money_in=money_in(full, case, home) if kind is ExhibitKind.BANK_RECORD else (),
    )


def _named(full: FullReading, kind: ExhibitKind, home: str) -> Money | None:
    if kind is ExhibitKind.INVOICE:
        return owed(full, home)
    return ordered(full, home) if kind in ORDERS else None
