"""Names in the XML of invoices: walking by local name; text, sums and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from casefile.model.dates import UNDATED, LooseDate, loose

UBL_ROOTS = {
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2": "Invoice",
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2": "CreditNote",
}
_DECIMAL = re.compile(r"[+-]?\d{1,20}(?:\.\d{1,12})?")
_LONGEST = 500


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: etree._Element) -> str:
    """Return the namespace of the element's name; empty for none."""
    tag = element.tag
    return tag[1:].rpartition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def every(root: etree._Element | None, path: str) -> Iterator[etree._Element]:
    """Yield the elements at *path*, local names between slashes, in the root's namespaces only.

    A name without any namespace is another name: a reader that keeps to the format misses it too.
    """
    if root is None:
        return
    first, _, rest = path.partition("/")
    for child in root:
        if local(child) == first and bool(namespace(child)) == bool(namespace(root)):
            if rest:
                yield from every(child, rest)
            else:
                yield child


def one(root: etree._Element | None, path: str) -> etree._Element | None:
    """Return the first element at *path*, or None."""
    return next(every(root, path), None)


def text(root: etree._Element | None, *paths: str) -> str:
    """Return the text at the first of *paths* that has any, on one line."""
    for path in paths:
        for found in every(root, path):
            words = " ".join((found.text or "").split())
            if words:
                return words[:_LONGEST]
    return ""


def texts(root: etree._Element | None, path: str) -> tuple[str, ...]:
    """Return the texts at *path*, each once."""
    found = (" ".join((e.text or "").split())[:_LONGEST] for e in every(root, path))
    return tuple(dict.fromkeys(words for words in found if words))


def number(root: etree._Element | None, *paths: str) -> Decimal | None:
    """Return the number at the first of *paths* that has one; None when there is none."""
    return decimal(text(root, *paths))


def decimal(words: str) -> Decimal | None:
    """Return *words* as XML writes a number; None for anything else."""
    if not _DECIMAL.fullmatch(words):
        return None
    try:
        return Decimal(words)
    except InvalidOperation:
        return None


def signed(amount: Decimal | None, is_charge: str) -> Decimal | None:
    """Return a charge as it is and an allowance as less than nothing."""
    if amount is None:
        return None
    return amount if is_charge in ("true", "1") else -amount


def total(amounts: Iterator[Decimal | None]) -> Decimal | None:
    """Return the sum of those that are known; None when none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def day(words: str, form: str = "") -> LooseDate:
    """Return ``2026-01-12``, ``2026-01-12T10:00:00`` or ``20260112`` (form 102) as a day."""
    figures = words[:10]
    if form in ("", "102") and re.fullmatch(r"\d{8}", words):
        figures = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", figures):
        return UNDATED
    try:
        return loose(date.fromisoformat(figures))
    except ValueError:
        return UNDATED
