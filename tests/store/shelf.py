"""A library of cases for the tests of the store: small, with a clock that only moves when read."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casefile.store.factory import open_store

SAID = {"note": "noted", "actor": "Dana", "summary": {"title": "חוב"}}
CASE = {
    "title": "Unpaid invoice",
    "stage": "friendly",
    "debts": [{"ref": "F1", "amount": "100.00"}, {"ref": "F2", "amount": "50.00"}],
    "exhibits": [{"mark": "C-1", "title": "Contract"}, {"mark": "C-2", "title": "Invoice"}],
    "notes": [],
}


class Clock:
    """A clock that moves one second at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def library(home: Path, now=None):
    return open_store(home, now=now or Clock())


def with_revisions(home: Path, count: int, id: str = "one"):
    """A library with one case of *count* revisions; the title tells which."""
    store = library(home)
    revision = store.create(id, CASE, **SAID)
    for number in range(2, count + 1):
        revision = store.put(id, {**CASE, "title": f"title {number}"}, revision, **SAID)
    return store


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.lstat().st_mode))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under *folder* with its bytes, locks and caches aside."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and path.name != "index.json"
    }


class Fails:
    """Lets the n-th file operation under a folder fail with an error; counts them all."""

    NAMES = ("open", "write", "fsync", "replace", "link", "unlink", "mkdir", "fchmod", "close")

    def __init__(self, monkeypatch, root: Path, at: int, error: int) -> None:
        self.count, self.at, self.error, self.root = 0, at, error, str(root)
        self.names: list[str] = []
        self._numbers: dict[int, str] = {}
        for name in self.NAMES:
            monkeypatch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    def _wrapped(self, name, real):
        def call(first, *rest, **named):
            ours = self._numbers.get(first) if isinstance(first, int) else os.fspath(first)
            if ours is None or not str(ours).startswith(self.root) or str(ours).endswith(".lock"):
                result = real(first, *rest, **named)
                return result
            self.count += 1
            self.names.append(f"{name} {Path(str(ours)).name}")
            fails = self.count == self.at
            if name == "close":
                self._numbers.pop(first, None)
                real(first)
            if fails:
                raise OSError(self.error, os.strerror(self.error), str(ours))
            if name == "close":
                return None
            result = real(first, *rest, **named)
            if name == "open":
                self._numbers[result] = str(ours)
            return result

        return call
