"""Recordings of calls and voice messages: how long, when recorded, by whom, as told by the file."""

from __future__ import annotations

import io
import re
import struct
from datetime import UTC, date, datetime, timedelta

from tinytag import ParseError, TinyTag, TinyTagException

from casefile.intake.reading import FullReading
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.errors import CannotRead

_AMR = (12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0)
"""Bytes of an AMR frame after its head, by its mode; each is a fiftieth of a second."""
_MAC = datetime(1904, 1, 1, tzinfo=UTC)
_STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?")
_FAULTS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    ParseError,
    TinyTagException,
    TypeError,
    ValueError,
    struct.error,
)


def claims(media_type: str) -> bool:
    """True for sound."""
    return media_type.startswith("audio/")


def read(data: bytes, name: str) -> FullReading:
    """Return length and what the recorder wrote. A clock that was set wrong is told nowhere.

    Raises: CannotRead, for a file that is damaged.
    """
    if data.startswith(b"#!AMR"):
        return _reading(_amr_seconds(data), UNDATED, ())
    try:
        tag = TinyTag.get(filename=_name_for(data), file_obj=io.BytesIO(data))
    except _FAULTS as bad:
        raise CannotRead("file_damaged", about=name) from bad
    moment = _mp4_moment(data)
    dated = loose(moment.date()) if moment else _tagged_day(str(tag.year or ""))
    told = (
        ("recorded_at", moment.strftime("%Y-%m-%d %H:%M UTC") if moment else ""),
        ("recorded_by", tag.artist or ""),
        ("title", tag.title or ""),
        ("album", tag.album or ""),
        ("comment", tag.comment or ""),
        ("sound_quality", _quality(tag)),
    )
    return _reading(tag.duration, dated, tuple((key, value) for key, value in told if value))


def _reading(
    seconds: float | None, dated: LooseDate, told: tuple[tuple[str, str], ...]
) -> FullReading:
    length = (("duration", _clock(seconds)),) if seconds is not None else ()
    return FullReading(
        fields=(*length, *((key, value[:500]) for key, value in told)),
        dated=dated,
        has_text=False,
        flags=() if seconds else ("sound_cut_short",),
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _quality(tag: TinyTag) -> str:
    parts = (
        f"{tag.samplerate} Hz" if tag.samplerate else "",
        f"{tag.channels} ch" if tag.channels else "",
        f"{round(tag.bitrate)} kbit/s" if tag.bitrate else "",
    )
    return ", ".join(part for part in parts if part)


def _name_for(data: bytes) -> str:
    """Return a name whose ending fits the bytes: the parser chooses by it."""
    if data.startswith(b"OggS"):
        return "a.ogg"
    if data[:4] == b"RIFF":
        return "a.wav"
    if data[4:8] == b"ftyp":
        return "a.m4a"
    if data.startswith(b"fLaC"):
        return "a.flac"
    if data.startswith(b"\x30\x26\xb2\x75"):
        return "a.wma"
    if data[:4] == b"FORM":
        return "a.aiff"
    return "a.mp3"


def _amr_seconds(data: bytes) -> float | None:
    """Return the length of an AMR recording by walking its frames."""
    place = data.find(b"\n") + 1
    frames = 0
    while 0 < place < len(data):
        place += 1 + _AMR[data[place] >> 3 & 0x0F]
        frames += 1
    return frames / 50 if frames else None


def _mp4_moment(data: bytes) -> datetime | None:
    """Return when an MP4 says that it was made, in UTC; a clock at zero says nothing."""
    if data[4:8] != b"ftyp":
        return None
    place = data.find(b"mvhd")
    if place < 0 or len(data) < place + 24:
        return None
    wide = data[place + 4] == 1
    seconds = int.from_bytes(data[place + 8 : place + (16 if wide else 12)], "big")
    try:
        moment = _MAC + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return moment if moment.year >= 2000 else None


def _tagged_day(year: str) -> LooseDate:
    found = _STAMP.match(year)
    try:
        if found:
            return loose(date(int(found[1]), int(found[2]), int(found[3])))
        return loose(year) if re.fullmatch(r"(?:19|20)\d{2}", year) else UNDATED
    except ValueError:
        return UNDATED
