"""A packet becomes a .docx: strings for every block, one parse, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from xml.parsers import expat

from casefile.documents.about import tell_about
from casefile.documents.contents import anchored, entries, in_field
from casefile.documents.edges import Edges
from casefile.documents.endings import kept_with_next, record_line, signed_off
from casefile.documents.figures import Figures
from casefile.documents.frames import NAMESPACES, section
from casefile.documents.house import PAPERS, TAGS, house, plain
from casefile.documents.house_atoms import DECLARATION
from casefile.documents.lists import Lists
from casefile.documents.package import CONTENT, DOCUMENT, OFFICE, Package
from casefile.documents.paper import Margins, Sheet, adopted
from casefile.documents.paper_styles import set_tabs, style_ids
from casefile.documents.runs import Paragraphs
from casefile.documents.tables import table
from casefile.model.blocks import (
    Block,
    Column,
    Contents,
    Evidence,
    Heading,
    Numbered,
    Packet,
    Para,
    Picture,
    Row,
    Section,
    Table,
)
from casefile.model.errors import PacketRefused
from casefile.model.language import right_to_left

HOUSE, PLAIN = "house", "plain"
"""The faces of a packet that has no office's own paper."""
_FIELDS = (Column("", 2.2), Column("", 7.8))


def written(
    packet: Packet,
    pictures: Callable[[Picture], bytes],
    reference: bytes | None = None,
    pages: Mapping[str, int] | None = None,
    *,
    fonts: str = HOUSE,
) -> bytes:
    """Return the packet as the bytes of a .docx; the same packet gives the same bytes.

    *pictures* gives the pixels of a picture block, as PNG or JPEG without metadata. *reference*
    is an office's own .docx whose styles, letterhead and margins are taken over. *pages* are page
    numbers of anchors as a layout has counted them; without them the contents are fields alone.
    *fonts*: ``house``, embedded, or ``plain``, those that every Word has. Raises: PacketRefused.
    """
    if reference:
        paper = adopted(reference, packet.language)
        package, sheet = paper.package, paper.sheet
    else:
        made = plain if fonts == PLAIN else house
        package = made(packet.language, packet.paper).copy()
        sheet = Sheet(PAPERS[packet.paper])
        if packet.margin_mm:
            sheet = _with_margins(package, sheet, packet.margin_mm)
    return _Writer(packet, pictures, package, sheet, pages or {}).file()


def _with_margins(package: Package, sheet: Sheet, millimetres: int) -> Sheet:
    """Return the sheet with other margins; the tab stops of the styles move with its edge."""
    side = round(millimetres * 1440 / 25.4)
    set_tabs(package, sheet.page[0] - 2 * side)
    return sheet._replace(margins=Margins(side, side, side, side))


@dataclass(slots=True)
class _Part:
    """One section of the packet and what stands in it."""

    head: Section
    blocks: list[Block] = field(default_factory=list)


class _Writer:
    """Holds what is being written: the package, the strings so far, the counters."""

    def __init__(
        self,
        packet: Packet,
        pictures: Callable[[Picture], bytes],
        package: Package,
        sheet: Sheet,
        pages: Mapping[str, int],
    ) -> None:
        self.packet = packet
        self.pictures = pictures
        self.package = package
        self.pages = pages
        self.sheet = sheet
        self.blocks = signed_off(anchored(packet.blocks))
        record = None if sheet.own_footer else record_line(self.blocks)
        if record is not None:
            self.blocks = self.blocks[:-1]
        self.words = Paragraphs(style_ids(package), self._outside)
        self.words.rtl = right_to_left(packet.language)
        if self.words.rtl:
            self.words.rtl_tag = TAGS.get(packet.language, packet.language)
        self.words.pages = pages
        self.edges = Edges(packet, package, sheet, self.words, record)
        self.figures = Figures(package)
        self.out: list[str] = []
        self.beside: dict[str, str] = {}
        self.shown: dict[tuple[str, int], bytes] = {}
        self.measure = self.room = 0
        self.list = 0
        self.lists = Lists(package, self.words.ids["legal 1"])

    # ---- the package

    def file(self) -> bytes:
        """Return the whole file."""
        parts = self._parts()
        for number, part in enumerate(parts):
            self.measure = self.sheet.measure(landscape=part.head.landscape)
            self.room = self.sheet.room(landscape=part.head.landscape)
            held = kept_with_next(part.blocks)
            for at, block in enumerate(part.blocks):
                self._block(block, first=at == 0, held=at in held)
            end = section(
                self.edges.references(part.head, first=number == 0),
                self.sheet.page,
                self.sheet.margins,
                landscape=part.head.landscape,
                rtl=self.words.rtl,
                first=number == 0 and (self.packet.letter or bool(self.sheet.letterhead)),
            )
            if number == len(parts) - 1:
                self.out.append(end)
            else:
                self._break(end)
        body = f"<w:document {NAMESPACES}><w:body>{''.join(self.out)}</w:body></w:document>"
        document = (DECLARATION + body).encode()
        try:
            # Read once from end to end; no tree is built of it, which would be most of the memory.
            expat.ParserCreate().Parse(document, True)
        except expat.ExpatError as trouble:
            raise PacketRefused("packet_not_well_formed", where=self.packet.form) from trouble
        self.package.parts[DOCUMENT] = document
        self.package.types[DOCUMENT] = f"{CONTENT}.wordprocessingml.document.main+xml"
        tell_about(self.package, packet=self.packet, pages_known=bool(self.pages))
        # python-docx is loaded when a packet is written, not before: other commands start at once.
        return bytes(import_module("casefile.documents.opc").zipped(self.package))

    def _parts(self) -> list[_Part]:
        parts = [_Part(Section(header=self.packet.subject))]
        for block in self.blocks:
            if isinstance(block, Section):
                if parts[-1].blocks:
                    parts.append(_Part(block))
                else:
                    parts[-1].head = block
            else:
                parts[-1].blocks.append(block)
        return parts

    def _outside(self, path: str) -> str:
        if path not in self.beside:
            self.beside[path] = self.package.relate(
                DOCUMENT, f"{OFFICE}/hyperlink", path, external=True
            )
        return self.beside[path]

    def _break(self, end: str) -> None:
        """End a section in its last paragraph, so that no empty page is left by it."""
        last = self.out[-1] if self.out else ""
        if last.startswith("<w:p>") and "</w:pPr>" in last:
            self.out[-1] = last.replace("</w:pPr>", f"{end}</w:pPr>", 1)
        else:
            gap = self.words.ids["table gap"]
            self.out.append(f'<w:p><w:pPr><w:pStyle w:val="{gap}"/>{end}</w:pPr></w:p>')

    # ---- the blocks

    def _block(self, block: Block, *, first: bool, held: bool) -> None:
        words = self.words
        if isinstance(block, Heading):
            style = f"heading {block.level}"
            flush = '<w:spacing w:before="0"/>' if first else ""
            self.out.append(words.paragraph(block.text, style, anchor=block.anchor, after=flush))
        elif isinstance(block, Para):
            self._para(block, held=held)
        elif isinstance(block, Numbered):
            self._numbered(block, held=held)
        elif isinstance(block, Table):
            self._table(block, held=held)
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, Evidence):
            self._evidence(block)
        elif isinstance(block, Contents):
            self._contents(block)
        else:
            raise TypeError(block)

    def _para(self, block: Para, *, held: bool = False) -> None:
        style = block.style
        if style == "Email Quote" and self.words.direction(block.text, block.direction) == "rtl":
            style = "Email Quote Rtl"
        kept = "<w:keepNext/>" if held else ""
        if style == "Closing":
            kept = "<w:keepLines/>"
        self.out.append(
            self.words.paragraph(
                block.text, style, anchor=block.anchor, direction=block.direction, before=kept
            )
        )

    def _numbered(self, block: Numbered, *, held: bool = False) -> None:
        if block.restart:
            self.list = self.lists.anew()
        kept = "<w:keepNext/>" if held else ""
        if self.list:
            level = f'<w:ilvl w:val="{block.level - 1}"/>'
            kept += f'<w:numPr>{level}<w:numId w:val="{self.list}"/></w:numPr>'
        self.out.append(
            self.words.paragraph(
                block.text, f"Legal {block.level}", anchor=block.anchor, before=kept
            )
        )

    def _table(self, block: Table, *, held: bool = False) -> None:
        self.out.append(table(self.words, block, self.measure, self.room, held=held))
        self._gap(held=held)

    def _gap(self, *, held: bool = False) -> None:
        gap, kept = self.words.ids["table gap"], "<w:keepNext/>" if held else ""
        self.out.append(f'<w:p><w:pPr><w:pStyle w:val="{gap}"/>{kept}</w:pPr></w:p>')

    def _picture(self, block: Picture) -> None:
        key = block.sha256, block.page
        if key not in self.shown:
            self.shown[key] = self.pictures(block)
        drawing = self.figures.drawing(self.shown[key], block.alt, block.width_mm)
        base = self.words.direction("", "")
        # Each page of a document stands on a page of its own; the first follows its section.
        fresh = "<w:pageBreakBefore/>" if block.page else ""
        self.out.append(self.words.framed(drawing, "Figure", base, before=fresh))

    def _evidence(self, block: Evidence) -> None:
        if block.fields:
            rows = tuple(Row(cells=(name, value)) for name, value in block.fields)
            self._table(Table(_FIELDS, rows, style="Field Table"))
        for style, text in block.paragraphs:
            self._para(Para(text, style, direction="auto"))

    def _contents(self, block: Contents) -> None:
        words = self.words
        base = words.direction("", "")
        self.out.append(words.paragraph(block.title, "TOC Heading"))
        lines = entries(self.blocks)
        for number, (level, anchor, text) in enumerate(lines, 1):
            page = words.field(f"PAGEREF {anchor} \\h", str(self.pages.get(anchor, "–")))
            inner = words.link(anchor, f"{words.run(text, base)}<w:r><w:tab/></w:r>{page}")
            if self.pages:
                inner = in_field(inner, first=number == 1, last=number == len(lines))
            self.out.append(words.framed(inner, f"toc {level}", base))
        # The section ends in a line of its own: within the field, LibreOffice loses the numbers
        # of the footer.
        self._gap()
