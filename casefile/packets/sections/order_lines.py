"""The lines of an order form, blank but for the parties."""

from __future__ import annotations

from casefile.model.blocks import Block
from casefile.packets.blank_table import blank_table
from casefile.packets.matter import Matter

_LINES = ("number_day", "subject", "quantity", "price", "extras", "deliver", "payment_days")
_SIGNER = ("who_orders", "register_number")


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table to complete before work begins."""
    return (blank_table(matter, (*_LINES, *_SIGNER)),)
