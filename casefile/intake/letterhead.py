"""What a paper prints beside the name of a side: its address, numbers, mail and telephone.

Read are the line that bears the name and the few below it, as a letterhead or the block of the
buyer on an invoice has them, and of a long line the clause in which a contract says with a number
who a side is. Lines that hold two of a thing (two columns side by side) are passed by: whose is
which cannot be told. A number whose control digits do not fit is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from casefile.intake.clues import level
from casefile.intake.who import Side
from casefile.model.clean import one_line
from casefile.model.mail import MAIL
from casefile.model.register_numbers import number_holds, vat_holds

_MOST_LINES, _BELOW, _LONGEST = 400, 5, 160
_MOST_LETTERS, _MOST_PARTS = 2_000, 60
"""Letters and parts between commas of a long line in which a clause is looked for."""
_SPLIT = re.compile(r"\s*[·|;•\t]\s*|\s{3,}|\s[–—]\s")
_ANOTHER_BLOCK = re.compile(
    r"^(?:nabywca|odbiorca|płatnik|sprzedawca|wystawca|seller|buyer|bill to|invoice|faktura|data"
    r"|termin|zamówienie|dotyczy|re|date|order|חשבונית|תאריך|לכבוד|הזמנה|הנדון)(?![\w.])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:adres|siedziba|address|registered office|כתובת)\s*:\s*", re.IGNORECASE)
_POSTCODE = re.compile(
    r"(?<![\d-])\d{2}-\d{3}(?![\d-])"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
    r"|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
)
_WAYS = (
    r"(?:street|st|road|rd|lane|avenue|ave|way|close|court|square|drive|park|mill|place|terrace"
    r"|hill|gardens?|row)"
)
_STREET = re.compile(
    r"^(?:ul\.|ulica|al\.|aleja|aleje|os\.|osiedle|pl\.|plac|skr\. poczt|unit|flat|suite|po box"
    r"|רח'|רחוב|שד'|שדרות|דרך|כיכר|סמטת|ת\.ד\.)(?!\w)"
    rf"|^\d{{1,4}}[A-Za-z]?,?\s.{{0,40}}\b{_WAYS}\b",
    re.IGNORECASE,
)
_WAY = re.compile(_WAYS, re.IGNORECASE)
_TOWN = re.compile(r"^[^\W\d_][^\d,:]{1,30}$")
_OF = re.compile(r"^of\s+(?=\d)|^[במ](?=רח'|רחוב|שד'|שדרות)", re.IGNORECASE)
"""What a sentence sets before an address."""
_PART = re.compile(r"[,;·|\t]|\s\(|\s[–—]\s")
_CODE_LAST = re.compile(r"(?<![\d-])\d{2}-\d{3}$")
"""A Polish postcode at the end of a line: its town comes behind it."""
_ACTS_FOR = (
    r"ו?באמצעות|ע\"י|על\s+ידי|(?:kt[óo]r\w+\s+)?reprezent(?:owan|uje)\w*|w\s+imieniu"
    r"|acting\s+(?:by|through)|represented\s+by"
)
_ACTS = re.compile(rf"(?<!\w)(?:{_ACTS_FOR})(?!\w)", re.IGNORECASE)
_ENDS = re.compile(
    r"\((?:להלן|the\s|hereinafter|\")"
    rf"|(?<!\w)(?:{_ACTS_FOR}|להלן|zwan[aeyią]\w*|dalej|wpisan\w+|hereinafter|hereafter)(?!\w)",
    re.IGNORECASE,
)
"""Where a line of an address goes on with who acts for the side, or what the paper calls it."""
_TURNED = re.compile(r"\s,(\d+)")
"""A comma that stands before the number it belonged behind: Hebrew as PDF files hold it."""
_PHONE = re.compile(
    r"(?:tel(?:efon)?|phone|mobile|kom|טלפון|טל|נייד)[.:'\s]{1,3}(?P<number>\+?\d[\d ()-]{6,18}\d)",
    re.IGNORECASE,
)
_NUMBERS = (
    ("NIP", r"\bNIP\b(?:\s*UE)?[\s:.]{0,3}(?P<number>(?:PL\s?)?\d[\d -]{8,12}\d)"),
    ("REGON", r"\bREGON\b[\s:.]{0,3}(?P<number>\d{14}|\d{9})(?!\d)"),
    (
        "KRS",
        r"\b(?:KRS\b|Krajow\w{2,4}\sRejestr\w{0,2}\sSądow\w{2,4}(?:\s\(KRS\))?)"
        r"[\s:.]{0,3}(?:(?:pod\s)?(?:nr|numerem)\.?[\s:]{0,3})?(?P<number>\d{10})(?!\d)",
    ),
    (
        "company number",
        r"\b(?:company|registered)\s(?:in\s[a-z ]{4,20}\s)?(?:registration\s)?(?:number|no|num)"
        r"[\s:.]{0,3}(?P<number>(?:\d{2}|[A-Z]{2})\d{6})(?!\d)",
    ),
    ("VAT", r"\bVAT\b[\w .]{0,20}?[\s:.]{1,3}(?P<number>(?:GB|PL)\s?\d[\d ]{7,12}\d)(?!\d)"),
    ("PESEL", r"\bPESEL\b[\s:.]{0,3}(?P<number>\d{11})(?!\d)"),
    ('ת"ז', r"(?<!\w)(?:ת\.?\"?ז\.?|תעודת זהות)[\s:.]{0,3}(?P<number>\d{8,9})(?!\d)"),
    ("ח.פ.", r"(?<!\w)ח\.?\"?פ\.?[\s:.]{0,3}(?P<number>\d{9})(?!\d)"),
    ("עוסק מורשה", r"(?<!\w)(?:עוסק מורשה|ע\.?\"?מ\.?)[\s:.]{0,3}(?P<number>\d{9})(?!\d)"),
)
_KINDS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _NUMBERS)


class Printed(NamedTuple):
    """One thing that a paper prints beside a name, and the line it stands in."""

    what: str
    """address, number (``NIP 1234563218``), email or phone."""
    value: str
    because: str


_CUT_CODE = re.compile(r"\b([A-Z]\d[A-Z])[ \t]*\r?\n[ \t]*(\d[A-Z]\d)\b")
"""A Canadian postal code whose second half was wrapped onto the next line."""


_CUT_NUMBER = re.compile(
    r"\b(NIP|REGON|KRS|VAT(?: (?:no|number|reg)\.?)?|company (?:no|number)\.?|ח\.?\"?פ\.?)[:.]?"
    r"[ \t]*\r?\n[ \t]*((?:[A-Z]{2} ?)?\d[\d -]{5,12}\d)(?!\d)",
    re.IGNORECASE,
)
"""A number that was wrapped onto the line below its name."""


def printed(text: str, side: Side, other: Side) -> tuple[Printed, ...]:
    """Return what *text* prints beside the name of *side*; the first of each kind counts."""
    whole = _CUT_NUMBER.sub(r"\1 \2\n", _CUT_CODE.sub(r"\1 \2", level(text)))
    lines = [" ".join(line.split("\r")) for line in whole.splitlines()[:_MOST_LINES]]
    found: dict[str, Printed] = {}
    for n, line in enumerate(lines):
        block: list[str] = []
        if len(line) > _LONGEST:
            block = [_clause(line, side, other)]
        elif side.is_called_in(line) and not other.is_called_in(line):
            block = _block(lines, n, side, other)
        for one in _beside(block):
            kind = one.value.rpartition(" ")[0] if one.what == "number" else ""
            found.setdefault(f"{one.what} {kind}", one)
    return tuple(found.values())


def number_of(kind: str, written: str) -> str:
    """Return a number as it is proposed, ``NIP 1234563218``; empty where its digits do not fit."""
    digits = re.sub(r"[\s-]", "", written).upper()
    if kind == "NIP":
        digits = digits.removeprefix("PL")
    if kind == "VAT" and digits.startswith("PL"):
        return number_of("NIP", digits)
    holds = vat_holds(digits) if kind == "VAT" else number_holds(kind, digits)
    return "" if holds is False else f"{kind} {digits}"


def is_address(line: str) -> bool:
    """True for a line that has a street with a number, or a postcode."""
    return any(_places(part.strip()) for part in _SPLIT.split(line))


def _clause(line: str, side: Side, other: Side) -> str:
    """Return what a long *line* says behind the name of *side*, up to who acts for it.

    The name may be declined there. Empty where no number of a register stands in it: then it is
    no clause of who the sides are.
    """
    if not _from_number(line[:_MOST_LETTERS]):
        return ""
    parts = re.split(r"(?<=[,;])\s", line[:_MOST_LETTERS])[:_MOST_PARTS]
    ours = [side.is_declined_in(part) for part in parts]
    theirs = [other.is_declined_in(part) for part in parts]
    first = next((n for n in range(len(parts)) if ours[n] and not theirs[n]), len(parts))
    last = next((n for n in range(first, len(parts)) if theirs[n]), len(parts))
    behind = parts[first + 1 : last]
    street = next((n for n, part in enumerate(behind) if _STREET.match(part)), len(behind))
    rest = " ".join(x for n, x in enumerate(behind) if n >= street or _from_number(x))
    told = " · ".join(filter(None, (*map(_from_number, parts[first : first + 1]), rest)))
    acts = _ACTS.search(told)
    told = told[: acts.start()] if acts else told
    return told if _from_number(told) else ""


def _from_number(part: str) -> str:
    """Return *part* from the first number of a register on; empty where none stands in it."""
    numbered = [found.start() for _, form in _KINDS if (found := form.search(part))]
    return part[min(numbered) :] if numbered else ""


def _block(lines: list[str], n: int, side: Side, other: Side) -> list[str]:
    """Return the lines of a name: what stands behind it, and the lines below that go with it."""
    block = [_behind(lines[n], side)]
    for line in lines[n + 1 : n + 1 + _BELOW]:
        told = line.strip()
        if not told or len(told) > _LONGEST or other.is_called_in(told):
            break
        if _ANOTHER_BLOCK.match(told):
            break
        if _goes_on(block[-1], told):
            block[-1] = f"{block[-1]} {told}"
        else:
            block.append(told)
    return block


def _goes_on(line: str, below: str) -> bool:
    """Return whether an address of *line* was cut at its end and goes on in the line *below*.

    A street has its number or its last word there, its town after a comma, a postcode its town.
    """
    tail = _OF.sub("", _PART.split(line.rstrip(" ,"))[-1].strip())
    head = _PART.split(below, maxsplit=1)[0].strip()
    if not tail or not head:
        return False
    if line.rstrip().endswith(",") or _CODE_LAST.search(tail):
        return _places(tail) and _TOWN.match(head) is not None
    cut = not _is_street(tail) or _WAY.fullmatch(head) is not None
    return cut and _is_street(f"{tail} {head}")


def _behind(line: str, side: Side) -> str:
    """Return what stands behind the name in its own line."""
    parts = re.split(r"(,|·|\||;)", line)
    for end in range(1, len(parts) + 1, 2):
        if side.is_called_in("".join(parts[:end])):
            own = _from_number(parts[end - 1])
            return " · ".join(part for part in (own, "".join(parts[end + 1 :]).strip()) if part)
    return ""


def _beside(block: list[str]) -> Iterator[Printed]:
    address: list[tuple[str, str]] = []
    closed = False
    for line in block:
        told = one_line(line, 200)
        rest = line
        for kind, form in _KINDS:
            finds = list(form.finditer(rest))
            value = number_of(kind, finds[0]["number"]) if len(finds) == 1 else ""
            if value:
                yield Printed("number", value, told)
            rest = form.sub("\t", rest)
        for what, pattern in (("email", MAIL), ("phone", _PHONE)):
            finds = list(pattern.finditer(rest))
            if len(finds) == 1:
                value = finds[0].groupdict().get("number") or finds[0].group()
                yield Printed(what, one_line(value), told)
            rest = pattern.sub("\t", rest)
        ended = _ENDS.search(rest)
        own = rest[: ended.start()].rstrip(" \t,–—-") if ended else rest
        for part in _SPLIT.split(own):
            segment = _OF.sub("", _LABEL.sub("", part.strip(" ,."))).strip(" ,")
            if closed or not segment:
                continue
            if _places(segment):
                address.append((segment, told))
            elif address and not _POSTCODE.search(address[-1][0]) and _TOWN.match(segment):
                address.append((segment, told))  # a town that stands between street and postcode
            elif address:
                closed = True
        closed = closed or bool(ended and address)
    while address and not _places(address[-1][0]):
        address.pop()
    value = ", ".join(segment for segment, _ in address)
    if address and len(_POSTCODE.findall(value)) <= 1 and len(value) <= _LONGEST:
        tidy = _TURNED.sub(r" \1,", value).rstrip(",")
        yield Printed("address", one_line(tidy), address[0][1])


def _places(segment: str) -> bool:
    """True for a part of an address: a street with a number, or a postcode."""
    if _POSTCODE.search(segment):
        return True
    return _is_street(segment)


def _is_street(segment: str) -> bool:
    return _STREET.match(segment) is not None and any(map(str.isdigit, segment))
