"""What a file is, by its bytes first and its name last; one answer, so no two readers claim it."""

from __future__ import annotations

import re
import zipfile
from pathlib import PurePosixPath

import puremagic

from casefile.intake import archive
from casefile.intake.chat_lines import looks_like_chat
from casefile.intake.envelope import looks_sealed
from casefile.intake.lettering import guessed_letters, seems_text
from casefile.model.errors import CannotRead

MAIL = "message/rfc822"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
MAILBOX = "application/mbox"
OUTLOOK = "application/vnd.ms-outlook"
CALENDAR = "text/calendar"
TABLE = "text/csv"
INVOICE = "application/x-invoice+xml"
CHAT = "text/x-whatsapp"
CHAT_ZIP = "application/x-whatsapp+zip"
TEXT = "text/plain"
HTML = "text/html"
OFFICE_OLD = "application/x-ole-storage"
OFFICE_LOCKED = "application/x-ole-encrypted-package"
WORD_OLD = "application/msword"
ENVELOPE = "application/pkcs7-mime"
UNKNOWN = "application/octet-stream"

_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_SOUNDS = (
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"fLaC", "audio/flac"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "audio/x-ms-wma"),
)
_HEADER = re.compile(rb"^[!-9;-~]{1,76}:[ \t\r\n]?")
_NAMED = re.compile(
    rb"(?im)^(return-path|received|message-id|mime-version|date|from|to|subject|content-type"
    rb"|delivered-to|reply-to|cc|x-[a-z0-9-]+|dkim-signature):"
)
_MACHINE = re.compile(
    rb"(?im)^(return-path|received|message-id|mime-version|content-type|delivered-to"
    rb"|content-transfer-encoding|dkim-signature|x-mailer):"
)
_OLE_PARTS = (
    ("__properties_version1.0".encode("utf-16-le"), OUTLOOK),
    ("EncryptedPackage".encode("utf-16-le"), OFFICE_LOCKED),
    ("WordDocument".encode("utf-16-le"), WORD_OLD),
)
"""Names of parts that tell what an OLE container is."""
_INVOICE = re.compile(
    rb"<(?:[\w.-]+:)?(?:Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument|Faktura"
    rb"|Potwierdzenie)\s[^<>]*(?:urn:oasis:names:specification:ubl|urn:un:unece:uncefact"
    rb"|urn:ferd:CrossIndustryDocument|http://crd\.gov\.pl/|http://upo\.schematy\.mf\.gov\.pl/)"
)
_NEXT_MAIL = re.compile(rb"(?:\r?\n){2}From [^\r\n]{3,300}\r?\n[!-9;-~]{1,76}:")
_FILM = re.compile(rb"(?s)hdlr.{8}vide")
_HTML = re.compile(rb"(?i)^\s*(<!doctype html|<html|<head|<body|<meta)")


def media_type_of(name: str, data: bytes) -> str:
    """Return the media type of *data*; *name* decides only where the bytes leave it open."""
    for start, picture in _PICTURES:
        if data.startswith(start):
            return picture
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    for start, sound in _SOUNDS:
        if data.startswith(start):
            return sound
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand[:3] in (b"hei", b"hev", b"mif", b"msf"):
            return "image/heic"
        # Phones write calls into a container for films: without a picture track it is sound.
        return "audio/mp4" if brand == b"M4A " or not _FILM.search(data) else "video/mp4"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0" and len(data) > 54:
        return "image/bmp"
    if data[:1] in (b"\x30", b"-", b"M") and looks_sealed(data):
        return ENVELOPE
    if b"%PDF-" in data[:1024] and not _is_mail(name, data):
        return PDF
    if archive.is_zip(data):
        return _zip_type(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((kind for part, kind in _OLE_PARTS if part in data), OFFICE_OLD)
    if data[257:262] == b"ustar":
        return "application/x-tar"
    if seems_text(data):
        return _text_type(name, data)
    return _by_magic(data)


def _is_mail(name: str, data: bytes) -> bool:
    head = data[:16_384].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if head.startswith(b"From ") and b"\n" in head:
        head = head.split(b"\n", 1)[1]
    if not _HEADER.match(head):
        return False
    top = re.split(rb"\r?\n[ \t]*\r?\n|\r\r", head, maxsplit=1)[0]
    if PurePosixPath(name.lower()).suffix in (".eml", ".msg", ".mail"):
        return bool(_NAMED.search(top)) or b"\n\n" in head or b"\r\n\r\n" in head
    return len(_NAMED.findall(top)) >= 2 and bool(_MACHINE.search(top))


def _is_mailbox(data: bytes) -> bool:
    """True when more than one mail stands in the file, each after its own ``From`` line."""
    return data.startswith(b"From ") and _NEXT_MAIL.search(data) is not None


def _plain_head(data: bytes) -> bytes:
    """Return the start of an XML file one byte a letter, without its comments."""
    head = data[:16_384]
    if b"\0" in head[:64]:
        head = head.replace(b"\0", b"")
    return re.sub(rb"(?s)<!--.*?-->", b"", head).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _text_type(name: str, data: bytes) -> str:
    if _is_mail(name, data):
        return MAILBOX if _is_mailbox(data) else MAIL
    if _HTML.match(data[:2000].removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if _plain_head(data).startswith(b"<?xml"):
        return INVOICE if _INVOICE.search(_plain_head(data)) else "application/xml"
    if data.startswith(b"{\\rtf"):
        return "application/rtf"
    if data.startswith((b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR")):
        return CALENDAR
    if looks_like_chat(guessed_letters(data[:20_000])):
        return CHAT
    if name.lower().endswith((".csv", ".tsv")):
        return TABLE
    head = _plain_head(data)
    return INVOICE if head[:1] == b"<" and _INVOICE.search(head) else TEXT


def _zip_type(data: bytes) -> str:
    try:
        container = archive.opened(data)
    except CannotRead:
        # Packed Office files name their parts in clear: enough to say what was refused.
        return WORD if b"word/document.xml" in data else ZIP
    names = set(container.namelist())
    if "word/document.xml" in names:
        return WORD
    if "[Content_Types].xml" in names:
        try:
            types = archive.part(container, "[Content_Types].xml")
        except CannotRead:
            return ZIP
        if b"wordprocessingml.document.main" in types or b"wordprocessingml.template" in types:
            return WORD
        if b"ms-word.document.macroEnabled" in types:
            return WORD
        return "application/vnd.openxmlformats-officedocument"
    if "mimetype" in names and b"opendocument" in archive.part(container, "mimetype")[:80]:
        return "application/vnd.oasis.opendocument"
    for member in sorted(names, key=len):
        if member.lower().endswith(".txt") and _is_chat_member(container, member):
            return CHAT_ZIP
    return ZIP


def _is_chat_member(container: zipfile.ZipFile, member: str) -> bool:
    if len(member.split("/")) > 2:
        return False
    try:
        return looks_like_chat(guessed_letters(archive.part(container, member)[:20_000]))
    except CannotRead:
        return False


def _by_magic(data: bytes) -> str:
    try:
        found = puremagic.magic_string(data[:8192])
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    return next((match.mime_type for match in found if match.mime_type), UNKNOWN)
