"""Files that `bench/fuzz.py` begins with, and what it does to them; the same for the same seed."""

from __future__ import annotations

import io
import struct
import sys
import wave
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "edges"))
from ole_file import compound_file, moment, properties

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
LARGEST = 300_000
"""Bytes of a file that is still begun with: larger ones say nothing more and cost time."""
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
TOKENS = (
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",  # half of a pair, in UTF-8
    b"\xe2\x80\xae",
    b"\r\n\r\n",
    b"\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Transfer-Encoding: base64\n",
    b"=?utf-8?b?????=",
    b"=?utf-7?q?+?=",
    b"charset=rot13",
    b"Date: Thu, 32 Foo 99999 25:61:61 +9999\n",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&#x0;&#xD800;",
    b"]]>",
    b"<![CDATA[",
    b"/Length -1",
    b"/Type/Pages/Kids[1 0 R 2 0 R 3 0 R]",
    b"%PDF-9.9",
    b"PK\x05\x06",
    b"9" * 400,
    b"1e999999",
    b"-0.00",
    b"NaN",
    b"[" * 3_000,
    b"DTSTART:99999999T999999Z\n",
    b"RRULE:FREQ=SECONDLY\n",
    b"31.02.2026, 25:99 - A: b\n",
    "١٢/٣/٢٠٢٦".encode(),
    b'"' * 9,
)


def seeds() -> dict[str, bytes]:
    """Return name to bytes: the samples, what is made here, and the outside corpora if they lie by.

    The order is that of the names, so that a seed number means the same file everywhere.
    """
    found = {f"made/{name}": data for name, data in _made()}
    folders = [ROOT / "sample_cases"] + ([CORPORA] if CORPORA.is_dir() else [])
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            # the kit of the bags is of hundreds of one-line files
            if "bagit" in str(file) or not file.is_file() or file.name == "MANIFEST.md":
                continue
            if 0 < file.stat().st_size <= LARGEST:
                found[str(file.relative_to(folder.parent))] = file.read_bytes()
    return found


def _made() -> Iterator[tuple[str, bytes]]:
    """Yield small files of the kinds that nothing else here has."""
    image = Image.frombytes("RGB", (16, 16), Random(1).randbytes(768))
    exif = image.getexif()
    exif[0x0132] = "2026:03:12 19:41:55"
    exif[0x0112] = 6
    for kind in ("JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP"):
        out = io.BytesIO()
        if kind in ("JPEG", "PNG", "TIFF", "WEBP"):
            image.save(out, kind, exif=exif)
        else:
            image.save(out, kind)
        yield f"picture.{kind.lower()}", out.getvalue()
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8_000)
        file.writeframes(bytes(800))
    yield "call.wav", sound.getvalue()
    moov = struct.pack(">IIIII", 0, 3853440000, 3853440000, 1000, 65_000) + bytes(80)
    yield "call.m4a", _box(b"ftyp", b"mp42" + bytes(4)) + _box(b"moov", _box(b"mvhd", moov))
    yield "call.amr", b"#!AMR\n" + (bytes([0x3C]) + bytes(31)) * 9
    yield (
        "call.mp3",
        b"ID3\x03\0\0\0\0\0\x0aTIT2\0\0\0\0\0\0" + (b"\xff\xfb\x90\0" + bytes(413)) * 4,
    )
    yield "call.ogg", b"OggS\0\x02" + bytes(20) + b"\x01\x1e\x01vorbis" + bytes(40)
    yield "call.flac", b"fLaC\x80\0\0\x22" + bytes(10) + b"\x0a\xc4\x40\xf0" + bytes(60)
    words = {(0x0037, 0x1F): "Invoice 7", (0x1000, 0x1F): "Please pay", (0x0C1A, 0x1F): "Bob"}
    streams = {key: said.encode("utf-16-le") for key, said in words.items()}
    letter = properties(32, {(0x0039, 0x40): moment(2026, 2, 3, 9, 30)}, streams)
    yield "letter.msg", compound_file(letter)
    yield "old.doc", compound_file({"WordDocument": b"old words " * 500})
    yield (
        "day.ics",
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting\r\n"
            b"DTSTART;TZID=Europe/Warsaw:20260302T100000\r\nDTEND:20260302T110000Z\r\n"
            b"ATTENDEE;CN=Bob:mailto:bob@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ),
    )
    rows = "Data;Opis;Kwota;Saldo\n" + "".join(
        f"{n:02}.03.2026;Przelew FV/{n};{n * 100},50;{n * 1000},00\n" for n in range(1, 20)
    )
    yield "bank.csv", rows.encode()
    yield "bank.tsv", rows.replace(";", "\t").encode("utf-16")
    yield "words.rtf", rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0 Please {\b pay}\par 500 \'a3\u1488?}"
    yield "page.html", b"<html><body><p>Please pay<table><tr><td>1</td></tr></table></html>"
    mail = b"From: a@x.example\nDate: Mon, 02 Feb 2026 10:00:00 +0000\nSubject: x\n\nPay\n\n"
    yield "all.mbox", (b"From a@x.example Mon Feb  2 10:00:00 2026\n" + mail) * 5
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("one.eml", mail)
        out.writestr("inside/two.csv", rows)
        out.writestr("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    yield "papers.zip", packed.getvalue()
    yield (
        "winmail.dat",
        b"\x78\x9f\x3e\x22\x01\x00"
        + (b"\x02\x10\x80\x01\x00" + struct.pack("<I", 8) + b"File.txt" + b"\0\0"),
    )


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


def spoilt(data: bytes, seed: str, files: dict[str, bytes]) -> tuple[bytes, str]:
    """Return *data* changed once to three times, and how; always the same for the same *seed*."""
    chance = Random(seed)
    done: list[str] = []
    if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.7:
        return _member_mutated(data, chance, files, done), ", ".join(done)
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = _once(data, chance, files, done)
    return data, ", ".join(done)


def mutated(seed: int, number: int, files: dict[str, bytes]) -> tuple[str, bytes, str]:
    """Return (name, bytes, what was done) of mutant *number* of *seed*; always the same."""
    chance = Random(f"{seed}:{number}")
    names = list(files)
    name = chance.choice(names)
    data, done = files[name], []
    if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.7:
        data = _member_mutated(data, chance, files, done)
    else:
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            data = _once(data, chance, files, done)
    return Path(name).name, data, f"{name}: {', '.join(done)}"


def _once(data: bytes, chance: Random, files: dict[str, bytes], done: list[str]) -> bytes:
    ways = (_flipped, _cut, _spliced, _sized, _worded, _numbered, _doubled, _dropped)
    way = chance.choice(ways)
    done.append(way.__name__.strip("_"))
    return way(bytearray(data), chance, files)


def _place(data: bytearray, chance: Random) -> int:
    """Return a place; every second one near the start, where the structure is."""
    end = len(data) + 1
    return chance.randrange(min(end, 600) if chance.random() < 0.5 else end)


def _flipped(data: bytearray, chance: Random, _: dict[str, bytes]) -> bytes:
    for _n in range(chance.choice((1, 2, 8, 32))):
        if data:
            data[min(_place(data, chance), len(data) - 1)] ^= 1 << chance.randrange(8)
    return bytes(data)


def _cut(data: bytearray, chance: Random, _: dict[str, bytes]) -> bytes:
    return bytes(data[: _place(data, chance)])


def _spliced(data: bytearray, chance: Random, files: dict[str, bytes]) -> bytes:
    other = files[chance.choice(list(files))]
    start = chance.randrange(len(other))
    piece = other[start : start + chance.choice((20, 500, 20_000))]
    at = _place(data, chance)
    return bytes(data[:at] + piece + data[at + chance.choice((0, len(piece))) :])


def _sized(data: bytearray, chance: Random, _: dict[str, bytes]) -> bytes:
    """Lie about a size: a number in bytes, either end first."""
    width, order = chance.choice((1, 2, 4, 8)), chance.choice(("little", "big"))
    at = _place(data, chance)
    told = chance.choice(NUMBERS) % (1 << (8 * width))
    data[at : at + width] = told.to_bytes(width, order)
    return bytes(data)


def _worded(data: bytearray, chance: Random, _: dict[str, bytes]) -> bytes:
    at = _place(data, chance)
    return bytes(data[:at] + chance.choice(TOKENS) + data[at:])


def _numbered(data: bytearray, chance: Random, _: dict[str, bytes]) -> bytes:
    """Lie about a size: a number in letters, as PDF, mail, XML and tables have them."""
    places = [n for n in range(min(len(data), 60_000)) if 48 <= data[n] <= 57]
    if places:
        at = chance.choice(places)
        told = chance.choice((b"0", b"-1", b"65536", b"4294967296", b"9" * 30, b"", b"1.5", b"e9"))
        data[at : at + 1] = told
    return bytes(data)


def _doubled(data: bytearray, chance: Random, _: dict[str, bytes]) -> bytes:
    start = _place(data, chance)
    piece = data[start : start + chance.choice((4, 64, 2_000))]
    times = chance.choice((1, 2, 200))
    return bytes(data[:start] + piece * times + data[start:])[: 4 * LARGEST]


def _dropped(data: bytearray, chance: Random, _: dict[str, bytes]) -> bytes:
    start = _place(data, chance)
    return bytes(data[:start] + data[start + chance.choice((1, 8, 300, 5_000)) :])


def _member_mutated(data: bytes, chance: Random, files: dict[str, bytes], done: list[str]) -> bytes:
    """Mutate one part of a container and pack it again, so that what is inside is reached."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            parts = [(part.filename, held.read(part)) for part in held.infolist()]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return _once(data, chance, files, done)
    except Exception as broken:  # zlib and lzma raise errors of their own
        done.append(type(broken).__name__)
        return _once(data, chance, files, done)
    if not parts or sum(len(body) for _, body in parts) > 20 * LARGEST:
        return _once(data, chance, files, done)
    at = chance.randrange(len(parts))
    done.append(f"in {parts[at][0]}")
    parts[at] = (parts[at][0], _once(parts[at][1], chance, files, done))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts:
            packed.writestr(zipfile.ZipInfo(name), body)
    return out.getvalue()
