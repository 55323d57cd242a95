"""The court and the number of the claim at the head of a paper for it, else left to complete."""

from __future__ import annotations

from casefile.model.blocks import Block, Para, Span
from casefile.packets.matter import Matter
from casefile.rules.forum import sole_door


def court_head(matter: Matter) -> tuple[Block, ...]:
    """Return two lines: the court, and the number of the claim, which is a blank.

    The court is a blank too, unless one door alone is open and the pack has its heading.
    """

    def blank(key: str) -> Span:
        return Span(f"[{matter.t(key)}]", "to_complete")

    door = sole_door(matter.case, matter.law, matter.review.account, matter.on)
    named = "" if door is None else door.heading.get(matter.words.code, "")
    number = (f"{matter.t('statement.claim')}: ", blank("statement.claim"))
    return (
        Para((named or blank("statement.court"),), "Court Heading"),
        Para(number, "Statement Claim"),
    )
