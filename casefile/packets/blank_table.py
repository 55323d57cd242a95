"""The two parties, and below them lines that are filled in by hand."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.blocks import Column, Row, Span, Table, Text
from casefile.packets.facts import facts
from casefile.packets.matter import Matter


def blank_table(matter: Matter, lines: Iterable[str]) -> Table:
    """Return a table to complete: *lines* are keys of ``packets.lines``."""
    known = facts(matter)

    def row(name: str, told: Text = "") -> Row:
        label = matter.t(f"lines.{name}")
        blank = Span(f"[{matter.t('lines.to_complete')}]", "to_complete", about=label)
        return Row((label, told or (blank,)))

    rows = [
        row("supplier", known["claimant"]),
        row("customer", known["respondent"]),
        *(row(name) for name in lines),
    ]
    return Table((Column("", 4), Column("", 6)), tuple(rows), style="Field Table")
