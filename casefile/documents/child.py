"""Pictures of outside files are drawn in a child process with limits, never in this one.

Run as ``python -m casefile.documents.child``. It reads questions, one a line, the parts divided by
tabs: ``count``, ``find`` or ``draw``, the media type, the page, what is to be covered, the file.
What is covered is burnt into the pixels before they leave this process.
"""

from __future__ import annotations

import ctypes
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageDraw, ImageOps

try:
    # The extra ``heic``; it ships no types.
    import pi_heif  # type: ignore[import-untyped, import-not-found, unused-ignore]

    pi_heif.register_heif_opener()
except ImportError:
    pi_heif = None

try:
    import resource
except ImportError:  # Windows has no such limits; the caller's time limit still stands.
    resource = None  # type: ignore[assignment]

DPI = 150
LIGHT = 150_000
"""A page picture above so many bytes is taken as JPEG: it is a scan, not text."""
WIDEST = 2000
"""Pixels; more than a page of A4 shows at 300 dots an inch is thrown away."""
LEVEL = 4
"""Of deflate: a tenth larger than at 6, and twice as quick."""
MOST_PAGES = 500
"""Of one TIFF: a file may claim any number."""
NOISE = 24
"""Levels by which the channels of a grey scan differ."""
PDF = "application/pdf"
MEMORY = 1_500_000_000
SECONDS = 60


Box = tuple[int, int, int, int]
SPREAD = 3
"""Pixels round a covered passage: no edge of a letter looks out."""


class Cover(NamedTuple):
    """What is to be covered: words wherever they stand, and areas of pages."""

    words: tuple[str, ...] = ()
    areas: tuple[tuple[int, float, float, float, float], ...] = ()
    """(page from 0 or -1 for all, left, top, width, height in per cent)."""

    @classmethod
    def read(cls, told: str) -> Self:
        """Return what a question asks to cover; nothing for an empty one."""
        given = json.loads(told or "[[], []]")
        return cls(tuple(given[0]), tuple(tuple(area) for area in given[1]))

    def boxes(self, page: int, size: tuple[int, int]) -> Iterator[Box]:
        """Yield the areas of one page in pixels."""
        across, down = size[0] / 100, size[1] / 100
        for at, left, top, width, height in self.areas:
            if at in (-1, page):
                x, y = int(left * across), int(top * down)
                yield x, y, x + int(width * across) + 1, y + int(height * down) + 1


def limited() -> None:
    """Take away what drawing a page does not need: memory, time, new files."""
    if resource is None:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


class Drawing:
    """Draws pages; the PDF that was last asked for stays open."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.document: pdfium.PdfDocument | None = None

    def opened(self, path: Path) -> pdfium.PdfDocument:
        """Return the PDF, opened once for all its pages."""
        if self.document is None or self.path != path:
            if self.document is not None:
                self.document.close()
                self.document = None
            self.document, self.path = pdfium.PdfDocument(path), path
        return self.document

    def count(self, path: Path, media_type: str) -> int:
        """Return the number of pages of a PDF or of a scan in a TIFF, one for any other picture."""
        if media_type == PDF:
            return len(self.opened(path))
        with Image.open(path) as image:
            pages = min(getattr(image, "n_frames", 1), MOST_PAGES) if image.format == "TIFF" else 1
            image.seek(0)
            image.verify()
        return pages

    def found(self, path: Path, media_type: str, cover: Cover) -> int:
        """Return in how many places of a PDF's text the words to cover stand."""
        if media_type != PDF:
            return 0
        places = 0
        for sheet in self.opened(path):
            places += sum(1 for _ in _places(sheet, cover.words))
            sheet.close()
        return places

    def drawn(self, path: Path, media_type: str, page: int, cover: Cover) -> bytes:
        """Return one page as PNG or JPEG without any metadata, upright, passages covered."""
        if media_type == PDF:
            sheet = self.opened(path)[page]
            try:
                bitmap = sheet.render(scale=DPI / 72, may_draw_forms=True, rev_byteorder=True)
                image = _flat(bitmap.to_pil())
                boxes = [_shown(sheet, place, image.size) for place in _places(sheet, cover.words)]
                return _encoded(_burnt(image, [*boxes, *cover.boxes(page, image.size)]))
            finally:
                sheet.close()
        with Image.open(path) as picture:
            if page:
                picture.seek(page)
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((WIDEST, WIDEST))
            image = _flat(upright)
            return _encoded(_burnt(image, cover.boxes(page, image.size)))


def _places(sheet: pdfium.PdfPage, words: Iterable[str]) -> Iterator[tuple[float, ...]]:
    """Yield (left, bottom, right, top), in points, of each place where the words stand."""
    text = sheet.get_textpage()
    for one in words:
        search = text.search(one, match_case=False)
        while (found := search.get_next()) is not None:
            for n in range(text.count_rects(*found)):
                yield text.get_rect(n)


def _shown(sheet: pdfium.PdfPage, place: tuple[float, ...], size: tuple[int, int]) -> Box:
    """Return a place of the PDF as pixels of its picture, also when the page is turned."""
    left, bottom, right, top = place
    box = [ctypes.c_int() for _ in range(4)]
    for at, (x, y) in ((0, (left, top)), (2, (right, bottom))):
        raw.FPDF_PageToDevice(sheet.raw, 0, 0, *size, 0, x, y, box[at], box[at + 1])
    (x, wide), (y, high) = (sorted(side.value for side in pair) for pair in (box[::2], box[1::2]))
    return (x - SPREAD, y - SPREAD, wide + SPREAD, high + SPREAD)


def _burnt(image: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """Return the picture with black where the boxes are: what was there is gone."""
    draw = ImageDraw.Draw(image)
    for box in boxes:
        draw.rectangle(box, fill=(0, 0, 0))
    return image


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, layered).convert("RGB")
    return image.convert("RGB")


def _encoded(image: Image.Image) -> bytes:
    """Return the pixels alone: nothing of the old file's metadata comes along."""
    image.info.clear()
    if image.mode != "L" and _is_grey(image):
        image = image.convert("L")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False, compress_level=LEVEL)
    if out.tell() <= LIGHT:
        return out.getvalue()
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def _is_grey(image: Image.Image) -> bool:
    """True when no channel differs by more than a scanner's noise."""
    red, green, blue = image.reduce(4).split()
    pairs = ((red, green), (green, blue), (red, blue))
    return all(max(ImageChops.difference(*pair).tobytes()) <= NOISE for pair in pairs)


def answers(questions: BinaryIO, out: BinaryIO) -> None:
    """Answer line by line: eight bytes of length, then the answer; nothing for what fails."""
    drawing = Drawing()
    for line in questions:
        verb, media_type, page, told, name = line.decode().rstrip("\n").split("\t", 4)
        try:
            path, cover = Path(name), Cover.read(told)
            if verb == "count":
                body = str(drawing.count(path, media_type)).encode()
            elif verb == "find":
                body = str(drawing.found(path, media_type, cover)).encode()
            else:
                body = drawing.drawn(path, media_type, int(page), cover)
        except Exception:  # whatever a hostile file does, the next question is answered
            body = b""
        out.write(len(body).to_bytes(8, "big") + body)
        out.flush()


def main() -> int:
    """Answer until nobody asks any more."""
    limited()
    answers(sys.stdin.buffer, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
