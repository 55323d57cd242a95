"""What a text names, for a person to read: sums, invoice numbers, debts, complaints."""

from __future__ import annotations

import re

from casefile.intake.clues import around, hint, level, shipped_clues
from casefile.intake.finds import invoice_numbers, sums
from casefile.intake.reading import FullReading
from casefile.intake.who import sides_of
from casefile.model.case import Case
from casefile.model.exhibit import Element, Suggestion

_SPEAKS_AGAINST = {"complains": Element.PERFORMANCE, "denies": Element.AGREEMENT}
_TALKS = ("email_message", "outlook_message", "whatsapp")
_MOST = 60


def mentions(full: FullReading, case: Case | None = None) -> tuple[Suggestion, ...]:
    """Return what the text names, for a person to read: sums, invoice numbers, debts, complaints.

    The fields are ``amount``, ``invoice_number``, ``debts`` and ``against``; the last two are an
    exhibit's own and hold several.
    """
    text = f"{full.subject}\n{full.own_text or _chat_text(full)}"
    told: dict[tuple[str, str], Suggestion] = {}
    invoice = full.invoice
    if invoice is not None:  # its own XML says it: no need to look for it in the words
        text = f"{invoice.number}\n{' '.join(invoice.corrects)}\n{text}"
        told["invoice_number", invoice.number] = hint(
            "invoice_number", invoice.number, "electronic_invoice"
        )
        if invoice.payable is not None and invoice.payable > 0:
            owed = f"{invoice.payable} {invoice.currency}"
            told["amount", owed] = hint("amount", owed, "electronic_invoice")
    for money, find in sums(text):
        because = around(text, find.start, find.end)
        told.setdefault(("amount", str(money)), hint("amount", money, "amount_in_text", because))
    for find in invoice_numbers(text):
        because = around(text, find.start, find.end)
        key = ("invoice_number", find.value)
        told.setdefault(key, hint("invoice_number", find.value, "number_in_text", because))
    for debt in case.debts if case is not None else ():
        where = re.search(rf"(?<![\w/-]){re.escape(debt.ref)}(?![\w/-])", text)
        if where and any(letter.isdigit() for letter in debt.ref):
            because = around(text, where.start(), where.end())
            told[("debts", debt.ref)] = hint("debts", debt.ref, "names_the_debt", because)
    talks = full.reader in _TALKS
    if talks and case is not None and not sides_of(case).claimant.is_in(full.sender):
        for signal, element in _SPEAKS_AGAINST.items():
            found = shipped_clues().signals[signal].search(level(text))
            if found:
                because = around(text, found.start(), found.end())
                told[("against", element.value)] = hint("against", element.value, signal, because)
    return tuple(told.values())[:_MOST]


def _chat_text(full: FullReading) -> str:
    return "\n".join(m.said for m in full.messages if not m.system)
