"""How long a case must be kept: until a day, and for as long as a legal hold lies on it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import orjson

from casefile.model.errors import NotFound
from casefile.store import disk
from casefile.store.folder import FolderStore
from casefile.store.lines import chained


class Retention(NamedTuple):
    """The term of keeping."""

    until: date | None = None
    """Last day on which it must be kept (end of limitation, of a tax term); None: not set."""
    hold: bool = False
    """A legal hold: nothing may be erased, whatever the day."""
    why: str = ""

    def binds(self, on: date) -> bool:
        """True when the case must still be kept on that day."""
        return self.hold or (self.until is not None and on <= self.until)

    def free_on(self, earliest: date) -> date | None:
        """Return the first day, *earliest* or later, on which nothing binds; None: a hold."""
        if self.hold:
            return None
        return earliest if self.until is None else max(earliest, self.until + timedelta(days=1))


def retention(folder: Path) -> Retention:
    """Return the term of a case folder. One that cannot be read holds: never erase on a doubt."""
    try:
        kept = orjson.loads((folder / "retention.json").read_bytes())
        until = date.fromisoformat(kept["until"]) if kept["until"] else None
        return Retention(until, bool(kept["hold"]), str(kept["why"]))
    except FileNotFoundError:
        return Retention()
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        return Retention(hold=True, why="retention.json")


def written_term(term: Retention) -> bytes:
    """Return the term as retention.json holds it."""
    until = term.until.isoformat() if term.until else None
    return orjson.dumps({"until": until, "hold": term.hold, "why": term.why})


def set_retention(store: FolderStore, id: str, term: Retention, *, actor: str) -> None:
    """Set the term and write it into the record of access. Raises: NotFound, Busy, NoRoom."""
    folder = store.folder(id)
    if not (folder / "case.json").exists():
        raise NotFound("no_case", where=id)
    told = written_term(term).decode()
    disk.put_in_place(folder / "retention.json", written_term(term))
    line = {"actor": actor, "access": "retention", "mark": "", "sha256": "", "told": told}
    chained(folder / "custody.jsonl", line, store.now(), store.home / "locks" / f".{id}.custody")
