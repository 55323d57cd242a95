"""Outlook messages: Hebrew in its old code pages, people, days, what is attached."""

from datetime import time

import ole_file as ole
import pytest

from casefile.intake import sniff
from casefile.intake.child import ReadingChild
from casefile.intake.readers import outlook_message
from casefile.intake.reading import ParagraphKind
from casefile.intake.rich_text import unpacked
from casefile.model.errors import CannotRead

WIDE, NARROW, BYTES, NUMBER, TIME = 0x1F, 0x1E, 0x102, 0x03, 0x40


def wide(text):
    return text.encode("utf-16-le")


def message(streams, fixed=(), parts=(), head=32):
    folder = ole.properties(head, dict(fixed), dict(streams))
    for name, part in parts:
        folder[name] = part
    return folder


def recipient(name, mail, kind=1, page=None):
    text = (lambda t: t.encode(page)) if page else wide
    letters = NARROW if page else WIDE
    return ole.properties(
        8,
        {(0x0C15, NUMBER): ole.whole(kind)},
        {(0x3001, letters): text(name), (0x39FE, letters): text(mail)},
    )


def attachment(name, data):
    return ole.properties(8, {}, {(0x3707, WIDE): wide(name), (0x3701, BYTES): data})


def read(folder, name="mail.msg"):
    data = ole.compound_file(folder)
    assert sniff.media_type_of(name, data) == sniff.OUTLOOK
    return outlook_message.read(data, name)


def test_a_message_tells_who_when_what_and_brings_its_files():
    full = read(
        message(
            {
                (0x0037, WIDE): wide("חשבונית 2026/14"),
                (0x1000, WIDE): wide("אשלם בשבוע הבא.\r\n\r\n-----הודעה מקורית-----\r\nמתי תשלמו?"),
                (0x0C1A, WIDE): wide("דנה כהן"),
                (0x5D01, WIDE): wide("dana@acme.example"),
                (0x1035, WIDE): wide("<one@acme.example>"),
                (0x1042, WIDE): wide("<nought@us.example>"),
            },
            {(0x0039, TIME): ole.moment(2026, 2, 3, 9, 30)},
            [
                ("__recip_version1.0_#00000000", recipient("Ann", "ann@us.example")),
                ("__recip_version1.0_#00000001", recipient("Bo", "bo@us.example", 2)),
                ("__attach_version1.0_#00000000", attachment("חשבונית.pdf", b"%PDF-1.4 x")),
            ],
        )
    )

    assert full.sender == "דנה כהן <dana@acme.example>"
    assert full.recipients == ("Ann <ann@us.example>", "Bo <bo@us.example>")
    assert (full.subject, str(full.dated), full.hour) == (
        "חשבונית 2026/14",
        "2026-02-03",
        time(9, 30),
    )
    assert (full.message_id, full.replies_to) == ("<one@acme.example>", ("<nought@us.example>",))
    assert [(a.name, a.data) for a in full.attachments] == [("חשבונית.pdf", b"%PDF-1.4 x")]
    assert full.own_text == "אשלם בשבוע הבא."
    assert dict(full.fields)["cc"] == "Bo <bo@us.example>"


@pytest.mark.parametrize(
    ("page", "codec"), [(1255, "cp1255"), (28598, "iso-8859-8"), (1252, "cp1255"), (862, "cp862")]
)
def test_hebrew_in_an_old_code_page_reads_as_it_was_written(page, codec):
    full = read(
        message(
            {
                (0x0037, NARROW): "תזכורת לתשלום".encode(codec),
                (0x1000, NARROW): "שלום, מתי יועבר התשלום?".encode(codec),
                (0x0C1A, NARROW): "יוסי לוי".encode(codec),
            },
            {(0x3FFD, NUMBER): ole.whole(page)},
            [("__recip_version1.0_#00000000", recipient("דנה", "d@x.example", 1, codec))],
        )
    )

    assert (full.subject, full.own_text) == ("תזכורת לתשלום", "שלום, מתי יועבר התשלום?")
    assert (full.sender, full.recipients) == ("יוסי לוי", ("דנה <d@x.example>",))


def test_polish_html_is_read_by_the_page_it_names():
    html = "<html><body><p>Zapłacę w środę.</p></body></html>".encode("cp1250")
    full = read(message({(0x1013, BYTES): html}, {(0x3FDE, NUMBER): ole.whole(1250)}))

    assert full.own_text == "Zapłacę w środę."


def test_the_senders_own_heads_win_over_the_offices_clock():
    heads = "From: Bob <bob@x.example>\r\nDate: Tue, 03 Feb 2026 23:50:00 -0500\r\n\r\n"
    full = read(
        message({(0x007D, WIDE): wide(heads)}, {(0x0039, TIME): ole.moment(2026, 2, 4, 4, 50)})
    )

    assert (full.sender, str(full.dated), full.hour) == (
        "Bob <bob@x.example>",
        "2026-02-03",
        time(23, 50),
    )


def test_a_message_inside_a_message_is_shown_as_quoted():
    inner = message(
        {(0x0037, WIDE): wide("Old order"), (0x1000, WIDE): wide("We order ten.")}, head=24
    )
    part = ole.properties(8, {(0x3705, NUMBER): ole.whole(5)}, {(0x3001, WIDE): wide("Old order")})
    part["__substg1.0_3701000D"] = inner
    full = read(
        message(
            {(0x1000, WIDE): wide("See below.")},
            parts=[("__attach_version1.0_#00000000", part)],
        )
    )

    assert full.own_text == "See below."
    assert full.paragraphs[1].kind is ParagraphKind.QUOTED
    assert "We order ten." in full.paragraphs[1].text


def test_a_broken_message_and_an_old_document_are_told():
    whole = ole.compound_file(message({(0x0037, WIDE): wide("x" * 2000)}))

    with pytest.raises(CannotRead):
        outlook_message.read(whole[:600], "cut.msg")
    assert sniff.media_type_of("a.doc", whole[:8] + bytes(600)) == sniff.OFFICE_OLD


def stored(rtf):
    """Rich text as Outlook keeps it unpacked."""
    return ole.struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf


def body_of(rtf):
    return read(message({(0x0037, WIDE): wide("Hi"), (0x1009, BYTES): stored(rtf)})).own_text


def test_hebrew_and_polish_in_rich_text_read_by_their_fonts():
    hebrew = "".join(f"\\'{byte:02x}" for byte in "אשלם מחר".encode("cp1255"))
    polish = "".join(f"\\'{byte:02x}" for byte in "Zapłacę".encode("cp1250"))
    fonts = (
        r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset177 David;}{\f2\fcharset238 A;}}"
    )
    rtf = r"{\rtf1\ansi\ansicpg1252\deff0" + fonts
    rtf += (
        r"{\*\generator Riched20;}\pard {\f1 "
        + hebrew
        + r"}\par\f2 "
        + polish
        + r"\par \u1488? ok \u55357?\u56832?}"
    )

    assert body_of(rtf.encode()) == "אשלם מחר\nZapłacę\nא ok 😀"


def test_a_web_page_packed_in_rich_text_shows_its_words_once():
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\b \htmlrtf0 I will pay."
        rb"{\*\htmltag72 </p>}\htmlrtf }\htmlrtf0 {\*\mhtmltag84 <a href=x>}}"
    )
    assert body_of(rtf) == "I will pay."


def test_packed_rich_text_is_unpacked_as_its_maker_documents_it():
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpacked(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_message_whose_rich_text_cannot_be_read_says_so():
    full = read(message({(0x0037, WIDE): wide("Hi"), (0x1009, BYTES): b"LZFu" * 10}))

    assert full.flags == ("body_in_rich_text",)
    assert not full.has_text


def test_every_outlook_sample_beside_is_read_whole(corpora):
    paths = sorted(corpora.rglob("*.msg"))
    if not paths:
        pytest.skip("no Outlook sample stands in the folder of outside files")
    with ReadingChild() as child:
        for path in paths:
            full = child.read(path.read_bytes(), path.name)
            assert full.reader == "outlook_message" and not full.trouble, path.name
            assert full.sender or full.recipients or full.subject, path.name
