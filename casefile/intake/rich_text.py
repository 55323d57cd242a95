"""The rich text that Outlook keeps for a body: unpacked, and read as a person would see it."""

from __future__ import annotations

import re
import struct

from casefile.intake.lettering import letters
from casefile.intake.markup import shown_text

MOST_BYTES = 20_000_000
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_RING = 4096
_BEGUN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    + b"\r\n"
    + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What every packer of this kind begins its window with."""
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)"
)
_UNSEEN = frozenset(
    (b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer")
)
_SIGNS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"emdash": "—", b"endash": "–", b"row": "\n"}
_SIGNS |= {b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"cell": "\t"}
_SETS = {177: "cp1255", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254", 178: "cp1256"}


def unpacked(data: bytes) -> bytes:
    """Return the rich text packed in *data*, never more than 20 MB; empty when it is no such."""
    if len(data) < 16:
        return b""
    _, size, kind, _ = struct.unpack_from("<IIII", data)
    if kind == _PLAIN:
        return data[16 : 16 + min(size, MOST_BYTES)]
    if kind != _PACKED:
        return b""
    ring = bytearray(_BEGUN.ljust(_RING, b" "))
    write, out, place = len(_BEGUN), bytearray(), 16
    most = min(size, MOST_BYTES)
    while place < len(data) and len(out) < most:
        controls, place = data[place], place + 1
        for bit in range(8):
            if place >= len(data) or len(out) >= most:
                break
            if controls >> bit & 1:
                pair = int.from_bytes(data[place : place + 2], "big")
                place += 2
                offset, length = pair >> 4, (pair & 15) + 2
                if offset == write:
                    return bytes(out)
                piece = bytearray()
                for step in range(length):
                    letter = ring[(offset + step) % _RING]
                    piece.append(letter)
                    ring[write] = letter
                    write = (write + 1) % _RING
                out += piece
            else:
                out.append(data[place])
                ring[write] = data[place]
                write, place = (write + 1) % _RING, place + 1
    return bytes(out)


class _Text:
    """Gathers letters, each run of bytes in the letters of its font."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.parts: list[str] = []
        self.raw = bytearray()

    def settle(self) -> None:
        if self.raw:
            self.parts.append(letters(bytes(self.raw), self.page))
            self.raw.clear()

    def add(self, text: str) -> None:
        self.settle()
        self.parts.append(text)


def rich_text(data: bytes) -> str:
    """Return the text of rich text, or of the web page packed in it; empty for anything else."""
    if not data.startswith(b"{\\rtf"):
        return ""
    from_html = b"\\fromhtml" in data[:2000]
    said = re.search(rb"\\ansicpg(\d{1,5})", data[:2000])
    page = f"cp{int(said[1])}" if said and int(said[1]) != 65001 else "utf-8"
    fonts = {
        int(found[1]): _SETS[int(found[2])]
        for found in re.finditer(rb"\\f(\d{1,5})[^{};]{0,80}?\\fcharset(\d{1,3})", data[:50_000])
        if int(found[2]) in _SETS
    }
    text = _Text(page)
    hidden, hides, in_tag, tags = 0, [False], False, [False]
    pages, skip, star = [page], 0, False
    for token in _TOKEN.finditer(data):
        word, number, coded, sign, brace, plain = token.groups()
        if brace == b"{":
            hides.append(hides[-1])
            tags.append(tags[-1])
            pages.append(pages[-1])
            star = False
        elif brace == b"}":
            if len(hides) > 1:
                hides.pop()
                tags.pop()
                pages.pop()
            text.settle()
            text.page, in_tag = pages[-1], tags[-1]
        elif word in (b"htmltag", b"mhtmltag"):
            tags[-1] = in_tag = word == b"htmltag"
            hides[-1] = word == b"mhtmltag"
        elif word == b"htmlrtf":
            hidden = 0 if number == b"0" else 1
        elif word in _UNSEEN or (star and word):
            hides[-1] = True
        elif sign == b"*":
            star = True
            continue
        elif hides[-1] or (hidden and not in_tag):
            pass
        elif word == b"f" and number:
            text.settle()
            pages[-1] = text.page = fonts.get(int(number), page)
        elif word == b"u" and number:
            text.add(chr(int(number) % 65_536))
            skip = 1
        elif word in _SIGNS:
            text.add(_SIGNS[word])
        elif coded:
            if skip:
                skip -= 1
            else:
                text.raw += bytes([int(coded, 16)])
        elif sign in (b"\\", b"{", b"}"):
            text.raw += sign
        elif sign == b"~":
            text.add("\u00a0")
        elif plain:
            text.raw += plain[skip:] if skip else plain
            skip = 0
        star = False
    text.settle()
    # Letters beyond the first plane come as two halves.
    halves = "".join(text.parts).encode("utf-16-le", "surrogatepass")
    whole = halves.decode("utf-16-le", "replace")
    return shown_text(whole) if from_html else whole.strip("\n")
