"""A TinyDB storage that is whole or not at all: locked, checked, durable, logged, kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as Row
from tinydb.table import Table

from casefile.model.errors import Conflict, Exists, NotFound, StoreError, TooNew
from casefile.store import disk, trail
from casefile.store.commits import Made, Why, conflict_of, made_after
from casefile.store.page import Page, Tables, document_of, page_of, page_text
from casefile.store.port import Document, Revision
from casefile.store.schema import SCHEMA

KEPT = 20
"""Earlier revisions kept as hard links; every 256th is kept for ever."""


class CaseTable(Table):
    """A TinyDB table without its query cache, which would not see other writers."""

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        super().__init__(storage, name, cache_size=cache_size, persist_empty=persist_empty)


class CaseTables(TinyDB):
    """The tables of one case."""

    table_class = CaseTable

    def fill(self, tables: Tables) -> None:
        """Put *tables* in, where there are none."""
        for name, rows in tables.items():
            self.table(name).insert_multiple(Row(row, number) for number, row in rows.items())


class WholeFile(Storage):
    """One case.json as a TinyDB storage; every write is one commit of all tables.

    Used by TinyDB alone, a write must find the revision that this object last read. The folder
    store sets the revision and the reason itself, with :meth:`one_write`.
    """

    def __init__(
        self,
        path: Path,
        *,
        lock: Path,
        now: Callable[[], datetime],
        kept: int = KEPT,
    ) -> None:
        self.path = path
        self.log = path.parent / "audit.jsonl"
        self.where = path.parent.name
        self._lock = lock
        self._now = now
        self._kept = kept
        self._staged: Tables | None = None
        self._seen: Revision | None = None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the case against other writers. Raises: Busy."""
        with disk.locked(self._lock, where=self.where):
            yield

    def page(self) -> Page | None:
        """Return what is on disk, every byte checked; None: no case. Raises: Damaged."""
        try:
            text = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return page_of(text, self.where)

    def read(self) -> Tables | None:
        """Return the tables, as TinyDB asks for them."""
        if self._staged is not None:
            return self._staged
        page = self.page()
        self._seen = page.header.revision if page else None
        return page.tables if page else None

    def write(self, data: Tables) -> None:
        """Commit all tables at once, as TinyDB hands them over. Raises: Conflict, NoRoom."""
        if self._staged is not None:
            self._staged = data
            return
        with self.locked():
            self._seen = self.commit(data, self._seen, Why("edit"))

    @contextmanager
    def one_write(self, expect: Revision | None, why: Why) -> Iterator[list[Revision]]:
        """Gather all that TinyDB writes inside into one commit; the list then holds its revision.

        *expect* None: there must be no case yet. Raises: Exists, NotFound, Conflict, NoRoom.
        """
        made: list[Revision] = []
        with self.locked():
            self._staged = {}
            try:
                yield made
                tables = self._staged
            finally:
                self._staged = None
            self._seen = self.commit(tables, expect, why)
        made.append(self._seen)

    def commit(self, tables: Tables, expect: Revision | None, why: Why) -> Revision:
        """Put *tables* in place; the lock is held by the caller. Return the new revision.

        Raises: Exists, NotFound, Conflict, Damaged, TooNew, NoRoom.
        """
        old = self._expected(expect)
        made = made_after(old, tables, why, self._now())
        with disk.room_needed(self.where):
            if old:
                trail.heal(self.log, old.entry, self.where)
            return self.put_in_place(made, keep=old.header.rev if old else 0)

    def _expected(self, expect: Revision | None) -> Page | None:
        old = self.page()
        if old is None:
            if expect is not None:
                raise NotFound("no_case", where=self.where)
            return None
        if expect is None:
            raise Exists("case_exists", where=self.where)
        if old.header.revision != expect:
            raise self._conflict(old, expect)
        if old.header.schema > SCHEMA:
            raise TooNew("case_too_new", where=self.where, schema=old.header.schema, known=SCHEMA)
        return old

    def _conflict(self, page: Page, expect: Revision) -> Conflict:
        later: list[dict[str, Any]] = []
        with suppress(StoreError):
            later = trail.after(self.log, page.newest, expect, self.where)
        return conflict_of(page, later, self.where)

    def put_in_place(self, made: Made, *, keep: int = 0) -> Revision:
        """Write the page beside the case, make it durable, then let it take the case's name.

        *keep* is the revision of the case on disk, which is kept under that number; 0: none.
        Raises: OSError, and the old case stands; StoreError, when the new one stands and may not
        outlast a power cut.
        """
        header, line, body = made
        disk.private_folder(self.path.parent)
        self._sweep()
        new = disk.beside(self.path, page_text(header, line, body))
        try:
            if self.log.exists():
                disk.make_durable(self.log)
            if keep:
                self.keep(f"{keep:08d}.json")
            disk.take_name(new, self.path)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise
        try:
            disk.sync_folder(self.path.parent)
        except OSError as trouble:
            raise StoreError(
                "commit_unconfirmed", where=self.where, fault=trouble.strerror or ""
            ) from trouble
        with suppress(OSError):  # the entry stands in the case too: the next write puts it here
            disk.add_line(self.log, line)
        if header.rev % 8 == 0:
            with suppress(OSError):
                self._prune()
        return header.revision

    @property
    def backups(self) -> Path:
        """The folder of earlier revisions."""
        return self.path.parent / "backups"

    def keep(self, name: str) -> None:
        """Keep the case.json on disk under *name* in the backups: a link, no bytes copied."""
        disk.private_folder(self.backups)
        target = self.backups / name
        try:
            target.hardlink_to(self.path)
        except FileExistsError:
            return
        except (OSError, NotImplementedError):
            shutil.copy2(self.path, target)

    def _prune(self) -> None:
        for old in sorted(self.backups.glob("*.json"))[: -self._kept]:
            if old.stem.isdigit() and int(old.stem) % 256:
                old.unlink(missing_ok=True)

    def _sweep(self) -> None:
        for left in self.path.parent.glob(f".{self.path.name}.*.new"):
            left.unlink(missing_ok=True)


def document_now(page: Page) -> Document:
    """Return the document of a page, as it stands on disk."""
    return document_of(page.tables)
