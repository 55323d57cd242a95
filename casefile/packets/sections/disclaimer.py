"""What the figures rest on: the day of the law pack, and that it is data, not advice."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the note at the end of a packet; others are told the day of the law alone."""
    as_of = matter.t("law_as_of", day=matter.law.as_of)
    if not matter.own_house:
        return (Para(as_of, "Note"),)
    told = matter.law.disclaimer.get(matter.words.code) or matter.t("disclaimer")
    return (Para(f"{told} {as_of}", "Note"),)
