"""The short form of a reading, as it stands in the case, with the sums of a paper of its kind."""

from __future__ import annotations

from casefile.intake.billed import owed
from casefile.intake.money_in import money_in
from casefile.intake.reading import FullReading
from casefile.model.case import Case
from casefile.model.exhibit import ExhibitKind, Reading

WITH_SUMS = frozenset({ExhibitKind.INVOICE, ExhibitKind.BANK_RECORD})
"""Kinds whose sums are read."""


def short_reading(full: FullReading, kind: ExhibitKind, case: Case, home: str = "") -> Reading:
    """Return *full* in short: of an invoice what it asks for, of a bank's paper what came in.

    A bare dollar sign is the dollar of the case; of a case without debts that of *home*, the money
    of its place.
    """
    money = next(iter(case.currencies), home)
    return full.summary().but(
        owed=owed(full, money) if kind is ExhibitKind.INVOICE else None,
        money_in=money_in(full, case, home) if kind is ExhibitKind.BANK_RECORD else (),
    )
