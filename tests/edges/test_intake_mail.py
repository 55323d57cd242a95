"""Mail: letters in any set, own words told from quoted ones, attachments as they came."""

import json
from datetime import time

import pytest

from casefile.intake.mime import MOST_PARTS, decoded_head
from casefile.intake.quotes import told_apart
from casefile.intake.readers import email_message
from casefile.intake.reading import ParagraphKind


def mail(*heads, body="Hello", coding="utf-8"):
    return ("\r\n".join(heads) + "\r\n\r\n" + body).encode(coding)


def attachment_named(parameter):
    heads = (
        b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\n\r\n'
        b"text\r\n--B\r\nContent-Type: application/octet-stream\r\n"
        b"Content-Disposition: attachment; "
    )
    full = email_message.read(heads + parameter + b"\r\n\r\nx\r\n--B--\r\n", "m.eml")
    return full.attachments[0].name


@pytest.mark.parametrize("label", ["iso-8859-8-i", "iso-8859-8-e", "ISO-8859-8-I", "windows-1255"])
def test_hebrew_labels_that_the_standard_library_lacks_are_read(label):
    body = "שלום, אשלם מחר"
    full = email_message.read(
        mail(f"Content-Type: text/plain; charset={label}", body=body, coding="cp1255"), "m.eml"
    )

    assert full.own_text == body


def test_polish_body_without_any_label_is_read():
    body = "Zażółć gęślą jaźń, zapłacę w piątek"
    full = email_message.read(mail("From: a@b.example", body=body, coding="cp1250"), "m.eml")

    assert full.own_text == body


def test_the_five_outside_mails_read_as_their_origin_says(corpora):
    folder = corpora / "email-hebrew-polish"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert len(expected) == 5
    for name, wanted in expected.items():
        full = email_message.read((folder / name).read_bytes(), name)
        assert full.own_text.strip() == wanted["text"], name
        assert "\ufffd" not in full.text
        if "subject" in wanted:
            assert full.subject == wanted["subject"], name
        assert [a.name for a in full.attachments] == [
            a["name"] for a in wanted.get("attachments", [])
        ]
        for got, want in zip(full.attachments, wanted.get("attachments", []), strict=True):
            if "bytes" in want:
                assert got.data == want["bytes"].encode()


def test_the_day_is_the_one_on_the_mail_as_the_sender_had_it():
    full = email_message.read(mail("Date: Mon, 2 Mar 2026 23:15:00 -0500", "From: a@b.c"), "m.eml")

    assert (str(full.dated), full.hour) == ("2026-03-02", time(23, 15))


def test_a_mail_without_a_date_takes_that_of_delivery_and_says_so():
    heads = "Received: from x by y; Tue, 3 Mar 2026 10:00:00 +0000"
    full = email_message.read(mail(heads, "From: a@b.c"), "m.eml")

    assert str(full.dated) == "2026-03-03"
    assert "date_from_transit" in full.flags


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 2026 10:00:00 +9999"])
def test_a_mail_with_an_impossible_date_is_undated(date):
    assert not email_message.read(mail(f"Date: {date}", "From: a@b.c"), "m.eml").dated.known


@pytest.mark.parametrize(
    "header",
    [
        "On Mon, 2 Mar 2026 at 10:00, Dana Cohen <d@x.example> wrote:",
        "W dniu 2.03.2026 o 10:00, Jan Kowalski pisze:",
        "pon., 2 mar 2026 o 10:00 Jan Kowalski <j@x.example> napisał(a):",
        "Dnia 2 marca 2026 10:00 Jan Kowalski <j@x.example> napisał:",
        "‫בתאריך יום ב׳, 2 במרץ 2026 ב-10:00 מאת ‪Dana‬‏ <‪d@x.example‬‏>:‬",
        "ב-2 במרץ 2026, בשעה 10:00, דנה כהן כתבה:",
        "‏בתאריך 2 במרץ 2026, בשעה 10:00, ‏דנה כהן <d@x.example> כתב/ה:",
        "On Mon, Mar 2, 2026 at 10:00\u202fAM Dana\n<dana.cohen@x.example> wrote:",
        "Wiadomość napisana przez Jan <j@x.example> w dniu 02.03.2026, o godz. 10:00:",
        "Początek przekazanej wiadomości:",
        "התחלת הודעה שהועברה:",
        "---------- הודעה שהועברה ----------",
        "---------- Przekazana wiadomość ----------",
        "-------- Oryginalna wiadomość --------",
        "-----Original Message-----",
        "-----Wiadomość oryginalna-----",
        "-----הודעה מקורית-----",
    ],
)
def test_own_words_are_told_from_the_mail_below(header):
    told = told_apart(f"Zapłacę jutro\n\n{header}\n\nProszę zapłacić\nfakturę 12")

    assert [p.kind for p in told] == [ParagraphKind.OWN, ParagraphKind.QUOTED]
    assert told[0].text == "Zapłacę jutro"
    assert told[1].text.endswith("fakturę 12")


@pytest.mark.parametrize(
    "block",
    [
        "From: Dana\nSent: Monday\nTo: Yossi\nSubject: Invoice",
        "Od: Jan\nWysłano: poniedziałek\nDo: Anna\nTemat: Faktura",
        "Nadawca: Jan\nData: 2 marca 2026\nOdbiorca: Anna\nTemat: Faktura",
        "\u200fמאת: דנה\n\u200fתאריך: יום שני\n\u200fאל: יוסי\n\u200fנושא: חשבונית",
        "*From:* Dana\n*Sent:* Monday\n*To:* Yossi\n*Subject:* Invoice",
        "מאת: דנה\nנשלח: יום שני\nאל: יוסי\nנושא: חשבונית",
    ],
)
def test_the_heads_of_an_older_mail_begin_the_quotation(block):
    told = told_apart(f"I agree.\n\n{block}\n\nPlease pay.")

    assert [p.kind for p in told] == [ParagraphKind.OWN, ParagraphKind.QUOTED]


def test_answers_between_the_quoted_lines_are_own_words():
    told = told_apart(
        "On Monday, Dana <d@x.example> wrote:\n> When do you pay?\nOn Friday.\n> How?\nCash."
    )

    assert [(p.kind.value, p.text.splitlines()[-1]) for p in told] == [
        ("quoted", "> When do you pay?"),
        ("own", "On Friday."),
        ("quoted", "> How?"),
        ("own", "Cash."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "בתאריך 5.2.2026 קיבלתי מאת רות את הדברים הבאים:\nעבודה יפה\nאשלם מחר",
        "W dniu 2 lutego dostałem fakturę, a księgowa pisze: nie mamy środków.\nZapłacę w marcu.",
        "From my side: it is fine.\nTo be clear: I will pay.\nDate: tomorrow.",
    ],
)
def test_sentences_with_a_day_and_a_colon_stay_own(text):
    assert [p.kind for p in told_apart(text)] == [ParagraphKind.OWN]


def test_a_sentence_that_only_begins_like_a_header_stays_own():
    assert [p.kind for p in told_apart("On Monday I wrote to you.\nFrom: nowhere\nbye")] == [
        ParagraphKind.OWN
    ]


def test_nothing_of_the_text_is_lost_in_the_outside_replies(corpora):
    files = sorted((corpora / "email-reply-quotes").glob("*.txt"))
    assert len(files) > 80
    quoted = 0
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        told = told_apart(text)
        assert "".join("".join(p.text for p in told).split()) == "".join(text.split()), path.name
        quoted += any(p.kind is ParagraphKind.QUOTED for p in told)
    assert quoted > 45


def test_html_alone_is_shown_as_text_and_its_quotation_marked():
    body = (
        "<html><head><style>p{}</style></head><body><p>I will <b>pay</b> Friday.</p>"
        '<blockquote type="cite"><p>Please pay</p></blockquote><script>evil()</script></body>'
    )
    full = email_message.read(mail("Content-Type: text/html; charset=utf-8", body=body), "m.eml")

    assert [(p.kind.value, p.text) for p in full.paragraphs] == [
        ("own", "I will pay Friday."),
        ("quoted", "> Please pay"),
    ]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (b'filename="../../../.bashrc"', "../../../.bashrc"),
        (b"filename*=utf-8''%2e%2e%2fx", "../x"),
        (b'filename*0="long "; filename*1="name.pdf"', "long name.pdf"),
        (b"filename*=utf-8''%D7%97%D7%95%D7%96%D7%94.pdf", "חוזה.pdf"),
        (b'filename="=?utf-8?b?15fXldeW15Q=?=.pdf"', "חוזה.pdf"),
        ("filename=חוזה.pdf".encode(), "חוזה.pdf"),
        (b"filename*=iso-8859-8-i''%E7%E5%E6%E4.pdf", "חוזה.pdf"),
        (b'filename=""', ""),
    ],
)
def test_names_of_attachments_are_kept_as_data(given, name):
    assert attachment_named(given) == name


def test_an_attached_mail_keeps_its_bytes():
    inner = b"From:  x@y.example\nSubject: odd   spacing\nX-Strange:kept\n\nbody\n"
    data = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nhi\n"
        b"--B\nContent-Type: message/rfc822\n\n" + inner + b"\n--B--\n"
    )
    (attached,) = email_message.read(data, "m.eml").attachments

    assert attached.data == inner
    assert attached.media_type == "message/rfc822"


def test_a_subject_of_thousands_of_encoded_words_is_cut_not_fatal():
    full = email_message.read(mail("Subject: " + "=?utf-8?q?a?= " * 20_000, "From: a@b.c"), "m.eml")

    assert 0 < len(full.subject) <= 16_384


def test_brackets_without_end_in_an_address_are_survived():
    full = email_message.read(mail("To: " + "(" * 8000 + ")" * 8000 + " a@b.c", "From: x@y.z"), "m")

    assert full.sender == "x@y.z"


def test_deep_nesting_ends_at_a_level():
    data = b"From: a@b.c\nContent-Type: multipart/mixed; boundary=B0\n\n--B0\n"
    for level in range(1, 400):
        data += b"Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n" % (level, level)
    full = email_message.read(data + b"\nhello\n", "m.eml")

    assert "too_many_parts" in full.flags


def test_thousands_of_parts_are_not_all_read():
    part = b"--B\nContent-Type: image/png; name=x.png\n\nx\n"
    data = b"From: a@b.c\nContent-Type: multipart/mixed; boundary=B\n\n" + part * 3000 + b"--B--\n"
    full = email_message.read(data, "m.eml")

    assert "too_many_parts" in full.flags
    assert len(full.attachments) <= MOST_PARTS


def test_a_picture_that_is_no_picture_is_told():
    data = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
        b'Content-Type: image/gif; name="p.gif"\n\n<html></html>\n--B--\n'
    )

    assert "type_differs" in email_message.read(data, "m.eml").flags


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("=?iso-8859-8-i?B?+ezl7Q==?=", "שלום"),
        ("=?utf-8?q?Fakt?=\r\n =?utf-8?q?ura?=", "Faktura"),
        ("Re: =?iso-8859-2?Q?zap=B3ata?= 5", "Re: zapłata 5"),
        ("=?no-such-set?q?abc?=", "abc"),
        ("=?utf-8?b?broken", "=?utf-8?b?broken"),
        ("plain (with) [EXTERNAL]", "plain (with) [EXTERNAL]"),
    ],
)
def test_heads_read_as_they_were_meant(raw, read):
    assert decoded_head(raw) == read
