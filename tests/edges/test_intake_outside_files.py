"""Files that no one here wrote: never an exception, never long, counted as their origin says."""

import email
import email.policy
import json
import re
import time
from email.utils import getaddresses

import pytest
from pypdf import PdfReader

from casefile.intake.readers import email_message
from casefile.library import languages

LATE = 5.0
"""Seconds of the clock a single file of these sets may take on two slow cores."""


def readings(child, folder):
    """Read every file of *folder*; no reader may fail in a way that has no name."""
    told = {}
    words = languages()["en"]
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name == "MANIFEST.md":
            continue
        begun = time.monotonic()
        full = child.read(path.read_bytes(), path.name)
        assert time.monotonic() - begun < LATE, path.name
        assert not full.trouble.startswith("reader_"), (path.name, full.trouble, full.about)
        assert not full.trouble or words.has(f"refusals.{full.trouble}.what"), full.trouble
        for flag in full.flags:
            assert words.has(f"flags.{flag}"), flag
        for key, _ in full.fields:
            assert words.has(f"reading_fields.{key}"), key
        told[path.relative_to(folder).as_posix()] = full
    assert told
    return told


HEADS = {
    "subject": "subject",
    "from": "from",
    "sender": "sender",
    "reply-to": "reply_to",
    "to": "to",
    "cc": "cc",
    "bcc": "bcc",
    "date": "sent",
}
PEOPLE = ("from", "sender", "reply_to", "to", "cc", "bcc")


@pytest.mark.parametrize("name", ["email-mikel-mail", "email-nodemailer"])
def test_outside_mails_show_every_head_they_carry_and_all_their_attachments(child, corpora, name):
    told = readings(child, corpora / name)
    mails = {key: full for key, full in told.items() if full.reader == "email_message"}
    assert len(mails) >= 9
    for key, full in mails.items():
        raw = (corpora / name / key).read_bytes()
        plain = email.message_from_bytes(raw, policy=email.policy.compat32)
        shown = dict(full.fields)
        carried = [head.lower() for head in plain.keys()]  # noqa: SIM118  (in order, repeated ones)
        assert [head.lower() for head, _ in full.heads] == carried, key
        for (head, read), told_by_all in zip(full.heads, plain.values(), strict=True):
            if str(told_by_all).isascii() and "=?" not in str(told_by_all):
                assert read.split() == str(told_by_all).split(), (key, head)
        for head, field in HEADS.items():
            given = plain.get_all(head) or []
            if any(str(one).strip() for one in given):
                assert shown.get(field, "").strip(), (key, head)
            if field in PEOPLE:
                for _, address in getaddresses([str(one) for one in given]):
                    if re.fullmatch(r"[\w.+-]+@[\w.-]+", address, re.ASCII):
                        # Remarks in brackets and blanks may stand inside an address.
                        bare = re.sub(r"\([^()]*\)|\s", "", shown[field])
                        assert address in bare, (key, head, address)
        if not any(part.defects for part in plain.walk()):
            leaves = [
                part
                for part in _leaves(plain)
                if part.get_filename() or part.get_content_disposition() == "attachment"
            ]
            named = [a for a in full.attachments if a.name]
            assert len(named) >= len(leaves), key


def _leaves(message):
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        yield from _leaves(part)


def test_bodies_of_sound_outside_mails_are_those_of_the_standard_library(corpora):
    compared = 0
    for path in sorted((corpora / "email-mikel-mail").rglob("*.eml")):
        raw = path.read_bytes()
        plain = email.message_from_bytes(raw, policy=email.policy.compat32)
        if plain.is_multipart() or plain.get_content_type() != "text/plain" or plain.defects:
            continue
        charset = plain.get_content_charset("utf-8")
        try:
            text = plain.get_payload(decode=True).decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
        full = email_message.read(raw, path.name)
        assert "".join(full.text.split()) == "".join(text.split()), path.name
        compared += 1
    assert compared >= 15


def test_odd_word_files_are_read_or_refused_with_one_line(child, corpora):
    told = readings(child, corpora / "docx-odd")
    word = [full for full in told.values() if full.reader == "word"]

    assert len(word) > 100
    assert sum(not full.trouble for full in word) >= 92
    assert {full.trouble for full in told.values()} <= {
        "",
        "file_damaged",
        "file_encrypted",
        "has_doctype",
        "no_reader",
    }


def test_outside_pdfs_never_fail_and_signed_ones_are_told(child, corpora):
    told = readings(child, corpora / "pdf-pyhanko")
    readable = [full for full in told.values() if full.reader == "pdf" and not full.trouble]

    assert len(readable) >= 95
    assert sum("digital_signature" in full.flags for full in readable) >= 30


def test_hostile_archives_are_refused_within_five_seconds(child, corpora):
    told = readings(child, corpora / "hostile-archives")
    troubles = {key.rpartition("/")[2]: full.trouble for key, full in told.items()}

    assert troubles["ExternalEntityInText.docx"] == "has_doctype"
    assert troubles["testZipEncrypted.zip"] == "file_encrypted"
    assert troubles["quine.gz"] == troubles["full_encrypted.7z"] == "no_reader"
    assert troubles["poc-xmlbomb.xlsx"] == "no_reader"


def test_electronic_invoices_bring_their_xml_along(child, corpora):
    told = readings(child, corpora / "einvoice-zugferd")
    pdfs = {key: full for key, full in told.items() if full.reader == "pdf"}

    assert len(pdfs) > 20
    assert sum(any(a.name.endswith(".xml") for a in f.attachments) for f in pdfs.values()) > 20
    for key, full in pdfs.items():
        assert full.pages == len(PdfReader(corpora / "einvoice-zugferd" / key).pages)


def test_long_contracts_and_naughty_strings_come_back_letter_for_letter(child, corpora):
    told = readings(child, corpora / "contracts-edgar")
    assert all(full.has_text for full in told.values())
    strings = json.loads(
        (corpora / "strings-naughty" / "blns" / "blns.json").read_text(encoding="utf-8")
    )
    for text in strings:
        note = f"What he wrote to us, word for word:\n{text}\nThat is all that he wrote."
        full = child.read(note.encode(), "note.txt")
        expected = note.replace("\r\n", "\n").replace("\r", "\n")
        assert "".join(full.text.split()) == "".join(expected.split())
