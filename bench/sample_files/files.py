"""Builds mails, Word files, archives, recordings and a signed PDF; the same bytes each time."""

from __future__ import annotations

import base64
import io
import os
import quopri
import random
import subprocess
import tempfile
import textwrap
import wave
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.metadata import info
from pyhanko.sign import fields, signers
from pyhanko.sign.signers import pdf_signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIXED = (2026, 1, 1, 0, 0, 0)


# -- mail -------------------------------------------------------------------------------------


def word_of(text: str, charset: str, codec: str = "") -> str:
    """Return header text as an RFC 2047 word in *charset*."""
    if text.isascii():
        return text
    return f"=?{charset}?B?{base64.b64encode(text.encode(codec or charset)).decode()}?="


def part(text: str, charset: str, *, codec: str = "", how: str = "quoted-printable") -> str:
    """Return one text part: its head fields and its body."""
    raw = text.replace("\n", "\r\n").encode(codec or charset)
    if how == "base64":
        body = "\r\n".join(textwrap.wrap(base64.b64encode(raw).decode(), 76))
    else:
        body = quopri.encodestring(raw.replace(b"\r\n", b"\n")).decode("ascii")
        body = body.replace("\n", "\r\n")
    return (
        f"Content-Type: text/plain; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {how}\r\n\r\n{body}\r\n"
    )


def attachment(name: str, data: bytes, media: str, charset: str, codec: str = "") -> str:
    """Return one attached file as a part."""
    named = word_of(name, charset, codec)
    body = "\r\n".join(textwrap.wrap(base64.b64encode(data).decode(), 76))
    return (
        f'Content-Type: {media};\r\n name="{named}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment;\r\n filename="{named}"\r\n\r\n{body}\r\n'
    )


def mail(heads: dict[str, str], *parts: str) -> bytes:
    """Return a whole mail; several parts make it multipart/mixed."""
    top = "".join(f"{name}: {value}\r\n" for name, value in heads.items())
    top += "MIME-Version: 1.0\r\n"
    if len(parts) == 1:
        return (top + parts[0]).encode("ascii")
    edge = f"=_part_{abs(sum(map(ord, heads['Message-ID']))):08x}"
    body = "".join(f"--{edge}\r\n{p}" for p in parts) + f"--{edge}--\r\n"
    top += f'Content-Type: multipart/mixed; boundary="{edge}"\r\n\r\n'
    return (top + body).encode("ascii")


# -- Word -------------------------------------------------------------------------------------


def word(author: str, title: str, when: datetime) -> Word:
    """Return an empty Word document with its properties set."""
    document = Document()
    core = document.core_properties
    core.author, core.title, core.last_modified_by = author, title, author
    core.created = core.modified = when
    core.revision = 1
    return document


def changed(
    paragraph: Paragraph, pieces: list[tuple[str, str]], author: str, when: str, first: int
) -> int:
    """Write *pieces* as tracked changes: kind is "", "ins" or "del"; return the next id."""
    for kind, text in pieces:
        run = OxmlElement("w:r")
        held = OxmlElement("w:delText" if kind == "del" else "w:t")
        held.set(qn("xml:space"), "preserve")
        held.text = text
        run.append(held)
        if kind:
            change = OxmlElement(f"w:{kind}")
            change.set(qn("w:id"), str(first))
            change.set(qn("w:author"), author)
            change.set(qn("w:date"), when)
            change.append(run)
            paragraph._p.append(change)
            first += 1
        else:
            paragraph._p.append(run)
    return first


def right_to_left(document: Word) -> None:
    """Turn every paragraph, and every run with Hebrew in it, to the right-to-left way."""
    for paragraph in document.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            if any("\u0590" <= c <= "\u05ff" for c in run.text):
                run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def docx(document: Word) -> bytes:
    """Return the document's bytes, its archive dated the same day each time."""
    loose = io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source:
        return archive({name: source.read(name) for name in source.namelist()})


def archive(members: dict[str, bytes], when: tuple[int, int, int, int, int, int] = FIXED) -> bytes:
    """Return a zip of *members*."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)
    return kept.getvalue()


# -- a recording ------------------------------------------------------------------------------


def recording(lines: list[tuple[str, str]], voice: str) -> bytes:
    """Return an mp3 of a talk in a synthetic voice; each line is (espeak options, words)."""
    with tempfile.TemporaryDirectory() as room:
        whole = Path(room, "talk.wav")
        with wave.open(str(whole), "wb") as target:
            for n, (options, words) in enumerate(lines):
                piece = Path(room, f"{n}.wav")
                subprocess.run(
                    ["espeak-ng", "-v", voice, *options.split(), "-w", str(piece), words],
                    check=True,
                )
                with wave.open(str(piece), "rb") as source:
                    if n == 0:
                        target.setparams(source.getparams())
                    target.writeframes(source.readframes(source.getnframes()))
                    target.writeframes(b"\0\0" * (source.getframerate() // 3))
        out = Path(room, "talk.mp3")
        subprocess.run(
            ["lame", "--silent", "-m", "m", "-b", "16", "--resample", "16", str(whole), str(out)],
            check=True,
        )
        return out.read_bytes()


# -- a signed PDF -----------------------------------------------------------------------------


def _prime(chance: random.Random, bits: int = 1024) -> int:
    while True:
        candidate = chance.getrandbits(bits) | (1 << (bits - 1)) | (1 << (bits - 2)) | 1
        if any(candidate % p == 0 for p in (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
            continue
        odd, twos = candidate - 1, 0
        while odd % 2 == 0:
            odd, twos = odd // 2, twos + 1
        for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29):
            power = pow(base, odd, candidate)
            if power in (1, candidate - 1):
                continue
            for _ in range(twos - 1):
                power = power * power % candidate
                if power == candidate - 1:
                    break
            else:
                break
        else:
            if candidate % 65537 != 1:
                return candidate


def _key(seed: str) -> rsa.RSAPrivateKey:
    """Return a key made from *seed*: for demonstration, worth nothing, known to everyone."""
    chance = random.Random(seed)
    p, q = _prime(chance), _prime(chance)
    n, d = p * q, pow(65537, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(65537, n)
    return rsa.RSAPrivateNumbers(
        p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), public
    ).private_key()


def _certificate(
    subject: x509.Name,
    key: rsa.RSAPrivateKey,
    issuer: x509.Name,
    issuer_key: rsa.RSAPrivateKey,
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(2)
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2030, 1, 1, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False),
            critical=True,
        )
        .sign(issuer_key, hashes.SHA256())
    )


def signed(pdf: bytes, *, signer: str, firm: str, country: str, place: str, reason: str,
           when: datetime) -> bytes:  # fmt: skip
    """Return *pdf* with a digital signature of *signer*, by a made-up authority."""

    def name(common: str, of: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, country),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, of),
                x509.NameAttribute(NameOID.COMMON_NAME, common),
            ]
        )

    authority = name("Demonstration CA (no trust)", "Sample Certificates")
    top, own = _key("casefile sample authority"), _key(f"casefile sample {signer}")
    leaf = _certificate(name(signer, firm), own, authority, top)
    der = serialization.Encoding.DER
    hand = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(leaf.public_bytes(der)),
        signing_key=asn1_keys.PrivateKeyInfo.load(
            own.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        ),
        cert_registry=SimpleCertificateStore(),
    )
    facts = signers.PdfSignatureMetadata(
        field_name="Podpis1", name=signer, reason=reason, location=place, md_algorithm="sha256"
    )

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return when

    chance = random.Random(signer)
    with (
        mock.patch.object(pdf_signer, "datetime", Clock),
        mock.patch.object(info, "datetime", Clock),
        mock.patch.object(os, "urandom", chance.randbytes),
    ):
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        fields.append_signature_field(writer, fields.SigFieldSpec("Podpis1"))
        done = signers.PdfSigner(facts, signer=hand).sign_pdf(writer)
    return bytes(done.getbuffer())
