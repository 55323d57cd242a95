"""What Outlook packs into ``winmail.dat`` (TNEF): the words and the files of a mail.

Source: [MS-OXTNEF], sections 2.1.3 (attributes) and 2.1.3.4 (properties). Nothing is trusted:
every length is held against what is left, and an attribute that does not fit ends the reading.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from casefile.intake.lettering import letters
from casefile.intake.markup import shown_text
from casefile.intake.rich_text import rich_text, unpacked

SIGNATURE = b"\x78\x9f\x3e\x22"
_TITLE, _DATA, _RENDERED, _PROPERTIES = 0x8010, 0x800F, 0x9002, 0x9005
_BODY, _MESSAGE, _PAGE = 0x800C, 0x9003, 0x9007
_LONG_NAME, _WHOLE, _HTML, _RICH, _PLAIN = 0x3707, 0x3701, 0x1013, 0x1009, 0x1000
_SIZES = {0x02: 2, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8}
_SIZES[0x48] = 16
_TEXT, _WIDE, _BINARY, _OBJECT = 0x1E, 0x1F, 0x102, 0x0D
_MANY = 0x1000
_NAMED = 0x8000
_MOST = 1_000


class Unpacked(NamedTuple):
    """The words of the mail, and its files by name."""

    text: str
    files: tuple[tuple[str, bytes], ...]


def winmail(data: bytes) -> Unpacked | None:
    """Return what is packed in *data*; None when it is nothing of the kind."""
    if not data.startswith(SIGNATURE):
        return None
    label, text = "cp1252", ""
    files: list[tuple[str, bytes]] = []
    name, body = "", b""
    begun = False
    for level, kind, value in _attributes(data):
        if kind == _PAGE and len(value) >= 4:
            label = f"cp{struct.unpack_from('<I', value)[0]}"
        elif kind == _BODY:
            text = text or letters(value.rstrip(b"\0"), label)
        elif level == 1 and kind == _MESSAGE:
            text = text or _words(dict(_properties(value)), label)
        elif kind == _RENDERED:  # each file begins with how it was shown
            if begun and (name or body):
                files.append((name, body))
            begun, name, body = True, "", b""
        elif kind == _TITLE:
            name = name or letters(value.rstrip(b"\0"), label)
        elif kind == _DATA:
            body = value
        elif kind == _PROPERTIES:
            held = dict(_properties(value))
            name = _text(held.get(_LONG_NAME), label) or name
            body = body or held.get(_WHOLE, (0, b""))[1]
    if begun and (name or body):
        files.append((name, body))
    return Unpacked(text, tuple(files[:_MOST]))


def _attributes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (level, number, value) of each attribute that is whole."""
    place = 6
    while place + 9 <= len(data):
        level, number, length = struct.unpack_from("<BII", data, place)
        start = place + 9
        if level not in (1, 2) or start + length > len(data):
            return
        yield level, number & 0xFFFF, data[start : start + length]
        place = start + length + 2


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Yield (number, (kind, bytes)) of each property, up to the first that does not fit."""
    if len(data) < 4:
        return
    place = 4
    try:
        for _ in range(min(struct.unpack_from("<I", data)[0], _MOST)):
            kind, number = struct.unpack_from("<HH", data, place)
            place += 4
            if number >= _NAMED:
                place = _past_name(data, place)
            count = 1
            bare = kind & ~_MANY
            if kind & _MANY or bare in (_TEXT, _WIDE, _BINARY, _OBJECT):
                count = struct.unpack_from("<I", data, place)[0]
                place += 4
            for _ in range(min(count, _MOST)):
                length = _SIZES.get(bare, 0)
                if bare in (_TEXT, _WIDE, _BINARY, _OBJECT):
                    length = struct.unpack_from("<I", data, place)[0]
                    place += 4
                if not length and bare not in (_TEXT, _WIDE, _BINARY, _OBJECT):
                    return
                if place + length > len(data):
                    return
                yield number, (bare, data[place : place + length])
                place += length + -length % 4
    except struct.error:
        return


def _past_name(data: bytes, place: int) -> int:
    kind = struct.unpack_from("<I", data, place + 16)[0]
    if kind == 0:
        return place + 24
    length = struct.unpack_from("<I", data, place + 20)[0]
    return place + 24 + int(length) + -int(length) % 4


def _text(held: tuple[int, bytes] | None, label: str) -> str:
    if held is None:
        return ""
    kind, raw = held
    told = raw.decode("utf-16-le", "replace") if kind == _WIDE else letters(raw, label)
    return told.rstrip("\0")


def _words(held: dict[int, tuple[int, bytes]], label: str) -> str:
    if _PLAIN in held:
        return _text(held[_PLAIN], label)
    if _HTML in held:
        return shown_text(letters(held[_HTML][1], label))
    return rich_text(unpacked(held[_RICH][1])) if _RICH in held else ""
