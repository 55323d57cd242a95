"""Pictures in a packet: each picture is a part once, drawn inline where the tree names it."""

from __future__ import annotations

import hashlib
import struct

from casefile.documents.package import DOCUMENT, OFFICE, Package
from casefile.documents.runs import attribute
from casefile.model.errors import PacketRefused

_EMU = 36000
"""English metric units in a millimetre."""
TALLEST_MM = 228.0
"""What a page of A4 or Letter holds between its margins, with the line below a picture."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC)))


def pixels(body: bytes) -> tuple[str, int, int]:
    """Return (png or jpeg, width, height). Raises: PacketRefused, for any other picture."""
    if body[:8] == b"\x89PNG\r\n\x1a\n":
        width, height = struct.unpack(">II", body[16:24])
        return "png", int(width), int(height)
    at = 2
    while body[:2] == b"\xff\xd8" and at + 9 < len(body):
        marker, length = body[at + 1], struct.unpack(">H", body[at + 2 : at + 4])[0]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return "jpeg", int(width), int(height)
        at += 2 + int(length)
    raise PacketRefused("picture_unreadable", where="packet")


class Figures:
    """The pictures of one packet; the same pixels are written once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.known: dict[bytes, tuple[str, int, int]] = {}
        self.drawn = 100000  # above any id in the header of an office's own paper

    def drawing(self, body: bytes, alt: str, width_mm: float) -> str:
        """Return a run that shows the picture, no wider than asked and no taller than a page."""
        key = hashlib.sha256(body).digest()
        if key not in self.known:
            kind, width, height = pixels(body)
            name = f"media/packet-picture{len(self.known) + 1}.{kind}"
            self.package.parts[f"word/{name}"] = body
            relation = self.package.relate(DOCUMENT, f"{OFFICE}/image", name)
            self.known[key] = relation, max(width, 1), max(height, 1)
        relation, width, height = self.known[key]
        shown = min(width_mm, TALLEST_MM * width / height)
        across = int(shown * _EMU)
        down = across * height // width
        self.drawn += 1
        named = f'id="{self.drawn}" name="Picture {self.drawn}" descr={attribute(alt)}'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr {named}/><wp:cNvGraphicFramePr>'
            '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            f'<a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill>'
            '<a:srgbClr val="C9CFD8"/></a:solidFill></a:ln></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
