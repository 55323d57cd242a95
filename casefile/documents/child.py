"""Pictures of outside files are drawn in a child process with limits, never in this one.

Run as ``python -m casefile.documents.child``. It reads questions, one a line, the parts divided by
tabs: ``count`` or ``draw``, the media type, the page, the file.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageOps

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
NOISE = 24
"""Levels by which the channels of a grey scan differ."""
PDF = "application/pdf"
MEMORY = 1_500_000_000
SECONDS = 60


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
        """Return the number of pages of a PDF, one for a picture."""
        if media_type == PDF:
            return len(self.opened(path))
        with Image.open(path) as image:
            image.verify()
        return 1

    def drawn(self, path: Path, media_type: str, page: int) -> bytes:
        """Return one page as PNG or JPEG without any metadata, upright."""
        if media_type == PDF:
            sheet = self.opened(path)[page]
            try:
                bitmap = sheet.render(scale=DPI / 72, may_draw_forms=True, rev_byteorder=True)
                return _encoded(_flat(bitmap.to_pil()))
            finally:
                sheet.close()
        with Image.open(path) as image:
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((WIDEST, WIDEST))
            return _encoded(_flat(upright))


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
        verb, media_type, page, name = line.decode().rstrip("\n").split("\t", 3)
        try:
            if verb == "count":
                body = str(drawing.count(Path(name), media_type)).encode()
            else:
                body = drawing.drawn(Path(name), media_type, int(page))
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
