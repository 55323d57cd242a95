"""Mails as odd programs write them: files in the words, lost boundaries, envelopes, winmail.dat."""

import base64
import binascii
import datetime
import random
import struct

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from casefile.intake import envelope, tnef
from casefile.intake.child import ReadingChild
from casefile.intake.mime import unflowed
from casefile.intake.readers import email_message, signed_envelope
from casefile.library import languages
from casefile.model.errors import CannotRead

WORDS = languages()["en"]
HEAD = (
    b"From: Bob <bob@acme.example>\r\nTo: ann@firm.example\r\nSubject: Bill\r\n"
    b"Date: Mon, 02 Feb 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
)
SAID = "I owe you 500 pounds and will pay."


def mixed(*parts, boundary=b"x"):
    head = HEAD + b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n"
    return head + b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"


def plain(body, heads=b"Content-Type: text/plain; charset=utf-8\r\n"):
    return HEAD + heads + b"\r\n" + body


def written_in(name, data):
    lines = (binascii.b2a_uu(data[n : n + 45]) for n in range(0, len(data), 45))
    return (
        b"begin 644 " + name + b"\r\n" + b"".join(lines).replace(b"\n", b"\r\n") + b"`\r\nend\r\n"
    )


def test_files_written_into_the_words_the_old_way_come_out_whole():
    bill = b"Invoice 55: nine hundred pounds for twelve chairs, delivered." * 3
    body = b"See the bill:\r\n" + written_in(b"bill.txt", bill) + b"and\r\n"
    full = email_message.read(plain(body + written_in(b"two.txt", b"2") + b"Bye.\r\n"), "a.eml")

    assert [(a.name, a.data) for a in full.attachments] == [("bill.txt", bill), ("two.txt", b"2")]
    assert full.text.split() == ["See", "the", "bill:", "[bill.txt]", "and", "[two.txt]", "Bye."]


def test_words_about_a_beginning_and_an_end_are_no_file():
    full = email_message.read(plain(b"begin 644 pounds\r\nthat is all\r\nend\r\n"), "a.eml")
    assert full.attachments == () and "that is all" in full.text


@pytest.mark.parametrize(
    ("given", "joined", "read"),
    [
        ("one long \nline\n", False, "one long line\n"),
        ("> quoted \n> and on\nown", False, "> quoted and on\nown"),
        ("FV/12 \n34", True, "FV/1234"),
        ("word \n-- \nBob", False, "word \n-- \nBob"),
        (">> deep \n> other", False, ">> deep \n> other"),
    ],
)
def test_lines_cut_to_be_sent_are_joined_again(given, joined, read):
    assert unflowed(given, joined=joined) == read


@pytest.mark.parametrize("boundary", [b"another", b'""', b"'x y'"])
def test_a_boundary_that_the_head_does_not_name_is_found(boundary):
    inner = b"Content-Type: text/plain\r\n\r\nfirst words"
    paper = b"Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4"
    full = email_message.read(mixed(inner, paper, boundary=boundary), "a.eml")
    assert full.text == "first words"
    assert [a.name for a in full.attachments] == ["a.pdf"]


def test_a_mail_with_the_line_ends_of_an_old_macintosh_is_read():
    full = email_message.read(HEAD.replace(b"\r\n", b"\r") + b"\rhi there\r", "a.eml")
    assert (full.subject, full.text) == ("Bill", "hi there")


@pytest.mark.parametrize(
    "date", ["2026-02-02T10:00:00+01:00", "pon., 2 lut 2026 10:00:00 +0100", "2 בפברואר 2026"]
)
def test_a_date_written_otherwise_still_gives_its_day(date):
    raw = f"From: a@b.example\nTo: c@d.example\nDate: {date}\nSubject: x\n\nhi\n".encode()
    assert str(email_message.read(raw, "a.eml").dated) == "2026-02-02"


# --- signed and sealed


@pytest.fixture(scope="module")
def signer():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bob")])
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    made = made.public_key(key.public_key()).serial_number(7)
    made = made.not_valid_before(day).not_valid_after(day + datetime.timedelta(days=90))
    return made.sign(key, hashes.SHA256()), key


def signed(signer, content, coding=serialization.Encoding.DER, *options):
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
    return builder.add_signer(*signer, hashes.SHA256()).sign(coding, list(options))


INNER = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{SAID}\r\n".encode()


def test_a_mail_signed_around_its_words_is_read_and_said_to_be_unchecked(signer):
    sealed = base64.encodebytes(signed(signer, INNER, serialization.Encoding.DER))
    heads = b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
    heads += b"Content-Transfer-Encoding: base64\r\n"
    full = email_message.read(plain(sealed, heads), "a.eml")

    assert full.text == SAID
    assert {"digital_signature", "signature_not_checked"} <= set(full.flags)
    assert "signature_intact" not in full.flags


def test_a_mail_signed_beside_its_words_is_read_too(signer):
    options = [pkcs7.PKCS7Options.DetachedSignature]
    whole = signed(signer, INNER, serialization.Encoding.SMIME, *options)
    full = email_message.read(HEAD.replace(b"MIME-Version: 1.0\r\n", b"") + whole, "a.eml")
    assert SAID in full.text
    assert {"digital_signature", "signature_not_checked"} <= set(full.flags)


def test_a_signed_file_gives_its_content_and_a_sealed_one_says_why_not(signer):
    with ReadingChild() as child:
        full = child.read(signed(signer, b"%PDF-1.4 a contract"), "contract.pdf.p7m")
        sealed = b"\x30\x0d\x06\x09" + bytes.fromhex("2a864886f70d010703") + b"\xa0\x00"
        closed = child.read(sealed, "secret.p7m")
        pem = child.read(signed(signer, INNER, serialization.Encoding.PEM), "mail.p7m")
    assert [(a.name, a.data) for a in full.attachments] == [
        ("contract.pdf", b"%PDF-1.4 a contract")
    ]
    assert "signature_not_checked" in full.flags
    assert closed.trouble == "file_encrypted"
    assert SAID.encode() in pem.attachments[0].data


def tlv(tag, body, *, open_ended=False):
    if open_ended:
        return bytes((tag, 0x80)) + body + b"\0\0"
    size = len(body)
    length = bytes((size,)) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes((tag,)) + length + body


def test_an_envelope_whose_lengths_are_not_told_beforehand_is_opened():
    words = tlv(0x24, tlv(4, b"first ") + tlv(4, b"second"), open_ended=True)
    data = tlv(6, bytes.fromhex("2a864886f70d010701")) + tlv(0xA0, words, open_ended=True)
    inner = tlv(2, b"\1") + tlv(0x31, b"") + tlv(0x30, data, open_ended=True)
    oid = tlv(6, bytes.fromhex("2a864886f70d010702"))
    body = oid + tlv(0xA0, tlv(0x30, inner, open_ended=True), open_ended=True)
    found = envelope.opened(tlv(0x30, body, open_ended=True))
    assert found == envelope.Envelope(signed=True, content=b"first second")


def test_an_envelope_changed_at_random_is_opened_or_refused(signer):
    whole, chance = signed(signer, INNER), random.Random(3)
    for _ in range(400):
        bad = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            bad[chance.randrange(200)] = chance.randrange(256)
        try:
            signed_envelope.read(bytes(bad), "a.p7m")
        except CannotRead as refused:
            assert WORDS.has(f"refusals.{refused.key}.what")
    assert envelope.opened(b"\x30\x80" * 5000) == envelope.Envelope()


# --- winmail.dat


def attribute(level, kind, value):
    return struct.pack("<BII", level, kind, len(value)) + value + b"\0\0"


def properties(*told):
    packed = struct.pack("<I", len(told))
    for kind, number, value in told:
        value = value + b"\0" * (-len(value) % 4)
        packed += struct.pack("<HHII", kind, number, 1, len(value)) + value
    return packed


def winmail(text="שלום, אשלם מחר", name="חשבונית.txt"):
    return (
        tnef.SIGNATURE
        + b"\1\0"
        + attribute(1, 0x00069007, struct.pack("<II", 1255, 0))
        + attribute(1, 0x0002800C, text.encode("cp1255") + b"\0")
        + attribute(2, 0x00069002, b"\0" * 14)
        + attribute(2, 0x00018010, b"HESHBO~1.TXT\0")
        + attribute(2, 0x0006800F, b"nine hundred")
        + attribute(2, 0x00069005, properties((0x1F, 0x3707, (name + "\0").encode("utf-16-le"))))
    )


def test_what_outlook_packs_away_is_unpacked():
    packed = base64.encodebytes(winmail())
    part = b"Content-Type: application/ms-tnef; name=winmail.dat\r\n"
    part += b"Content-Transfer-Encoding: base64\r\n\r\n" + packed
    full = email_message.read(mixed(part), "a.eml")
    assert full.text == "שלום, אשלם מחר"
    named = {a.name: a.data for a in full.attachments}
    assert named["חשבונית.txt"] == b"nine hundred"
    assert named["winmail.dat"] == winmail()


def test_a_packed_mail_changed_at_random_never_fails():
    whole, chance = winmail(), random.Random(5)
    for _ in range(1000):
        bad = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        tnef.winmail(bytes(bad[: chance.randrange(6, len(bad))]))


# --- what no one here wrote, changed


def test_outside_mails_changed_at_random_are_still_read(corpora):
    chance = random.Random(11)
    paths = sorted(corpora.rglob("*.eml"))
    read = 0
    for path in chance.sample(paths, min(60, len(paths))):
        raw = path.read_bytes()[:60_000]
        for _ in range(6):
            bad = bytearray(raw)
            for _ in range(chance.choice((1, 5, 50))):
                if bad:
                    bad[chance.randrange(min(len(bad), 3000))] = chance.randrange(256)
            cut = bad[: chance.choice((len(bad), len(bad) // 2, 200))]
            full = email_message.read(bytes(cut), path.name)
            assert full.to_json()
            read += 1
    assert read >= 300
