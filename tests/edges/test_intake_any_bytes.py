"""Whatever bytes come, outside files and files spoiled at random: read or refused, and soon."""

import random
import time
from pathlib import Path

import ole_file as ole
import pytest

from casefile.intake.child import ReadingChild
from casefile.intake.readers import (
    calendar,
    electronic_invoice,
    mailbox,
    outlook_message,
    sound,
    table,
)
from casefile.intake.reading import FullReading
from casefile.library import languages
from casefile.model.errors import CannotRead

WORDS = languages()["en"]


SETS = [
    "bagit-conformance-suite",
    "contracts-edgar",
    "docx-odd",
    "einvoice-ksef",
    "einvoice-zugferd",
    "email-hebrew-polish",
    "email-mikel-mail",
    "email-nodemailer",
    "email-reply-quotes",
    "hostile-archives",
    "pdf-pyhanko",
    "strings-naughty",
    "unicode-bidi",
    "whatsapp",
]


def most_memory(child):
    """Return the most bytes that the child ever held at once, as the system counts them."""
    lines = Path(f"/proc/{child._process.pid}/status").read_text(encoding="ascii").splitlines()
    (peak,) = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(peak) * 1024


def test_no_set_of_outside_files_is_left_out(corpora):
    assert sorted(SETS) == sorted(x.name for x in corpora.iterdir() if x.is_dir())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no peak")
@pytest.mark.parametrize("name", SETS)
def test_no_file_of_any_outside_set_fails_or_takes_long_or_a_gigabyte(corpora, name):
    read = 0
    with ReadingChild() as child:
        for path in sorted((corpora / name).rglob("*")):
            if not path.is_file():
                continue
            begun = time.monotonic()
            full = child.read(path.read_bytes(), path.name)
            assert time.monotonic() - begun < 20, path.name
            assert most_memory(child) < 1_000_000_000, path.name
            assert not full.trouble.startswith("reader_"), (path.name, full.trouble, full.about)
            assert all(WORDS.has(f"flags.{flag}") for flag in full.flags), (path.name, full.flags)
            assert all(WORDS.has(f"reading_fields.{key}") for key, _ in full.fields), path.name
            assert FullReading.from_json(full.to_json()).to_json() == full.to_json()
            read += 1
    assert read >= 5


INVOICE = (
    b'<?xml version="1.0"?>'
    b'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>'
)


def _seeds():
    folder = ole.properties(
        32,
        {(0x0039, 0x40): ole.moment(2026, 1, 1)},
        {(0x0037, 0x1F): "hi".encode("utf-16-le"), (0x1009, 0x102): b"{\\rtf1 x}" * 20},
    )
    mails = "".join(f"From a@b Tue\nFrom: a@b.example\nSubject: {n}\n\nbody\n\n" for n in range(3))
    yield outlook_message, ole.compound_file(folder)
    yield mailbox, mails.encode()
    yield calendar, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T090000\r\nEND:VEVENT\r\n"
    yield (
        sound,
        b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data" * 4,
    )
    yield table, b"Data;Kontrahent;Kwota\n2026-01-01;Acme;1 200,50\n" * 5
    yield electronic_invoice, INVOICE


@pytest.mark.parametrize(
    ("reader", "seed"), list(_seeds()), ids=lambda x: getattr(x, "__name__", "")
)
def test_bytes_changed_at_random_are_read_or_refused_and_nothing_else(reader, seed):
    chance = random.Random(7)
    for _ in range(300):
        bad = bytearray(seed)
        for _ in range(chance.choice((1, 2, 8, 40))):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            reader.read(bytes(bad[: chance.choice((len(bad), len(bad) // 2))]), "evidence")
        except CannotRead as refused:
            assert WORDS.has(f"refusals.{refused.key}.what")
