"""The fine points of setting: no-break spaces that Polish asks for, over a whole packet."""

from __future__ import annotations

import re
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
_LONE = re.compile(r"(?<![\w\u00a0])([aiouwzAIOUWZ]) (?=\S)")
_AFTER = re.compile(r"(?<!\w)(nr|art\.|ust\.|pkt|zał\.|poz\.|ul\.|al\.|§|dr|godz\.) (?=[\w„(])")
_BEFORE = re.compile(r"(?<=\d) (?=(?:zł|r\.|proc\.|PLN|EUR|dni|zł\.)(?!\w))")
_COMPANY = re.compile(r"\b(sp\.) ?(z) ?(o\.) ?(o\.)", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(\d{1,2}) (?=[a-ząćęłńóśźż]+ \d{4})")


def polish(text: str) -> str:
    """Return *text* with no-break spaces after one-letter words and in ``sp. z o.o.``"""
    text = _COMPANY.sub(rf"\1{NBSP}\2{NBSP}\3\4", text)
    text = _AFTER.sub(rf"\1{NBSP}", text)
    text = _BEFORE.sub(NBSP, text)
    text = _DATE.sub(rf"\1{NBSP}", text)
    return _LONE.sub(rf"\1{NBSP}", text)


def typeset(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """Return the blocks set as *language* asks; the words of exhibits are never touched."""
    if language != "pl":
        return blocks
    return tuple(_set(block) for block in blocks)


def _set(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=polish(block.text))
    if isinstance(block, (Para, Numbered)):
        return replace(block, text=_inline(block.text))
    if isinstance(block, Section):
        return replace(block, header=polish(block.header))
    if isinstance(block, Contents):
        return replace(block, title=polish(block.title))
    if isinstance(block, Table):
        rows = tuple(Row(tuple(_inline(cell) for cell in r.cells), r.anchor) for r in block.rows)
        columns = tuple(replace(c, title=polish(c.title)) for c in block.columns)
        return replace(block, rows=rows, columns=columns)
    return block


def _inline(text: Text) -> Text:
    if isinstance(text, str):
        return polish(text)
    return tuple(_piece(part) for part in text)


def _piece(part: Inline) -> Inline:
    if isinstance(part, str):
        return polish(part)
    if isinstance(part, Span) and part.style != "fixed":
        return replace(part, text=polish(part.text))
    if isinstance(part, Link):
        return replace(part, text=polish(part.text))
    return part
