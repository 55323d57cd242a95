"""The people of a mediation as a table: for which side, in what role, whether they may settle."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Table
from casefile.model.clean import one_line
from casefile.model.offer import OfferBy
from casefile.packets.matter import Matter


def attending(matter: Matter) -> tuple[Block, ...]:
    """Return one line a person, our side first; nothing while nobody is named."""
    named = sorted(matter.case.mediation.attending, key=lambda one: one.by is not OfferBy.CLAIMANT)
    if not named:
        return ()
    rows = tuple(
        Row(
            (
                matter.role(one.by.value),
                one_line(one.name),
                one_line(one.role) or "–",
                "–" if one.authority is None else matter.answer(one.authority),
            )
        )
        for one in named
    )
    columns = (
        Column(matter.t("attending.side"), 2),
        Column(matter.t("attending.name"), 3),
        Column(matter.t("attending.role"), 3),
        Column(matter.t("attending.may"), 2),
    )
    return (Table(columns, rows, title=matter.t("attending.title")),)
