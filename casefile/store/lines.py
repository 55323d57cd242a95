"""Small logs beside the cases: each line is sealed and holds the hash of the one before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from casefile.store import disk, trail
from casefile.store.seal import ZERO, seal_of, sealed


def minute(at: object) -> str:
    """Return the moment of a line (`at`, in UTC) to the minute: "2026-11-22 14:03"."""
    return str(at)[:16].replace("T", " ")


def chained(path: Path, fields: dict[str, Any], now: datetime, lock: Path) -> str:
    """Append a line that holds the hash of the one before; durable; return its own hash."""
    return all_chained(path, [fields], now, lock)


def all_chained(path: Path, many: Iterable[dict[str, Any]], now: datetime, lock: Path) -> str:
    """Append a line for each of *many*, durable all at once; return the hash of the last one."""
    at = now.astimezone(UTC).isoformat(timespec="milliseconds")
    with disk.locked(lock, where=path.name), disk.room_needed(path.name):
        disk.private_folder(path.parent)
        trail.cut_torn_line(path)
        before = trail.last_entry(path)
        newest, head = (before["seq"], before["hash"]) if before else (0, ZERO)
        lines: list[bytes] = []
        for number, fields in enumerate(many, start=newest + 1):
            lines.append(sealed({"seq": number, "at": at, **fields, "prev": head}))
            head = seal_of(lines[-1])
        if lines:
            disk.add_line(path, b"\n".join(lines))
            disk.make_durable(path)
        return head
