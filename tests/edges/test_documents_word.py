"""The finished .docx: valid, the same every time, silent about what it must not say."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from packet_case import FORMS, HEBREW_LINE, LANGUAGES, SECRETS, page, pixels
from packet_made import packet_of

from casefile.documents.check import faults
from casefile.documents.rtl import JOINER, LRM, RLM, first_direction, marked, runs
from casefile.documents.word import written
from casefile.model.blocks import (
    Column,
    Contents,
    Evidence,
    Heading,
    Link,
    Numbered,
    Packet,
    Para,
    Row,
    Section,
    Span,
    Table,
)
from casefile.model.disclosure import Audience

EVERY = [(name, code) for name in sorted(FORMS) for code in LANGUAGES]


def parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return out.getvalue()


@pytest.fixture(scope="module")
def bundle() -> bytes:
    return written(packet_of("evidence_bundle", "en"), pixels)


@pytest.mark.parametrize(("form", "code"), EVERY)
def test_every_packet_passes_its_own_check(form, code):
    assert faults(written(packet_of(form, code, draft=True), pixels)) == ()


@pytest.mark.parametrize(("form", "code"), EVERY)
def test_an_independent_validator_of_open_xml_finds_nothing(form, code, tmp_path):
    file = tmp_path / "packet.docx"
    file.write_bytes(written(packet_of(form, code), pixels))

    assert [e.description for e in OpenXmlValidator().validate(str(file)).errors] == []


def test_another_library_opens_it_and_reads_the_same_words(bundle):
    document = docx.Document(io.BytesIO(bundle))

    assert "Kowalska Design" in document.paragraphs[1].text
    assert document.core_properties.author == "Kowalska Design"
    assert document.core_properties.created.date() == date(2026, 11, 22)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_is_private_is_nowhere_in_the_bytes_of_a_packet_for_others(form):
    body = written(packet_of(form, "en", cut=False), pixels)
    audience = FORMS[form].audience
    own = audience in (Audience.LAWYER, Audience.OWNER)
    range_told = audience is Audience.MEDIATOR
    forbidden = () if own else SECRETS[1:4] if range_told else SECRETS

    assert faults(body, forbidden) == ()


def test_a_phrase_cut_by_formatting_and_by_direction_marks_is_still_found():
    secret = "הסכום המזערי שלי 3,150 ₪"
    inner = (Span("הסכום המזערי", "strong"), " שלי ", Span("3,150", "emphasis"), " ₪")
    packet = replace(packet_of("demand_letter", "he"), blocks=(Para(inner),))

    assert any(fault.key.endswith("holds") for fault in faults(written(packet, pixels), [secret]))


@pytest.mark.parametrize("where", ["customXml/item1000.xml", "docProps/core.xml"])
def test_a_secret_in_a_part_no_one_looks_at_is_found(bundle, where):
    broken = parts(bundle)
    broken[where] = broken[where].replace(b"</", b"<!-- x --><x>my floor 3150</x></", 1)

    assert any(
        "my floor" in str(fault.values) for fault in faults(zipped(broken), ["my floor 3150"])
    )


def test_the_same_packet_gives_the_same_bytes_in_another_process_zone_and_hash_seed(tmp_path):
    here = written(packet_of("evidence_bundle", "he"), pixels)
    code = (
        "import sys; from packet_case import pixels; from packet_made import packet_of;"
        "from casefile.documents.word import written;"
        "sys.stdout.buffer.write(written(packet_of('evidence_bundle', 'he'), pixels))"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "77", "TZ": "Pacific/Auckland", "PYTHONPATH": _paths()},
    ).stdout

    assert hashlib.sha256(there).hexdigest() == hashlib.sha256(here).hexdigest()


def _paths() -> str:
    tests = Path(__file__).parents[1]
    return f"{tests}:{tests.parent}"


def test_nothing_in_the_file_tells_of_this_machine_or_of_a_tool(bundle):
    text = b"".join(parts(bundle).values())

    assert not re.search(rb"python|/home/|/root/|/tmp/|C:\\\\", text, re.IGNORECASE)
    assert "docProps/thumbnail.jpeg" not in parts(bundle)
    with zipfile.ZipFile(io.BytesIO(bundle)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_exhibit_has_a_header_of_its_own(bundle):
    headers = [b.decode() for n, b in parts(bundle).items() if n.startswith("word/packet-header")]

    assert [h for h in headers if "C-2" in h and "Invoice INV-2026/07" in h]


def test_heads_of_tables_repeat_and_rows_do_not_split(bundle):
    document = parts(bundle)["word/document.xml"].decode()
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", document)

    assert tables
    assert all(t.count("<w:cantSplit/>") == t.count("<w:tr>") for t in tables)
    assert any("<w:tblHeader/>" in t for t in tables)


def test_a_draft_says_so_across_every_page():
    body = parts(written(packet_of("evidence_bundle", "pl", draft=True), pixels))
    headers = [b.decode() for n, b in body.items() if n.startswith("word/packet-header")]

    assert headers
    assert all('string="PROJEKT"' in h for h in headers)


def test_fields_are_left_to_update_only_while_pages_are_not_known():
    packet = packet_of("evidence_bundle", "en")
    dashes = parts(written(packet, pixels))
    known = {f"ex{n}": 5 + n for n in (1, 2, 3)}
    counted = parts(written(packet, pixels, pages=known))

    assert b"updateFields" in dashes["word/settings.xml"]
    assert b"updateFields" not in counted["word/settings.xml"]
    assert b"TOC \\o" in counted["word/document.xml"]


def test_the_same_picture_is_kept_once():
    packet = packet_of("evidence_bundle", "en")
    body = parts(written(packet, lambda wanted: page("one")))

    assert len([n for n in body if n.startswith("word/media/")]) == 1


def test_a_redaction_has_one_width_and_leaves_no_words_behind():
    packet = replace(
        packet_of("demand_letter", "en"), blocks=(Para((Span("ID 123456789", "redacted"), ".")),)
    )

    document = parts(written(packet, pixels))["word/document.xml"].decode()
    assert "123456789" not in document
    assert "█" * 8 in document


# ---- right to left


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
        ("ריבית 8.5% על 5,040.00 ₪", []),
    ],
)
def test_what_reads_left_to_right_as_one_thing_is_found(line, islands):
    assert [text for text, rtl in runs(line, "rtl") if not rtl] == islands


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(max_examples=300)
def test_cutting_a_line_into_runs_loses_nothing(text):
    for base in ("ltr", "rtl"):
        assert "".join(part for part, _ in runs(text, base)) == text
        bare = "".join(part for part, _ in marked(text, base))
        assert bare.replace(LRM, "").replace(RLM, "") == text.replace(LRM, "").replace(RLM, "")


def test_the_first_strong_letter_gives_the_direction():
    assert first_direction("12. שלום") == "rtl"
    assert first_direction("12. hello שלום") == "ltr"
    assert first_direction("12.", "rtl") == "rtl"


# ---- odd input

odd = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\x00\x07\x0c\x1b\ud83d\udfff\u200f\u202e\ufffe<>&\"'\t\n אב₪12"),
    ),
    max_size=40,
)


@given(
    texts=st.lists(odd, min_size=6, max_size=6),
    code=st.sampled_from(LANGUAGES),
    draft=st.booleans(),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_at_all_can_be_written(texts, code, draft):
    a, b, c, d, e, f = texts
    packet = Packet(
        form="odd",
        title=a,
        subject=b,
        author=c,
        language=code,
        when=date(2026, 1, 1),
        blocks=(
            Heading(1, d),
            Contents(e),
            Para((a, Span(b, "strong"), Link("place", c)), anchor="place"),
            Numbered(f, level=3),
            Table((Column(a, 1), Column("", 2, "end")), (Row((b, c), anchor="row1"),), title=d),
            Section(header=e, landscape=True),
            Evidence(((a, b),), (("Email Quote", c), ("Email Body", d))),
        ),
        status=f if draft else "",
        marking=a,
    )

    assert faults(written(packet, pixels)) == ()


def margins_of(packet) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(written(packet, pixels))) as file:
        return set(re.findall(r'w:(?:left|right)="(\d+)"', pages_of(file)))


def pages_of(file: zipfile.ZipFile) -> str:
    return "".join(re.findall(r"<w:pgMar[^>]*>", file.read("word/document.xml").decode()))


def test_an_english_witness_statement_has_the_wide_margins_that_its_courts_ask_for():
    assert margins_of(packet_of("witness_statement", "en")) == {"1984"}  # 35 mm
    assert margins_of(packet_of("witness_statement", "pl")) == {"1418"}  # 25 mm
    assert margins_of(packet_of("evidence_bundle", "en")) == {"1418"}


def test_the_paper_is_that_of_the_place():
    letter = replace(packet_of("demand_letter", "en"), paper="Letter")
    with zipfile.ZipFile(io.BytesIO(written(letter, pixels))) as file:
        assert '<w:pgSz w:w="12240" w:h="15840"/>' in file.read("word/document.xml").decode()


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
        ("Tue, 10 Feb 2026 09:32:38 +0200", ["Tue, 10 Feb 2026 09:32:38 +0200"]),
        ("12 Mill Lane, Leeds, LS1 1AA, ", ["12 Mill Lane, Leeds, LS1 1AA"]),
        ("dana@a.example · 04-000-0012", ["dana@a.example", "04-000-0012"]),
    ],
)
def test_a_clause_of_another_language_stays_one_run_and_a_list_keeps_the_order_of_the_line(
    line, islands
):
    assert [text for text, rtl in runs(line, "rtl") if not rtl] == islands
