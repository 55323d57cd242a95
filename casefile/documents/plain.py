"""A packet as plain text: the same tree, for the terminal and for who reads linearly."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.documents.contents import anchored, entries
from casefile.documents.endings import signed_off
from casefile.model.blocks import (
    Block,
    Contents,
    Evidence,
    Heading,
    Numbered,
    Packet,
    Para,
    Picture,
    Section,
    Table,
    plain,
)
from casefile.model.clean import clean


def plain_text(packet: Packet) -> str:
    """Return the packet as text, one block after the other, cleaned."""
    blocks = anchored(packet.blocks)
    lines: list[str] = [packet.marking, ""] if packet.marking else []
    number = 0
    for block in blocks:
        if isinstance(block, Numbered) and block.level == 1:
            number = 1 if block.restart else number + 1
        lines += _lines(block, number, blocks)
    return clean("\n".join(lines).strip() + "\n")


def told_in(packet: Packet) -> Iterator[str]:
    """Yield what the Word file of *packet* says, as one reads it again: paragraphs, rows of tables.

    The end of a letter is one paragraph there, and a row is its cells one after the other.
    """
    yield from (packet.title, packet.subject, packet.author, plain_text(packet))
    for block in signed_off(packet.blocks):
        if isinstance(block, Para):
            yield plain(block.text)
        elif isinstance(block, Table):
            yield "\t".join(column.title for column in block.columns)
            yield from ("\t".join(plain(cell) for cell in row.cells) for row in block.rows)


def _lines(block: Block, number: int, blocks: tuple[Block, ...]) -> list[str]:
    if isinstance(block, Heading):
        return ["", f"{'#' * block.level} {block.text}", ""]
    if isinstance(block, Para):
        return [plain(block.text)]
    if isinstance(block, Numbered):
        head = f"{number}. " if block.level == 1 else "   " * block.level
        return [head + plain(block.text)]
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Picture):
        return [f"[{block.alt}]"]
    if isinstance(block, Evidence):
        fields = [f"{name}: {value}" for name, value in block.fields]
        quoted = {"Email Quote"}
        return [
            *fields,
            "",
            *(("> " if style in quoted else "") + text for style, text in block.paragraphs),
            "",
        ]
    if isinstance(block, Contents):
        return [block.title, *(f"{'  ' * e.level}{e.text}" for e in entries(blocks)), ""]
    if isinstance(block, Section):
        return ["", block.header]
    raise TypeError(block)


def _table(block: Table) -> list[str]:
    """Return each row as ``head: cell`` pairs: nothing hangs on columns that stand in line."""
    lines = []
    for row in block.rows:
        cells = [plain(cell).replace("\n", " ") for cell in row.cells]
        if block.style == "Field Table":
            lines.append(": ".join(cells))
            continue
        pairs = zip(block.columns, cells, strict=True)
        lines.append(
            "; ".join(f"{c.title}: {cell}" if c.title else cell for c, cell in pairs if cell)
        )
    return [*lines, ""]
