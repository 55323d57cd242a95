"""Lines, links, file names and blanks of a packet, and the forms they come from."""

from __future__ import annotations

import pytest
from packet_case import (
    FORMS,
    case_of,
    language,
    law_of,
)
from packet_made import packet_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.intake import sniff
from casefile.model.blocks import FileLink, Numbered, Para, Table
from casefile.model.disclosure import Audience
from casefile.model.errors import BadData
from casefile.model.form import Form, Part
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.typeset import hebrew, polish


def test_files_beside_the_packet_are_named_by_order_and_mark_never_by_their_old_name():
    packet = packet_of("evidence_bundle", "pl")

    assert [a.name for a in packet.attached] == [
        "exhibits/001-C-1.pdf",
        "exhibits/002-C-2.pdf",
        "exhibits/003-C-3.eml",
    ]
    labels = [a.label for a in packet.attached]
    assert labels == [f"zał.\u00a0nr\u00a0{n}" for n in (1, 2, 3)]
    assert "home-path" not in repr(packet)


@pytest.mark.parametrize(
    ("media_type", "ending"),
    [
        (sniff.CHAT_ZIP, "zip"), (sniff.CHAT, "txt"), (sniff.MAILBOX, "mbox"),
        (sniff.CALENDAR, "ics"), (sniff.INVOICE, "xml"), (sniff.ENVELOPE, "p7m"),
    ],
)  # fmt: skip
def test_a_file_beside_the_packet_has_an_ending_by_which_its_reader_opens_it(
    monkeypatch, media_type, ending
):
    case = case_of("pl")
    first, *others = case.exhibits
    changed = first.but(custody=first.custody.but(media_type=media_type))
    monkeypatch.setattr("packet_made.case_of", lambda _: case.but(exhibits=(changed, *others)))

    packet = packet_of("evidence_bundle", "pl")

    assert packet.attached[0].name == f"exhibits/001-C-1.{ending}"


def test_original_file_names_stand_only_in_the_lawyers_file():
    assert "home-path-C-1.pdf" in repr(packet_of("lawyer_instruction", "en"))


def test_numbers_begin_again_under_each_heading():
    numbered = [b for b in packet_of("lawyer_instruction", "en").blocks if isinstance(b, Numbered)]

    assert [b.restart for b in numbered].count(True) == 3  # the claim, the next steps, questions


def test_the_text_of_a_packet_counts_as_its_word_file_does():
    lines = plain_text(packet_of("lawyer_instruction", "en")).splitlines()

    assert sum(line.startswith("1. ") for line in lines) == 3


def test_a_fact_that_is_not_known_is_a_blank_to_complete_not_a_gap_in_the_line():
    case = case_of("en")
    bare = case.but(claimant=case.claimant.but(bank_account=""))
    packet = compose(Matter(
        bare, review_of(bare), FORMS["demand_letter"], language("en"), law_of("en"), Owner(),
        texts={}, pages={}, on=review_of(bare).on,
    ))  # fmt: skip

    assert "[bank account for the payment]" in plain_text(packet)


def odd_form(text: str, **part: str) -> Form:
    return Form(
        name="odd",
        audience=Audience.COURT,
        outline=(Part(text="line", **part),) if not part.get("section") else (Part(**part),),
        words={"en": {"subject": "s", "line": text}},
    )


@pytest.mark.parametrize(
    ("form", "key"),
    [
        (odd_form("Sum: {blance}"), "no_such_fact"),
        (odd_form("x", when="has_blance"), "no_such_condition"),
        (odd_form("x", section="nowhere"), "no_such_section"),
        (odd_form("x", section="elements"), "section_not_for_audience"),
        (odd_form("x", section="gaps"), "section_not_for_audience"),
    ],
)
def test_a_misspelt_form_is_refused_with_its_file_and_key(form, key):
    case = case_of("en")
    with pytest.raises(BadData) as refused:
        compose(Matter(
            case, review_of(case), form, language("en"), law_of("en"), Owner(),
            texts={}, pages={}, on=review_of(case).on,
        ))  # fmt: skip

    assert refused.value.key == key
    assert refused.value.where.startswith("odd/")


@pytest.mark.parametrize(
    ("given", "set_"),
    [
        ("w Warszawie i z nim", "w\u00a0Warszawie i\u00a0z\u00a0nim"),
        ("Meble sp. z o.o. w Łodzi", "Meble sp.\u00a0z\u00a0o.o. w\u00a0Łodzi"),
        ("art. 481 § 2 k.c.", "art.\u00a0481\u00a0§\u00a02 k.c."),
        ("12 stycznia 2026 r.", "12\u00a0stycznia 2026\u00a0r."),
        ("zał. nr 1", "zał.\u00a0nr\u00a01"),
    ],
)
def test_polish_lines_do_not_end_in_a_one_letter_word(given, set_):
    assert polish(given) == set_


def test_hebrew_lines_are_not_cut_within_a_day_or_after_the_mark_of_a_section():
    assert hebrew("מיום 4 בדצמבר 2026") == "מיום 4\u00a0בדצמבר 2026"
    assert hebrew("חוק ההתיישנות, תשי״ח-1958, ס' 5(1)").endswith("ס'\u00a05(1)")
    assert hebrew("טל' 04-000-0012") == "טל'\u00a004-000-0012"
    assert hebrew("ס' החוק") == "ס' החוק"


def test_a_hebrew_currency_and_firm_stay_with_what_they_belong_to():
    assert hebrew('חברה בע"מ חייבת 5 ₪') == 'חברה\u00a0בע"מ חייבת 5\u00a0₪'


def test_links_to_files_stay_beside_the_packet():
    blocks = packet_of("evidence_bundle", "en").blocks
    texts = [b.text for b in blocks if isinstance(b, Para)]
    texts += [c for b in blocks if isinstance(b, Table) for r in b.rows for c in r.cells]
    paths = [p.path for t in texts if not isinstance(t, str) for p in t if isinstance(p, FileLink)]

    assert paths
    assert all(path.startswith("exhibits/") and ".." not in path for path in paths)
