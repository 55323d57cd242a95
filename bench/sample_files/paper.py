"""Draws business papers: text of either direction, tables, signatures, stamps, scans, photos."""

from __future__ import annotations

import io
import math
import os
import random
import subprocess
import tempfile
from pathlib import Path

from bidi.algorithm import get_display
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont as FontFile
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(os.environ.get("SAMPLE_FONTS", "/usr/share/fonts/truetype/liberation2"))
INK = HexColor("#1f2a37")
BLUE = HexColor("#1d3f8f")
WIDTH, HEIGHT = A4
MARGIN = 57.0


def _fonts() -> None:
    if "Text" in pdfmetrics.getRegisteredFontNames():
        return
    for name, file in {
        "Text": "LiberationSerif-Regular.ttf",
        "Text-Bold": "LiberationSerif-Bold.ttf",
        "Head": "LiberationSans-Regular.ttf",
        "Head-Bold": "LiberationSans-Bold.ttf",
        "Fixed": "LiberationMono-Regular.ttf",
    }.items():
        pdfmetrics.registerFont(TTFont(name, _lean(FONTS / file)))


def _lean(file: Path) -> io.BytesIO:
    """Return the font with the letters needed here and no hinting: a tenth of the size."""
    font = FontFile(file, recalcTimestamp=False)
    wanted = Subsetter(Options(hinting=False, layout_features=[], name_IDs=["*"]))
    ranges = ((0x20, 0x17F), (0x5BE, 0x5F4), (0x2010, 0x2026), (0x20AA, 0x20AC), (0x2212, 0x2212))
    wanted.populate(unicodes=[c for first, last in ranges for c in range(first, last + 1)])
    wanted.subset(font)
    kept = io.BytesIO()
    font.save(kept)
    kept.seek(0)
    return kept


class Paper:
    """A sheet written from the top down; *rtl* sheets begin at the right edge."""

    def __init__(self, title: str, *, rtl: bool = False, author: str = "") -> None:
        _fonts()
        self.bytes = io.BytesIO()
        self.sheet = Canvas(self.bytes, pagesize=A4, invariant=1)
        self.sheet.setTitle(title)
        self.sheet.setAuthor(author)
        self.rtl = rtl
        self.y = HEIGHT - MARGIN

    def _shown(self, text: str) -> str:
        return str(get_display(text, base_dir="R")) if self.rtl else text

    def text_at(self, x: float, text: str, font: str, size: float, align: str) -> None:
        self.sheet.setFont(font, size)
        shown = self._shown(text)
        if align == "center":
            self.sheet.drawCentredString(x, self.y, shown)
        elif (align == "start") == self.rtl:
            self.sheet.drawRightString(x, self.y, shown)
        else:
            self.sheet.drawString(x, self.y, shown)

    def line(
        self,
        text: str,
        *,
        font: str = "Text",
        size: float = 10.5,
        align: str = "start",
        gap: float = 4.0,
        color: object = INK,
    ) -> None:
        self.sheet.setFillColor(color)
        edge = {"center": WIDTH / 2, "start": MARGIN, "end": WIDTH - MARGIN}[align]
        if self.rtl and align != "center":
            edge = WIDTH - edge
        self.y -= size
        self.text_at(edge, text, font, size, align)
        self.y -= gap

    def para(self, text: str, *, font: str = "Text", size: float = 10.5, after: float = 6) -> None:
        room = WIDTH - 2 * MARGIN
        row = ""
        for word in text.split(" "):
            longer = f"{row} {word}" if row else word
            if pdfmetrics.stringWidth(longer, font, size) > room:
                self.line(row, font=font, size=size)
                row = word
            else:
                row = longer
        self.line(row, font=font, size=size)
        self.y -= after

    def space(self, points: float) -> None:
        self.y -= points

    def rule(self) -> None:
        self.sheet.setStrokeColor(INK)
        self.sheet.setLineWidth(0.7)
        self.sheet.line(MARGIN, self.y, WIDTH - MARGIN, self.y)
        self.y -= 8

    def table(
        self,
        rows: list[list[str]],
        widths: list[float],
        aligns: str,
        *,
        size: float = 9.5,
        total: bool = False,
    ) -> None:
        """*aligns*: one letter a column, s(tart), e(nd) or c(enter); first row is the head."""
        self.sheet.setStrokeColor(INK)
        room = WIDTH - 2 * MARGIN
        for n, row in enumerate(rows):
            font = "Head-Bold" if n == 0 or (total and n == len(rows) - 1) else "Head"
            height = size + 9
            if n == 0:
                self.sheet.setFillColor(HexColor("#e9edf2"))
                self.sheet.rect(MARGIN, self.y - height, room, height, stroke=0, fill=1)
            self.sheet.setFillColor(INK)
            self.sheet.setLineWidth(0.4)
            self.sheet.rect(MARGIN, self.y - height, room, height, stroke=1, fill=0)
            top, at = self.y, MARGIN
            self.y = top - height + 6
            columns = list(zip(row, widths, aligns, strict=True))
            for cell, share, align in reversed(columns) if self.rtl else columns:
                left, right = at, at + share * room
                start, end = (right - 4, left + 4) if self.rtl else (left + 4, right - 4)
                x = {"s": start, "e": end, "c": (left + right) / 2}[align]
                self.text_at(x, cell, font, size, {"s": "start", "e": "end", "c": "center"}[align])
                at = right
            self.y = top - height
        self.y -= 10

    def signature(self, who: str, label: str, *, left: bool, name: str = "") -> None:
        """A line to sign on, with the strokes of *who* over it; no advance down the page."""
        x = MARGIN if left else WIDTH - MARGIN - 190
        if who:
            self.sheet.drawImage(
                ImageReader(io.BytesIO(strokes(who))), x + 20, self.y - 34, 150, 52, mask="auto"
            )
        self.sheet.setLineWidth(0.6)
        self.sheet.line(x, self.y - 30, x + 190, self.y - 30)
        kept = self.y
        for n, text in enumerate((label, name)):
            self.y = kept - 42 - 11 * n
            self.sheet.setFillColor(INK)
            self.text_at(x + 95, text, "Head", 8.5, "center")
        self.y = kept

    def stamp(self, rows: list[str], *, x: float, y: float, color: object = BLUE) -> None:
        self.sheet.saveState()
        self.sheet.translate(x, y)
        self.sheet.rotate(-4)
        self.sheet.setStrokeColor(color)
        self.sheet.setFillColor(color)
        self.sheet.setLineWidth(1.3)
        self.sheet.roundRect(-80, -12 * len(rows) / 2 - 6, 160, 12 * len(rows) + 10, 4)
        kept, self.y = self.y, 12 * len(rows) / 2 - 8
        for n, row in enumerate(rows):
            self.text_at(0, row, "Head-Bold" if n == 0 else "Head", 8, "center")
            self.y -= 12
        self.y = kept
        self.sheet.restoreState()

    def written_by_hand(self, text: str, *, x: float, y: float, size: float = 13) -> None:
        """A few words as by pen: slanted, in blue."""
        self.sheet.saveState()
        self.sheet.setFillColor(BLUE)
        self.sheet.transform(1, 0.03, 0.22, 1, x, y)
        self.sheet.setFont("Text", size)
        self.sheet.drawString(0, 0, self._shown(text))
        self.sheet.restoreState()

    def page(self) -> None:
        self.sheet.showPage()
        self.y = HEIGHT - MARGIN

    def pdf(self) -> bytes:
        self.sheet.showPage()
        self.sheet.save()
        return self.bytes.getvalue()


def strokes(who: str) -> bytes:
    """Return a signature as a picture: loops of a pen, always the same for the same person."""
    chance = random.Random(who)
    scale = 4
    picture = Image.new("RGBA", (300 * scale, 104 * scale), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    loops, phase = chance.uniform(2.5, 8.5), chance.uniform(0, 6)
    tall, lean, wide = chance.uniform(15, 30), chance.uniform(0.3, 2.4), chance.uniform(8, 26)
    letters = [chance.uniform(0.35, 1.4) for _ in range(13)]
    before: tuple[float, float] | None = None
    for step in range(1200):
        t = step / 1199
        here = letters[int(t * 11)] * (1 - 11 * t % 1) + letters[int(t * 11) + 1] * (11 * t % 1)
        swing = tall * (here if t > 0.12 else 1.5)
        x = 24 + 240 * t + wide * math.sin(loops * 6.283 * t + lean)
        y = 54 - swing * math.cos(loops * 6.283 * t) + 8 * math.sin(2.2 * t + phase)
        if before:
            thick = scale * (1.4 + 1.1 * abs(math.sin(loops * 3.1 * t)))
            pen.line((*before, x * scale, y * scale), fill=(25, 45, 120, 235), width=round(thick))
        before = (x * scale, y * scale)
    if chance.random() < 0.6:
        ends = (18, chance.uniform(78, 92), chance.uniform(200, 280), chance.uniform(66, 84))
        pen.line([scale * v for v in ends], (25, 45, 120, 220), 2 * scale)
    kept = io.BytesIO()
    picture.resize((420, 146), Image.Resampling.LANCZOS).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def picture_of(pdf: bytes, *, dpi: int = 110, page: int = 1) -> Image.Image:
    """Return one page of *pdf* as a picture."""
    with tempfile.TemporaryDirectory() as room:
        source = Path(room, "page.pdf")
        source.write_bytes(pdf)
        subprocess.run(
            ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", "-singlefile",
             str(source), str(Path(room, "page"))],
            check=True,
        )  # fmt: skip
        return Image.open(io.BytesIO(Path(room, "page.png").read_bytes())).convert("RGB")


def grain(size: tuple[int, int], seed: str, strength: float) -> Image.Image:
    """Return grey noise, always the same for the same seed."""
    raw = random.Random(seed).randbytes(size[0] * size[1])
    noise = Image.frombytes("L", size, raw).filter(ImageFilter.GaussianBlur(0.8))
    return noise.point(lambda v: int(255 - strength * v / 255))


def scanned(page: Image.Image, seed: str, *, turn: float = 0.7) -> Image.Image:
    """Return the page as a flatbed saw it: a little turned, grey, with grain and a shadow."""
    grey = page.convert("L").rotate(turn, Image.Resampling.BICUBIC, fillcolor=250)
    noise = grain(grey.size, seed, 16)
    shade = Image.linear_gradient("L").rotate(90).resize(grey.size)
    shade = shade.point(lambda v: 255 if v > 14 else 205 + 3 * v)
    from_noise = Image.composite(grey, Image.new("L", grey.size, 60), noise)
    return Image.composite(from_noise, Image.new("L", grey.size, 120), shade)


def picture_pdf(pictures: list[Image.Image], title: str, *, quality: int = 48) -> bytes:
    """Return a PDF that holds nothing but pictures: no text layer at all."""
    kept = io.BytesIO()
    sheet = Canvas(kept, pagesize=A4, invariant=1)
    sheet.setTitle(title)
    for picture in pictures:
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=quality)
        packed.seek(0)
        sheet.drawImage(ImageReader(packed), 0, 0, WIDTH, HEIGHT)
        sheet.showPage()
    sheet.save()
    return kept.getvalue()


def jpeg(picture: Image.Image, *, quality: int = 70, exif: Image.Exif | None = None) -> bytes:
    kept = io.BytesIO()
    if exif is None:
        picture.save(kept, "JPEG", quality=quality)
    else:
        picture.save(kept, "JPEG", quality=quality, exif=exif)
    return kept.getvalue()


def taken(when: str, *, make: str, model: str, north: float = 0, east: float = 0) -> Image.Exif:
    """Return EXIF as a phone writes it: camera, moment (``2026:03:12 19:41:55``), place."""

    def degrees(value: float) -> tuple[float, float, float]:
        minutes = (value % 1) * 60
        return (float(int(value)), float(int(minutes)), round((minutes % 1) * 60, 2))

    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112], exif[0x0132] = make, model, 1, when
    details = exif.get_ifd(0x8769)
    details[0x9003], details[0x9004] = when, when
    if north:
        place = exif.get_ifd(0x8825)
        place[1], place[2] = "N", degrees(north)
        place[3], place[4] = "E", degrees(east)
    return exif
