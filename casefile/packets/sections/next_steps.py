"""What to do next, why, and what it would change."""

from __future__ import annotations

from casefile.model.blocks import Block, Heading, Numbered, Para, Span
from casefile.packets.bare import bare
from casefile.packets.matter import Matter

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the steps in their order, then why a lawyer first, if so."""
    done: list[Block] = []
    if matter.review.lawyer_first:
        done.append(Heading(1, matter.t("steps.lawyer"), "lawyerfirst"))
        done += [Para(matter.words.say(line.why), "Bullet") for line in matter.review.lawyer_first]
    if matter.review.next_steps:
        done.append(Heading(1, matter.t("steps.title"), "steps"))
        done += [
            Numbered(
                (
                    Span(matter.words.told(bare(matter, line.step)), "strong"),
                    f" {matter.words.told(bare(matter, line.why), bare(matter, line.effect))}",
                )
            )
            for line in matter.review.next_steps
        ]
    return tuple(done)
