"""A cover says where the translation and the transcript of an exhibit stand, or that one lacks."""

from __future__ import annotations

from packet_case import FORMS, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.blocks import Packet
from casefile.model.contact import Channel, Contact, Recorded
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import ExhibitKind
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.preflight import to_complete


def packet(**changes) -> Packet:
    case = case_of("en")
    first, *rest = case.exhibits
    call = Contact(
        on=loose("2026-01-15"),
        channel=Channel.PHONE,
        recording="C-1",
        recorded=Recorded(transcript="C-3"),
        disclosure=Disclosure.OPEN,
    )
    case = case.but(exhibits=(first.but(**changes), *rest), contacts=(call,))
    return compose(Matter(
        case, review_of(case), FORMS["evidence_bundle"], language("en"), law_of("en"), Owner(),
        TEXTS, {}, ON,
    ))  # fmt: skip


def bundle(**changes) -> str:
    return plain_text(packet(**changes))


def test_a_foreign_exhibit_leads_to_its_translation():
    assert "Translation: C-2" in bundle(language="pl", translation="C-2")


def test_a_foreign_exhibit_without_one_has_a_blank_to_complete():
    assert "Translation: [to be added]" in bundle(language="pl")


def test_what_an_exhibit_lacks_is_told_by_its_name_and_the_exhibit():
    """Two blanks read ``[to be added]``: the list of what is to be filled in says of what."""
    lacks = to_complete(packet(language="pl", kind=ExhibitKind.RECORDING, lawful=True))
    assert lacks == ("Translation (C-1)",)


def test_an_exhibit_in_the_language_of_the_packet_asks_for_none():
    assert "Translation" not in bundle(language="en")


def test_a_recording_leads_to_its_transcript():
    assert "Transcript: C-3" in bundle(kind=ExhibitKind.RECORDING, lawful=True)
