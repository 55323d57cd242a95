"""The pieces of a PNG or JPEG, and which of them hold pixels: the others may hold words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_JPEG_END = b"\xff\xd9"
_PIXELS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND"))
_SCAN, _COMMENT, _ADOBE = 0xDA, 0xFE, 0xEE
_APPLICATIONS = range(0xE1, 0xF0)


class Piece(NamedTuple):
    """One chunk or segment: what it is called, where it stands, and whether it may hold words."""

    kind: str
    start: int
    end: int
    tells: bool
    last: bool = False


def pieces(body: bytes) -> Iterator[Piece]:
    """Yield the pieces of a picture up to its end; none is the last where the picture is broken.

    Of a JPEG, the last is the scan with all that follows it up to the mark of its end.
    """
    if body.startswith(PNG):
        yield from _chunks(body)
    elif body.startswith(JPEG):
        yield from _segments(body)


def _chunks(body: bytes) -> Iterator[Piece]:
    at = len(PNG)
    while at + 12 <= len(body):
        end = at + 12 + int.from_bytes(body[at : at + 4], "big")
        kind = body[at + 4 : at + 8]
        last = kind == b"IEND"
        yield Piece(kind.decode("latin-1"), at, end, kind not in _PIXELS, last)
        if last:
            return
        at = end


def _segments(body: bytes) -> Iterator[Piece]:
    at = len(JPEG)
    while at + 4 <= len(body) and body[at] == 0xFF:
        kind, end = body[at + 1], at + 2 + int.from_bytes(body[at + 2 : at + 4], "big")
        if kind == _SCAN:
            close = body.rfind(_JPEG_END)
            if close > at:
                yield Piece("scan", at, close + len(_JPEG_END), tells=False, last=True)
            return
        # The segment of Adobe tells how colours are to be read.
        tells = kind == _COMMENT or (kind in _APPLICATIONS and kind != _ADOBE)
        yield Piece("comment" if kind == _COMMENT else f"APP{kind - 0xE0}", at, end, tells)
        at = end
