"""The head of a statement: whose it is, for which side, which one, made when."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Section, Span, Table, Text
from casefile.packets.facts import facts
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a new page with the particulars that a statement carries at its top."""
    known = facts(matter)
    subject = form_words(matter.form, "subject", matter.words.code)

    def shown(name: str) -> Text:
        return known[name] or (Span(f"[{matter.t(f'blanks.{name}')}]", "to_complete"),)

    rows = (
        Row((matter.t("statement.side"), matter.role("claimant"))),
        Row((matter.t("statement.witness"), shown("witness"))),
        Row((matter.t("statement.number"), "1")),
        Row(
            (matter.t("statement.made"), (Span(f"[{matter.t('statement.made')}]", "to_complete"),))
        ),
    )
    return (
        Section(header=subject),
        Table((Column("", 3), Column("", 7)), rows, style="Field Table", title=subject),
    )
