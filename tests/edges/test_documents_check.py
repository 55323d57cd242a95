"""Break a good packet in the ways that Word refuses or repairs; the check must see each one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from packet_case import pixels
from packet_made import packet_of

from casefile.documents.check import faults
from casefile.documents.word import written
from casefile.model.errors import PacketRefused

Parts = dict[str, bytes]
DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def good() -> Parts:
    with zipfile.ZipFile(io.BytesIO(written(packet_of("evidence_bundle", "en"), pixels))) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return out.getvalue()


def change(part: str, pattern: str, by: str) -> Callable[[Parts], None]:
    def broken(parts: Parts) -> None:
        text = parts[part].decode()
        assert re.search(pattern, text), pattern
        parts[part] = re.sub(pattern, lambda match: match.expand(by), text, count=1).encode()

    return broken


def drop(part: str) -> Callable[[Parts], None]:
    def broken(parts: Parts) -> None:
        del parts[part]

    return broken


FAULTS: dict[str, Callable[[Parts], None]] = {
    "rPr after t": change(
        DOCUMENT, r"<w:r>(<w:rPr>.*?</w:rPr>)(<w:t .*?</w:t>)</w:r>", r"<w:r>\2\1</w:r>"
    ),
    "jc before pStyle": change(
        DOCUMENT, r'(<w:pStyle w:val="TableNumber"/>)([^p]*?)(<w:jc w:val="end"/>)', r"\3\1\2"
    ),
    "cell without a paragraph": change(
        DOCUMENT, r"(<w:tc><w:tcPr><w:tcW[^>]*/></w:tcPr>)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"
    ),
    "table without its grid": change(DOCUMENT, r"<w:tblGrid>.*?</w:tblGrid>", ""),
    "bookmark id twice": change(
        DOCUMENT, r'<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'
    ),
    "bookmark name twice": change(DOCUMENT, r'w:name="ev2"', 'w:name="ev1"'),
    "bookmark name of 41 letters": change(DOCUMENT, r'w:name="ev2"', f'w:name="{"a" * 41}"'),
    "bookmark without end": change(DOCUMENT, r'<w:bookmarkEnd w:id="2"/>', ""),
    "field without end": change(DOCUMENT, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "link to nowhere": change(DOCUMENT, r'w:anchor="ex1"', 'w:anchor="nowhere"'),
    "page of nowhere": change(DOCUMENT, r"PAGEREF ex1", "PAGEREF nowhere"),
    "unknown style": change(DOCUMENT, r'<w:pStyle w:val="Legal1"/>', '<w:pStyle w:val="No"/>'),
    "unknown alignment": change(DOCUMENT, r'<w:jc w:val="end"/>', '<w:jc w:val="rigth"/>'),
    "picture id twice": change(DOCUMENT, r'<wp:docPr id="100002"', '<wp:docPr id="100001"'),
    "picture without words": change(DOCUMENT, r'(<wp:docPr[^>]*) descr="[^"]*"', r"\1"),
    "picture without relation": change(DOCUMENT, r'r:embed="rId\d+"', 'r:embed="rId999"'),
    "header is missing": drop("word/packet-header2.xml"),
    "header without a content type": change(
        "[Content_Types].xml", r'<Override PartName="/word/packet-header2.xml"[^>]*/>', ""
    ),
    "section out of order": change(DOCUMENT, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"),
    "control character": change(DOCUMENT, "Chronology", "Chron\x01ology"),
    "paragraph in a paragraph": change(DOCUMENT, r"<w:p>", "<w:p><w:p/>"),
    "width that is no whole number": change(DOCUMENT, r'<w:tcW w:w="\d+"', '<w:tcW w:w="12.5"'),
    "two last sections": change(
        DOCUMENT, r"</w:sectPr></w:body>", "</w:sectPr><w:sectPr/></w:body>"
    ),
    "list that is not there": change(
        "word/styles.xml", r'<w:numId w:val="1"/>', '<w:numId w:val="77"/>'
    ),
    "link that leaves the packet": change(
        "word/_rels/document.xml.rels", r'Target="exhibits/', 'Target="file:///home/me/'
    ),
    "row of another shape": change(DOCUMENT, r"(<w:tr>.*?)<w:tc>.*?</w:tc>", r"\1"),
}


def test_the_packet_is_good_before_it_is_broken(good):
    assert faults(zipped(good)) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_found(good, fault):
    broken = dict(good)
    FAULTS[fault](broken)

    assert faults(zipped(broken))


def test_a_part_that_stands_twice_is_found(good):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file, pytest.warns(UserWarning, match="Duplicate"):
        for name, body in good.items():
            file.writestr(name, body)
        file.writestr(DOCUMENT, good[DOCUMENT])

    assert any(fault.key.endswith("twice") for fault in faults(out.getvalue()))


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04 not a zip", b"\x00" * 100])
def test_what_is_not_a_packet_at_all_is_said_plainly(body):
    assert [fault.key for fault in faults(body)] == ["packets.check.not_zip"]


def test_what_is_not_well_formed_is_refused_before_it_is_a_file(monkeypatch):
    monkeypatch.setattr("casefile.documents.word.section", lambda *told, **more: "<w:sectPr>")

    with pytest.raises(PacketRefused) as refused:
        written(packet_of("account", "en"), pixels)
    assert refused.value.key == "packet_not_well_formed"


def test_forbidden_words_are_quoted_on_one_line_and_no_longer_than_it_takes_to_find_them(
    good: Parts,
) -> None:
    secret = "\n\n".join(["Kept back: the lowest sum is"] * 5)
    parts = dict(good)
    change(DOCUMENT, "</w:p>", f"<w:r><w:t>{' '.join(secret.split())}</w:t></w:r></w:p>")(parts)
    (found,) = faults(zipped(parts), (secret,))
    quoted = found.values["words"]
    assert quoted.startswith("Kept back: the lowest sum is Kept back")
    assert "\n" not in quoted and len(quoted) == 60
