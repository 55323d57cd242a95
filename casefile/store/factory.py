"""Opens the store that a library is kept in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from casefile.store.folder import FolderStore


def open_store(home: Path, *, now: Callable[[], datetime]) -> FolderStore:
    """Return the library at *home*; nothing is made on disk before the first case."""
    return FolderStore(home, now=now)
