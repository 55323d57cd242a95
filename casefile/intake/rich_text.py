"""The rich text that Outlook keeps for a body: unpacked, and read as a person would see it."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import NamedTuple

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
_ITSELF = (b"\\", b"{", b"}")
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
    window, place, most = _Window(), 16, min(size, MOST_BYTES)
    while place < len(data) and len(window.out) < most:
        controls, place = data[place], place + 1
        for bit in range(8):
            if place >= len(data) or len(window.out) >= most:
                break
            if not controls >> bit & 1:
                window.put(data[place])
                place += 1
                continue
            pair = int.from_bytes(data[place : place + 2], "big")
            if pair >> 4 == window.write:
                return bytes(window.out)
            window.repeat(pair >> 4, (pair & 15) + 2)
            place += 2
    return bytes(window.out)


class _Window:
    """What was unpacked, and the last 4,096 bytes of it, out of which a packer repeats."""

    def __init__(self) -> None:
        self.ring = bytearray(_BEGUN.ljust(_RING, b" "))
        self.write = len(_BEGUN)
        self.out = bytearray()

    def put(self, letter: int) -> None:
        self.out.append(letter)
        self.ring[self.write] = letter
        self.write = (self.write + 1) % _RING

    def repeat(self, offset: int, length: int) -> None:
        for step in range(length):
            self.put(self.ring[(offset + step) % _RING])


def rich_text(data: bytes) -> str:
    """Return the text of rich text, or of the web page packed in it; empty for anything else."""
    if not data.startswith(b"{\\rtf"):
        return ""
    said = re.search(rb"\\ansicpg(\d{1,5})", data[:2000])
    page = f"cp{int(said[1])}" if said and int(said[1]) != 65001 else "utf-8"
    reading = _Reading(page, _fonts(data))
    for found in _TOKEN.finditer(data):
        reading.take(*found.groups())
    whole = reading.text()
    return shown_text(whole) if b"\\fromhtml" in data[:2000] else whole.strip("\n")


def _fonts(data: bytes) -> dict[int, str]:
    """Return the code page of each font that names one."""
    return {
        int(found[1]): _SETS[int(found[2])]
        for found in re.finditer(rb"\\f(\d{1,5})[^{};]{0,80}?\\fcharset(\d{1,3})", data[:50_000])
        if int(found[2]) in _SETS
    }


class _Group(NamedTuple):
    """What holds between two braces, and for the groups within: one for all that change nothing."""

    hides: bool
    """Its text is not to be seen: a table of fonts, a picture, what stands for a web page."""
    in_page: bool
    """It is a tag of the web page packed in, which stands though what is around it is passed by."""
    page: str
    """The code page that its bytes are letters of."""


class _Reading:
    """Rich text as it is read, token by token: the groups that are open, the text so far."""

    def __init__(self, page: str, fonts: Mapping[int, str]) -> None:
        self.page, self.fonts = page, fonts
        self.groups = [_Group(hides=False, in_page=False, page=page)]
        self.star = False  # the next word hides its group, unless it tells what to show
        self.by_page = False  # within what the web page tells in its own way
        self.skip = 0  # letters to come that stand for one already told
        self.parts: list[str] = []
        self.raw = bytearray()

    def take(
        self,
        word: bytes | None,
        number: bytes | None,
        coded: bytes | None,
        sign: bytes | None,
        brace: bytes | None,
        plain: bytes | None,
    ) -> None:
        """Take one token in: just one of these is given, *number* beside its *word*."""
        starred, self.star = self.star, sign == b"*"
        group = self.groups[-1]
        if brace:
            self._open_or_close(brace)
            return
        if word and self._steers(word, number, starred=starred):
            return
        if group.hides or (self.by_page and not group.in_page):
            return
        if word:
            self._word(word, number)
        elif coded:
            self._coded(coded)
        elif sign:
            self._sign(sign)
        elif plain:
            self.raw += plain[self.skip :]
            self.skip = 0

    def text(self) -> str:
        """Return the whole text; letters beyond the first plane came as two halves."""
        self._settle()
        halves = "".join(self.parts).encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace")

    def _open_or_close(self, brace: bytes) -> None:
        if brace == b"{":
            self.groups.append(self.groups[-1])
            return
        self._settle()
        if len(self.groups) > 1:
            self.groups.pop()

    def _steers(self, word: bytes, number: bytes | None, *, starred: bool) -> bool:
        """True for a word that says what is to be seen at all; it is obeyed."""
        group = self.groups[-1]
        if word in (b"htmltag", b"mhtmltag"):
            tag = word == b"htmltag"
            self.groups[-1] = group._replace(in_page=tag, hides=not tag)
        elif word == b"htmlrtf":
            self.by_page = number != b"0"
        elif starred or word in _UNSEEN:
            self.groups[-1] = group._replace(hides=True)
        else:
            return False
        return True

    def _word(self, word: bytes, number: bytes | None) -> None:
        if word == b"f" and number:
            self._settle()
            page = self.fonts.get(int(number), self.page)
            self.groups[-1] = self.groups[-1]._replace(page=page)
        elif word == b"u" and number:
            self._add(chr(int(number) % 65_536))
            self.skip = 1
        elif word in _SIGNS:
            self._add(_SIGNS[word])

    def _coded(self, coded: bytes) -> None:
        if self.skip:
            self.skip -= 1
        else:
            self.raw += bytes([int(coded, 16)])

    def _sign(self, sign: bytes) -> None:
        if sign == b"~":
            self._add("\u00a0")
        elif sign in _ITSELF:
            self.raw += sign

    def _add(self, text: str) -> None:
        self._settle()
        self.parts.append(text)

    def _settle(self) -> None:
        """Turn the bytes gathered into letters of the group's page, which is about to change."""
        if self.raw:
            self.parts.append(letters(bytes(self.raw), self.groups[-1].page))
            self.raw.clear()
