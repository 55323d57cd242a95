"""Pictures of exhibits: pages of PDFs, photographs upright; drawn by a warm child with limits."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from casefile.model.errors import PacketRefused
from casefile.model.redaction import Redaction

DRAWABLE = ("application/pdf", "image/")
TIME_LIMIT = 90.0
"""Seconds for one page."""
FRESH_AFTER = 250
"""A child is replaced after so many answers: its limits of time and memory begin anew."""
KEPT = 200_000_000
"""Bytes of drawn pages kept for the next packet of the same case."""


def drawable(media_type: str) -> bool:
    """True when files of this kind can be shown as pictures."""
    return media_type.startswith(DRAWABLE) and "svg" not in media_type


def cover(redactions: Iterable[Redaction]) -> str:
    """Return what is to be covered, as the child that draws is told; empty: nothing."""
    kept = tuple(redactions)
    words = [" ".join(r.words.split()) for r in kept if r.words.strip() and r.box is None]
    areas = [(-1 if r.page is None else r.page - 1, *r.box) for r in kept if r.box is not None]
    return json.dumps([words, areas]) if words or areas else ""


def page_count(path: Path, media_type: str) -> int:
    """Return how many pictures show the file; zero when it cannot be drawn at all."""
    with Shelf() as shelf:
        return shelf.page_count(path, media_type)


def picture(path: Path, media_type: str, page: int) -> bytes:
    """Return one page as PNG or JPEG without metadata. Raises: PacketRefused."""
    with Shelf() as shelf:
        return shelf.picture(path, media_type, page)


class Shelf:
    """Pages drawn once and kept, the last used longest; one child draws for all of them.

    *key* of a page is the name of its file's bytes (their hash) where that is given, else the path.
    """

    def __init__(self, most: int = KEPT) -> None:
        self.most = most
        self._pages: OrderedDict[tuple[str, int, str], bytes] = OrderedDict()
        self._size = 0
        self._counts: dict[str, int] = {}
        self._child: subprocess.Popen[bytes] | None = None
        self._answers = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def page_count(self, path: Path, media_type: str, key: str = "") -> int:
        """Return how many pictures show the file; zero when it cannot be drawn at all."""
        if not drawable(media_type):
            return 0
        key = key or str(path)
        if key not in self._counts:
            answer = self._asked("count", path, media_type, 0)
            self._counts[key] = int(answer) if answer.isdigit() else 0
        return self._counts[key]

    def found(self, path: Path, media_type: str, cover: str) -> int:
        """Return in how many places of a PDF's text the words of *cover* stand."""
        answer = self._asked("find", path, media_type, 0, cover)
        return int(answer) if answer.isdigit() else 0

    def picture(
        self, path: Path, media_type: str, page: int, key: str = "", cover: str = ""
    ) -> bytes:
        """Return one page as PNG or JPEG without metadata. Raises: PacketRefused.

        *cover* is what to burn black, as `cover` writes it.
        """
        at = key or str(path), page, cover
        if at in self._pages:
            self._pages.move_to_end(at)
            return self._pages[at]
        drawn = b""
        if drawable(media_type):
            drawn = self._asked("draw", path, media_type, page, cover)
        if not drawn:
            raise PacketRefused("picture_unreadable", where=path.name)
        self._pages[at] = drawn
        self._size += len(drawn)
        while self._size > self.most and len(self._pages) > 1:
            self._size -= len(self._pages.popitem(last=False)[1])
        return drawn

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            _ended(self._child)
            self._child = None

    def _asked(self, verb: str, path: Path, media_type: str, page: int, cover: str = "") -> bytes:
        """Return what the child says; nothing when it failed, died or took too long."""
        if self._child is None or self._child.poll() is not None or self._answers >= FRESH_AFTER:
            self.close()
            self._child = _started()
            weakref.finalize(self, _ended, self._child)
            self._answers = 0
        self._answers += 1
        child = self._child
        watch = threading.Timer(TIME_LIMIT, child.kill)
        watch.start()
        try:
            answer = _told(child, "\t".join((verb, media_type, str(page), cover, str(path))))
        finally:
            watch.cancel()
        if answer is None:
            self.close()
            return b""
        return answer


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "casefile.documents.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _ended(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.communicate()


def _told(child: subprocess.Popen[bytes], question: str) -> bytes | None:
    """Return the answer to one line; None when the child is gone."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(question.replace("\n", " ").encode() + b"\n")
        child.stdin.flush()
    except OSError:
        return None
    head = child.stdout.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    body = child.stdout.read(size)
    return body if len(body) == size else None
