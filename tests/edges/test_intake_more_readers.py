"""Mailboxes, calendars and recordings: what is in them and when it happened."""

import struct
import wave
from datetime import time
from io import BytesIO

import pytest

from casefile.intake import sniff
from casefile.intake.child import ReadingChild
from casefile.intake.guess import suggestions
from casefile.intake.readers import calendar, mailbox, sound
from casefile.model.errors import CannotRead

MAIL = (
    "From: bob@acme.example\r\nTo: ann@us.example\r\nDate: Tue, 03 Feb 2026 10:00:00 +0000\r\n"
    "Subject: {subject}\r\nMessage-ID: <{n}@acme.example>\r\n\r\n{body}\r\n"
)


def box(*mails, end="\r\n"):
    text = "".join(f"From bob@acme.example Tue Feb  3 10:00:00 2026{end}{m}{end}" for m in mails)
    return text.replace("\r\n", end).encode()


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_every_mail_of_a_mailbox_comes_out_as_it_was(end):
    one = MAIL.format(subject="Invoice 7", n=1, body="Please pay.")
    two = MAIL.format(subject="תזכורת", n=2, body=">From now on it is late.\r\nFrom Bob")
    data = box(one, two, end=end)
    assert sniff.media_type_of("all.mbox", data) == sniff.MAILBOX
    full = mailbox.read(data, "all.mbox")

    assert [a.name for a in full.attachments] == ["0001 Invoice 7.eml", "0002 תזכורת.eml"]
    assert full.attachments[0].data == one.replace("\r\n", end).encode()
    assert b"\nFrom now on it is late." in full.attachments[1].data
    assert dict(full.fields) == {"mails": "2"}


def test_a_single_mail_with_its_envelope_line_stays_a_mail():
    data = box(MAIL.format(subject="Only one", n=1, body="Hello."))
    assert sniff.media_type_of("one.mbox", data) == sniff.MAIL


def test_a_mailbox_is_filed_as_one_exhibit_and_its_mails_as_their_own(desk, tmp_path):
    case = desk.new(respondent="Acme", place="xx").case
    mails = [MAIL.format(subject=f"Mail {n}", n=n, body=f"Number {n}.") for n in range(3)]
    (tmp_path / "all.mbox").write_bytes(box(*mails))
    filed = desk.add(case.id, [tmp_path / "all.mbox"])

    assert [f.exhibit.mark for f in filed] == ["C-1", "C-2", "C-3", "C-4"]
    inner = desk.case(case.id).exhibits[1:]
    assert [x.title for x in inner] == ["Mail 0", "Mail 1", "Mail 2"]
    assert {x.custody.parent for x in inner} == {"C-1"}


ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:77@acme.example
DTSTART;TZID=Europe/Warsaw:20260310T093000
DTEND;TZID=Europe/Warsaw:20260310T103000
SUMMARY:Odbiór prac
LOCATION:ul. Długa 5
ORGANIZER;CN=Jan Nowak:mailto:jan@nowak.example
ATTENDEE;CN=Dana Cohen:mailto:dana@acme.example
DESCRIPTION:Podpisanie protokołu odbioru
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_a_meeting_tells_when_where_and_who_was_called():
    data = ICS.encode()
    assert sniff.media_type_of("odbior.ics", data) == sniff.CALENDAR
    with ReadingChild() as child:
        full = child.read(data, "odbior.ics")

    assert (full.reader, full.trouble) == ("calendar", "")
    assert (full.subject, str(full.dated), full.hour) == ("Odbiór prac", "2026-03-10", time(9, 30))
    assert full.sender == "Jan Nowak <jan@nowak.example>"
    assert full.recipients == ("Dana Cohen <dana@acme.example>",)
    assert dict(full.fields)["where"] == "ul. Długa 5"


def test_a_calendar_without_entries_is_damaged():
    with pytest.raises(CannotRead):
        calendar.read(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "x.ics")


def wav(seconds):
    kept = BytesIO()
    with wave.open(kept, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(8000)
        out.writeframes(b"\x80" * 8000 * seconds)
    return kept.getvalue()


def box_of(name, body):
    return struct.pack(">I", len(body) + 8) + name + body


def m4a(recorded=3853440000, scale=1000, length=65_000, brand=b"mp42"):
    """A phone's container: made on 9 February 2026 (seconds since 1904), 65 seconds long."""
    mvhd = struct.pack(">IIIII", 0, recorded, recorded, scale, length) + bytes(80)
    return box_of(b"ftyp", brand + bytes(4)) + box_of(b"moov", box_of(b"mvhd", mvhd))


def test_a_recording_tells_its_length():
    full = sound.read(wav(61), "call.wav")

    assert sniff.media_type_of("call.wav", wav(1)) == "audio/wav"
    assert dict(full.fields)["duration"] == "0:01:01"
    guessed = {s.field: s.value for s in suggestions(full.but(media_type="audio/wav"), "call.wav")}
    assert guessed["kind"] == "recording"


def test_a_phone_recording_tells_the_day_its_clock_had():
    data = m4a()
    assert sniff.media_type_of("call.m4a", data) == "audio/mp4"
    full = sound.read(data, "call.m4a")

    assert str(full.dated) == "2026-02-09"
    assert dict(full.fields)["recorded_at"].startswith("2026-02-09")
    assert not sound.read(m4a(recorded=0), "call.m4a").dated.known


def test_a_film_is_not_sound():
    film = m4a() + box_of(b"hdlr", bytes(8) + b"vide" + bytes(12))
    assert sniff.media_type_of("a.mp4", film) == "video/mp4"


def test_the_frames_of_an_old_phone_are_counted():
    frame = bytes([0x3C]) + bytes(31)
    assert dict(sound.read(b"#!AMR\n" + frame * 150, "a.amr").fields)["duration"] == "0:00:03"


@pytest.mark.parametrize(
    "data", [b"ID3" + b"\xff" * 40, b"OggS" + bytes(30), b"fLaC" + b"\xff" * 9]
)
def test_a_broken_recording_is_refused_or_says_so(data):
    try:
        full = sound.read(data, "x")
    except CannotRead as refused:
        assert refused.key == "file_damaged"
    else:
        assert "sound_cut_short" in full.flags
