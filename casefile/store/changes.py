"""What differs between two documents, small enough for the log and enough to take it back.

A change is a path and what stood there before and after. A record in a list is named in the path
by its own id, mark or ref, else by its contents, so a change is found again when others moved it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, TypeGuard

import orjson

from casefile.model.errors import Conflict
from casefile.store.ids import is_id
from casefile.store.port import Document

Change = dict[str, Any]
"""``path``; ``was`` and ``now`` (absent: there was, or is, nothing); ``index`` of a record in its
list; or ``order_was`` and ``order_now`` when records only changed places."""

_NAMES = ("id", "mark", "ref")


def _text(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _own_name(rows: Sequence[dict[str, Any]]) -> str | None:
    """Return the field that names every one of *rows* apart; None when there is none."""
    for name in _NAMES:
        told = [row.get(name) for row in rows]
        if all(isinstance(x, str) and x and x[0] != "#" for x in told) and len(set(told)) == len(
            told
        ):
            return name
    return None


def _by_contents(rows: Sequence[dict[str, Any]]) -> list[str]:
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        key = "#" + sha256(_text(row)).hexdigest()[:16]
        keys.append(f"{key}.{seen[key]}")
        seen[key] += 1
    return keys


def _keys(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    name = _own_name(before)
    if name is not None and name == _own_name(after):
        return [row[name] for row in before], [row[name] for row in after]
    if not before or not after:
        name = _own_name(before or after)
        if name is not None:
            return [row[name] for row in before], [row[name] for row in after]
    return _by_contents(before), _by_contents(after)


def changes(before: Any, after: Any, path: tuple[str, ...] = ()) -> list[Change]:
    """Return what leads from *before* to *after*, in an order that can be walked back."""
    if _text(before) == _text(after):
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        found: list[Change] = []
        for key in sorted(before.keys() | after.keys()):
            at = [*path, key]
            if key not in after:
                found.append({"path": at, "was": before[key]})
            elif key not in before:
                found.append({"path": at, "now": after[key]})
            else:
                found += changes(before[key], after[key], (*path, key))
        return found
    if path and _records(before) and _records(after):
        return _of_lists(before, after, path)
    return [{"path": list(path), "was": before, "now": after}]


def _of_lists(
    before: list[dict[str, Any]], after: list[dict[str, Any]], path: tuple[str, ...]
) -> list[Change]:
    old, new = _keys(before, after)
    were, are = dict(zip(old, before, strict=True)), dict(zip(new, after, strict=True))
    found: list[Change] = []
    for index in range(len(old) - 1, -1, -1):
        if old[index] not in are:
            found.append({"path": [*path, old[index]], "was": before[index], "index": index})
    stayed_was = [key for key in old if key in are]
    stayed_now = [key for key in new if key in were]
    for key in stayed_was:
        found += changes(were[key], are[key], (*path, key))
    if stayed_was != stayed_now:
        found.append({"path": list(path), "order_was": stayed_was, "order_now": stayed_now})
    for index, key in enumerate(new):
        if key not in were:
            found.append({"path": [*path, key], "now": after[index], "index": index})
    return found


def turned(found: Sequence[Change]) -> list[Change]:
    """Return the changes that take *found* back."""
    names = {
        "was": "now",
        "now": "was",
        "order_was": "order_now",
        "order_now": "order_was",
        "path": "path",
        "index": "index",
    }
    return [{names[name]: value for name, value in change.items()} for change in reversed(found)]


def field_names(found: Sequence[Change], document: Document) -> list[str]:
    """Return the fields that changes touch, as ``debts.F1.amount``; each once, in order.

    A record that has only a random id in *document*, or no name at all, is told by its list.
    """
    names = {
        row["id"]: str(row.get("mark") or row.get("ref") or "")
        for rows in document.values()
        if _records(rows)
        for row in rows
        if isinstance(row.get("id"), str)
    }
    told = (
        ".".join(
            name
            for step in change["path"]
            if (name := names.get(step, "" if step[:1] == "#" or is_id(step) else step))
        )
        for change in found
        if change["path"]
    )
    return list(dict.fromkeys(told))


def changed(document: Document, found: Sequence[Change]) -> Document:
    """Return *document* with the changes made.

    Raises: Conflict, naming the first path where something else stands than the change expects.
    """
    fresh: Document = orjson.loads(orjson.dumps(document))
    for change in found:
        _make(fresh, change)
    return fresh


def replayed(steps: Iterable[Sequence[Change]]) -> Iterator[Document]:
    """Yield the document after each step, from nothing; the same object, changed each time.

    Raises: Conflict, when a step does not fit the one before.
    """
    document: Document = {}
    for found in steps:
        for change in found:
            _make(document, change)
        yield document


def _own(value: Any) -> Any:
    """Return a copy, so that later changes do not reach back into the log."""
    return orjson.loads(orjson.dumps(value))


def _clash(path: Sequence[str]) -> Conflict:
    return Conflict("undo_clash", path=" / ".join(path))


def _place(rows: list[dict[str, Any]], key: str) -> int | None:
    if key.startswith("#"):
        keys = _by_contents(rows)
        return keys.index(key) if key in keys else None
    own = _own_name(rows)
    for name in (own, *_NAMES) if own else _NAMES:
        for index, row in enumerate(rows):
            if row.get(name) == key:
                return index
    return None


def _taken(rows: list[dict[str, Any]], key: str, record: Any) -> bool:
    """True when *key* stands in *rows* already, by each field that it names *record* by."""
    if key.startswith("#"):
        return False
    names = [name for name in _NAMES if isinstance(record, dict) and record.get(name) == key]
    return all(any(row.get(name) == key for row in rows) for name in names)


def _shaped(change: Any) -> bool:
    """True for a change that this module could have made; a log from outside may hold others."""
    if not isinstance(change, dict) or not _texts(change.get("path")) or not change["path"]:
        return False
    if "order_now" in change or "order_was" in change:
        was, now = change.get("order_was"), change.get("order_now")
        return _texts(was) and _texts(now) and sorted(was) == sorted(now)
    index = change.get("index", 0)
    return ("was" in change or "now" in change) and type(index) is int and index >= 0


def _texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _make(document: Document, change: Change) -> None:
    if not _shaped(change):
        raise _clash(["?"])
    path: list[str] = change["path"]
    holder: Any = document
    for step in path if "order_now" in change else path[:-1]:
        if isinstance(holder, dict) and step in holder:
            holder = holder[step]
        elif _records(holder) and (place := _place(holder, step)) is not None:
            holder = holder[place]
        else:
            raise _clash(path)
    if "order_now" in change:
        _reorder(holder, change)
    elif isinstance(holder, dict):
        _set(holder, change)
    elif _records(holder):
        _insert_or_remove(holder, change)
    else:
        raise _clash(path)


def _set(holder: dict[str, Any], change: Change) -> None:
    key = change["path"][-1]
    stands = {"was": holder[key]} if key in holder else {}
    if stands != {k: v for k, v in change.items() if k == "was"}:
        raise _clash(change["path"])
    if "now" in change:
        holder[key] = _own(change["now"])
    else:
        del holder[key]


def _insert_or_remove(rows: list[dict[str, Any]], change: Change) -> None:
    if "was" in change:
        place = _place(rows, change["path"][-1])
        if place is None or rows[place] != change["was"]:
            raise _clash(change["path"])
        del rows[place]
    else:
        if _taken(rows, change["path"][-1], change["now"]):
            raise _clash(change["path"])
        rows.insert(change.get("index", len(rows)), _own(change["now"]))


def _reorder(rows: Any, change: Change) -> None:
    if not _records(rows):
        raise _clash(change["path"])
    places = [_place(rows, key) for key in change["order_was"]]
    if None in places or places != sorted({place or 0 for place in places}):
        raise _clash(change["path"])
    wanted = [
        rows[place] for key in change["order_now"] if (place := _place(rows, key)) is not None
    ]
    for place, row in zip(places, wanted, strict=True):
        if place is not None:
            rows[place] = row
