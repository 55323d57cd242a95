"""The properties of an Outlook message, one storage at a time."""

from __future__ import annotations

import re
import struct
from datetime import UTC, datetime, timedelta

from oxmsg.storage import Storage

from casefile.intake.lettering import guessed_letters, letters

TOP, WITHIN, PART = 32, 24, 8
"""Bytes before the list of properties: of the message, of one inside another, of a part."""
_ENTRY = struct.Struct("<HHI8s")
_LABELS = {
    1200: "utf-16-le",
    10005: "x-mac-hebrew",
    20127: "",
    20866: "koi8-r",
    28591: "",
    28592: "iso-8859-2",
    28598: "iso-8859-8",
    38598: "iso-8859-8-i",
    65000: "utf-7",
    65001: "utf-8",
    1252: "",
}
"""Code pages by number. Those of the West are what programs write when they do not know."""
_START = datetime(1601, 1, 1, tzinfo=UTC)


class Properties:
    """The properties of one storage; what is missing is empty or None."""

    def __init__(self, storage: Storage, head: int, label: str | None = None) -> None:
        self.storage = storage
        self._streams = {stream.name: stream.bytes_ for stream in storage.streams}
        self._fixed: dict[tuple[int, int], bytes] = {}
        listed = self._streams.get("__properties_version1.0", b"")[head:]
        for place in range(0, len(listed) - 15, 16):
            kind, id_, _, value = _ENTRY.unpack_from(listed, place)
            self._fixed.setdefault((id_, kind), value)
        page = self.number(0x3FFD)
        self.label = label if label is not None else _label(page)
        self.html_label = _label(self.number(0x3FDE)) or self.label

    def number(self, id_: int) -> int | None:
        """Return a whole number."""
        value = self._fixed.get((id_, 0x0003))
        return int.from_bytes(value[:4], "little") if value else None

    def moment(self, id_: int) -> datetime | None:
        """Return a moment, in UTC."""
        value = self._fixed.get((id_, 0x0040))
        ticks = int.from_bytes(value, "little") if value else 0
        try:
            return _START + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def data(self, id_: int) -> bytes | None:
        """Return bytes."""
        return self._streams.get(f"__substg1.0_{id_:04X}0102")

    def text(self, *ids: int) -> str:
        """Return the first text that is there, in its own letters."""
        for id_ in ids:
            wide = self._streams.get(f"__substg1.0_{id_:04X}001F")
            if wide:
                return wide.decode("utf-16-le", "replace").rstrip("\0")
            narrow = self._streams.get(f"__substg1.0_{id_:04X}001E")
            if narrow:
                plain = narrow.rstrip(b"\0")
                return letters(plain, self.label) if self.label else guessed_letters(plain)
        return ""

    def html(self) -> str:
        """Return the body as HTML; empty when there is none."""
        raw = self.data(0x1013)
        if raw is None:
            return self.text(0x1013)
        said = re.search(rb"(?i)<meta[^>]{0,200}charset=[\"']?([\w-]{3,30})", raw[:4096])
        return letters(raw, said[1].decode() if said else self.html_label)


def _label(page: int | None) -> str:
    if page is None:
        return ""
    return _LABELS.get(page, f"cp{page}")
