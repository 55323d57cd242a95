"""Warning signs that earlier cases showed, and what to ask for before the next deal."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Para, Row, Table
from casefile.packets.matter import Matter

OWN_HOUSE = True


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a checklist, the most frequent sign first; a sentence when there is none."""
    found = matter.over_all.signs if matter.over_all is not None else ()
    if not found:
        return (Para(matter.t("signs.none")),)
    say = matter.words.say
    rows = tuple(
        Row(
            (
                "\u2610",
                say(sign.what),
                matter.t(
                    "signs.seen", n=sign.cases, numbers=", ".join(str(n) for n in sign.numbers)
                ),
                say(sign.ask),
            )
        )
        for sign in found
    )
    columns = (
        Column("", 0.4),
        Column(matter.t("signs.sign"), 3.4),
        Column(matter.t("signs.where"), 2.4),
        Column(matter.t("signs.ask"), 3.8),
    )
    return (Table(columns, rows, title=matter.t("signs.title")),)
