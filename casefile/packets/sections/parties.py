"""The parties: who they are, with the numbers and addresses that identify them."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import clean, one_line
from casefile.model.party import Party, PartyKind
from casefile.model.sentence import capital
from casefile.packets.matter import Matter

_COLUMNS = (Column("", 3), Column("", 7))


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one table of fields for each party."""
    case = matter.case
    named = [
        (matter.role("claimant"), matter.creditor),
        (matter.role("respondent"), case.respondent),
        *((one_line(p.role) or matter.t("parties.other_party"), p) for p in case.others),
    ]
    done: list[Block] = [Heading(1, matter.t("parties.title"), "parties")]
    for role, party in named:
        if not party.name and party is not case.respondent:
            continue
        done.append(Para(role, "caption"))
        done.append(Table(_COLUMNS, _rows(matter, party), style="Field Table", title=role))
    return tuple(done)


def _rows(matter: Matter, party: Party) -> tuple[Row, ...]:
    lines = [(matter.t("parties.name"), matter.called(party) or matter.words.term("words.unknown"))]
    if party.kind is not PartyKind.UNKNOWN:
        lines.append((matter.t("parties.kind"), matter.words.name_of(party.kind)))
    lines += [(capital(one_line(n.kind)), one_line(n.value)) for n in party.numbers]
    for key, text in (
        ("address", party.address),
        ("email", party.email),
        ("phone", party.phone),
    ):
        if text.strip():
            lines.append((matter.t(f"parties.{key}"), clean(text.strip())))
    people = [
        f"{one_line(person.name)} – {one_line(person.role)}" if person.role else person.name
        for person in party.people
    ]
    if people:
        lines.append((matter.t("parties.people"), one_line("; ".join(people))))
    if party.register_checked_on.known:
        checked = matter.words.loose_day(party.register_checked_on)
        lines.append((matter.t("parties.checked"), checked))
    return tuple(Row(line) for line in lines)
