"""Who comes to the mediation: for which side, in what role, whether they may settle there."""

from __future__ import annotations

from casefile.model.blocks import Block
from casefile.packets.attending_told import attending
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one line a person, our side first; nothing while nobody is named."""
    return attending(matter)
