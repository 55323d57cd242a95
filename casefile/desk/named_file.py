"""Where a file that a person named comes to lie, and what is said when it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casefile.model.errors import BadInput


def named_file(to: Path, name: str) -> Path:
    """Return *to*, or, where that is a folder, the file called *name* in it."""
    return to / name if to.is_dir() else to


@contextmanager
def to_write(path: Path) -> Iterator[None]:
    """Make the folder that *path* wants and let it be written. Raises: BadInput, naming *path*."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        yield
    except OSError as trouble:
        fault = trouble.strerror or str(trouble)
        raise BadInput("file_not_written", where=str(path), fault=fault) from trouble
