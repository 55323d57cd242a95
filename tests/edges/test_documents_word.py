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
from packet_case import FORMS, LANGUAGES, SECRETS, page, pixels
from packet_made import packet_of

from casefile.documents.check import faults
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
