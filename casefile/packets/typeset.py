"""The fine points of setting: no-break spaces in numbers and after short words, over a packet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from casefile.model.blocks import (
    Block,
    Contents,
    Heading,
    Inline,
    Link,
    Numbered,
    Para,
    Row,
    Section,
    Span,
    Table,
    Text,
)

NBSP = "\u00a0"
Setter = Callable[[str], str]
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+\d{1,3}|(?<!\d )0\d{1,4})(?: \d{2,4}){1,4}(?![\w/])")
"""A telephone number: a country's or an area's code, then groups of figures."""
_GROUPED = re.compile(r"(?<![\w.,/-])(?<!\d )\d{2,3}(?: \d{2,3}){2,3}(?![\w/,.]\d|\w)")
"""A number in three or four short groups, as telephones are written in Poland."""
_ACCOUNT = re.compile(
    r"(?<![\w.,/-])(?:[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?|\d{2}(?: \d{4}){6})"
    r"(?![\w/])"
)
"""The number of a bank account in groups of four: an IBAN, or one of Poland."""
_LONE = re.compile(r"(?<![\w\u00a0])([aiouwzAIOUWZ]) (?=\S)")
_AFTER = re.compile(
    r"(?<!\w)(nr|tel\.|art\.|ust\.|pkt|zał\.|poz\.|ul\.|al\.|§|dr|godz\.) (?=[\w„(])"
)
_BEFORE = re.compile(r"(?<=\d) (?=(?:zł|r\.|proc\.|PLN|EUR|dni|zł\.)(?!\w)|§\u00a0\d)")
_COMPANY = re.compile(r"\b(sp\.) ?(z) ?(o\.) ?(o\.)", re.IGNORECASE)
_SHEKEL = re.compile(r"(?<=\d) (?=₪|ש[\"״]ח)")
_FIRM = re.compile(r" (בע[\"״]מ)")
_SHORT = re.compile(r"(?<!\w)(ס|תק|מס|טל)(['׳]) (?=[\d(])")
"""Section, rule, number, telephone: the number they name is on their line."""
_DAY = re.compile(r"(?<!\d)(\d{1,2}) (?=ב[א-ת]{2,8} \d{4})")
_DATE = re.compile(r"(?<!\d)(\d{1,2}) (?=[a-ząćęłńóśźż]+ \d{4})")


def hashed(digest: str) -> Span:
    """Return a hash in two lines of one half each, to be compared by eye."""
    half = len(digest) // 2
    return Span(f"{digest[:half]}\n{digest[half:]}", "fixed")


def whole_numbers(text: str) -> str:
    """Return *text* with telephone and account numbers that no line is cut in."""
    if not any(sign.isdigit() for sign in text):
        return text
    return _PHONE.sub(_unbroken, _ACCOUNT.sub(_unbroken, text))


def _unbroken(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


def polish(text: str) -> str:
    """Return *text* with no-break spaces after one-letter words and in ``sp. z o.o.``"""
    text = _COMPANY.sub(rf"\1{NBSP}\2{NBSP}\3\4", text)
    text = _AFTER.sub(rf"\1{NBSP}", text)
    text = _BEFORE.sub(NBSP, text)
    text = _DATE.sub(rf"\1{NBSP}", text)
    text = _GROUPED.sub(_unbroken, whole_numbers(text))
    return _LONE.sub(rf"\1{NBSP}", text)


def hebrew(text: str) -> str:
    """Return *text* with no-break spaces in a day, after ``ס'`` and before ₪ and ``בע"מ``."""
    text = _SHEKEL.sub(NBSP, whole_numbers(text))
    text = _DAY.sub(rf"\1{NBSP}", _SHORT.sub(rf"\1\2{NBSP}", text))
    return _FIRM.sub(rf"{NBSP}\1", text)


def typeset(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """Return the blocks set as *language* asks; the words of exhibits are never touched."""
    setter = {"pl": polish, "he": hebrew}.get(language, whole_numbers)
    return tuple(_set(block, setter) for block in blocks)


def _set(block: Block, setter: Setter) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=setter(block.text))
    if isinstance(block, (Para, Numbered)):
        return replace(block, text=_inline(block.text, setter))
    if isinstance(block, Section):
        return replace(block, header=setter(block.header))
    if isinstance(block, Contents):
        return replace(block, title=setter(block.title))
    if isinstance(block, Table):
        rows = tuple(
            Row(tuple(_inline(cell, setter) for cell in r.cells), r.anchor) for r in block.rows
        )
        columns = tuple(replace(c, title=setter(c.title)) for c in block.columns)
        return replace(block, rows=rows, columns=columns)
    return block


def _inline(text: Text, setter: Setter) -> Text:
    if isinstance(text, str):
        return setter(text)
    return tuple(_piece(part, setter) for part in text)


def _piece(part: Inline, setter: Setter) -> Inline:
    if isinstance(part, str):
        return setter(part)
    if isinstance(part, Span) and part.style not in ("fixed", "quoted"):
        return replace(part, text=setter(part.text))
    if isinstance(part, Link):
        return replace(part, text=setter(part.text))
    return part
