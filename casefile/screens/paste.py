"""What terminals send when files are dropped on them or paths are pasted."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlparse


def dropped_paths(text: str) -> list[Path]:
    """Return the files of a paste; none when any part of it is not there: then it is text.

    VTE quotes (``'a b.pdf'``), macOS escapes (``a\\ b.pdf``), Windows Terminal writes
    ``"C:\\a b.pdf"``, file managers copy ``file://`` lines.
    """
    text = text.strip("\r\n \x00")
    if not text or len(text) > 100_000:
        return []
    for parts in _splits(text):
        found = [_path(part.strip()) for part in parts if part.strip()]
        if found and all(path is not None and _there(path) for path in found):
            return [path for path in found if path is not None]
    return []


def _splits(text: str) -> list[list[str]]:
    ways = [[text], text.splitlines()]
    for posix in (True, False):
        try:
            parts = shlex.split(text, posix=posix)
        except ValueError:
            continue
        ways.append([part if posix else part.strip("\"'") for part in parts])
    return ways


def _path(part: str) -> Path | None:
    if part.startswith("file://"):
        named = unquote(urlparse(part).path)
        part = named[1:] if re.match(r"/[A-Za-z]:", named) else named
    try:
        return Path(part).expanduser()
    except RuntimeError:
        return None


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
