"""The end of a letter: the close, and a line to sign on."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.packets.facts import facts
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the close, the signature line and the name below it."""
    known = facts(matter)
    name = known["sender"] or known["claimant"]
    acting = matter.owner.acting
    below = [name] if name else []
    if acting and not name.startswith(acting):
        below = [acting] if acting.startswith(name) else [acting, name]
    if known["claimant"] and known["claimant"] != name:
        below.append(matter.t("letter.on_behalf", claimant=known["claimant"]))
    return (
        Para(matter.t("letter.close"), "Closing"),
        Para("\t", "Signature Line"),
        *(Para(line, "Sender") for line in dict.fromkeys(below)),
    )
