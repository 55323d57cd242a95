"""What a packet still wants before it goes out: the blanks in it that only a person can fill."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.model.blocks import Block, Numbered, Packet, Para, Span, Table, Text


def to_complete(packet: Packet) -> tuple[str, ...]:
    """Return the blanks of a packet, each once, in the order of its pages."""
    found = (text for block in packet.blocks for text in _texts(block))
    return tuple(dict.fromkeys(blank for text in found for blank in _blanks(text)))


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Para | Numbered):
        yield block.text
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row.cells


def _blanks(text: Text) -> Iterator[str]:
    for part in () if isinstance(text, str) else text:
        if isinstance(part, Span) and part.style == "to_complete":
            yield part.text.strip("[] \n")
