"""Who is told the head of the log, and the page that tells how the record was kept."""

from __future__ import annotations

import io
import zipfile

import pytest
from packet_case import FORMS, LANGUAGES, language, pixels
from packet_made import packet_of

from casefile.documents.plain import plain_text
from casefile.documents.word import written
from casefile.model.disclosure import Audience
from casefile.model.keeping import OutOfTheOrdinary, RecordKeeping

HEAD = "0123456789abcdef" * 4
KEPT = RecordKeeping(
    changes=12,
    first_at="2026-11-01T08:00:00Z",
    last_at="2026-11-20T17:30:00Z",
    actors=("Dana Cohen", "Anna Nowak"),
    head=HEAD,
    exceptions=(
        OutOfTheOrdinary(
            at="2026-11-10T09:00:00Z", actor="Dana Cohen", action="repair", note="NOTE-OF-HOUSE"
        ),
    ),
    accesses=31,
)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_head_of_the_log_is_told_once_to_all_but_the_other_side(form, code):
    packet = packet_of(form, code, keeping=KEPT)
    text = plain_text(packet).replace("\n", "").replace(" ", "")
    with zipfile.ZipFile(io.BytesIO(written(packet, pixels))) as file:
        parts = {name: file.read(name).decode("utf-8", "ignore") for name in file.namelist()}

    if FORMS[form].audience in (Audience.RESPONDENT, Audience.EXCHANGE):
        title = language(code).term("packets.record.head")
        assert not [name for name, part in parts.items() if HEAD in part or title in part]
        assert HEAD not in text
    else:
        assert text.count(HEAD) == 1
        assert f'head="{HEAD}"' in parts["customXml/item1000.xml"]


def test_without_a_log_no_packet_speaks_of_one():
    assert "SHA-256):" not in plain_text(packet_of("demand_letter", "en"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_names_the_figures_and_what_was_out_of_the_ordinary(code):
    text = plain_text(packet_of("record_keeping_page", code, keeping=KEPT))

    for told in ("12", "31", "Dana Cohen, Anna Nowak", "17:30"):
        assert told in text
    assert {"en": "repaired", "he": "תיקון", "pl": "naprawa"}[code] in text
    assert "NOTE-OF-HOUSE" not in text


def test_section_36_is_named_in_israel_alone():
    assert "36" in plain_text(packet_of("record_keeping_page", "he", keeping=KEPT))
    assert "Section 36" not in plain_text(packet_of("record_keeping_page", "en", keeping=KEPT))
