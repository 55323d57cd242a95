"""Parts of an office's letterhead made fit for a packet: no metadata, no left and right."""

from __future__ import annotations

from lxml import etree

_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND"))
_JC = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}jc"
_VAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_ALIGNED = {"left": "start", "right": "end", "distribute": "both"}


def without_metadata(body: bytes) -> bytes:
    """Return a PNG or JPEG with nothing but its pixels; other bytes, and broken ones, unchanged."""
    if body.startswith(_PNG):
        return _png(body)
    if body.startswith(b"\xff\xd8"):
        return _jpeg(body)
    return body


def _png(body: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(body):
        end = at + 12 + int.from_bytes(body[at : at + 4], "big")
        kind = body[at + 4 : at + 8]
        if kind in _PIXELS:
            kept.append(body[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    return body


def _jpeg(body: bytes) -> bytes:
    kept, at = [body[:2]], 2
    while at + 4 <= len(body) and body[at] == 0xFF:
        kind, size = body[at + 1], int.from_bytes(body[at + 2 : at + 4], "big")
        if kind == 0xDA:
            end = body.rfind(b"\xff\xd9")
            return b"".join((*kept, body[at : end + 2])) if end > at else body
        # APP14 tells how colours are to be read.
        if kind != 0xFE and not (0xE1 <= kind <= 0xEF and kind != 0xEE):
            kept.append(body[at : at + 2 + size])
        at += 2 + size
    return body


def aligned(tree: etree._Element) -> None:
    """Turn left and right, which Word mirrors in a line from right to left, into start and end."""
    for element in tree.iter(_JC):
        said = str(element.get(_VAL))
        element.set(_VAL, _ALIGNED.get(said, said))
