"""Which of several invoices lists the goods that a record of delivery names: by their words alone.

What every invoice of the case says (the parties, the words of the form) tells none of them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from casefile.intake.clues import folded
from casefile.model.months import month_numbers

_FEWEST = 2
"""Words of an invoice alone that must stand in the record: one may stand there by chance."""
_SHORTEST, _LONGEST = 4, 6
"""Letters of a word that is compared, and those of its beginning: the rest is declined."""


def of_goods(record: str, invoices: Mapping[str, str]) -> str:
    """Return the key of the one of *invoices*, texts by key, whose goods *record* names.

    Empty where it names goods of none, or of several.
    """
    there = _beginnings(record)
    each = {key: _beginnings(text) for key, text in invoices.items()}
    found = [
        key for key, own in each.items() if len((own - _all_but(each, key)) & there) >= _FEWEST
    ]
    others = [
        key for key, own in each.items() if (own - _all_but(each, key)) & there and key not in found
    ]
    return found[0] if len(found) == 1 and not others else ""


def _all_but(each: Mapping[str, frozenset[str]], key: str) -> frozenset[str]:
    return frozenset[str]().union(*(own for other, own in each.items() if other != key))


def _beginnings(text: str) -> frozenset[str]:
    """Return the beginnings of the words of *text*, without months and figures."""
    words = (x for x in re.findall(r"[^\W\d_]+", folded(text)) if len(x) >= _SHORTEST)
    months = month_numbers()
    return frozenset(
        x[: max(_SHORTEST, min(len(x) - 2, _LONGEST))] for x in words if x not in months
    )
