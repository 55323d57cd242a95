"""What an invoice says of the debt it bills: from its own XML, else as its words seem to say.

What was found in words is a guess for a person to accept, with the words it was found in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from casefile.intake.finds import days, invoice_numbers, meant, sums
from casefile.intake.invoice import Invoice
from casefile.intake.reading import FullReading
from casefile.intake.to_pay import to_pay
from casefile.intake.who import Side
from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.money import Money
from casefile.model.record import Record

_DUE = (
    r"payment due|due date|due by|due on|pay by|termin p[łl]atno[śs]ci|p[łl]atn[ae] do|"
    r"zap[łl]ata do|לתשלום עד|מועד(?: ה)?תשלום"
)
_ISSUED = (
    r"invoice date|date of issue|issue date|issued|data wystawienia|wystawiono|תאריך(?: הפקה)?"
)
_BUYER = r"bill(?:ed)? to|invoice to|customer|buyer|to|nabywca|kupujący|לכבוד|ללקוח"
_SELLER = r"seller|supplier|from|sprzedawca|wystawca|מאת|הספק"
_HEADS = re.compile(rf"(?:{_BUYER}|{_SELLER})", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:tax |vat |pro[ -]?forma )*invoice\b|faktura\b|rachunek\b|חשבונית|חשבון עסקה|"
    r"(?:original|copy|oryginał|kopia|duplikat|מקור|העתק)\W*$",
    re.IGNORECASE,
)
"""A first line that names the paper, and nobody's letterhead."""
_NEAR = 60
"""Letters after its words within which a day is looked for."""
_GAP = re.compile(r"\t\s*|\s{3,}")
"""What parts two columns that stand in one line."""
_NAME_ENDS = re.compile(r",|;|\s·\s|\bNIP\b|ח\.פ\.|\bVAT\b")


class Said(Record):
    """One thing the invoice says: as it would be typed, and the words it was read in."""

    field: str
    """respondent, claimant, ref, amount, currency, issued, due or what."""
    value: str
    because: str = ""
    """The words around it; empty where the invoice's own XML says it."""


def billed(full: FullReading, home: str = "", *, either_way: bool = False) -> tuple[Said, ...]:
    """Return what an invoice says of parties, number, days and sum; nothing that it does not.

    A bare dollar sign is that of *home*, where its money is a dollar. *either_way*: it is from
    where both orders of days are usual, and a day that may be read either way is told twice.
    """
    if full.invoice is not None:
        return tuple(_by_xml(full.invoice))
    return tuple(_by_words(full, home, either_way=either_way))


def owed(full: FullReading, home: str = "") -> Money | None:
    """Return the sum that an invoice asks for; None: it names none, or not surely in what money.

    A sum without a currency is in the only one that the text names anywhere.
    """
    said = {one.field: one.value for one in billed(full, home)}
    amount, currency = said.get("amount"), said.get("currency", "")
    if amount is not None and not currency:
        named = {money.currency for money, _ in sums(full.text, home)}
        currency = named.pop() if len(named) == 1 else ""
    try:
        return Money(amount=amount, currency=currency) if amount and currency else None
    except ValueError:  # no money by that name, or more than any sum can be
        return None


def taken_off(full: FullReading, home: str = "") -> tuple[Money, ...]:
    """Return what an invoice takes off as paid already, in the money of what it asks for."""
    asked = owed(full, home)
    if asked is None:
        return ()
    if full.invoice is not None:
        off = [full.invoice.prepaid or Decimal(0)]
    else:
        found = to_pay(full.text, home)
        off = list(found.off) if found is not None else []
    return tuple(Money(amount=one, currency=asked.currency) for one in off if one > 0)


def other_seller(full: FullReading, side: Side) -> str:
    """Return the seller that an invoice names where it is not *side*; "" where it is, or may be.

    A page that names *side*, or has a number of it, and bills somebody else may be of *side* under
    another name.
    """
    said = {one.field: one.value for one in billed(full)}
    seller, buyer = said.get("claimant", ""), said.get("respondent", "")
    ids = full.invoice.seller.tax_ids if full.invoice is not None else ()
    if not seller or not side.names or side.is_firm(seller, ids):
        return ""
    named = full.invoice is None and (
        side.is_in(full.own_text) or side.has_number_in(full.own_text)
    )
    return "" if named and not side.is_firm(buyer) else seller


def _by_xml(invoice: Invoice) -> Iterator[Said]:
    for field, trader in (("respondent", invoice.buyer), ("claimant", invoice.seller)):
        if trader.name:
            yield Said(field=field, value=one_line(trader.name))
    if invoice.number:
        yield Said(field="ref", value=one_line(invoice.number))
    owed = invoice.payable if invoice.payable is not None else invoice.gross
    if owed is not None and owed > 0 and not invoice.credits:
        yield Said(field="amount", value=_plain(owed))
        if invoice.currency:
            yield Said(field="currency", value=invoice.currency)
    for field, day in (("issued", invoice.issued), ("due", invoice.due)):
        if day.known:
            yield Said(field=field, value=_typed(day))
    what = ", ".join(one_line(line.what, 60) for line in invoice.lines[:3] if line.what)
    if what:
        yield Said(field="what", value=what)


def _by_words(full: FullReading, home: str, *, either_way: bool) -> Iterator[Said]:
    text = full.text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rows = _rows(lines, full.columns)
    for field, words in (("respondent", _BUYER), ("claimant", _SELLER)):
        beside = _in_its_column(words, rows)
        if beside:
            yield Said(field=field, value=one_line(beside), because=one_line(beside))
        else:
            yield from _name(field, words, lines)
    number = next(invoice_numbers(text), None)
    if number is not None:
        yield Said(field="ref", value=number.value, because=_line(text, number.start))
    asked = to_pay(text, home)
    if asked is not None:
        because = _line(text, asked.at)
        yield Said(field="amount", value=_plain(asked.amount), because=because)
        if asked.currency:
            yield Said(field="currency", value=asked.currency, because=because)
    for field, words in (("issued", _ISSUED), ("due", _DUE)):
        yield from _day(field, words, text, either_way=either_way)


def _rows(lines: list[str], columns: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    """Return each line as its columns: those of the page, else what a wide gap parts."""
    known = {" ".join(" ".join(parts).split()): list(parts) for parts in columns}
    return [known.get(" ".join(line.split())) or _GAP.split(line) for line in lines]


def _in_its_column(words: str, rows: list[list[str]]) -> str:
    """Return the name below its word where the words of both sides stand in columns of one line.

    Empty where the line below has not as many columns: whose name is which cannot be told.
    """
    for heads, names in pairwise(rows):
        told = [head.rstrip(" :：") for head in heads]
        if len(heads) < 2 or len(names) != len(heads) or not all(map(_HEADS.fullmatch, told)):
            continue
        for head, name in zip(told, names, strict=True):
            cut = _NAME_ENDS.split(name)[0].strip()
            if re.fullmatch(words, head, re.IGNORECASE) and any(map(str.isalpha, cut)):
                return cut
    return ""


def _name(field: str, words: str, lines: list[str]) -> Iterator[Said]:
    """Yield the name that stands behind its word, or on the line below; else the letterhead's."""
    label = re.compile(rf"(?:{words})\s*[:：]\s*(?P<name>.*)", re.IGNORECASE)
    for line, below in pairwise([*lines, ""]):
        found = label.match(line)
        if found:
            name = _NAME_ENDS.split(found["name"] or below)[0].strip()
            if name:
                yield Said(field=field, value=one_line(name), because=one_line(line))
            return
    headed = _below_its_head(words, lines)
    if headed:
        yield Said(field=field, value=one_line(headed), because=one_line(headed))
    elif field == "claimant" and lines:
        name = _NAME_ENDS.split(lines[0])[0].strip()
        if name and not any(letter.isdigit() for letter in name) and not _HEADING.match(name):
            yield Said(field=field, value=one_line(name), because=one_line(lines[0]))


def _below_its_head(words: str, lines: list[str]) -> str:
    """Return the name below a line that is its word alone; of two columns the one that is its own.

    A page read row by row has the words of both sides on lines one after another, and the names
    below them in the same order.
    """
    for at, line in enumerate(lines):
        if not re.fullmatch(words, line, re.IGNORECASE):
            continue
        first = at
        while first > 0 and _HEADS.fullmatch(lines[first - 1]):
            first -= 1
        last = at
        while last + 1 < len(lines) and _HEADS.fullmatch(lines[last + 1]):
            last += 1
        place = last + 1 + at - first
        name = _NAME_ENDS.split(lines[place])[0].strip() if place < len(lines) else ""
        if any(map(str.isalpha, name)):
            return name
    return ""


def _day(field: str, words: str, text: str, *, either_way: bool) -> Iterator[Said]:
    for place in re.finditer(rf"(?:{words})", text, re.IGNORECASE):
        near = text[place.end() : place.end() + _NEAR]
        for day, find in days(near):
            because = _line(text, place.start())
            for one in meant(day, find, text) if either_way else (day,):
                yield Said(field=field, value=_typed(one), because=because)
            return


def _line(text: str, at: int) -> str:
    """Return the line of *text* around a place."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return one_line(text[start : end if end >= 0 else len(text)], 80)


def _plain(amount: Decimal) -> str:
    return f"{amount:f}"


def _typed(day: LooseDate) -> str:
    exact = day.exact
    return f"{exact.day}.{exact.month}.{exact.year}" if exact else str(day)
