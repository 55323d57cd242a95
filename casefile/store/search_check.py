"""Looks whether the file of the search holds what the cases say; nothing in it is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from casefile.model.errors import StoreError
from casefile.store.checking import Finding, remark, serious
from casefile.store.port import CaseStore
from casefile.store.search_file import is_busy, is_of_this_shape, series
from casefile.store.texts import Text, entries


def search_check(
    path: Path, store: CaseStore, texts: Callable[[str], Iterable[Text]], *, read: bool
) -> tuple[Finding, ...]:
    """Return what is wrong with the search at *path*; *read*: every text of it is compared too.

    What it has yet to take in is no fault: the next search does. Raises: StoreError.
    """
    if not path.exists():
        return ()
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
        ) as base:
            return tuple(_found(base, store, texts, read=read))
    except sqlite3.DatabaseError as trouble:
        return (remark("search_busy") if is_busy(trouble) else serious("search_damaged"),)


def _found(
    base: sqlite3.Connection,
    store: CaseStore,
    texts: Callable[[str], Iterable[Text]],
    *,
    read: bool,
) -> Iterator[Finding]:
    if not is_of_this_shape(base):
        yield remark("search_of_another_shape")
        return
    if base.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        yield serious("search_damaged")
        return
    base.execute("BEGIN")
    for table in ("words", "bits"):  # asked in a way that writes, and takes nothing into the file
        base.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    base.execute("ROLLBACK")
    unheard = "SELECT 1 FROM items WHERE id NOT IN (SELECT id FROM words_docsize) LIMIT 1"
    if base.execute(unheard).fetchone():
        yield serious("search_damaged")
        return
    since = base.execute("SELECT value FROM known WHERE name = 'token'").fetchone()
    held = dict(base.execute("SELECT id, revision FROM cases"))
    changed, token = store.changes(since[0] if since else "")
    if since is None or series(since[0]) != series(token):
        return  # it knows that it must be made anew
    late = dict(changed)
    live = {one.id: one.revision for one in store.list() if one.revision}
    for id in sorted(live.keys() | held.keys()):
        revision = held.get(id)
        if id in late or revision == "":  # taken in by the next search; tried again by each
            continue
        if id not in live:
            yield serious("search_holds_gone", id=id)
        elif revision != live[id]:
            yield serious("search_lacks", id=id)
        elif read and not _says(base, id, texts):
            yield serious("search_untrue", id=id)


def _says(base: sqlite3.Connection, id: str, texts: Callable[[str], Iterable[Text]]) -> bool:
    """True when the rows of a case are what its texts make; of one that cannot be read, too."""
    try:
        wanted = {entry.first.item: entry for entry in entries(texts(id))}
    except StoreError:
        return True
    rows = base.execute("SELECT item, id, digest FROM items WHERE case_id = ?", (id,)).fetchall()
    asked = "SELECT field, text FROM parts WHERE id = ? ORDER BY n"
    return {item for item, _, _ in rows} == set(wanted) and all(
        digest == wanted[item].digest
        and tuple(base.execute(asked, (row,))) == tuple(wanted[item].parts)
        for item, row, digest in rows
    )
