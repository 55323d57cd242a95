"""Proposals already made to the other side or received from it, oldest first."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import one_line
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the offers that the audience may see."""
    seen = [o for o in matter.case.offers if matter.sees(o.disclosure, sent=o.sent)]
    done: list[Block] = [Heading(1, matter.t("offers.title"), "offers")]
    if not seen:
        return (*done, Para(matter.t("offers.none")))
    rows = [
        Row(
            (
                matter.words.loose_day(offer.on),
                matter.role(offer.by.value),
                matter.money(offer.amount) if offer.amount else "–",
                one_line(offer.terms) or "–",
                matter.words.name_of(offer.answer),
            )
        )
        for offer in sorted(seen, key=lambda offer: offer.on)
    ]
    columns = (
        Column(matter.t("columns.day"), 2),
        Column(matter.t("offers.by"), 1.7),
        Column(matter.t("columns.sum"), 2, "end"),
        Column(matter.t("offers.terms"), 4),
        Column(matter.t("offers.answer"), 1.7),
    )
    return (*done, Table(columns, tuple(rows), title=matter.t("offers.title")))
