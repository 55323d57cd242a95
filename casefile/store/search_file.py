"""The file of the search: private, opened once, thrown away and made anew when it is damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TypeVar

from casefile.model.errors import Busy, NoRoom
from casefile.store import disk
from casefile.store.stems import VERSION

_SHAPE = f"5.{VERSION}"
_TABLES = """
CREATE TABLE known (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE cases (id TEXT PRIMARY KEY, revision TEXT, number INTEGER, title TEXT);
CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT, item TEXT, mark TEXT, kind TEXT,
    day TEXT, first TEXT, last TEXT, who TEXT, copy TEXT, digest BLOB
);
CREATE INDEX items_of_case ON items (case_id);
CREATE TABLE parts (
    id INTEGER, n INTEGER, field TEXT, text TEXT, PRIMARY KEY (id, n)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    head, own, quoted, loose, line, content='', tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE bits USING fts5 (numbers, letters, content='', tokenize='trigram');
"""
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})

Told = TypeVar("Told")


class SearchFile:
    """One SQLite file. Whatever is wrong with it, it can be made again from the cases."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = RLock()
        """Held by whoever uses the file: one connection serves all threads."""
        self._base: sqlite3.Connection | None = None
        self._seen: tuple[int, int] = (0, 0)

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    def discard(self) -> None:
        """Throw the file away. It comes back empty."""
        with self.lock:
            self.close()
            for tail in ("", "-wal", "-shm", "-journal"):
                with disk.room_needed(self.path.name):
                    self.path.with_name(self.path.name + tail).unlink(missing_ok=True)

    def base(self) -> sqlite3.Connection:
        """Return the open file; made anew when it was deleted or is of another shape."""
        if self._base is None or self._seen != self._is():
            self.close()
            self._base = self._opened()
        return self._base

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        base = self.base()
        base.execute("BEGIN IMMEDIATE")
        try:
            yield base
        except BaseException:
            with suppress(sqlite3.Error):
                base.execute("ROLLBACK")
            raise
        base.execute("COMMIT")

    def safely(self, work: Callable[[], Told], again: Callable[[], Told]) -> Told:
        """Return what *work* gives; when the file is damaged, what *again* gives on a new one.

        Raises: Busy, NoRoom.
        """
        try:
            with self._refusals():
                return work()
        except sqlite3.ProgrammingError:  # ours, not the file's
            raise
        except sqlite3.DatabaseError:
            self.discard()
            with self._refusals():
                return again()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as trouble:
            code = getattr(trouble, "sqlite_errorcode", 0) & 0xFF
            if code in _BUSY:
                raise Busy("search_busy", where=self.path.name) from trouble
            if code in _FULL:
                raise NoRoom("no_room", where=self.path.name, fault=str(trouble)) from trouble
            raise

    def _is(self) -> tuple[int, int]:
        try:
            found = self.path.lstat()
        except OSError:
            return (0, 0)
        return (found.st_dev, found.st_ino)

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as trouble:
            if getattr(trouble, "sqlite_errorcode", 0) & 0xFF in _BUSY | _FULL:
                raise
            self.discard()
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        with disk.room_needed(self.path.name):
            disk.private_folder(self.path.parent)
            if self.path.is_symlink():
                self.path.unlink()
            try:
                os.close(disk.fresh_file(self.path))
            except FileExistsError:
                self.path.chmod(disk.PRIVATE_FILE)
        base = sqlite3.connect(
            self.path, isolation_level=None, timeout=5.0, check_same_thread=False
        )
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("PRAGMA trusted_schema = OFF")
            base.execute("PRAGMA cache_size = -16000")
            if not is_of_this_shape(base):
                self._made(base)
        except BaseException:
            base.close()
            raise
        self._seen = self._is()
        return base

    def _made(self, base: sqlite3.Connection) -> None:
        """Lay out the tables, once, whoever comes first; another shape is thrown away."""
        base.execute("BEGIN IMMEDIATE")
        found = _shape(base)
        if found == "":
            for statement in _TABLES.split(";\n"):
                if statement.strip():
                    base.execute(statement)
            base.execute("INSERT INTO known VALUES ('shape', ?)", (_SHAPE,))
        base.execute("COMMIT")
        if found not in ("", _SHAPE):
            raise sqlite3.DatabaseError("of another shape")


def is_of_this_shape(base: sqlite3.Connection) -> bool:
    """True for tables as this version lays them out."""
    return _shape(base) == _SHAPE


def series(token: str) -> str:
    """Return the series of a token of the store, whose numbers mean nothing in another."""
    return token.rpartition("-")[0]


def is_busy(trouble: sqlite3.Error) -> bool:
    """True when another program is writing to the file."""
    return getattr(trouble, "sqlite_errorcode", 0) & 0xFF in _BUSY


def _shape(base: sqlite3.Connection) -> str:
    """Return the shape of the tables; empty when there are none yet."""
    if not base.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return ""
    row = base.execute("SELECT value FROM known WHERE name = 'shape'").fetchone()
    return str(row[0]) if row else "?"
