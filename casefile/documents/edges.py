"""Heads and feet of the pages of a packet: each made once, named by every section that has it."""

from __future__ import annotations

from casefile.documents.frames import first_header, footer, header, to_edge, watermark
from casefile.documents.package import CONTENT, DOCUMENT, OFFICE, Package
from casefile.documents.paper import Sheet
from casefile.documents.runs import Paragraphs
from casefile.model.blocks import Packet, Para, Section


class Edges:
    """The heads and feet of one packet, as parts of its package."""

    def __init__(
        self,
        packet: Packet,
        package: Package,
        sheet: Sheet,
        words: Paragraphs,
        record: Para | None,
    ) -> None:
        self._packet = packet
        self._package = package
        self._sheet = sheet
        self._words = words
        self._record = record
        self._heads: dict[tuple[str, bool], str] = {}
        self._feet: dict[bool, str] = {}
        self._parts = 0

    def references(self, head: Section, *, first: bool) -> str:
        """Return what a section names as its heads and feet; the *first* may open with a letter."""
        foot = self._foot(head.landscape)
        named = (
            f'<w:headerReference w:type="default" r:id="{self._head(head)}"/>'
            f'<w:footerReference w:type="default" r:id="{foot}"/>'
        )
        opening_foot = f'<w:footerReference w:type="first" r:id="{foot}"/>'
        if first and self._sheet.letterhead:
            return named + self._sheet.letterhead + ("" if self._sheet.own_footer else opening_foot)
        if first and self._packet.letter:
            body = first_header(self._words, self._packet.marking, self._watermark())
            opening = self._part("header", body)
            return f'{named}<w:headerReference w:type="first" r:id="{opening}"/>{opening_foot}'
        return named

    def _head(self, head: Section) -> str:
        key = head.header, head.landscape
        if key not in self._heads:
            tabs = self._tabs(head.landscape)
            body = header(self._words, head.header, self._packet.marking, self._watermark(), tabs)
            self._heads[key] = self._part("header", body)
        return self._heads[key]

    def _foot(self, landscape: bool) -> str:
        if landscape not in self._feet:
            packet, tabs = self._packet, self._tabs(landscape)
            body = footer(self._words, packet.title, packet.page_words, tabs, self._record)
            self._feet[landscape] = self._part("footer", body)
        return self._feet[landscape]

    def _tabs(self, landscape: bool) -> str:
        sheet = self._sheet
        return to_edge(sheet.measure(landscape=False), sheet.measure(landscape=landscape))

    def _watermark(self) -> str:
        status = self._packet.status
        return watermark(status, self._parts + 1) if status else ""

    def _part(self, kind: str, body: bytes) -> str:
        self._parts += 1
        name = f"packet-{kind}{self._parts}.xml"
        self._package.parts[f"word/{name}"] = body
        self._package.types[f"word/{name}"] = f"{CONTENT}.wordprocessingml.{kind}+xml"
        return self._package.relate(DOCUMENT, f"{OFFICE}/{kind}", name)
