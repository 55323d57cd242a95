"""An office's own .docx as paper: its letterhead and styles come along, nothing else does."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from openxml_audit import OpenXmlValidator
from packet_case import page, pixels
from packet_made import packet_of

from casefile.documents.check import faults
from casefile.documents.paper import adopted
from casefile.documents.word import PLAIN, written
from casefile.model.errors import BadInput

DOCUMENT = "word/document.xml"
OLD = ("OLD BODY TEXT", "OLD AUTHOR", "OLD COMMENT")


def office(*, picture: bool = False, outside: bool = False) -> bytes:
    """Return a paper as another program makes it: American, with text and an author of its own."""
    document = docx.Document()
    head = document.sections[0].header.paragraphs[0]
    head.text = "Kancelaria Żółć"
    if picture:
        head.add_run().add_picture(io.BytesIO(page("logo")))
    if outside:
        document.sections[0].header.part.relate_to(
            "https://tracker.example/pixel.png", RELATIONSHIP_TYPE.IMAGE, is_external=True
        )
    document.add_heading("OLD BODY TEXT")
    document.core_properties.author = "OLD AUTHOR"
    document.core_properties.comments = "OLD COMMENT"
    document.styles["Heading 1"].font.name = "Garamond"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts(body: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return {n: file.read(n).decode() for n in file.namelist() if n.endswith((".xml", ".rels"))}


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("form", ["demand_letter", "evidence_bundle"])
def test_a_packet_on_the_offices_paper_passes_every_check(form, code, tmp_path):
    body = written(packet_of(form, code), pixels, office(picture=True))
    file = tmp_path / "packet.docx"
    file.write_bytes(body)

    assert faults(body, OLD) == ()
    assert [e.description for e in OpenXmlValidator().validate(str(file)).errors] == []


def test_the_letterhead_stands_on_the_first_page_alone():
    body = parts(written(packet_of("demand_letter", "pl"), pixels, office()))
    relations = body["word/_rels/document.xml.rels"]
    headers = [name for name, text in body.items() if "Kancelaria" in text]

    assert len(headers) == 1
    assert headers[0].removeprefix("word/") in relations
    assert body["word/document.xml"].count('w:headerReference w:type="first"') == 1


def test_their_styles_win_and_those_they_lack_come_in_without_our_faces():
    paper = adopted(office(), "en")
    styles = paper.package.parts["word/styles.xml"].decode()

    assert "heading 1" in paper.found
    assert "Exhibit Number" in paper.missing
    assert "Garamond" in styles
    assert "Heebo" not in styles


def test_page_size_and_margins_are_theirs():
    body = parts(written(packet_of("demand_letter", "en"), pixels, office()))

    assert 'w:pgSz w:w="12240" w:h="15840"' in body["word/document.xml"]


def test_the_same_paper_gives_the_same_bytes():
    paper = office(picture=True)
    first, second = (written(packet_of("demand_letter", "en"), pixels, paper) for _ in range(2))

    assert first == second


def changed(name: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office())) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("paper", "key"),
    [
        (b"no zip at all", "paper_not_word"),
        (changed("word/vbaProject.bin", b"x"), "paper_has_macros"),
        (changed("word/embeddings/oleObject1.bin", b"x"), "paper_has_objects"),
    ],
    ids=["no zip at all", "macros", "embedded objects"],
)
def test_a_paper_that_may_do_harm_is_refused_with_its_reason(paper, key):
    with pytest.raises(BadInput) as refused:
        adopted(paper, "en")

    assert refused.value.key == key


def test_a_link_that_leads_outside_is_taken_off():
    body = parts(written(packet_of("demand_letter", "en"), pixels, office(outside=True)))

    assert not [name for name, text in body.items() if "tracker.example" in text]


def edited(body: bytes, part: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        kept = {name: file.read(name) for name in file.namelist()}
    assert old in kept[part].decode()
    kept[part] = kept[part].decode().replace(old, new, 1).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in kept.items():
            file.writestr(name, content)
    return out.getvalue()


def test_what_an_office_may_think_is_taken_over_is_told():
    kept = '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
    body = edited(office(), DOCUMENT, "<w:sectPr", f'<w:p>{kept}</w:p><w:altChunk r:id="rId1"/>'
                  "<w:sectPr")  # fmt: skip

    assert adopted(body, "en").left == ("text", "tracked_changes", "other_documents")
    assert adopted(office(), "en").left == ("text",)
    assert faults(written(packet_of("account", "en"), pixels, body), OLD) == ()


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ('<w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>', "tracked"),
        ('<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>', "tracked"),
    ],
)
def test_a_letterhead_with_tracked_changes_is_refused(hidden, why):
    with zipfile.ZipFile(io.BytesIO(office())) as file:
        head = next(n for n in file.namelist() if "header" in n and n.endswith(".xml"))
    body = edited(office(), head, "</w:p>", f"{hidden}</w:p>")

    with pytest.raises(BadInput) as trouble:
        adopted(body, "pl")
    assert why in trouble.value.key


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_the_plain_paper_names_faces_that_every_word_has_and_embeds_none(code, tmp_path):
    body = written(packet_of("evidence_bundle", code), pixels, fonts=PLAIN)
    inside = parts(body)
    file = tmp_path / "packet.docx"
    file.write_bytes(body)

    assert faults(body) == ()
    assert [e.description for e in OpenXmlValidator().validate(str(file)).errors] == []
    assert "Heebo" not in "".join(inside.values())
    assert "Frank Ruhl" not in "".join(inside.values())
    assert ("David" if code == "he" else "Times New Roman") in inside["word/styles.xml"]
    assert len(body) < len(written(packet_of("evidence_bundle", code), pixels)) - 100_000


def test_a_bundle_asks_to_be_read_only_and_a_letter_or_a_draft_does_not():
    bundle = packet_of("evidence_bundle", "en")
    settings = "word/settings.xml"

    assert "writeProtection" in parts(written(bundle, pixels))[settings]
    counted = parts(written(bundle, pixels, pages={"ex1": 5}))[settings]
    assert '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>' in counted
    assert "Protection" not in parts(written(packet_of("demand_letter", "en"), pixels))[settings]
    draft = packet_of("evidence_bundle", "en", draft=True)
    assert "Protection" not in parts(written(draft, pixels))[settings]
