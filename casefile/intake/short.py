"""The short form of a reading, as it stands in the case, with what its kind is read for."""

from __future__ import annotations

from casefile.intake.asked import WORDS_OF_OURS, asked_in
from casefile.intake.billed import owed, taken_off
from casefile.intake.finds import sums
from casefile.intake.money_in import Came, money_in
from casefile.intake.ordered import ordered
from casefile.intake.reading import FullReading
from casefile.model.case import Case
from casefile.model.exhibit import BILLS, ORDERS, ExhibitKind
from casefile.model.money import Money
from casefile.model.reading import Reading
from casefile.model.taken_back import long_numbers

_RETURNED = ExhibitKind.RETURNED_PAYMENT
_NUMBERED = frozenset({ExhibitKind.CHEQUE, _RETURNED})
"""Kinds of which one is told from another by a number."""
_MOST_NUMBERS = 20
READ_BY_KIND = (
    ORDERS | BILLS | {ExhibitKind.INVOICE, ExhibitKind.BANK_RECORD, _RETURNED} | WORDS_OF_OURS
)
"""Kinds that are read for something: sums, or whether we ask to pay."""


def short_reading(full: FullReading, kind: ExhibitKind, case: Case, home: str = "") -> Reading:
    """Return *full* in short, with what a paper of *kind* is read for.

    Of an invoice it is what it asks for and takes off as paid, of an order the whole, of a bank's
    paper what came in and went back, of letters, mails and chats the days on which we may ask in
    them to pay, and by which.
    A bare dollar sign is the dollar of the case; of a case without debts that of *home*, the money
    of its place.
    """
    money, asked = next(iter(case.currencies), home), asked_in(full, kind, case)
    came = money_in(full, case, home) if kind is ExhibitKind.BANK_RECORD else Came()
    return full.summary().but(
        owed=_named(full, kind, money),
        serials=long_numbers(full.text)[:_MOST_NUMBERS] if kind in _NUMBERED else (),
        taken_off=taken_off(full, money) if kind is ExhibitKind.INVOICE else (),
        money_in=came.stayed,
        money_back=came.went_back,
        asked=asked.on,
        given=asked.given,
    )


def _named(full: FullReading, kind: ExhibitKind, home: str) -> Money | None:
    """Return what an invoice asks for or an order names, or the sum of a bill or its return."""
    if kind is ExhibitKind.INVOICE:
        return owed(full, home)
    if kind in BILLS or kind is _RETURNED:
        named = {money for money, _ in sums(full.text, home)}
        return named.pop() if len(named) == 1 else None
    return ordered(full, home) if kind in ORDERS else None
