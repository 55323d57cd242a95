"""Pictures of exhibits: pages of PDFs, photographs upright; drawn by a child with limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from casefile.model.errors import PacketRefused

DRAWABLE = ("application/pdf", "image/")
TIME_LIMIT = 90.0
"""Seconds for one page."""


def drawable(media_type: str) -> bool:
    """True when files of this kind can be shown as pictures."""
    return media_type.startswith(DRAWABLE) and "svg" not in media_type


def page_count(path: Path, media_type: str) -> int:
    """Return how many pictures show the file; zero when it cannot be drawn at all."""
    if not drawable(media_type):
        return 0
    answer = _asked("count", path, media_type, 0)
    return int(answer) if answer and answer.isdigit() else 0


def picture(path: Path, media_type: str, page: int) -> bytes:
    """Return one page as PNG or JPEG without metadata. Raises: PacketRefused."""
    answer = _asked("draw", path, media_type, page) if drawable(media_type) else b""
    if not answer:
        raise PacketRefused("picture_unreadable", where=path.name)
    return answer


def _asked(verb: str, path: Path, media_type: str, page: int) -> bytes:
    """Return what the child says; nothing when it failed, died or took too long."""
    command = [sys.executable, "-m", "casefile.documents.child", verb, str(path)]
    try:
        done = subprocess.run(
            [*command, media_type, str(page)],
            capture_output=True,
            check=False,
            timeout=TIME_LIMIT,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""
