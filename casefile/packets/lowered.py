"""A sum of an account as a packet writes it."""

from __future__ import annotations

from casefile.model.money import Money
from casefile.packets.matter import Matter


def lowered(matter: Matter, amount: Money | None) -> str:
    """Return a sum, one below zero with a minus sign; None: the word for what is not known."""
    if amount is None:
        return matter.words.term("words.unknown")
    return matter.money(amount).replace("-", "\u2212")
