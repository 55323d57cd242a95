"""What follows stands on pages of its own: an enclosure behind a letter."""

from __future__ import annotations

from casefile.model.blocks import Block, Section
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a new section under the name of the account."""
    return (Section(header=matter.t("account.title")),)
