"""What an exhibit can show, element by element, and the words of it that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casefile.intake.agreed_term import terms_told
from casefile.intake.billed import billed
from casefile.intake.clues import Clues, around, hint, level
from casefile.intake.finds import sums
from casefile.intake.reading import FullReading
from casefile.intake.rows import with_its_list, with_its_table
from casefile.intake.sentences import sentences
from casefile.intake.who import Sides
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.reference import may_be_one
from casefile.model.suggestion import Suggestion

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
    "approves_invoice": (Element.AMOUNT,),
    "admits_debt": (Element.UNPAID, Element.AGREEMENT),
    "admits_sum": (Element.UNPAID, Element.AGREEMENT),
    "owes_the_rest": (Element.UNPAID,),
    "promises_to_pay": (Element.UNPAID,),
    "may_pay": (Element.UNPAID,),
    "sees_to_it": (Element.UNPAID,),
    "hands_over": (Element.UNPAID,),
    "asks_for_time": (Element.UNPAID,),
    "confirms_receipt": (Element.PERFORMANCE,),
    "has_the_invoice": (Element.DUE,),
    "refuses": (Element.UNPAID,),
    "refuses_part": (Element.UNPAID,),
    "approves_draft": (Element.AGREEMENT,),
    "orders": (Element.AGREEMENT,),
}
_TOLD_AS = {
    "admits_sum": "admits_debt",
    "owes_the_rest": "admits_debt",
    "may_pay": "promises_to_pay",
}
"""Signals that are told as another: that an admission names its sum, a promise its day."""
_PRICED = (ExhibitKind.CONTRACT, ExhibitKind.ORDER, ExhibitKind.QUOTE)
"""Papers of the deal: one that names a sum or a term shows what was to be paid, and when."""
_NAMES_A_SUM = (
    "admits_debt",
    "promises_to_pay",
    "sees_to_it",
    "hands_over",
    "asks_for_time",
    "orders",
)
_REACH = {"orders": 160}
"""Letters on either side of what was said that are quoted: what is ordered stands before its price.
"""
_SORTS = {
    "admits_debt": "admission",
    "promises_to_pay": "promise",
    "sees_to_it": "promise",
    "hands_over": "promise",
}
"""Of what he says of paying, what is told beside other words of his."""
_SIGNED_WITHIN, _LEFT_OPEN = 3, re.compile(r"[_.…]{4,}|(?:[_.] ){4,}")
"""Lines within which an acceptance bears a name, and a place that was left to be filled in."""
_ACCEPTS = re.compile(r"accept|agreed|confirm|akcept|przyjm|potwierdz|zgadzam|מאש|מאוש|מקבל", re.I)
"""Words of an order that answer an offer: a quotation itself may say "please go ahead"."""
_APPROVES = ("approves_draft", (Element.AGREEMENT,))
_HIS_PAPERS = (ExhibitKind.ACKNOWLEDGEMENT, ExhibitKind.LETTER)
"""Papers of his that speak as a mail does."""


def shown(
    full: FullReading,
    kind: ExhibitKind,
    made: Suggestion | None,
    sides: Sides,
    clues: Clues,
    case: Case | None = None,
) -> list[Suggestion]:
    """Return what the exhibit can show, one for an element: by its words, else by its kind.

    That it is unpaid is told by each sort of his words: an admission and a promise stand in a chat
    side by side, and each is worth something of its own. Praise before the delivery that *case*
    knows of, or of a proof, a draft or a sketch, is consent to what is to be made; it shows no
    delivery.
    """
    told: dict[Element, Suggestion] = {}
    beside: dict[str, Suggestion] = {}
    ours = made is not None and made.value == Provenance.CLAIMANT.value
    for text, on in () if ours else _his_words(full, kind, made, sides):
        low = level(text)
        early = _is_before_delivery(on, case)
        day = on if full.messages else UNDATED
        for signal, elements in _SHOWN_BY_WORDS.items():
            found = clues.says(signal, low)
            if found is None:
                continue
            if signal == "confirms_receipt" and (early or _is_of_a_draft(low, found, clues)):
                signal, elements = _APPROVES
            because = around(text, found.start(), found.end(), _REACH.get(signal, 60))
            signal = _TOLD_AS.get(signal, signal)
            if signal == "orders":
                because = with_its_list(text, found.end(), because)
            for element in elements:
                guess = _guess(element, signal, because).but(on=day)
                first = told.setdefault(element, guess)
                sort = _SORTS.get(signal)
                if element is Element.UNPAID and sort and sort != _SORTS.get(first.reason):
                    beside.setdefault(sort, guess)
            if signal in _NAMES_A_SUM and any(True for _ in sums(because)):
                told.setdefault(Element.AMOUNT, _guess(Element.AMOUNT, "says_amount", because))
    if kind in _PRICED and Element.AGREEMENT not in told:
        told.update(_accepted_on_it(full, sides, clues))
    ordered = any(one.reason == "orders" for one in told.values())
    if (kind in _PRICED or ordered) and Element.AMOUNT not in told:
        told.update(_by_its_words(full, Element.AMOUNT, clues))
    if kind in _PRICED and Element.DUE not in told:
        told.update(_by_its_words(full, Element.DUE, clues))
    other = kind is ExhibitKind.INVOICE and case is not None and _bills_another(full, case)
    for element in () if other else _SHOWN_BY_KIND.get(kind, ()):
        if element not in told:
            usual = hint("shows", element.value, "shows_by_kind")
            told |= _by_its_words(full, element, clues) or {element: usual}
    return [*told.values(), *beside.values()]


def _bills_another(full: FullReading, case: Case) -> bool:
    """Return whether an invoice names a number, and a sum, that are those of no debt of *case*."""
    said = {one.field: one.value for one in billed(full)}
    number, asked = said.get("ref"), said.get("amount")
    numbered = [debt for debt in case.debts if debt.ref != debt.counted]
    if number is None or asked is None or not numbered or len(numbered) < len(case.debts):
        return False
    sums = {debt.amount.amount for debt in case.debts}
    sums.add(sum(sums, Decimal(0)))
    named = any(may_be_one(number, debt.ref) for debt in numbered)
    return not named and Decimal(asked) not in sums


def _by_its_words(full: FullReading, element: Element, clues: Clues) -> dict[Element, Suggestion]:
    """Return that a paper shows *element* by its own sum or day for payment; empty for neither.

    Of several sums the one to pay counts where the paper says which it is; else the largest, since
    the total of an invoice stands among its lines, and it is quoted with them.
    """
    text, invoice = full.own_text, full.invoice
    if element is Element.AMOUNT and invoice is not None and invoice.payable is not None:
        said, reason = f"{invoice.payable} {invoice.currency}", "electronic_invoice"
    elif element is Element.DUE and invoice is not None and invoice.due.known:
        said, reason = str(invoice.due), "electronic_invoice"
    elif element is Element.AMOUNT and (total := _to_pay(full)):
        said, reason = total, "says_amount"
    elif element is Element.AMOUNT:
        _, find = max(sums(text), key=lambda named: named[0].amount, default=(None, None))
        if find is None:
            return {}
        row = around(text, find.start, find.end)
        said, reason = with_its_table(text, find.start, row), "says_amount"
    elif element is Element.DUE:
        said, reason = _term(text, clues), "names_due"
        if not said:
            return {}
    else:
        return {}
    return {element: _guess(element, reason, said)}


def _guess(element: Element, reason: str, because: str) -> Suggestion:
    """Return that a paper shows *element*, with the words of it, all the rows of a list."""
    return hint("shows", element.value, reason).but(because=one_line(because))


def _term(text: str, clues: Clues) -> str:
    """Return the words of a paper that name a day or a term for payment; "" for none.

    The head of a column names no day. A term of days counts where its sentence speaks of paying,
    and not of complaints: both are counted from the delivery.
    """
    told = (around(text, one.start(), one.end()) for one in clues.told("names_due", level(text)))
    worded = next((words for words in told if any(map(str.isdigit, words))), "")
    return worded or next(iter(terms_told(text).values()), "")


def _accepted_on_it(full: FullReading, sides: Sides, clues: Clues) -> dict[Element, Suggestion]:
    """Return that the other side accepts a quotation or an order on the paper itself; else empty.

    His name stands in the line that accepts or in one of the next two; a line left to be filled in
    accepts nothing yet.
    """
    text = level(full.own_text)
    for found in clues.told("orders", text):
        if _ACCEPTS.search(found.group()) is None:
            continue
        first = text.rfind("\n", 0, found.start()) + 1
        near = "\n".join(text[first:].split("\n")[:_SIGNED_WITHIN])
        if sides.respondent.may_be_in(near) and _LEFT_OPEN.search(near) is None:
            because = around(text, found.start(), found.end())
            return {Element.AGREEMENT: hint("shows", Element.AGREEMENT.value, "orders", because)}
    return {}


def _to_pay(full: FullReading) -> str:
    """Return the line of a paper that says what is to be paid in all; "" for none."""
    return next((one.because for one in billed(full) if one.field == "amount"), "")


def _his_words(
    full: FullReading, kind: ExhibitKind, made: Suggestion | None, sides: Sides
) -> Iterator[tuple[str, LooseDate]]:
    """Yield what the other side may have said and its day: not our own mails, not our messages."""
    if full.messages:
        for message in full.messages:
            if not message.system and not sides.claimant.is_in(message.who):
                yield message.said, message.on
        return
    his = made is not None and made.value == Provenance.RESPONDENT.value
    if full.reader in MAILS or (his and kind in _HIS_PAPERS):
        yield full.own_text, full.dated


def _is_before_delivery(on: LooseDate, case: Case | None) -> bool:
    """Return whether *on* is surely before anything of *case* was delivered."""
    debts = case.debts if case is not None else ()
    days = [debt.performed.first for debt in debts if debt.performed.first is not None]
    return on.last is not None and 0 < len(debts) == len(days) and on.last < min(days)


def _is_of_a_draft(text: str, found: re.Match[str], clues: Clues) -> bool:
    """Return whether the praise *found* is of a proof or draft: named beside it or next to it."""
    told, place = list(sentences(text)), 0
    for number, sentence in enumerate(told):
        place = text.index(sentence, place)
        if place + len(sentence) >= found.end():
            near = told[max(0, number - 1) : number + 2]
            return any(clues.says("draft", one) is not None for one in near)
        place += len(sentence)
    return False
