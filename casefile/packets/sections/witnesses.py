"""Who can say what of their own knowledge."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Row, Table, Text
from casefile.model.clean import clean, one_line
from casefile.model.witness import Witness
from casefile.packets.matter import Matter
from casefile.packets.witness_told import relation_told

_AVAILABLE = 4
"""The column that says whether a witness would come."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the witnesses that the audience may see; nothing when there is none."""
    seen = [w for w in matter.case.witnesses if matter.sees(w.disclosure)]
    if not seen:
        return ()
    columns = [
        Column(matter.t("witnesses.name"), 2.2),
        Column(matter.t("witnesses.relation"), 1.6),
        Column(matter.t("witnesses.knows"), 4),
        Column(matter.t("witnesses.first_hand"), 1.4),
        Column(matter.t("witnesses.available"), 1.4),
        Column(matter.t("witnesses.statement"), 2),
    ]
    rows = [_cells(matter, witness) for witness in seen]
    if not matter.own_house:  # whether he would come is for one's own house
        del columns[_AVAILABLE]
        for cells in rows:
            del cells[_AVAILABLE]
    title = matter.t("witnesses.title")
    table = Table(tuple(columns), tuple(Row(tuple(cells)) for cells in rows), title=title)
    return (Heading(1, title, "witnesses"), table)


def _cells(matter: Matter, witness: Witness) -> list[Text]:
    stands = relation_told(witness, matter.case, matter.words)
    return [
        one_line(witness.name),
        stands or matter.words.name_of(witness.relation),
        _can_say(matter, witness),
        matter.answer(witness.first_hand),
        matter.answer(witness.available),
        matter.cite((witness.statement,) if witness.statement else (), empty="–"),
    ]


def _can_say(matter: Matter, witness: Witness) -> str:
    """Return what he can say; to one's own house with his own words behind it, quoted."""
    known, said = clean(witness.knows.strip()), " ".join(clean(witness.own_words).split())
    if not matter.own_house or not said:
        return known or "–"
    quoted = matter.t("witnesses.own_words", said=said)
    return f"{known}\n{quoted}" if known else quoted
