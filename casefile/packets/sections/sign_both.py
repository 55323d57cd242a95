"""Where both sides sign: name, capacity, place and day, signature."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.model.form import NEXT_DEAL
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return signature lines for both parties."""
    done: list[Block] = []
    names = [matter.role("claimant"), matter.role("respondent")]
    if matter.form.group == NEXT_DEAL:
        names = [matter.t("lines.supplier"), matter.t("lines.customer")]
    for name in names:
        done.append(Para(name, "caption"))
        done += [
            Para(f"{matter.t(f'signing.{line}')}:\t", "Signature Line")
            for line in ("name", "day", "signature")
        ]
    return tuple(done)
