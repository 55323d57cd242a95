"""Who makes an agreement: each party with its numbers, its address and who acts for it."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Para, Row, Span, Table, Text
from casefile.model.clean import clean, one_line
from casefile.model.party import Party, PartyKind
from casefile.packets.matter import Matter

_ACTS_ALONE = (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER)
"""A person signs for himself; of any other kind, and of one not known, somebody is asked for."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one table of fields for each side; what must be in a contract and lacks is a blank."""
    named = (
        ("claimant", matter.creditor, matter.claimant),
        ("respondent", matter.case.respondent, matter.respondent),
    )
    done: list[Block] = []
    for side, party, name in named:
        role = matter.t(f"contracting.{side}")
        rows = (Row((matter.t("parties.name"), name)), *_rows(matter, side, party))
        columns = (Column("", 3), Column("", 7))
        done += [Para(role, "caption"), Table(columns, rows, style="Field Table", title=role)]
    return tuple(done)


def _rows(matter: Matter, side: str, party: Party) -> list[Row]:
    rows = [Row((one_line(number.kind), one_line(number.value))) for number in party.numbers]
    address: Text = clean(party.address.strip()) or _blank(matter.t(f"blanks.{side}_address"))
    rows.append(Row((matter.t("parties.address"), address)))
    acts: Text = matter.told.facts.get(f"{side}_acts", "")
    if not acts and party.kind not in _ACTS_ALONE:
        acts = _blank(matter.t("contracting.acts_blank"))
    return [*rows, Row((matter.t("contracting.acts"), acts))] if acts else rows


def _blank(words: str) -> Text:
    return (Span(f"[{words}]", "to_complete"),)
