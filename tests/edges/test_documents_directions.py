"""Which way the words of a .docx run: Hebrew, other languages in it, numbers kept whole."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packet_case import HEBREW_LINE, pixels
from packet_made import packet_of

from casefile.documents.rtl import JOINER, LRM, RLM, first_direction, marked, runs
from casefile.documents.runs import Runs
from casefile.documents.word import written


def parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_hebrew_packet_marks_every_paragraph_and_table():
    body = parts(written(packet_of("evidence_bundle", "he"), pixels))
    document = body["word/document.xml"].decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>", document)

    assert all("<w:bidi" in p for p in paragraphs if "<w:t " in p)
    assert document.count("<w:bidiVisual/>") == document.count("<w:tbl>")
    assert not re.search(r'<w:jc w:val="(left|right)"/>', document)
    assert all("<w:bidi/>" in s for s in re.findall(r"<w:sectPr>.*?</w:sectPr>", document))


def test_a_language_of_the_users_own_runs_as_it_is_written():
    packet = packet_of("reminder_friendly", "he")
    for code, turned in (("fa", True), ("uk", False)):
        body = parts(written(replace(packet, language=code), pixels))
        document = body["word/document.xml"].decode()
        assert ("<w:bidi/></w:pPr>" in document) is turned
        assert ('w:bidi="fa"' in document) is turned


def test_an_english_line_in_a_hebrew_packet_keeps_its_own_direction():
    document = parts(written(packet_of("evidence_bundle", "he"), pixels))["word/document.xml"]
    line = next(
        p for p in re.findall(r"<w:p>.*?</w:p>", document.decode()) if "Plain words in English" in p
    )

    assert '<w:bidi w:val="0"/>' in line


def test_numbers_phones_accounts_and_addresses_are_runs_of_their_own():
    islands = [text for text, rtl in runs(HEBREW_LINE, "rtl") if not rtl]

    assert islands == [
        "INV-2026/07",
        "dana@cohen.example",
        "+972 52-123 4567",
        "IL62 0108 0000 0009 9999 999",
    ]


@pytest.mark.parametrize(
    ("line", "islands"),
    [
        ("הסכום 12,300.00 PLN לפי C-1", ["12,300.00 PLN", "C-1"]),
        ("C-1, C-2, C-3", ["C-1", "C-2", "C-3"]),
        ("Blue Door Ltd (05123456) חייבת", ["Blue Door Ltd (05123456)"]),
        ("Meble Zawada sp. z o.o. חייבת", ["Meble Zawada sp. z o.o."]),
        ("חשבון 12-345-678901 או 03-1234567", ["12-345-678901", "03-1234567"]),
        ("עד 12.03.2026 בשעה 10:05", []),
        ("10.2.2026 09:32 +0200", ["09:32 +0200"]),
        ("ריבית 8.5% על 5,040.00 ₪", []),
    ],
)
def test_what_reads_left_to_right_as_one_thing_is_found(line, islands):
    assert [text for text, rtl in runs(line, "rtl") if not rtl] == islands


MARKS = dict.fromkeys(map(ord, (LRM, RLM, JOINER)))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(max_examples=300)
def test_cutting_a_line_into_runs_loses_nothing(text):
    for base in ("ltr", "rtl"):
        assert "".join(part for part, _ in runs(text, base)) == text
        shown = "".join(part for part, _ in marked(text, base))
        assert shown.translate(MARKS) == text.translate(MARKS)


def test_the_first_strong_letter_gives_the_direction():
    assert first_direction("12. שלום") == "rtl"
    assert first_direction("12. hello שלום") == "ltr"
    assert first_direction("12.", "rtl") == "rtl"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("לפי הצעת מחיר 26-014 מיום 12/03/2026", "26-014"),
        ("טלפון 04-8123456 במשרד", "04-8123456"),
        ('ח"פ 51-234567-8 של החברה', "51-234567-8"),
        (
            "אל accounts-dept@north-bay.example.co.il בתאריך",
            "accounts-dept@north-bay.example.co.il",
        ),
        ("(ראו www.example.co.il/pay?id=26-014).", "www.example.co.il/pay?id=26-014"),
    ],
)
def test_numbers_and_addresses_in_hebrew_are_one_run_and_are_not_cut_at_a_hyphen(line, kept):
    islands = [text for text, rtl in marked(line, "rtl") if not rtl]

    assert [text.strip(LRM).replace(JOINER, "") for text in islands] == [kept]
    if "/" not in kept:
        assert islands[0].count(f"-{JOINER}") == kept.count("-")


@pytest.mark.parametrize(
    ("line", "islands"),
    [
        (
            "מקור החוב: Umowa handlowa nr 7/2025, każde zamówienie jest umową (§ 2). מיום 3.11.25",
            ["Umowa handlowa nr 7/2025, każde zamówienie jest umową (§ 2)"],
        ),
        (
            "העתק: Potwierdzenie salda na 31.08.2026, podpisane elektronicznie",
            ["Potwierdzenie salda na 31.08.2026, podpisane elektronicznie"],
        ),
        ("אל ul. Przykładowa 14, 91-000 Łódź", ["ul. Przykładowa 14", "91-000 Łódź"]),
        ("הנדון: FV/31/2026, FV/47/2026", ["FV/31/2026", "FV/47/2026"]),
        ("חשבונית INV-07 12.3.2026 של Dana", ["INV-07", "Dana"]),
        ("נספח 2 – INVOICE 26-014 Total due", ["INVOICE 26-014 Total due"]),
        ("Tue, 10 Feb 2026 09:32:38 +0200", ["Tue, 10 Feb 2026 09:32:38 +0200"]),
        ("12 Mill Lane, Leeds, LS1 1AA, ", ["12 Mill Lane, Leeds, LS1 1AA"]),
        ("dana@a.example · 04-000-0012", ["dana@a.example", "04-000-0012"]),
    ],
)
def test_a_clause_of_another_language_stays_one_run_and_a_list_keeps_the_order_of_the_line(
    line, islands
):
    assert [text for text, rtl in runs(line, "rtl") if not rtl] == islands


@pytest.mark.parametrize(
    "line",
    ["שולם (1.8.2026, היום)", "יתרה (1,900.00\u00a0₪)", "ירידה (−1,900.00 ₪)", "סכום (12 PLN) כאן"],
)
def test_in_hebrew_no_line_begins_between_a_bracket_and_its_number(line):
    drawn = _runs().run(line, "rtl")

    opened, held, number = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", drawn)[:3]
    assert (opened[-1], held) == ("(", "\u00a0")
    assert number.strip(LRM)[:1] in "1−"
    assert '<w:w w:val="1"/><w:sz w:val="2"/>' in drawn, "it would be seen as a gap"


def test_a_bracket_before_words_and_one_in_a_line_from_left_to_right_need_no_hold():
    assert "\u00a0" not in _runs().run("שולם (היום, 1.8.2026)", "rtl")
    assert "\u00a0" not in _runs().run("paid (1.8.2026)", "ltr")


def test_no_line_begins_between_a_minus_and_the_sign_of_a_currency():
    assert f"−{JOINER}£1,900.00" in _runs().run("down (−£1,900.00) here", "ltr")


def test_no_line_ends_within_a_day_that_is_written_with_hyphens():
    assert f"2026-{JOINER}04-{JOINER}30" in _runs().run("performed on 2026-04-30.", "ltr")
    assert JOINER not in _runs().run("order 2026-04-301 of INV-2026-04-30", "ltr")


def test_in_hebrew_a_sentence_from_left_to_right_keeps_the_order_of_its_clauses():
    said = (
        "Signed and used since launch; first complaint after 41 days (clause 4: 14 days); put right"
    )
    stretches = marked(f"תשובתנו: {said}. הדבר עולה מן הדוח (", "rtl")
    assert (f"{LRM}{said}{LRM}", False) in stretches
    listed = [x.strip(LRM) for x, rtl in marked("כאן: Ash Ltd; Birch Ltd; C-1", "rtl") if not rtl]
    assert listed == ["Ash Ltd", "Birch Ltd", "C-1"], "a list goes on in the order of the line"


def _runs() -> Runs:
    return Runs({}, lambda path: path)


@pytest.mark.parametrize("name", ["Bet sp. z o.o.", "Alef Ltd.", "Acme Inc. (05123456)."])
def test_a_name_alone_in_a_cell_keeps_the_stop_it_ends_in(name):
    assert runs(name, "rtl") == [(name, False)]


def test_a_section_of_an_act_abroad_is_read_in_its_own_order():
    said = "ריבית על פי דין: ריבית חוקית (art. 481 § 1–2 k.c.)."
    assert ("art. 481 § 1–2 k.c.", False) in runs(said, "rtl")
