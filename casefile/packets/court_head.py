"""The court and the number of the claim at the head of a paper for it, still to be completed."""

from __future__ import annotations

from casefile.model.blocks import Block, Para, Span
from casefile.packets.matter import Matter


def court_head(matter: Matter) -> tuple[Block, ...]:
    """Return two lines, each a blank."""

    def blank(key: str) -> Span:
        return Span(f"[{matter.t(key)}]", "to_complete")

    number = (f"{matter.t('statement.claim')}: ", blank("statement.claim"))
    return (
        Para((blank("statement.court"),), "Court Heading"),
        Para(number, "Statement Claim"),
    )
