"""The lines of an order form, blank but for the parties."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Span, Table, Text
from casefile.packets.facts import facts
from casefile.packets.matter import Matter

_LINES = ("number_day", "subject", "quantity", "price", "extras", "deliver", "payment_days")
_SIGNER = ("who_orders", "register_number")


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table to complete before work begins."""
    known = facts(matter)
    blank: Text = (Span(f"[{matter.t('lines.to_complete')}]", "to_complete"),)
    rows = [
        Row((matter.t("lines.supplier"), known["claimant"] or blank)),
        Row((matter.t("lines.customer"), known["respondent"] or blank)),
        *(Row((matter.t(f"lines.{name}"), blank)) for name in (*_LINES, *_SIGNER)),
    ]
    return (Table((Column("", 4), Column("", 6)), tuple(rows), style="Field Table"),)
