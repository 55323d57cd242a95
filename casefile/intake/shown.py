"""What an exhibit can show, element by element, and the words of it that say so."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.intake.clues import Clues, around, hint, level
from casefile.intake.finds import sums
from casefile.intake.reading import FullReading
from casefile.intake.who import Sides
from casefile.model.exhibit import Element, ExhibitKind, Provenance, Suggestion

MAILS = ("email_message", "outlook_message")
_SHOWN_BY_KIND = {
    ExhibitKind.CONTRACT: (Element.PARTIES, Element.AGREEMENT),
    ExhibitKind.ORDER: (Element.AGREEMENT,),
    ExhibitKind.INVOICE: (Element.AMOUNT, Element.DUE),
    ExhibitKind.DELIVERY_NOTE: (Element.PERFORMANCE,),
    ExhibitKind.ACCEPTANCE: (Element.PERFORMANCE,),
    ExhibitKind.ACKNOWLEDGEMENT: (Element.AMOUNT, Element.UNPAID),
    ExhibitKind.PROMISSORY_NOTE: (Element.AMOUNT, Element.DUE),
    ExhibitKind.TIMESHEET: (Element.PERFORMANCE,),
    ExhibitKind.DEMAND: (Element.DUE,),
    ExhibitKind.LEDGER: (Element.UNPAID,),
    ExhibitKind.REGISTER_EXTRACT: (Element.PARTIES,),
}
_SHOWN_BY_WORDS = {
    "admits_debt": (Element.UNPAID, Element.AGREEMENT),
    "promises_to_pay": (Element.UNPAID,),
    "asks_for_time": (Element.UNPAID,),
    "confirms_receipt": (Element.PERFORMANCE,),
    "has_the_invoice": (Element.DUE,),
    "refuses": (Element.UNPAID,),
    "orders": (Element.AGREEMENT,),
}
_PRICED = (ExhibitKind.CONTRACT, ExhibitKind.ORDER, ExhibitKind.QUOTE)
"""Papers of the deal: one that names a sum or a term shows what was to be paid, and when."""
_NAMES_A_SUM = ("admits_debt", "promises_to_pay", "asks_for_time", "orders")
_REACH = {"orders": 160}
"""Letters on either side of what was said that are quoted: what is ordered stands before its price.
"""
_HIS_PAPERS = (ExhibitKind.ACKNOWLEDGEMENT, ExhibitKind.LETTER)
"""Papers of his that speak as a mail does."""


def shown(
    full: FullReading,
    kind: ExhibitKind,
    made: Suggestion | None,
    sides: Sides,
    clues: Clues,
) -> list[Suggestion]:
    """Return what the exhibit can show, one for an element: by its words, else by its kind."""
    told: dict[Element, Suggestion] = {}
    ours = made is not None and made.value == Provenance.CLAIMANT.value
    for text in () if ours else _his_words(full, kind, made, sides):
        low = level(text)
        for signal, elements in _SHOWN_BY_WORDS.items():
            found = clues.says(signal, low)
            if found is None:
                continue
            because = around(text, found.start(), found.end(), _REACH.get(signal, 60))
            for element in elements:
                told.setdefault(element, hint("shows", element.value, signal, because))
            if signal in _NAMES_A_SUM and any(True for _ in sums(because)):
                amount = hint("shows", Element.AMOUNT.value, "says_amount", because)
                told.setdefault(Element.AMOUNT, amount)
    ordered = any(one.reason == "orders" for one in told.values())
    if (kind in _PRICED or ordered) and Element.AMOUNT not in told:
        told.update(_by_its_words(full, Element.AMOUNT, clues))
    if kind in _PRICED and Element.DUE not in told:
        told.update(_by_its_words(full, Element.DUE, clues))
    for element in _SHOWN_BY_KIND.get(kind, ()):
        if element not in told:
            usual = hint("shows", element.value, "shows_by_kind")
            told |= _by_its_words(full, element, clues) or {element: usual}
    return list(told.values())


def _by_its_words(full: FullReading, element: Element, clues: Clues) -> dict[Element, Suggestion]:
    """Return that a paper shows *element* by its own sum or day for payment; empty for neither.

    Of several sums the largest counts: the total of an invoice stands among its lines.
    """
    text, invoice = full.own_text, full.invoice
    if element is Element.AMOUNT and invoice is not None and invoice.payable is not None:
        said, reason = f"{invoice.payable} {invoice.currency}", "electronic_invoice"
    elif element is Element.DUE and invoice is not None and invoice.due.known:
        said, reason = str(invoice.due), "electronic_invoice"
    elif element is Element.AMOUNT:
        _, find = max(sums(text), key=lambda named: named[0].amount, default=(None, None))
        if find is None:
            return {}
        said, reason = around(text, find.start, find.end), "says_amount"
    elif element is Element.DUE:
        found = clues.signals["names_due"].search(level(text))
        if found is None:
            return {}
        said, reason = around(text, found.start(), found.end()), "names_due"
        if not any(map(str.isdigit, said)):  # the head of a column names no day
            return {}
    else:
        return {}
    return {element: hint("shows", element.value, reason, said)}


def _his_words(
    full: FullReading, kind: ExhibitKind, made: Suggestion | None, sides: Sides
) -> Iterator[str]:
    """Yield what the other side may have said: not our own mails, not our own messages."""
    if full.messages:
        for message in full.messages:
            if not message.system and not sides.claimant.is_in(message.who):
                yield message.said
        return
    his = made is not None and made.value == Provenance.RESPONDENT.value
    if full.reader in MAILS or (his and kind in _HIS_PAPERS):
        yield full.own_text
