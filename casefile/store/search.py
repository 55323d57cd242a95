"""The search over all cases: a cache that may be deleted at any time and comes back by itself.

One row an item (an exhibit, a contact, a note, a party); its heading, own words and quoted words
stand in columns of their own. What changed is told by the store's `changes()`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from casefile.model.errors import StoreError
from casefile.store.folding import folded, plain_words
from casefile.store.port import CaseStore
from casefile.store.questions import (
    Asked,
    Question,
    number_match,
    part_match,
    similar_match,
    word_match,
)
from casefile.store.search_file import SearchFile
from casefile.store.snippets import Place, names, shown
from casefile.store.stems import wanted
from casefile.store.texts import Entry, Text, entries

Progress = Callable[[int, int], bool]
"""(cases done, cases in all) -> False to stop."""

_ITEM = "i.id, i.case_id, c.number, c.title, i.item, i.mark, i.kind, i.day, i.who, i.copy"
_WORTH = "bm25(words, 6.0, 3.0, 1.0, 0.5, 0.0)"
"""How well a row answers, the best lowest. Asked for by its name, ``rank`` would be settled by a
query of its own, at half as much again."""
_FROM = "JOIN items i ON i.id = {0} JOIN cases c ON c.id = i.case_id"


_Found = tuple[Any, bool]
"""(row, it is only similar)."""


class Lookup:
    """Finds the words around one hit, once, when they are first wanted."""

    def __init__(self, search: Search, row: int, asked: tuple[Asked, ...], similar: bool) -> None:
        self._search, self._row, self._asked, self._similar = search, row, asked, similar

    @cached_property
    def place(self) -> Place:
        """The place; empty when the item has gone since it was found."""
        return shown(self._search.parts(self._row), self._asked, similar=self._similar)


class Hit(NamedTuple):
    """One item that was found. The words around the place are looked up when they are asked for."""

    case: str
    number: int
    """The library's short number of the case."""
    title: str
    """Of the case."""
    item: str
    """Name of the item in its case: the mark of an exhibit, or ``contact:`` and its id ..."""
    mark: str
    """Empty for what is no exhibit."""
    kind: str
    day: str
    """As the case writes it: ``2026-01-12``, ``2026-01``, empty."""
    who: str
    similar: bool
    """Found by a looser likeness; listed after the others and apart."""
    lookup: Lookup
    copies: tuple[str, ...] = ()
    """Marks of the exhibits that repeat it and were found as well: told here, listed once."""

    @property
    def field(self) -> str:
        """Where in the item the words stand: own, quoted, title, said, note, name ..."""
        return self.lookup.place.field

    @property
    def words(self) -> str:
        """The words around the place. Outside text: to be cleaned where it is shown."""
        return self.lookup.place.words

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where in the words the hits lie."""
        return self.lookup.place.spans

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the words in pieces, each with whether it is a hit: each is cleaned by itself."""
        words, at = self.words, 0
        for start, end in self.spans:
            if start > at:
                yield words[at:start], False
            if end > max(at, start):
                yield words[max(at, start) : end], True
            at = max(at, end)
        if at < len(words):
            yield words[at:], False

    @property
    def quoted(self) -> bool:
        """True when the words are not the item's own but older mail quoted in it."""
        return self.field == "quoted"


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
        if not since:  # a token lost or unknown: what is held and no longer there must go
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
                    _put(base, entry, digest)
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

    def rebuild(self, told: Progress | None = None) -> int:
        """Throw the cache away and make it anew."""
        with self._refreshing:
            self.file.discard()
            return self.refresh(told)

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
            told = _told_once(found)
            if len(told) >= limit or len(found) < most:
                break
            most *= 2
        return tuple(
            Hit._make((*row[1:9], similar, Lookup(self, row[0], question.asked, similar), copies))
            for row, similar, copies in told[:limit]
        )

    def _found(self, base: sqlite3.Connection, question: Question, most: int) -> list[_Found]:
        rows = self._rows(base, question, most, similar=False)
        there = {row[0] for row in rows}
        more: list[Any] = []
        if len(rows) < most and any(one.words for one in question.asked):
            more = self._rows(base, question, most, similar=True)
            more = [row for row in more if row[0] not in there][: most - len(rows)]
        return [(row, n >= len(rows)) for n, row in enumerate(rows + more)]

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
        where, values = _among(base, question)
        match = similar_match if similar else word_match
        told = [match(one) for one in question.asked if one.words]
        numbers = [number_match(one.number) for one in question.asked if one.number]
        found: list[Any] = []
        if numbers:
            inside = "i.id IN (SELECT rowid FROM bits WHERE bits MATCH ?)"
            where, values = [inside, *where], [" AND ".join(numbers), *values]
        if told:
            found = _ranked(base, " AND ".join(told), where, values, limit * (2 if similar else 1))
        else:
            ruled = " AND ".join(where or ["1"])
            found = base.execute(
                f"SELECT {_ITEM} FROM items i JOIN cases c ON c.id = i.case_id WHERE {ruled} "
                "ORDER BY i.last DESC, i.id LIMIT ?",
                (*values, limit),
            ).fetchall()
        parts = [part_match(one) for one in question.asked if one.words]
        if similar and parts and all(parts):
            there = {row[0] for row in found}
            ruled = " AND ".join(["bits MATCH ?", *_among(base, question)[0]])
            inner = base.execute(
                f"SELECT {_ITEM} FROM bits {_FROM.format('bits.rowid')} WHERE {ruled} LIMIT ?",
                (" AND ".join([*parts, *numbers]), *_among(base, question)[1], limit * 2),
            )
            found += [row for row in inner if row[0] not in there]
        return found


def _told_once(found: list[_Found]) -> list[tuple[Any, bool, tuple[str, ...]]]:
    """Return (row, similar, marks of its copies) in order, what repeats an exhibit left out.

    The first exhibit stands where the best of them stood, if it was found as well as that one.
    """
    heaps: dict[tuple[str, str], list[_Found]] = {}
    for row, similar in found:
        case, item, copy = row[1], row[4], row[9]
        heaps.setdefault((case, copy or item), []).append((row, similar))
    told = []
    for heap in heaps.values():
        alike = [one for one in heap if one[1] == heap[0][1]]
        best = next((one for one in alike if not one[0][9]), heap[0])
        told.append((*best, tuple(row[5] for row, _ in heap if row is not best[0])))
    return told


def _put(base: sqlite3.Connection, entry: Entry, digest: bytes) -> None:
    first = entry.first
    day = first.day
    row = base.execute(
        "INSERT INTO items (case_id, item, mark, kind, day, first, last, who, copy, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            first.case,
            first.item,
            first.mark,
            first.kind,
            str(day),
            day.first.isoformat() if day.first else None,
            day.last.isoformat() if day.last else None,
            first.who,
            first.copy,
            digest,
        ),
    ).lastrowid
    base.executemany(
        "INSERT INTO parts VALUES (?, ?, ?, ?)",
        ((row, n, field, text) for n, (field, text) in enumerate(entry.parts)),
    )
    columns = entry.columns()
    base.execute(
        "INSERT INTO words (rowid, head, own, quoted, loose, line) VALUES (?, ?, ?, ?, ?, ?)",
        (row, *columns[:5]),
    )
    if any(columns[5:]):
        base.execute(
            "INSERT INTO bits (rowid, numbers, letters) VALUES (?, ?, ?)", (row, *columns[5:])
        )


def _ranked(
    base: sqlite3.Connection, match: str, where: list[str], values: list[Any], limit: int
) -> list[Any]:
    """Return the best rows. The index still holds items that are gone: they fall out here."""
    if not where:
        best = f"(SELECT rowid, {_WORTH} worth FROM words WHERE words MATCH ? ORDER BY 2 LIMIT ?) w"
        rows = base.execute(
            f"SELECT {_ITEM} FROM {best} LEFT JOIN items i ON i.id = w.rowid "
            "LEFT JOIN cases c ON c.id = i.case_id ORDER BY w.worth",
            (match, limit),
        ).fetchall()
        if all(row[0] is not None for row in rows):
            return rows
    ruled = " AND ".join(["words MATCH ?", *where])
    return base.execute(
        f"SELECT {_ITEM} FROM words {_FROM.format('words.rowid')} WHERE {ruled} "
        f"ORDER BY {_WORTH} LIMIT ?",
        (match, *values, limit),
    ).fetchall()


def _among(base: sqlite3.Connection, question: Question) -> tuple[list[str], list[Any]]:
    """Return the conditions of the fields: what must hold beside the words."""
    told: list[str] = []
    values: list[Any] = []

    def one_of(column: str, wanted_values: Iterable[str]) -> None:
        given = list(wanted_values)
        told.append(f"{column} IN ({', '.join('?' * len(given))})")
        values.extend(given)

    if question.kinds:
        one_of("i.kind", question.kinds)
    if question.marks:
        one_of("i.mark", question.marks)
    if question.cases:
        one_of("i.case_id", _cases(base, question.cases))
    if question.sender:
        people = base.execute("SELECT DISTINCT who FROM items WHERE who <> ''")
        one_of("i.who", (who for (who,) in people if _named(who, question.sender)))
    if question.before:
        told.append("i.first < ?")
        values.append(question.before.isoformat())
    if question.after:
        told.append("i.last >= ?")
        values.append(question.after.isoformat())
    return told, values


def _cases(base: sqlite3.Connection, asked: tuple[str, ...]) -> list[str]:
    """Return the cases meant: by number, by the start of the id, or by words of the title."""
    found = []
    for id, number, title in base.execute("SELECT id, number, title FROM cases"):
        if any(
            one == str(number)
            or (not one.isdigit() and id.startswith(one))
            or _named(title, tuple(one.split()))
            for one in asked
        ):
            found.append(id)
    return found


def _named(name: str, asked: tuple[str, ...]) -> bool:
    """True when every word asked for is in *name*, in some form or as its beginning."""
    there = names(name)
    plain = [folded(word) for word in plain_words(name)]
    words = [word for one in asked for word in plain_words(one)]
    return bool(words) and all(
        wanted(word) & there or any(x.startswith(folded(word)) for x in plain) for word in words
    )
