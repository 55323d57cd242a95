"""The list of a firm's cases, kept at hand and brought up to date by what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

import orjson

from casefile.model.errors import NoRoom
from casefile.store import disk
from casefile.store.port import Listed
from casefile.store.team.cases import TeamCases

WORTH_WRITING = 100
"""Changes after which the list at hand is written again: what is missing there is asked for."""


class Listing:
    """A cache that may be deleted at any time and comes back by itself."""

    def __init__(self, cases: TeamCases, cache: Path) -> None:
        self._cases, self._cache = cases, cache
        self._known: dict[str, Any] | None = None
        self._unwritten = WORTH_WRITING
        self._one = Lock()

    def glance(self) -> tuple[Listed, ...]:
        """Return the cases as they were last seen, without asking the server."""
        return _in_order(self._seen()["cases"])

    def fresh(self) -> tuple[Listed, ...]:
        """Return the cases as they are. Raises: Unreachable."""
        with self._one:
            return self._brought_up_to_date()

    def untrue(self) -> tuple[str, ...]:
        """Return the cases of which it says something else than the server. Raises: Unreachable."""
        with self._one:
            rows = dict(self._seen()["cases"])
        now = {id: [revision, summary] for id, revision, summary in self._cases.changed_since(0)[0]}
        return tuple(
            id for id, row in rows.items() if id in now and row[0] == now[id][0] and row != now[id]
        )

    def _brought_up_to_date(self) -> tuple[Listed, ...]:
        known = self._seen()
        found, newest = self._cases.changed_since(known["number"])
        rows: dict[str, list[Any]] = known["cases"]
        for id, revision, summary in found:
            if revision:
                rows[id] = [revision, summary]
            else:
                rows.pop(id, None)
        known["number"] = newest
        self._unwritten += len(found)
        if found and self._unwritten >= WORTH_WRITING:
            self._unwritten = 0
            with suppress(NoRoom):
                disk.private_folder(self._cache.parent)
                disk.put_in_place(self._cache, orjson.dumps(known), durable=False)
        return _in_order(rows)

    def _seen(self) -> dict[str, Any]:
        if self._known is None:
            self._known = {"version": 1, "number": 0, "cases": {}}
            with suppress(OSError, orjson.JSONDecodeError, KeyError, TypeError):
                kept = orjson.loads(self._cache.read_bytes())
                if kept["version"] == 1 and isinstance(kept["number"], int):
                    self._known, self._unwritten = kept, 0
        return self._known


def _in_order(rows: Mapping[str, list[Any]]) -> tuple[Listed, ...]:
    return tuple(Listed(id, row[0], row[1]) for id, row in sorted(rows.items()))
