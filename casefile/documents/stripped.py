"""Parts of an office's letterhead made fit for a packet: no metadata, no left and right."""

from __future__ import annotations

from lxml import etree

from casefile.documents.pixels import pieces

_JC = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}jc"
_VAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_ALIGNED = {"left": "start", "right": "end", "distribute": "both"}


def without_metadata(body: bytes) -> bytes:
    """Return a PNG or JPEG with nothing but its pixels; other bytes, and broken ones, unchanged."""
    found = tuple(pieces(body))
    if not found or not found[-1].last:
        return body
    kept = (body[piece.start : piece.end] for piece in found if not piece.tells)
    return b"".join((body[: found[0].start], *kept))


def aligned(tree: etree._Element) -> None:
    """Turn left and right, which Word mirrors in a line from right to left, into start and end."""
    for element in tree.iter(_JC):
        said = str(element.get(_VAL))
        element.set(_VAL, _ALIGNED.get(said, said))
