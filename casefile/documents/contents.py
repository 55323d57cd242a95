"""What the table of contents lists: headings and exhibits, each with the place it links to."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from casefile.documents.runs import bookmark
from casefile.model.blocks import Block, Heading, Para, plain

_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
    ' TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


class Entry(NamedTuple):
    """One line of the contents."""

    level: int
    anchor: str
    text: str


def anchored(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks, each heading with an anchor of its own."""
    done: list[Block] = []
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Heading) and not block.anchor:
            block = replace(block, anchor=f"head{number}")
        done.append(block)
    return tuple(done)


def entries(blocks: tuple[Block, ...]) -> tuple[Entry, ...]:
    """Return the lines of the contents, in the order of the packet."""
    lines: list[Entry] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level <= 2:
            lines.append(Entry(block.level, bookmark(block.anchor), block.text))
        elif isinstance(block, Para) and block.style == "Exhibit Number":
            title = _title(blocks[number + 1 : number + 2])
            text = " – ".join(part for part in (plain(block.text), title) if part)
            lines.append(Entry(1, bookmark(block.anchor), text))
    return tuple(lines)


def _title(follows: tuple[Block, ...]) -> str:
    for block in follows:
        if isinstance(block, Para) and block.style == "Exhibit Title":
            return plain(block.text)
    return ""


def in_field(inner: str, *, first: bool, last: bool) -> str:
    """Return a line of the contents inside the field of the whole table."""
    return (_BEGIN if first else "") + inner + (_END if last else "")
