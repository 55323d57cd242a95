"""What a packet still wants before it goes out: its blanks, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.model.blocks import Block, Numbered, Packet, Para, Span, Table, Text
from casefile.model.case import Case
from casefile.model.say import Say
from casefile.rules.claimed import claims_beside_invoices


def to_complete(packet: Packet) -> tuple[str, ...]:
    """Return the blanks of a packet, each once, in the order of its pages."""
    found = (text for block in packet.blocks for text in _texts(block))
    return tuple(dict.fromkeys(blank for text in found for blank in _blanks(text)))


def beware(case: Case) -> tuple[Say, ...]:
    """Return what a reader of any packet of *case* may hold against it: sums that differ."""
    return tuple(clash.why for clash in claims_beside_invoices(case))


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
