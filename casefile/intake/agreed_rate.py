"""The interest for late payment that a paper of the deal agrees, in percent a year."""

from __future__ import annotations

import re

from casefile.intake.clues import hint, level, shipped_clues
from casefile.intake.reading import FullReading
from casefile.intake.sentences import sentences
from casefile.model.exhibit import ExhibitKind
from casefile.model.suggestion import AGREED_RATE, Suggestion

MAY_AGREE = frozenset(
    {
        ExhibitKind.CONTRACT,
        ExhibitKind.ORDER,
        ExhibitKind.QUOTE,
        ExhibitKind.TERMS,
        ExhibitKind.SETTLEMENT,
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.PROMISSORY_NOTE,
    }
)
"""Papers that both sides may stand by; what an invoice alone prints was agreed by nobody."""
_PERCENT = re.compile(r"(?<![\w.,])(?:(\d{1,2}(?:[.,]\d{1,3})?)\s?%|%\s?(\d{1,2}(?:[.,]\d{1,3})?))")
_MONTH = re.compile(r"(?<!\w)(?:month|mies|חודש|לחודש)", re.IGNORECASE)


def agreed_rate(full: FullReading, kind: ExhibitKind) -> list[Suggestion]:
    """Return the agreed rate where one sentence of a paper of *kind* names one, by the year.

    Not one by the month, which nobody multiplies here, one that goes with another rate or the law,
    or where a paper names several.
    """
    if kind not in MAY_AGREE:
        return []
    signals = shipped_clues().signals
    found: dict[str, str] = {}
    for sentence in map(level, sentences(full.own_text)):
        rates = _PERCENT.findall(sentence)
        if len(rates) != 1 or not signals["late_interest"].search(sentence):
            continue
        by_year = signals["a_year"].search(sentence) and not _MONTH.search(sentence)
        if by_year and not signals["follows_another"].search(sentence):
            figure = (rates[0][0] or rates[0][1]).replace(",", ".")
            found.setdefault(figure, sentence)
    if len(found) != 1:
        return []
    return [hint(AGREED_RATE, figure, "says_rate", said) for figure, said in found.items()]
