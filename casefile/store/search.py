"""The search over all cases: a cache that may be deleted at any time and comes back by itself.

One row an item (an exhibit, a contact, a note, a party); its heading, own words and quoted words
stand in columns of their own. What changed is told by the store's `changes()`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import RLock
from typing import Any

from casefile.model.errors import StoreError
from casefile.store.checking import Finding
from casefile.store.hits import Found, Hit, Lookup, told_once
from casefile.store.port import CaseStore
from casefile.store.questions import (
    Question,
    number_match,
    part_match,
    similar_match,
    word_match,
)
from casefile.store.search_check import search_check
from casefile.store.search_file import SearchFile, series
from casefile.store.search_rows import FROM, ITEM, among, put, ranked, whole_first
from casefile.store.texts import Entry, Text, entries

Progress = Callable[[int, int], bool]
"""(cases done, cases in all) -> False to stop."""


class Search:
    """The words of a library. *texts* gives those of one case, each time it has changed."""

    def __init__(
        self, path: Path, store: CaseStore, texts: Callable[[str], Iterable[Text]]
    ) -> None:
        self.file, self.store, self.texts = SearchFile(path), store, texts
        self._lock = self.file.lock
        self._refreshing = RLock()
        """Held while the cases are read; the file itself is free in between, for questions."""

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self.file.close()

    def check(self, *, read: bool) -> tuple[Finding, ...]:
        """Return what is wrong with the file; nothing in it is changed. Raises: StoreError."""
        return search_check(self.file.path, self.store, self.texts, read=read)

    # -- keeping it fresh ---------------------------------------------------------------------

    def refresh(self, told: Progress | None = None) -> int:
        """Take in the cases that changed since the last time; return how many.

        A case that cannot be read is left aside and tried again the next time.
        Raises: Busy, NoRoom.
        """
        with self._refreshing:
            return self.file.safely(lambda: self._refresh(told), lambda: self._refresh(told))

    def _refresh(self, told: Progress | None) -> int:
        with self._lock:
            base = self.file.base()
            since = base.execute("SELECT value FROM known WHERE name = 'token'").fetchone()
            held = dict(base.execute("SELECT id, revision FROM cases"))
        changed, token = self.store.changes(since[0] if since else "")
        now = dict(changed)
        if not since or series(since[0]) != series(token):  # what is held and not there must go
            now |= {id: "" for id in held if id not in now}
        again = [id for id, revision in held.items() if not revision and id not in now]
        stale = [id for id, revision in now.items() if not revision or held.get(id) != revision]
        for done, id in enumerate((*stale, *again)):
            if told is not None and not told(done, len(stale) + len(again)):
                return done
            self._take_in(id, now.get(id))
        if since is None or since[0] != token:
            with self._lock, self.file.writing() as writing:
                writing.execute("INSERT OR REPLACE INTO known VALUES ('token', ?)", (token,))
        return len(stale) + len(again)

    def _take_in(self, id: str, revision: str | None) -> None:
        """Bring one case up to date. *revision* empty: it is gone; None: not known any more."""
        found: list[Entry] = []
        if revision != "":
            try:
                if revision is None:
                    revision = self.store.get(id)[1]
                found = list(entries(self.texts(id)))
            except StoreError:
                with self._lock, self.file.writing() as base:
                    base.execute("INSERT OR IGNORE INTO cases VALUES (?, '', 0, '')", (id,))
                    base.execute("UPDATE cases SET revision = '' WHERE id = ?", (id,))
                return
        with self._lock, self.file.writing() as base:
            rows = base.execute("SELECT item, digest, id FROM items WHERE case_id = ?", (id,))
            there = {item: (digest, row) for item, digest, row in rows}
            for entry in found:
                digest = entry.digest
                kept = there.get(entry.first.item)
                if kept is not None and kept[0] == digest:
                    del there[entry.first.item]
                else:
                    put(base, entry, digest)
            for _, row in there.values():
                base.execute("DELETE FROM items WHERE id = ?", (row,))
                base.execute("DELETE FROM parts WHERE id = ?", (row,))
            if revision == "":
                base.execute("DELETE FROM cases WHERE id = ?", (id,))
            else:
                number, title = (found[0].first.number, found[0].first.title) if found else (0, "")
                base.execute(
                    "INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?)",
                    (id, revision, number, title),
                )

    # -- asking -------------------------------------------------------------------------------

    def hits(self, question: Question, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return what was found, best first; then, when there is room left, what is similar.

        Never what was quoted before own words of the same worth. Raises: Busy, NoRoom.
        """
        if question.empty or limit < 1:
            return ()

        def found() -> tuple[Hit, ...]:
            return self._hits(question, limit)

        def found_again() -> tuple[Hit, ...]:
            self._refresh(None)
            return self._hits(question, limit)

        with self._lock:
            return self.file.safely(found, found_again)

    def _hits(self, question: Question, limit: int) -> tuple[Hit, ...]:
        """Return the hits, an exhibit that came twice once; more are looked for until they do."""
        base, most = self.file.base(), limit
        while True:
            found = self._found(base, question, most)
            told = told_once(found)
            if len(told) >= limit or len(found) < most:
                break
            most *= 2
        return tuple(
            Hit._make((*row[1:9], similar, self._lookup(row[0], question, similar), copies))
            for row, similar, copies in told[:limit]
        )

    def _found(self, base: sqlite3.Connection, question: Question, most: int) -> list[Found]:
        rows = self._rows(base, question, most, similar=False)
        there = {row[0] for row in rows}
        more: list[Any] = []
        if len(rows) < most and any(one.words for one in question.asked):
            more = self._rows(base, question, most, similar=True)
            more = [row for row in more if row[0] not in there][: most - len(rows)]
        return [(row, n >= len(rows)) for n, row in enumerate(rows + more)]

    def _lookup(self, row: int, question: Question, similar: bool) -> Lookup:
        return Lookup(lambda: self.parts(row), question.asked, similar)

    def parts(self, row: int) -> list[tuple[str, str]]:
        """Return the texts of one item, (field, text), in their order; none when it is gone."""
        with self._lock:
            return self.file.safely(lambda: self._parts(row), list)

    def _parts(self, row: int) -> list[tuple[str, str]]:
        asked = "SELECT field, text FROM parts WHERE id = ? ORDER BY n"
        return self.file.base().execute(asked, (row,)).fetchall()

    def _rows(
        self, base: sqlite3.Connection, question: Question, limit: int, *, similar: bool
    ) -> list[Any]:
        where, values = among(base, question)
        match = similar_match if similar else word_match
        told = [match(one) for one in question.asked if one.words]
        asked = [one.number for one in question.asked if one.number]
        numbers, order = [number_match(number) for number in asked], whole_first(asked)
        found: list[Any] = []
        if numbers:
            inside = "i.id IN (SELECT rowid FROM bits WHERE bits MATCH ?)"
            where, values = [inside, *where], [" AND ".join(numbers), *values]
        if told:
            most = limit * (2 if similar else 1)
            found = ranked(base, " AND ".join(told), where, values, most, order)
        else:
            ruled = " AND ".join(where or ["1"])
            found = base.execute(
                f"SELECT {ITEM} FROM items i JOIN cases c ON c.id = i.case_id WHERE {ruled} "
                f"ORDER BY {order.told}i.last DESC, i.id LIMIT ?",
                (*values, *order.values, limit),
            ).fetchall()
        parts = [part_match(one) for one in question.asked if one.words]
        if similar and parts and all(parts):
            there = {row[0] for row in found}
            ruled = " AND ".join(["bits MATCH ?", *among(base, question)[0]])
            inner = base.execute(
                f"SELECT {ITEM} FROM bits {FROM.format('bits.rowid')} WHERE {ruled} LIMIT ?",
                (" AND ".join([*parts, *numbers]), *among(base, question)[1], limit * 2),
            )
            found += [row for row in inner if row[0] not in there]
        return found
