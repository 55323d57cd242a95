"""A small case under the law of a place, and the packets and tables made of it."""

from __future__ import annotations

from datetime import date

from packet_case import FORMS, language

from casefile.library import jurisdictions
from casefile.model.blocks import Packet, Table
from casefile.model.case import Case
from casefile.model.claim import Debt, Ground
from casefile.model.dates import loose
from casefile.model.party import Owner, Party, PartyKind
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.told import told
from casefile.rules.review import review

LAWS = jurisdictions()
ON = date(2026, 11, 20)
LANGUAGES = ("en", "he", "pl")


def debt(ref: str, amount: str, **more: object) -> Debt:
    return Debt.model_validate({"ref": ref, "amount": amount, "due": loose("2026-03-31")} | more)


def case(place: str, *debts: Debt, **more: object) -> Case:
    parties = {"claimant": Party(name="Ours", kind=PartyKind.COMPANY)}
    parties["respondent"] = Party(name="Theirs", kind=PartyKind.COMPANY)
    return Case(place=place, ground=Ground.SERVICES, debts=debts, **parties, **more)


def packet(given: Case, form: str, code: str = "en") -> Packet:
    law = LAWS[given.place]
    known = review(given, law, ON)
    return compose(Matter(given, known, FORMS[form], language(code), law, Owner(), {}, {}, ON))


def packet_about(given: Case, form: str) -> Packet:
    """Return the packet with what it tells of the offer on file."""
    law, words, made = LAWS[given.place], language("en"), FORMS[form]
    known = review(given, law, ON)
    itself = told(given, given, made, words, on=ON)
    return compose(Matter(given, known, made, words, law, Owner(), {}, {}, ON, told=itself))


def table(packet: Packet, title: str) -> Table:
    (found,) = (b for b in packet.blocks if isinstance(b, Table) and b.title == title)
    return found
