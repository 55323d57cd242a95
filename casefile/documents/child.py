"""Pictures of outside files are drawn in a child process with limits, never in this one.

Run as ``python -m casefile.documents.child VERB FILE MEDIA PAGE``; it writes to standard output.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

try:
    import resource
except ImportError:  # Windows has no such limits; the caller's time limit still stands.
    resource = None  # type: ignore[assignment]

DPI = 150
LIGHT = 150_000
"""A page picture above so many bytes is taken as JPEG: it is a scan, not text."""
WIDEST = 2000
"""Pixels; more than a page of A4 shows at 300 dots an inch is thrown away."""
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


def count(path: Path, media_type: str) -> int:
    """Return the number of pages of a PDF, one for a picture, zero for what cannot be drawn."""
    if media_type == PDF:
        with pdfium.PdfDocument(path) as document:
            return len(document)
    with Image.open(path) as image:
        image.verify()
    return 1


def drawn(path: Path, media_type: str, page: int) -> bytes:
    """Return one page as PNG or JPEG without any metadata, upright."""
    if media_type == PDF:
        with pdfium.PdfDocument(path) as document:
            bitmap = document[page].render(scale=DPI / 72, may_draw_forms=True)
            return _encoded(bitmap.to_pil().convert("RGB"))
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
    """Return the pixels alone, in a picture made new: nothing of the old file's metadata."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    if _is_grey(bare):
        bare = bare.convert("L")
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=False, compress_level=6)
    if out.tell() <= LIGHT:
        return out.getvalue()
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=82)
    return out.getvalue()


def _is_grey(image: Image.Image) -> bool:
    """True when no channel differs by more than a scanner's noise."""
    small = image.copy()
    small.thumbnail((200, 200))
    raw = small.convert("RGB").tobytes()
    return all(max(raw[n : n + 3]) - min(raw[n : n + 3]) <= 24 for n in range(0, len(raw), 3))


def main() -> int:
    """Answer one question about one file."""
    verb, name, media_type, page = sys.argv[1:5]
    limited()
    if verb == "count":
        sys.stdout.write(str(count(Path(name), media_type)))
    else:
        sys.stdout.buffer.write(drawn(Path(name), media_type, int(page)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
