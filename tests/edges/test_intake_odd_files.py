"""Files made to be misread: each ends in a reading or a plain reason, never in a fault of ours."""

import gzip
import io
import os
import struct
import zipfile
import zlib

import pytest

from casefile.library import languages

WORDS = languages()["en"]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
UBL = (
    b'<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
)


def mail(rest, above=b""):
    head = b"From: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <1@x>\r\nSubject: x\r\n"
    return above + head + b"Date: Mon, 02 Feb 2026 10:00:00 +0000\r\n" + rest


def in_charset(name, said):
    return mail(b"Content-Type: text/plain; charset=" + name + b"\r\n\r\n" + said)


def event(*lines):
    inside = b"".join(line + b"\r\n" for line in lines)
    return b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + inside + b"END:VEVENT\r\nEND:VCALENDAR\r\n"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *beside):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(beside) + pixels


def packed(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as container:
        for name, data in members:
            container.writestr(name, data)
    return out.getvalue()


def word(body):
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)])


def nested(levels):
    inner = b"x" * 10
    for _ in range(levels):
        inner = packed([("i.zip", inner)])
    return inner


def directories(count):
    """A TIFF whose pages point at one another, the last one at the first."""
    one = struct.pack("<H", 1) + struct.pack("<HHII", 256, 4, 1, 10)
    places = [8 + 18 * (n + 1) for n in range(count - 1)] + [8]
    return b"II*\0\x08\0\0\0" + b"".join(one + struct.pack("<I", at) for at in places)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
READ, KEPT = "", "file_damaged"
FILES = {
    "the charset of a path.eml": (in_charset(b'"../../../etc/passwd"', b"hello"), READ),
    "the charset that always fails.eml": (in_charset(b"undefined", b"hello"), READ),
    "the charset that runs escapes.eml": (in_charset(b"unicode_escape", b"\\x1b]0;x\\x07"), READ),
    "the charset that unpacks.eml": (in_charset(b"bz2_codec", b"hello"), READ),
    "the charset of host names.eml": (in_charset(b"idna", b"a" * 300_000), READ),
    "a page of open divisions.eml": (
        mail(b"Content-Type: text/html\r\n\r\n" + b"<div>" * 20_000 + b"pay me"),
        READ,
    ),
    "elements that never end.eml": (
        mail(b"Content-Type: text/html\r\n\r\n<p>pay me</p>" + b"<a " * 100_000),
        READ,
    ),
    "remarks that never end.eml": (
        mail(b"Content-Type: text/html\r\n\r\n<p>pay me</p>" + b"<!--" * 100_000),
        READ,
    ),
    "letters of no number.eml": (
        mail(b"Content-Type: text/html\r\n\r\n" + b"&#99999999999;&amp;" * 20_000),
        READ,
    ),
    "equals without end.eml": (
        mail(b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 300_000),
        READ,
    ),
    "ten thousand heads.eml": (
        mail(b"\r\nhi", b"".join(b"X-H%d: v\r\n" % n for n in range(10_000))),
        READ,
    ),
    "a head in ten thousand lines.eml": (
        mail(b"\r\nhi", b"Keywords: a\r\n" + b" b\r\n" * 10_000),
        READ,
    ),
    "days without an answer.eml": (
        mail(b"\r\n" + b"On Mon, 2 Feb 2026 at 10:00 somebody said\n" * 20_000),
        READ,
    ),
    "senders without a mail.eml": (mail(b"\r\n" + b"From: x\n" * 20_000), READ),
    "files begun and never ended.eml": (mail(b"\r\n" + b"begin 644 x\n" * 20_000), READ),
    "accents.txt": (("a" + "\u0301" * 200_000).encode(), READ),
    "turned letters.txt": (("\u202e" * 200_000 + "exe").encode(), READ),
    "nothing but noughts.txt": (b"\0" * 500_000, "no_reader"),
    "a sum of many figures.csv": (
        b"date,amount,payer\n2026-01-01," + b"9" * 200_000 + b",A\n2026-01-02,1e999999999,A\n",
        READ,
    ),
    "sums that are no numbers.csv": (
        b"date,amount,payer\n2026-01-01,NaN,A\n2026-01-02,Infinity,A\n2026-01-03,-0,A\n",
        READ,
    ),
    "a cell that never ends.csv": (b'date,amount\n"' + b"x,\n" * 50_000, READ),
    "a meeting every second.ics": (
        event(b"DTSTART:20260101T090000", b"RRULE:FREQ=SECONDLY;COUNT=1000000000", b"SUMMARY:x"),
        READ,
    ),
    "a zone that is a path.ics": (
        event(b"DTSTART;TZID=../../etc/passwd:20260101T090000", b"SUMMARY:x"),
        READ,
    ),
    "meetings in meetings.ics": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 5_000, KEPT),
    "angles.txt": (("[1.2.2026, 10:00:00] A: " + "a <" * 100_000).encode(), READ),
    "marks.txt": (("[1.2.2026, 10:00:00] A: " + "i • \u200e" * 50_000).encode(), READ),
    "words packed in a picture.png": (
        png(10, 10, chunk(b"zTXt", b"k\0\0" + zlib.compress(b"A" * 50_000_000))),
        KEPT,
    ),
    "a picture of two gigabytes.png": (png(30_000, 30_000), "picture_too_big"),
    "pages in a ring.tif": (directories(1_000), KEPT),
    "a sound longer than its file.wav": (
        b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0"
        b"data\xff\xff\xff\xff" + b"\0" * 100,
        READ,
    ),
    "boxes of nothing.m4a": (
        b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42" + b"\0\0\0\x08moov" * 20_000,
        READ,
    ),
    "sixty archives in one another.zip": (nested(60), READ),
    "noughts in another packing.zip": (
        packed([("a.txt", b"\0" * 50_000_000)], zipfile.ZIP_LZMA),
        "archive_bomb",
    ),
    "names that act.zip": (
        packed([("a\n\x1b[31m\u202egpj.exe", b"x"), ("C:\\con.txt", b"x"), ("a" * 6000, b"y")]),
        READ,
    ),
    "noughts of a gigabyte.gz": (gzip.compress(b"\0" * 20_000_000), "no_reader"),
    "arrays without end.pdf": (
        b"%PDF-1.4\n1 0 obj" + b"[" * 200_000 + b"trailer<</Root 1 0 R>>",
        KEPT,
    ),
    "a page that is its own child.pdf": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids["
        + b"2 0 R " * 5_000
        + b"]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>",
        KEPT,
    ),
    "attributes.xml": (UBL + b" ".join(b' a%d="x"' % n for n in range(20_000)) + b"/>", READ),
    "what stands elsewhere.xml": (
        UBL + b' xmlns:xi="http://www.w3.org/2001/XInclude"><ID>'
        b'<xi:include parse="text" href="file:///etc/passwd"/></ID></Invoice>',
        READ,
    ),
    "a container of noughts.msg": (OLE + "__properties_version1.0".encode("utf-16-le"), KEPT),
    "an envelope in envelopes.p7m": (
        b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80" * 3000,
        KEPT,
    ),
    "tables in tables.docx": (
        word(
            "<w:tbl><w:tr><w:tc>" * 120
            + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
            + "</w:tc></w:tr></w:tbl>" * 120
        ),
        KEPT,
    ),
    "\x1b[2J\u202ecod.txt": (b"hello there, I will pay 500 GBP", READ),
    "n" * 5000 + ".eml": (mail(b"\r\nhi"), READ),
    "a program.pdf": (b"MZ" + bytes(range(256)) * 4, "no_reader"),
}


@pytest.mark.parametrize(
    "name", FILES, ids=lambda name: name[:40].encode("ascii", "replace").decode()
)
def test_an_odd_file_is_read_or_kept_with_its_reason(child, name):
    data, trouble = FILES[name]
    full = child.read(data, name)

    assert full.trouble == trouble
    assert not full.trouble or WORDS.has(f"refusals.{full.trouble}.what")
    assert all(WORDS.has(f"flags.{flag}") for flag in full.flags)
    assert "root:" not in full.text
    assert os.sep not in "".join(attached.name for attached in full.attachments)


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" INCLUDETEXT &quot;/etc/passwd&quot; "/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
        "<w:r><w:instrText>AUTO cmd.exe /c calc</w:instrText></w:r>",
    ],
)
def test_a_field_that_fetches_or_starts_something_is_flagged(child, field):
    full = child.read(word(f"<w:p>{field}<w:r><w:t>pay me</w:t></w:r></w:p>"), "letter.docx")
    plain = child.read(
        word('<w:p><w:fldSimple w:instr=" PAGE "/><w:r><w:t>x</w:t></w:r></w:p>'), "x.docx"
    )

    assert (full.text, full.flags) == ("pay me", ("external_links",))
    assert plain.flags == ()


def test_the_words_of_a_mail_whose_charset_is_none_are_read(child):
    for name in (b"undefined", b"unicode_escape", b"idna", b"no-such-set"):
        said = child.read(in_charset(name, "zapłacę \\x1b".encode()), "x.eml").text
        assert said == "zapłacę \\x1b"
