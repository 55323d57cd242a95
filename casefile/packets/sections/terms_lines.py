"""The lines of a sheet of terms for the next deal, blank but for the parties."""

from __future__ import annotations

from casefile.model.blocks import Block
from casefile.packets.blank_table import blank_table
from casefile.packets.matter import Matter

_LINES = (
    *("subject", "price", "payment_days", "deposit", "early"),
    *("who_orders", "acceptance", "late"),
)


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table to complete: what is not written before the work is disputed after it."""
    return (blank_table(matter, _LINES),)
