"""Pictures: photos, scans and screenshots; when they were taken, and that they say where."""

from __future__ import annotations

import io
import re
import warnings
from datetime import datetime

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import IFD, Base

try:
    # The extra ``heic``; it ships no types.
    import pi_heif  # type: ignore[import-untyped, import-not-found, unused-ignore]

    pi_heif.register_heif_opener()
    _HEIF = {"image/heic": "HEIF"}
except ImportError:
    _HEIF = {}

from casefile.intake.reading import FullReading
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.errors import CannotRead

_FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    **_HEIF,
}
_MOST_PIXELS = 60_000_000
_STAMP = re.compile(r"^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})")


def claims(media_type: str) -> bool:
    """True for the pictures that can be opened here."""
    return media_type in _FORMATS


def read(data: bytes, name: str) -> FullReading:
    """Return size, day taken and turn. Where it was taken is told by a flag, never kept as text.

    Raises: CannotRead, for a picture that is damaged or absurdly large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=tuple(_FORMATS.values()))
    except Image.DecompressionBombError as bomb:
        raise CannotRead("picture_too_big", about=name) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as bad:
        raise CannotRead("file_damaged", about=name) from bad
    if picture.width * picture.height > 3 * _MOST_PIXELS:
        raise CannotRead("picture_too_big", about=f"{picture.width} x {picture.height}")
    flags = []
    exif = _exif(picture)
    dated, moment = _taken(exif)
    if exif is None:
        flags.append("details_damaged")
    if exif is not None and exif.get_ifd(IFD.GPSInfo):
        flags.append("gps")
    turn = exif.get(Base.Orientation, 1) if exif is not None else 1
    if turn not in (0, 1):
        flags.append("turned")
    if not _whole(picture):
        flags.append("picture_damaged")
    fields = [("picture_size", f"{picture.width} x {picture.height}")]
    if moment is not None:
        fields.append(("taken", moment.isoformat(" ", "minutes")))
    camera = _camera(exif)
    if camera:
        fields.append(("camera", camera))
    return FullReading(
        fields=tuple(fields),
        dated=dated,
        hour=moment.time() if moment else None,
        pages=getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1,
        has_text=False,
        flags=tuple(flags),
    )


def _exif(picture: Image.Image) -> Image.Exif | None:
    """Return what the camera wrote beside the pixels; None when that cannot be read."""
    try:
        exif = picture.getexif()
        exif.get_ifd(IFD.Exif)
        exif.get_ifd(IFD.GPSInfo)
    except (ValueError, OSError, KeyError, TypeError, SyntaxError, ZeroDivisionError, EOFError):
        return None
    return exif


def _taken(exif: Image.Exif | None) -> tuple[LooseDate, datetime | None]:
    if exif is None:
        return UNDATED, None
    inner = exif.get_ifd(IFD.Exif)
    for stamp in (inner.get(Base.DateTimeOriginal), inner.get(Base.DateTimeDigitized)):
        found = _STAMP.match(str(stamp)) if stamp else None
        if found:
            try:
                moment = datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
            except ValueError:
                continue
            return loose(moment), moment
    return UNDATED, None


def _camera(exif: Image.Exif | None) -> str:
    if exif is None:
        return ""
    names = (str(exif.get(tag, "")).strip("\0 ") for tag in (Base.Make, Base.Model))
    return " ".join(name for name in names if name)[:200]


def _whole(picture: Image.Image) -> bool:
    """True when every pixel can be drawn; a huge one is not tried."""
    if picture.width * picture.height > _MOST_PIXELS:
        return True
    try:
        picture.load()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, ZeroDivisionError):
        return False
    return True
