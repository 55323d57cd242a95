"""Who did what with the evidence, and when: a chained line for each access that matters."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from casefile.store.history import Logged


class Watched(Logged, Protocol):
    """A store that keeps a record of access beside each case."""

    def note_accesses(self, id: str, lines: Iterable[dict[str, Any]]) -> None:
        """Append the lines, chained and durable together. Raises: NotFound, Busy, NoRoom."""
        ...

    def accesses(self, id: str) -> Iterable[dict[str, Any]]:
        """Return the lines, oldest first, the chain checked. Raises: NotFound, Damaged."""
        ...


class Access(StrEnum):
    """What was done with a piece of evidence."""

    TAKEN_IN = "taken_in"
    OPENED = "opened"
    COPIED = "copied"  # into a packet or an export
    RETENTION = "retention"  # how long it must be kept was set
    OTHER = "other"  # what a later version may write

    @classmethod
    def _missing_(cls, value: object) -> Access:
        return cls.OTHER


class Line(NamedTuple):
    """One line of the record of access."""

    at: str
    """Time of entry, UTC; the time of the event itself is the exhibit's own."""
    actor: str
    access: Access
    mark: str
    sha256: str
    told: str
    """Where from, where to, or with what result, in words."""
    hash: str


class Touched(NamedTuple):
    """Bytes that something was done with."""

    sha256: str
    mark: str = ""
    told: str = ""


def record_access(
    store: Watched,
    id: str,
    access: Access,
    *,
    actor: str,
    sha256: str,
    mark: str = "",
    told: str = "",
) -> None:
    """Append what was done with the bytes. Raises: NotFound, Busy, NoRoom."""
    record_accesses(store, id, access, [Touched(sha256, mark, told)], actor=actor)


def record_accesses(
    store: Watched, id: str, access: Access, touched: Iterable[Touched], *, actor: str
) -> None:
    """Append one line for each of *touched*, made durable together, however many they are.

    Raises: NotFound, Busy, NoRoom.
    """
    store.note_accesses(
        id,
        (
            {
                "actor": actor,
                "access": access.value,
                "mark": each.mark,
                "sha256": each.sha256,
                "told": each.told,
            }
            for each in touched
        ),
    )


def accesses(store: Watched, id: str, sha256: str = "") -> tuple[Line, ...]:
    """Return what was done, oldest first, the chain checked; with *sha256*, of those bytes only.

    Raises: NotFound, Damaged.
    """
    lines = store.accesses(id)
    return tuple(
        Line(x["at"], x["actor"], Access(x["access"]), x["mark"], x["sha256"], x["told"], x["hash"])
        for x in lines
        if not sha256 or x["sha256"] == sha256
    )


class Keeping(NamedTuple):
    """How the record of a case was kept: the facts for the page that says so."""

    commits: int
    first_at: str
    last_at: str
    actors: tuple[str, ...]
    head: str
    """Hash that stands for the whole log: an anchor once it is printed and handed over."""
    exceptions: tuple[dict[str, Any], ...]
    """Entries that are not plain work: repair, restore, import, take_back; never left out."""
    accesses: int


def keeping(store: Watched, id: str) -> Keeping:
    """Return how the record was kept, from its log. Raises: NotFound, Damaged."""
    lines = store.entries(id)
    plain = ("create", "edit", "undo")
    return Keeping(
        commits=len(lines),
        first_at=lines[0]["at"],
        last_at=lines[-1]["at"],
        actors=tuple(dict.fromkeys(line["actor"] for line in lines if line["actor"])),
        head=lines[-1]["hash"],
        exceptions=tuple(
            {name: line[name] for name in ("rev", "at", "actor", "action", "note")}
            for line in lines
            if line["action"] not in plain
        ),
        accesses=len(accesses(store, id)),
    )
