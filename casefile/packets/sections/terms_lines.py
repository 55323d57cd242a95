"""The lines of a sheet of terms for the next deal, blank but for the parties."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Span, Table, Text
from casefile.packets.facts import facts
from casefile.packets.matter import Matter

_LINES = (
    *("subject", "price", "payment_days", "deposit", "early"),
    *("who_orders", "acceptance", "late"),
)


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table to complete: what is not written before the work is disputed after it."""
    known = facts(matter)
    blank: Text = (Span(f"[{matter.t('lines.to_complete')}]", "to_complete"),)
    rows = [
        Row((matter.t("lines.supplier"), known["claimant"] or blank)),
        Row((matter.t("lines.customer"), known["respondent"] or blank)),
        *(Row((matter.t(f"lines.{name}"), blank)) for name in _LINES),
    ]
    return (Table((Column("", 4), Column("", 6)), tuple(rows), style="Field Table"),)
