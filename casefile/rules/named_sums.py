"""The sums of money that the quoted words of a paper name."""

from __future__ import annotations

import re
from decimal import Decimal

from casefile.model.money import read_number

_SUM = re.compile(
    r"(?:(?:[£€$₪]|\b(?:PLN|EUR|GBP|USD|ILS|NIS)\b)\s*(\d[\d\s\u00a0.,']*\d|\d))"
    r"|(?:(\d[\d\s\u00a0.,']*\d|\d)\s*(?:[£€$₪]|\b(?:PLN|EUR|GBP|USD|ILS|NIS|zł|zl)\b|ש\"ח))"
)


def named_sums(text: str) -> frozenset[Decimal]:
    """Return the figures of *text* that stand beside a currency; which one is not told."""
    found = set()
    for match in _SUM.finditer(text):
        try:
            found.add(read_number(match.group(1) or match.group(2)))
        except ValueError:
            continue
    return frozenset(found)
