"""The numbers of invoices in words: found whole, not within a longer one, and compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_SERIES = r"(?-i:FVS?|FA|FS|FZ|FK|FKOR|F|RF|PF|INV|SI) "
"""Letters of a series of invoices with a blank behind them: ``FV 11/06/2026``, ``INV 1042``."""
_INVOICE = re.compile(
    r"(?:invoice|faktur[aęyą](?:\s+(?:vat|zaliczkow\w+|końcow\w+|korygując\w+|rozliczeniow\w+"
    r"|sprzedaży|pro[ -]?forma)){0,2}|חשבונית(?:\s+מס)?(?:\s+קבלה)?|חשבון עסקה)"
    r"(?:[ \t]*(?:no|nr|number|numer|num|מס['׳]?|מספר)\b[.:#'׳\s]*|[.:# \t]+)"
    rf"(?P<number>(?:{_SERIES}|[A-Za-z]{{0,6}}[/.-]?)\d[A-Za-z0-9/.-]{{1,24}})(?!,\d)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\W_]")


def bears(text: str, ref: str) -> bool:
    """Return whether *text* has the number *ref*, in large letters or small.

    "FV/1" stands in "for fv/1." and in no "FV/12", "FV/1/2026" or "KFV/1".
    """
    if ref.casefold() not in text.casefold():  # a search for each debt of many takes long
        return False
    return re.search(rf"(?<![\w/-]){re.escape(ref)}(?![\w/-])", text, re.IGNORECASE) is not None


def invoice_numbers(text: str) -> Iterator[tuple[str, int]]:
    """Yield (number, its place) of what stands in *text* after a word for invoice."""
    for found in _INVOICE.finditer(text):
        yield found["number"].rstrip("./-"), found.start("number")


def other_numbers(text: str, refs: Collection[str]) -> Iterator[str]:
    """Yield the numbers of invoices in *text* that are none of *refs*.

    They stand after a word for invoice, or are written as one of *refs* is, with other figures:
    beside "FV/074/08/2026" that is "FV/061/07/2026".
    """
    found = [(place, number) for number, place in invoice_numbers(text)]
    for shape in {_shape(ref) for ref in refs if re.search(r"[^\W\d_]", ref)}:
        found += [(one.start(), one.group()) for one in re.finditer(shape, text, re.IGNORECASE)]
    numbers = dict.fromkeys(number for _, number in sorted(found))
    yield from (one for one in numbers if not any(may_be_one(one, ref) for ref in refs))


def _shape(ref: str) -> str:
    """Return the pattern of a number written as *ref* is; of one without figures, of nothing."""
    parts = re.split(r"(\d+)", ref)
    told = "".join(r"\d{1,10}" if part.isdigit() else re.escape(part) for part in parts)
    return rf"(?<![\w/-]){told}(?![\w/-])" if len(parts) > 1 else r"(?!)"


def may_be_one(number: str, other: str) -> bool:
    """Return whether two numbers may be one, written with or without its series and its marks.

    "FV 11/06/2026" may be "11-06-2026", and is not "FZ 3/04/2026".
    """
    one, two = (_MARKS.sub("", each).casefold() for each in (number, other))
    return one.endswith(two) or two.endswith(one)
