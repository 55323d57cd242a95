"""Small logs beside the cases: each line is sealed and holds the hash of the one before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from casefile.store import disk, trail
from casefile.store.seal import seal_of, sealed


def chained(path: Path, fields: dict[str, Any], now: datetime, lock: Path) -> str:
    """Append a line that holds the hash of the one before; durable; return its own hash."""
    with disk.locked(lock, where=path.name), disk.room_needed(path.name):
        disk.private_folder(path.parent)
        trail.cut_torn_line(path)
        before = trail.last_entry(path)
        line = sealed(
            {
                "seq": before["seq"] + 1 if before else 1,
                "at": now.astimezone(UTC).isoformat(timespec="milliseconds"),
                **fields,
                "prev": before["hash"] if before else trail.ZERO,
            }
        )
        disk.add_line(path, line)
        disk.make_durable(path)
        return seal_of(line)
