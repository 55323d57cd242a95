"""An invoice of ours to the debtor that the case does not claim: told where its paper is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from casefile.intake.billed import billed
from casefile.intake.reading import FullReading
from casefile.intake.who import sides_of
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance
from casefile.model.reference import bears, may_be_one
from casefile.model.say import Say
from casefile.rules.debt_names import has_number

_HEAD = 600
"""Letters at the top of an invoice that say which kind of one it is."""
_NO_CLAIM = re.compile(
    r"zaliczk|pro[ -]?forma|korekt|korygu|\badvance|\bdeposit|down payment|credit note"
    r"|מקדמה|זיכוי|חשבון עסקה",
    re.IGNORECASE,
)
"""Of an advance the claimed invoice bills the rest; the others ask for nothing."""


_TYPES = frozenset({"ZAL", "KOR", "KOR_ZAL", "381", "384", "386"})
"""Kinds of electronic invoices for an advance, and those that correct another."""


class Billed(NamedTuple):
    """What one invoice says that other papers are held against."""

    number: str
    text: str
    own_text: str


class CaseInvoices:
    """What the papers of one case, as it stands, say as invoices; each invoice is read once.

    A change makes another case of it, and so other invoices.
    """

    def __init__(self, case: Case, read: Callable[[Exhibit], FullReading]) -> None:
        self.case = case
        self.read = read
        self._billed: dict[str, Billed] = {}

    def beside(self, exhibit: Exhibit) -> list[Billed]:
        """Return what the invoices of the case say, but for *exhibit*."""
        return [self.of(x) for x in self.case.exhibits if is_invoice(x) and x.mark != exhibit.mark]

    def of(self, exhibit: Exhibit) -> Billed:
        """Return what one invoice of the case says."""
        known = self._billed.get(exhibit.mark)
        if known is None:
            full = self.read(exhibit)
            known = self._billed[exhibit.mark] = Billed(number_of(full), full.text, full.own_text)
        return known


def unclaimed(exhibit: Exhibit, said: CaseInvoices) -> Say | None:
    """Return that *exhibit*, an invoice of ours, bears the number of no debt; None where it may.

    Nothing is told of an advance, of a copy, of an invoice that a claimed one names, or that says
    it is paid; nor where a debt has no number, or may be the same sum by another name.
    """
    case, asked, full = said.case, exhibit.reading.owed, said.read(exhibit)
    number = number_of(full)
    if not number or asked is None or not case.debts or not all(map(has_number, case.debts)):
        return None
    if exhibit.maker is not Provenance.CLAIMANT or "invoice_says_paid" in full.flags:
        return None
    if any(may_be_one(number, debt.ref) for debt in case.debts) or _entered(case, exhibit):
        return None
    if full.invoice is not None and (full.invoice.credits or full.invoice.type_code in _TYPES):
        return None
    buyer = next((x.value for x in billed(full) if x.field == "respondent"), "")
    if buyer and not sides_of(case).respondent.may_be_in(buyer):
        return None  # it is of another debtor, and said to be
    if _NO_CLAIM.search(full.own_text[:_HEAD]):
        return None
    others = said.beside(exhibit)
    for debt in case.debts:
        own = any(x.number and may_be_one(x.number, debt.ref) for x in others)
        if debt.amount == asked and not own:
            return None
    refs = [debt.ref for debt in case.debts]
    claimed = (x for x in others if x.number and any(may_be_one(x.number, ref) for ref in refs))
    if any(bears(one.text, number) for one in claimed):
        return None
    return Say("details_found.unclaimed", mark=exhibit.mark, number=one_line(number), sum=asked)


def number_of(full: FullReading) -> str:
    """Return the number that an invoice bears; "" for none that is read."""
    return next((x.value for x in billed(full) if x.field == "ref"), "")


def _entered(case: Case, exhibit: Exhibit) -> bool:
    """Return whether it is a copy, or a person said of which debt it is."""
    copy = exhibit.copy_of or any(
        x.field == "copy_of" or x.reason == "page_of_invoice" for x in exhibit.suggestions
    )
    return bool(copy or exhibit.debts or any(exhibit.mark in d.marks for d in case.debts))


def is_invoice(exhibit: Exhibit) -> bool:
    """Return whether a paper is an invoice, or is guessed as one while it waits."""
    guess = next((x.value for x in exhibit.suggestions if x.field == "kind"), "")
    return ExhibitKind.INVOICE in (exhibit.kind, "" if exhibit.accepted else guess)
