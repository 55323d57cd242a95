"""The log of a case read as its history, and steps of it taken back: the newest, or any one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from casefile.model.errors import BadInput, Damaged
from casefile.store.changes import Change, changed, replayed, turned
from casefile.store.commits import Why, body_hash
from casefile.store.page import Page, body_of, tables_of
from casefile.store.port import Document, Revision

Summarised = Callable[[Document], Mapping[str, Any]]
"""Makes the summary of the listing for a document; without it the last summary stays."""

_EDITS = frozenset({"edit", "repair", "restore", "merge"})


class Logged(Protocol):
    """A store that keeps the log of each case, and can be told why a write is made."""

    def page(self, id: str) -> Page:
        """Return the case as it lies there, joined to its log. Raises: NotFound, Damaged."""
        ...

    def get(self, id: str) -> tuple[Document, Revision]:
        """Return the case and its revision. Raises: NotFound, Damaged, TooNew."""
        ...

    def entries(self, id: str) -> list[dict[str, Any]]:
        """Return the entries of the log, the newest last. Raises: NotFound, Damaged."""
        ...

    def write(self, id: str, document: Document, expect: Revision | None, why: Why) -> Revision:
        """Commit the document for the reason; one that was made already is not made again.

        Raises: Exists, NotFound, Conflict.
        """
        ...


class Entry(NamedTuple):
    """One entry of the log: a commit."""

    rev: int
    at: str
    actor: str
    action: str
    """create, edit, undo, restore, repair, merge, delete, take_back, import."""
    note: str
    hash: str
    changes: tuple[Change, ...]
    undid: tuple[int, ...] = ()
    """Revisions that this one took back."""
    taken_back: bool = False
    """A later entry took this one back."""
    undoable: bool = False
    """It stands, and can be taken back: an edit, or an undo that was not undone itself."""
    redoable: bool = False
    """An undo after which nothing new was entered: redo takes these back, the newest first."""


def history(store: Logged, id: str) -> tuple[Entry, ...]:
    """Return the entries, oldest first, the chain checked. Raises: NotFound, Damaged."""
    lines = store.entries(id)
    standing = _standing(lines)
    live, undos, redo = set(standing.edits), standing.undos, set(standing.redo)
    return tuple(
        Entry(
            rev=line["rev"],
            at=line["at"],
            actor=line["actor"],
            action=line["action"],
            note=line["note"],
            hash=line["hash"],
            changes=tuple(line["changes"]),
            undid=tuple(line.get("undid", ())),
            taken_back=(line["action"] in _EDITS and line["seq"] > 1 and line["rev"] not in live)
            or (line["action"] == "undo" and line["rev"] not in undos),
            undoable=line["rev"] in live or line["rev"] in undos,
            redoable=line["rev"] in redo,
        )
        for line in lines
    )


def head(store: Logged, id: str) -> str:
    """Return the hash that stands for the whole log: what a packet prints. Raises: Damaged."""
    return store.page(id).header.audit


class _Standing(NamedTuple):
    """What the lines of a log come to, undone and done again."""

    edits: list[int]
    """Revisions of the edits that stand, oldest first."""
    undos: set[int]
    """Revisions of the undos that stand: what they did was not turned back since."""
    redo: list[int]
    """Of these, the undos that redo takes back, its next one last; a new edit clears them."""


class _Turn(NamedTuple):
    """What an undo did in the end, however many undos it goes through: edits out, edits back."""

    out: frozenset[int] = frozenset()
    back: frozenset[int] = frozenset()


def _standing(lines: Sequence[Mapping[str, Any]]) -> _Standing:
    edits: set[int] = set()
    turns: dict[int, _Turn] = {}
    undos: set[int] = set()
    redo: list[int] = []
    for line in lines:
        rev = line["rev"]
        if line["action"] in _EDITS and line["seq"] > 1:  # the first line brings the whole case
            edits.add(rev)
            redo.clear()
        elif line["action"] == "undo":
            turn = turns[rev] = _turn_of(line["undid"], turns)
            edits = edits - turn.out | turn.back
            undos = {
                one
                for one in undos - set(line["undid"])
                if not turns[one].out & turn.back and not turns[one].back & turn.out
            } | {rev}
            redo = [one for one in redo if one in undos]
            if turn.out:
                redo.append(rev)
    return _Standing(sorted(edits), undos, redo)


def _turn_of(undid: Sequence[int], turns: Mapping[int, _Turn]) -> _Turn:
    """Return what taking back *undid* does: an edit goes out, an undo is turned round."""
    each = [turns.get(rev, _Turn(back=frozenset({rev}))) for rev in undid]
    return _Turn(
        out=frozenset().union(*(one.back for one in each)),
        back=frozenset().union(*(one.out for one in each)),
    )


def undo(
    store: Logged,
    id: str,
    steps: int = 1,
    *,
    actor: str,
    summarised: Summarised | None = None,
    expect: Revision | None = None,
) -> tuple[Document, Revision]:
    """Take back the newest *steps* changes that still stand, as one new commit.

    Raises: BadInput, when there are not so many; Conflict, NotFound, Damaged.
    """
    lines = store.entries(id)
    standing = _standing(lines).edits
    if steps < 1 or len(standing) < steps:
        raise BadInput("nothing_to_undo", n=len(standing))
    wanted = standing[::-1][:steps]
    return _taken_back(store, id, lines, wanted, actor, summarised, expect)


def undo_one(
    store: Logged,
    id: str,
    rev: int,
    *,
    actor: str,
    summarised: Summarised | None = None,
    expect: Revision | None = None,
    change: str = "",
) -> tuple[Document, Revision]:
    """Take back the change of revision *rev* alone; later ones stay as they are.

    An undo can be taken back too. *change* names this commit and no other. Raises: BadInput;
    Conflict ``undo_clash``, with the place that a later change touched.
    """
    lines = store.entries(id)
    edits, undos, _ = _standing(lines)
    if rev not in edits and rev not in undos:
        raise BadInput("no_such_change", rev=rev)
    return _taken_back(store, id, lines, [rev], actor, summarised, expect, change)


def newest_standing(
    lines: Sequence[Mapping[str, Any]], read: str, own: Collection[str] = ()
) -> int:
    """Return the revision of the newest change that stands, as a person knows the case.

    He read it at the commit *read* and made the commits *own* since. Raises: BadInput, when no
    change of it stands.
    """
    standing = _standing_as_known(lines, read, own).edits
    if not standing:
        raise BadInput("nothing_to_undo", n=0)
    return standing[-1]


def newest_undone(lines: Sequence[Mapping[str, Any]], read: str, own: Collection[str] = ()) -> int:
    """Return the revision of the undo to take back next, as a person knows the case.

    *read* and *own* as for :func:`newest_standing`. Raises: BadInput, when there is none.
    """
    redo = _standing_as_known(lines, read, own).redo
    if not redo:
        raise BadInput("nothing_to_redo")
    return redo[-1]


def _standing_as_known(
    lines: Sequence[Mapping[str, Any]], read: str, own: Collection[str]
) -> _Standing:
    at = next((n for n, line in enumerate(lines, 1) if line["txid"] == read), 0)
    return _standing([*lines[:at], *(line for line in lines[at:] if line["txid"] in own)])


def _taken_back(
    store: Logged,
    id: str,
    lines: Sequence[Mapping[str, Any]],
    revs: Sequence[int],
    actor: str,
    summarised: Summarised | None,
    expect: Revision | None,
    change: str = "",
) -> tuple[Document, Revision]:
    document, revision = store.get(id)
    by_rev = {line["rev"]: line for line in lines}
    for rev in revs:
        document = changed(document, turned(by_rev[rev]["changes"]))
    told = summarised(document) if summarised else store.page(id).header.summary
    note = ", ".join(str(rev) for rev in revs)
    why = Why("undo", note, actor, told, {"undid": list(revs)}, change)
    return document, store.write(id, document, expect or revision, why)


def document_at(store: Logged, id: str, rev: int) -> Document:
    """Return the case as it was at revision *rev*, replayed from the log and checked by its hash.

    Raises: BadInput, when there is no such revision; Damaged.
    """
    return replayed_to(store.entries(id), rev, id)


def replayed_to(lines: Sequence[Mapping[str, Any]], rev: int, where: str) -> Document:
    """Return the document after the line of revision *rev*. Raises: BadInput, Damaged."""
    for line, document in zip(lines, replayed(line["changes"] for line in lines), strict=True):
        if line["rev"] == rev:
            if body_hash(body_of(tables_of(document))) != line["body_sha256"]:
                raise Damaged("log_does_not_replay", where=where, rev=rev)
            return document
    raise BadInput("no_such_revision", where=where, rev=rev)
