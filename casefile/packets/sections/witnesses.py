"""Who can say what of their own knowledge."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Row, Table
from casefile.model.clean import clean, one_line
from casefile.packets.matter import Matter
from casefile.packets.witness_told import relation_told


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the witnesses that the audience may see; nothing when there is none."""
    seen = [w for w in matter.case.witnesses if matter.sees(w.disclosure)]
    if not seen:
        return ()
    rows = tuple(
        Row(
            (
                one_line(witness.name),
                relation_told(witness, matter.case, matter.words)
                or matter.words.name_of(witness.relation),
                clean(witness.knows.strip()) or "–",
                matter.answer(witness.first_hand),
                matter.answer(witness.available),
                matter.cite((witness.statement,) if witness.statement else (), empty="–"),
            )
        )
        for witness in seen
    )
    columns = (
        Column(matter.t("witnesses.name"), 2.2),
        Column(matter.t("witnesses.relation"), 1.6),
        Column(matter.t("witnesses.knows"), 4),
        Column(matter.t("witnesses.first_hand"), 1.4),
        Column(matter.t("witnesses.available"), 1.4),
        Column(matter.t("witnesses.statement"), 2),
    )
    title = matter.t("witnesses.title")
    return (Heading(1, title, "witnesses"), Table(columns, rows, title=title))
