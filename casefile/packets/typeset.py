"""The fine points of setting: no-break spaces that Polish asks for, over a whole packet."""

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
_LONE = re.compile(r"(?<![\w\u00a0])([aiouwzAIOUWZ]) (?=\S)")
_AFTER = re.compile(r"(?<!\w)(nr|art\.|ust\.|pkt|zał\.|poz\.|ul\.|al\.|§|dr|godz\.) (?=[\w„(])")
_BEFORE = re.compile(r"(?<=\d) (?=(?:zł|r\.|proc\.|PLN|EUR|dni|zł\.)(?!\w))")
_COMPANY = re.compile(r"\b(sp\.) ?(z) ?(o\.) ?(o\.)", re.IGNORECASE)
_SHEKEL = re.compile(r"(?<=\d) (?=₪|ש[\"״]ח)")
_FIRM = re.compile(r" (בע[\"״]מ)")
_DATE = re.compile(r"(?<!\d)(\d{1,2}) (?=[a-ząćęłńóśźż]+ \d{4})")


def polish(text: str) -> str:
    """Return *text* with no-break spaces after one-letter words and in ``sp. z o.o.``"""
    text = _COMPANY.sub(rf"\1{NBSP}\2{NBSP}\3\4", text)
    text = _AFTER.sub(rf"\1{NBSP}", text)
    text = _BEFORE.sub(NBSP, text)
    text = _DATE.sub(rf"\1{NBSP}", text)
    return _LONE.sub(rf"\1{NBSP}", text)


def hebrew(text: str) -> str:
    """Return *text* with no-break spaces before a currency and before the end of a firm's name."""
    text = _SHEKEL.sub(NBSP, text)
    return _FIRM.sub(rf"{NBSP}\1", text)


def typeset(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """Return the blocks set as *language* asks; the words of exhibits are never touched."""
    setter = {"pl": polish, "he": hebrew}.get(language)
    return blocks if setter is None else tuple(_set(block, setter) for block in blocks)


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
