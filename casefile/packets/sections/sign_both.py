"""Where both sides sign: name, capacity, place and day, signature."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return signature lines for both parties."""
    done: list[Block] = []
    for side in ("claimant", "respondent"):
        done.append(Para(matter.role(side), "caption"))
        done += [
            Para(f"{matter.t(f'signing.{line}')}:\t", "Signature Line")
            for line in ("name", "day", "signature")
        ]
    return tuple(done)
