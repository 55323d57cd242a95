"""The index of cases: a cache that may be deleted at any time and comes back by itself.

Each case is known by the inode, time and size of its case.json; only a case whose key differs is
opened, and then only its first line is read.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from casefile.model.errors import Busy, Damaged, NoRoom
from casefile.store import disk
from casefile.store.page import header_of, number_of_damaged
from casefile.store.port import Listed, Revision

_Row = list[Any]
"""stat key, revision, summary, number of the change."""


def header_line(path: Path) -> bytes:
    """Return the first line of a case.json."""
    with path.open("rb") as file:
        return file.readline()


class Index:
    """What the listing of a library knows without opening its cases."""

    def __init__(self, cases: Path, cache: Path, lock: Path) -> None:
        self._cases, self._cache, self._lock = cases, cache, lock
        self._folder = os.fspath(cases) + os.sep

    def glance(self) -> tuple[Listed, ...]:
        """Return the cases as they were last seen, at once, without looking at any of them."""
        rows = self._known()["cases"]
        return tuple(Listed(id, row[1], row[2]) for id, row in sorted(rows.items()) if row[1])

    def listed(self, after: str = "", limit: int = 0) -> Iterator[Listed]:
        """Yield the cases as they are, in order of id; a damaged one has no revision."""
        known = self._known()
        rows: dict[str, _Row] = known["cases"]
        fresh, count = False, 0
        for id in self._ids():
            if id <= after:
                continue
            row = rows.get(id)
            seen = self._row(id, row)
            if seen is None:
                continue
            fresh = fresh or seen is not row
            yield Listed(id, seen[1], seen[2])
            count += 1
            if count == limit:
                return
        if fresh and not limit:
            with suppress(Busy, NoRoom):
                self.refreshed(patience=0)

    def refreshed(self, patience: float = 10.0) -> dict[str, Any]:
        """Return the index brought up to date, and keep it. Raises: Busy."""
        with disk.locked(self._lock, where=self._cache.name, timeout=patience):
            known = self._known()
            rows: dict[str, _Row] = known["cases"]
            now: dict[str, _Row] = {}
            changed = False
            for id in self._ids():
                old = rows.get(id)
                row = self._row(id, old)
                if row is None:
                    _swept(Path(f"{self._folder}{id}"))
                    continue
                if row is not old:
                    changed = True
                    if old is None or old[1] != row[1]:
                        known["number"] += 1
                        row[3] = known["number"]
                now[id] = row
            for id in rows.keys() - now.keys():
                row = rows[id]
                if row[1] or row[0]:
                    known["number"] += 1
                    row = [[], "", {}, known["number"]]
                    changed = True
                now[id] = row
            known["cases"] = now
            if changed:
                with suppress(NoRoom):
                    disk.put_in_place(self._cache, orjson.dumps(known), durable=False)
            return known

    def untrue(self) -> tuple[str, ...]:
        """Return the cases of which it says something else than their files, which it trusts."""
        known: dict[str, _Row] = self._known()["cases"]
        return tuple(id for id, row in known.items() if row[1] and self._row_differs(id, row))

    def _row_differs(self, id: str, row: _Row) -> bool:
        seen = self._row(id, row)
        if seen is not row:  # changed since, or gone: it is looked at anew whenever it is asked
            return False
        fresh = self._row(id, None)
        return fresh is not None and fresh[0] == row[0] and fresh[1:3] != row[1:3]

    def ever_known(self) -> frozenset[str]:
        """Return every case that it ever saw, those that are gone too."""
        return frozenset(self._known()["cases"])

    def changes(self, since: str) -> tuple[tuple[tuple[str, Revision], ...], str]:
        """Return what changed after the token *since*, in order; a removed case has no revision."""
        known = self.refreshed()
        name, _, number = since.rpartition("-")
        after = int(number) if name == known["name"] and number.isdigit() else 0
        rows = sorted(
            ((row[3], id, row[1], row[0]) for id, row in known["cases"].items() if row[3] > after)
        )
        found = tuple((id, revision) for _, id, revision, key in rows if after or key)
        return found, f"{known['name']}-{known['number']}"

    def _ids(self) -> list[str]:
        try:
            with os.scandir(self._cases) as found:
                return sorted(entry.name for entry in found if not entry.name.startswith("."))
        except FileNotFoundError:
            return []

    def _known(self) -> dict[str, Any]:
        with suppress(OSError, orjson.JSONDecodeError, TypeError, ValueError):
            known = orjson.loads(self._cache.read_bytes())
            if known["version"] == 1 and all(len(row) == 4 for row in known["cases"].values()):
                return dict(known)
        return {"version": 1, "name": secrets.token_hex(4), "number": 0, "cases": {}}

    def _row(self, id: str, old: _Row | None) -> _Row | None:
        path = f"{self._folder}{id}{os.sep}case.json"  # ten thousand Paths, or joins, are slow
        try:
            found = os.stat(path)  # noqa: PTH116
            key = [found.st_ino, found.st_mtime_ns, found.st_size]
            if old is not None and old[0] == key:
                return old
            line = header_line(Path(path)).rstrip(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return None
        try:
            header = header_of(line, id)
        except Damaged as trouble:
            number = old[2].get("number", 0) if old else 0  # as it was last seen whole
            told = {"damaged": trouble.key, "number": number or number_of_damaged(line)}
            return [key, "", told, old[3] if old else 0]
        return [key, header.revision, header.summary, old[3] if old else 0]


def _swept(folder: Path) -> None:
    """Remove the folder of a case whose very first writing was broken off; any other stays."""
    if disk.sweep(folder):
        with suppress(OSError):
            folder.rmdir()
