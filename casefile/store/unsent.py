"""Changes on their way to a server: each lies in a file of its own until the server has it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from casefile.model.errors import Damaged
from casefile.store import disk
from casefile.store.port import Document, Revision


class Unsent(NamedTuple):
    """One change that a person made, whole: it can be put beside what others changed meanwhile."""

    change: str
    """The id of its commit: the server makes it once, however often it is asked."""
    case: str
    title: str
    """How the case is told to a person."""
    expect: Revision
    """The revision that was read; empty: a case that is not there yet."""
    base: Document
    """What was read."""
    mine: Document
    """What the person made of it."""
    note: str
    actor: str
    at: str
    clashes: tuple[str, ...] = ()
    """Fields that a colleague changed too, and differently: a person must decide."""
    place: str = ""
    """The name of its file."""
    undoes: int = 0
    """The revision that it takes back; 0: none, or told by what follows."""
    undoes_change: str = ""
    """The id of the change that it takes back: one that waits before it."""
    as_of: tuple[str, ...] = ()
    """It takes back the newest change that a person knew of: the id of the commit that was read,
    and of those that waited then. What a colleague did meanwhile is not his to take back."""

    redoes: bool = False
    """What it takes back by `as_of` is the newest undo, so that its change is done again."""

    @property
    def takes_back(self) -> bool:
        """True for an undo: what it changes is known where the log is."""
        return bool(self.undoes or self.undoes_change or self.as_of)


def unsent(folder: Path) -> tuple[Unsent, ...]:
    """Return what waits there, in the order it was made. Raises: Damaged, naming the file."""
    return tuple(_read(path) for path in sorted(folder.glob("*.json")))


def put_down(folder: Path, one: Unsent) -> Unsent:
    """Keep a change, durable, after those that wait there. Raises: NoRoom."""
    place = one.place
    if not place:
        places = [path.name[:8] for path in folder.glob("*.json")]
        last = max((int(told) for told in places if told.isdigit()), default=0)
        place = f"{last + 1:08d}-{re.sub(r'[^0-9a-f]', '', one.change)}.json"
    kept = one._replace(place=place)
    disk.put_in_place(folder / place, orjson.dumps(kept._asdict()))
    return kept


def taken_up(folder: Path, one: Unsent) -> None:
    """Forget a change: the server has it, or a person gave it up."""
    if one.place:
        (folder / one.place).unlink(missing_ok=True)


def folder_of(home: Path, firm: str) -> Path:
    """Return where the changes of a firm's library wait on this machine."""
    return home / "unsent" / sha256(firm.encode()).hexdigest()[:16]


def _read(path: Path) -> Unsent:
    try:
        told: Any = orjson.loads(path.read_bytes())
        lists = {name: tuple(told.get(name, ())) for name in ("clashes", "as_of")}
        return Unsent(**{**told, **lists, "place": path.name})
    except (orjson.JSONDecodeError, TypeError, KeyError) as trouble:
        raise Damaged("not_json", where=path.name) from trouble
