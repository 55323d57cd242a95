"""The rows of a list or a table that a quote comes from: all of them, not one row alone."""

from __future__ import annotations

import re

from casefile.intake.finds import sums
from casefile.intake.to_pay import FIGURE
from casefile.model.clean import one_line

_MOST = 1_000
"""Letters of a list that are quoted; of a longer one the first rows, and an ellipsis."""
_ROW = re.compile(r"\s*(?:[-–•*]|[(\[]?\d)")
"""How a row of a list begins: with its sign, its number, or how many are ordered."""
_GOES_ON = (",", ";")
_ENDS = (".", "!", "?", "…")


def with_its_list(text: str, at: int, quote: str) -> str:
    """Return *quote*, from the line of *text* around *at*, with the list which that line opens.

    "We order:" says nothing without what is ordered. A line that ends its sentence opens no list.
    """
    head, *below = text[text.rfind("\n", 0, at) + 1 :].split("\n")
    opens = head.rstrip()
    if not opens or opens.endswith(_ENDS):
        return quote
    while below and not below[0].strip():
        del below[0]
    rows: list[str] = []
    before = "," if opens.endswith(":") else opens
    for line in below:
        row = line.strip()
        if not row or not (_ROW.match(row) or before.rstrip().endswith(_GOES_ON)):
            break
        rows.append(row)
        before = row
    return _joined([quote, *rows]) if rows else quote


def with_its_table(text: str, at: int, quote: str) -> str:
    """Return *quote*, from the line of *text* around *at*, with the rows beside it in its table.

    Where no line tells the whole, one row is the price of that row alone. A row is a line that ends
    with a sum, as those of a column do.
    """
    lines = text.split("\n")
    here = text.count("\n", 0, at)
    if not _ends_with_a_sum(lines[here]):
        return quote
    first = last = here
    while first > 0 and _ends_with_a_sum(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _ends_with_a_sum(lines[last + 1]):
        last += 1
    return _joined(lines[first : last + 1]) if first < last else quote


def _ends_with_a_sum(line: str) -> bool:
    found = [one.end for _, one in sums(line)] + [one.end() for one in FIGURE.finditer(line)]
    return bool(found) and max(found) >= len(line.rstrip()) and any(map(str.isalpha, line))


def _joined(rows: list[str]) -> str:
    """Return *rows* on one line, a bar where each begins that no comma tells apart.

    What does not fit is left out by whole rows, with an ellipsis.
    """
    told = ""
    for row in map(one_line, rows):
        between = " " if told.endswith((":", *_GOES_ON)) else " / "
        longer = f"{told}{between}{row}" if told else row
        if told and len(longer) > _MOST:
            return f"{told} …"
        told = longer
    return told
