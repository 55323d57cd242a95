"""A case that was handed over and changed by both comes together again, without a server."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple

from casefile.model.errors import BadInput
from casefile.store import disk
from casefile.store.commits import Why
from casefile.store.folder import FolderStore
from casefile.store.history import Summarised, replayed_to
from casefile.store.libraries import Library
from casefile.store.merging import Clash, merged
from casefile.store.port import Revision
from casefile.store.schema import upgraded
from casefile.store.unbagging import import_bag


class Joined(NamedTuple):
    """What became of a case that came back."""

    id: str
    revision: Revision
    clashes: tuple[Clash, ...]
    """What both changed differently: the library's own stands, until a person decides."""
    evidence: int
    """Files that came with it and were not here."""
    changed: bool
    """False: nothing in it was new."""


def joined(
    library: Library, path: Path, *, actor: str, summarised: Summarised, name: str = ""
) -> Joined:
    """Put what was changed in the copy at *path* (a bag or a zip) into the case it was made of.

    Both logs are walked back to the last entry they share; from there on the changes of the copy
    are made here as one commit, which can be taken back like any other. Every byte of the copy is
    verified first. Raises: NotFound (no such case here), BadInput (no shared past, no valid bag),
    Conflict, NoRoom.
    """
    told = name or path.name
    home = disk.passing_place(library.home)
    other = FolderStore(home, now=library.now)
    try:
        id, _ = import_bag(other, path, actor=actor, name=told)
        theirs, revision = library.get(id)
        lines, theirs_lines = other.entries(id)[:-1], library.entries(id)
        rev = _shared(lines, theirs_lines)
        if rev is None:
            raise BadInput("merge_no_shared_past", where=told)
        base = upgraded(replayed_to(theirs_lines, rev, id), _schema(theirs_lines, rev))
        found = merged(base, other.get(id)[0], theirs)
        fresh = _evidence(library, other, id)
        if found.document == theirs:
            return Joined(id, revision, found.clashes, fresh, changed=False)
        details = {"merged_head": lines[-1]["hash"], "shared_rev": rev}
        why = Why("merge", told, actor, summarised(found.document), details)
        revision = library.write(id, found.document, revision, why)
        return Joined(id, revision, found.clashes, fresh, changed=True)
    finally:
        rmtree(home, ignore_errors=True)


def _shared(lines: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> int | None:
    """Return the revision of the newest entry that both logs hold; None: there is none."""
    here = {str(line["hash"]) for line in theirs}
    return next((int(x["rev"]) for x in reversed(lines) if str(x["hash"]) in here), None)


def _schema(lines: list[dict[str, Any]], rev: int) -> int:
    return int(next(line["schema"] for line in lines if line["rev"] == rev))


def _evidence(library: Library, other: FolderStore, id: str) -> int:
    """Take in the bytes that came with the copy; return how many were not here."""
    here, there = library.blobs(id), other.blobs(id)
    missing = [sha256 for sha256 in there.all() if not here.has(sha256)]
    for sha256 in missing:
        here.take_in(there.path(sha256))
    return len(missing)
