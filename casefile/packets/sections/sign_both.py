"""Where both sides sign, side by side: name, capacity, place and day, signature."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Table
from casefile.model.form import NEXT_DEAL
from casefile.packets.facts import facts
from casefile.packets.matter import Matter

_ROOM = "\n\n"
"""Lines that a row keeps free to write on."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one table with a column a party, headed by its name or, before a deal, its part."""
    known = facts(matter)
    names = [known[side] or matter.role(side) for side in ("claimant", "respondent")]
    if matter.form.group == NEXT_DEAL:
        names = [matter.t("lines.supplier"), matter.t("lines.customer")]
    rows = tuple(
        Row((matter.t(f"signing.{line}"), _ROOM, _ROOM)) for line in ("name", "day", "signature")
    )
    signing = matter.t("signing.signature")
    columns = (Column(signing, 2.4), *(Column(name, 3.8) for name in names))
    return (Table(columns, rows, title=signing),)
