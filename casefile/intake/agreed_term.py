"""The time to pay that a paper of the deal names, in days from the invoice or its month's end."""

from __future__ import annotations

import re

from casefile.intake.agreed_rate import MAY_AGREE
from casefile.intake.clues import hint, level, shipped_clues
from casefile.intake.reading import FullReading
from casefile.intake.sentences import sentences
from casefile.model.exhibit import ExhibitKind
from casefile.model.payment_term import has_month_end, month_end_days, month_end_days_in, term_typed
from casefile.model.suggestion import AGREED_TERM, Suggestion

_DAYS = re.compile(
    r"(?<![\w.,/-])(?:net (?P<net>\d{1,3})(?![\d%]|[.,/]\d)(?: days?\b)?|"
    r"(?P<days>\d{1,3}) ?(?:days?|dni|ימים|ימי|יום)(?!\w)(?: net\b)?)",
    re.IGNORECASE,
)
_FROM_INVOICE = re.compile(
    r"\s*(?:$|[.,;:)(\n]"
    r"|(?:from|of|after) (?:the )?(?:date of (?:the |an )?|day of (?:the )?)?invoice"
    r"|od (?:dnia |daty )?(?:wystawienia|faktury)|(?:מיום |מתאריך |ממועד |מ)ה?חשבונית)",
    re.IGNORECASE,
)
"""What may follow days that are counted from the invoice; other words name another beginning."""
_PERCENT = re.compile(r"\d ?%")


def agreed_term(full: FullReading, kind: ExhibitKind) -> list[Suggestion]:
    """Return the time to pay where a paper of *kind* names one; not where it names several.

    Days from anything but the invoice or the end of its month are none: a delivery, a receipt.
    """
    if kind not in MAY_AGREE and kind is not ExhibitKind.INVOICE:
        return []
    found = terms_told(full.own_text)
    if len(found) != 1:
        return []
    return [hint(AGREED_TERM, term, "says_term", said) for term, said in found.items()]


def terms_told(text: str) -> dict[str, str]:
    """Return each time to pay that *text* names, as it is typed, with its sentence."""
    found: dict[str, str] = {}
    for sentence in map(level, sentences(text)):
        lines = sentence.split("\n")
        alone = next((line for line in lines if _is_term(line)), "")
        term = _term(alone or sentence)
        if term:
            said = next((line for line in lines if _term(line) == term), sentence)
            found.setdefault(term, said.strip())
    return found


def _is_term(line: str) -> bool:
    """Return whether *line* is nothing but days from the end of the month."""
    return any(map(str.isdigit, line)) and month_end_days(line.strip().rstrip(".")) is not None


def _term(sentence: str) -> str:
    clues = shipped_clues()
    if has_month_end(sentence):
        about = _is_term(sentence) or clues.beside["names_due"].search(sentence)
        days = month_end_days_in(sentence) if about else None
        denied = clues.unless["names_due"].search(sentence)
        return "" if days is None or denied else term_typed(days, from_month_end=True)
    counts = list(_DAYS.finditer(sentence))
    if len(counts) != 1 or _PERCENT.search(sentence) or not any(clues.told("names_due", sentence)):
        return ""
    count = counts[0]
    if _FROM_INVOICE.match(sentence, count.end()) is None:
        return ""
    return term_typed(int(count["net"] or count["days"]), from_month_end=False)
