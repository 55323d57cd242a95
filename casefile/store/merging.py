"""Two people changed the same case: what fits together is put together, what clashes is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from casefile.model.errors import Conflict
from casefile.store.changes import Change, changed, changes, field_names
from casefile.store.port import Document


class Clash(NamedTuple):
    """A field that both changed, differently: theirs stands until a person decides."""

    field: str
    """As ``set`` takes it: ``debts.F1.amount``."""
    mine: Any
    theirs: Any


class Merged(NamedTuple):
    """Their document with all of my changes that fit."""

    document: Document
    clashes: tuple[Clash, ...]


def merged(base: Document, mine: Document, theirs: Document) -> Merged:
    """Return *theirs* with what *mine* changed since *base*, record by record and field by field.

    A record is known by its id, mark or ref, so that both may add, move and change different
    ones. What both changed alike is no clash.
    """
    clashes: list[Clash] = []

    def left(change: Change, document: Document) -> Document:
        clashes.append(_clash(change, theirs))
        return document

    return Merged(_on_theirs(base, mine, theirs, left), tuple(clashes))


class Split(NamedTuple):
    """My changes parted by whether they fit to what a colleague made meanwhile."""

    fits: Document
    """The base with all of mine that fits; the base itself, when nothing does."""
    clashing: tuple[Document, ...]
    """The base with one change each that clashes: a person decides on each by itself."""


def split(base: Document, mine: Document, theirs: Document) -> Split:
    """Return what of *mine* can be put on *theirs*, and apart from it each change that cannot."""
    clashing: list[Change] = []

    def left(change: Change, document: Document) -> Document:
        clashing.append(change)
        return document

    _on_theirs(base, mine, theirs, left)
    fitting = [change for change in changes(base, mine) if change not in clashing]
    try:
        return Split(changed(base, fitting), tuple(changed(base, [one]) for one in clashing))
    except Conflict:  # the changes lean on one another: all of it waits for the person
        return Split(base, (mine,))


def forced(base: Document, mine: Document, theirs: Document) -> Document:
    """Return *theirs* with all that *mine* changed since *base*, over what stands there.

    Raises: Conflict, when the record that was changed is not there any more.
    """

    def over(change: Change, document: Document) -> Document:
        return changed(document, _over(change, document))

    return _on_theirs(base, mine, theirs, over)


def _on_theirs(
    base: Document,
    mine: Document,
    theirs: Document,
    clash: Callable[[Change, Document], Document],
) -> Document:
    """Make each change of *mine* on *theirs*; *clash* says what stands where one does not fit."""
    document, same = theirs, changes(base, theirs)
    for change in changes(base, mine):
        if change in same:
            continue
        try:
            document = changed(document, [change])
        except Conflict:
            document = clash(change, document)
    return document


def _over(change: Change, document: Document) -> list[Change]:
    """Return the change as it is made over what stands there; an order of records is left."""
    if "order_now" in change:
        return []
    stands = _at(document, change["path"])
    if "was" in change:
        return [{**change, "was": stands}]
    gone = [{"path": change["path"], "was": stands}] if stands is not None else []
    return [*gone, change]


def _clash(change: Change, theirs: Document) -> Clash:
    path = change["path"]
    named = field_names([change], theirs)
    mine = change.get("now", change.get("order_now"))
    return Clash(named[0] if named else ".".join(path), mine, _at(theirs, path))


def _at(document: Any, path: Iterable[str]) -> Any:
    """Return what stands at *path*; None when nothing does."""
    found = document
    for step in path:
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list):
            found = next(
                (row for row in found if step in (row.get("id"), row.get("mark"), row.get("ref"))),
                None,
            )
        else:
            return None
    return found
