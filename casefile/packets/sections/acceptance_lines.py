"""The lines of an acceptance protocol, blank but for the parties."""

from __future__ import annotations

from casefile.model.blocks import Block
from casefile.packets.blank_table import blank_table
from casefile.packets.matter import Matter

_LINES = ("delivered", "day_place", "in_order", "reservations", "mended_by", "sum_due")


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table to complete on the day of delivery."""
    return (blank_table(matter, _LINES),)
