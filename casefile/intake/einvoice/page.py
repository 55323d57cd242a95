"""Whether what an invoice's XML says stands on its printed page too."""

from __future__ import annotations

import re
from decimal import Decimal

from casefile.intake.invoice import Invoice

_SPACES = re.compile(r"[\s\u00a0\u202f'’]+")
_FEWEST = 20
"""Letters on the page, below which there is nothing to compare with."""


def on_the_page(invoice: Invoice, page: str) -> bool | None:
    """True when number and total stand on the page; None when the page has no text."""
    bare = _SPACES.sub("", page)
    if len(bare) < _FEWEST:
        return None
    number = _SPACES.sub("", invoice.number)
    sums = [amount for amount in (invoice.gross, invoice.payable) if amount is not None]
    return bool(number) and number in bare and bool(sums) and all(_stands(s, bare) for s in sums)


def _stands(amount: Decimal, bare: str) -> bool:
    """True when *amount* stands in the text in any usual way: 1453,76  1.453,76  1,453.76."""
    whole, _, cents = f"{abs(amount):.2f}".partition(".")
    groups = f"{int(whole):,}".split(",")
    figures = "[.,]?".join(groups)
    end = rf"[.,]{cents}" if cents != "00" else r"(?:[.,]00?|[.,]-+)?"
    return re.search(rf"(?<!\d)(?<!\d[.,]){figures}{end}(?![\d]|[.,]\d)", bare) is not None
