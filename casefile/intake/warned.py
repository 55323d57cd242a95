"""Warnings about a paper: it names neither side of the case, or somebody else as the debtor.

A warning sets nothing. It is for a person to look at before the paper is accepted as evidence.
"""

from __future__ import annotations

import re

from casefile.intake.clues import hint, level
from casefile.intake.drawers import drawers
from casefile.intake.reading import FullReading
from casefile.intake.who import Sides
from casefile.model.clean import one_line
from casefile.model.exhibit import BILLS, ExhibitKind
from casefile.model.suggestion import WARNING, Suggestion

_FEWEST = 40
"""Letters below which a text is too short to be missed a name in."""
_OF_THE_DEAL = (
    ExhibitKind.CONTRACT,
    ExhibitKind.ORDER,
    ExhibitKind.INVOICE,
    ExhibitKind.DELIVERY_NOTE,
    ExhibitKind.ACCEPTANCE,
    ExhibitKind.ACKNOWLEDGEMENT,
    ExhibitKind.PROMISSORY_NOTE,
    ExhibitKind.SETTLEMENT,
    ExhibitKind.DEMAND,
)
_DRAWN = (*BILLS, ExhibitKind.RETURNED_PAYMENT)
"""Papers that name who was to pay as the drawer."""
_DEBTOR = re.compile(
    r"(?im)^[ \t\u200e\u200f]*(?:bill(?:ed)? to|invoice to|sold to|buyer|customer|debtor"
    r"|nabywca|odbiorca|dłużnik|zamawiający|kupujący"
    r"|לכבוד|שם הלקוח|הלקוח|לקוח|הקונה|קונה|החייב|חייב|המזמין)"
    r"[ \t]*(?:\([^)\n]{0,20}\))?[ \t]*[:\-–]?[ \t]*(?:\n[ \t]*)?(?P<who>[^\n]{3,80})$"
)


def warnings(full: FullReading, kind: ExhibitKind, sides: Sides) -> tuple[Suggestion, ...]:
    """Return what to look at before accepting: whom the paper names, against whom the case is.

    Nothing is said of what has no words of its own (a picture, a recording), or in a case whose
    sides have no names yet.
    """
    if not sides.respondent.known or full.messages or full.rows:
        return ()
    invoice = full.invoice
    if invoice is not None:
        buyer = f"{invoice.buyer.name} {' '.join(invoice.buyer.tax_ids)}".strip()
        if buyer and not sides.respondent.may_be_in(buyer):
            return (_another(invoice.buyer.name or buyer),)
        return ()
    people = "\n".join((full.sender, *full.recipients))
    if sum(map(str.isalpha, full.own_text)) < _FEWEST or sides.respondent.is_in(people):
        return ()
    text = "\n".join((full.subject, full.text, people, *(value for _, value in full.fields)))
    if kind in _OF_THE_DEAL and not full.sender:
        labelled = [one_line(found["who"], 80) for found in _DEBTOR.finditer(level(full.own_text))]
        if labelled and not any(sides.respondent.may_be_in(who) for who in labelled):
            others = [who for who in labelled if not sides.claimant.may_be_in(who)]
            if others and not sides.respondent.may_be_called_in(text):
                return (_another(others[0]),)
    if sides.respondent.may_be_in(text):
        return ()
    drawn = drawers(full.own_text) if kind in _DRAWN else ()
    others = [_name(who) for who in drawn if not sides.claimant.may_be_in(_name(who))]
    if others:
        return (_another(others[0]),)
    if not sides.claimant.may_be_in(text):
        return (hint(WARNING, "", "names_neither_side"),)
    if kind in _OF_THE_DEAL or kind in _DRAWN:
        return (hint(WARNING, "", "names_not_him"),)
    return ()


def _name(told: str) -> str:
    """Return the name that a line begins with, without what follows behind a comma."""
    return re.split("[,;]", told, maxsplit=1)[0]


def _another(who: str) -> Suggestion:
    return hint(WARNING, one_line(who, 80), "names_another_debtor")
