"""The head of a statement: what it is, in which matter, whose, for which side."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Para, Row, Section, Span, Table, Text
from casefile.packets.court_head import court_head
from casefile.packets.facts import facts
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter

_OF_A_COURT = ("il", "bc")
"""Places where it is headed with the court and its number; elsewhere it is a private paper."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a new page with the particulars that a statement carries at its top."""
    known = facts(matter)
    subject = form_words(matter.form, "subject", matter.words.code)

    def shown(name: str) -> Text:
        return known[name] or (Span(f"[{matter.t(f'blanks.{name}')}]", "to_complete"),)

    rows = (
        Row((matter.t("statement.side"), matter.role("claimant"))),
        Row((matter.t("statement.witness"), shown("witness"))),
    )
    sides = (known["claimant"], known["respondent"])
    return (
        Section(header=subject),
        *(court_head(matter) if matter.law.code in _OF_A_COURT else ()),
        Para(subject, "Title"),
        Para(matter.t("versus", claimant=sides[0], respondent=sides[1]), "Court Heading"),
        Table((Column("", 3), Column("", 7)), rows, style="Field Table", title=subject),
    )
