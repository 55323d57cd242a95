"""The library as folders: one folder a case, whole and portable, TinyDB inside."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from casefile.model.errors import BadInput, Conflict, Damaged, Exists, NotFound
from casefile.store import disk, trail
from casefile.store.blobs import FolderBlobs
from casefile.store.commits import Why, made_before
from casefile.store.ids import CASE_ID
from casefile.store.index import Index, header_line
from casefile.store.lines import all_chained
from casefile.store.page import Page, header_of, tables_of
from casefile.store.port import Document, Listed, Revision
from casefile.store.schema import upgraded
from casefile.store.wholefile import CaseTables, WholeFile, document_now


def summary_in(folder: Path) -> dict[str, Any]:
    """Return the summary of the case that lies in *folder*; nothing, of a damaged one."""
    try:
        return header_of(header_line(folder / "case.json"), folder.name).summary
    except (OSError, Damaged):
        return {}


class FolderStore:
    """Cases under ``<home>/cases``; the default store, a CaseStore of the port."""

    def __init__(self, home: Path, *, now: Callable[[], datetime]) -> None:
        self.home = home
        self.now = now
        self._cases = home / "cases"
        self._index = Index(self._cases, home / "index.json", home / "locks" / ".index.lock")

    def folder(self, id: str) -> Path:
        """Return the folder of a case, there or not. Raises: NotFound, for what is no id."""
        if not CASE_ID.fullmatch(id):
            raise NotFound("no_case", where=id)
        return self._cases / id

    def file(self, id: str) -> WholeFile:
        """Return the file of a case, as a TinyDB storage."""
        folder = self.folder(id)
        lock = self.home / "locks" / f"{id}.lock"
        return WholeFile(folder / "case.json", lock=lock, now=self.now)

    def create(
        self, id: str, document: Document, *, note: str, actor: str, summary: Mapping[str, Any]
    ) -> Revision:
        """Put a new case in place. Raises: Exists, BadInput, NoRoom."""
        if not CASE_ID.fullmatch(id):
            raise BadInput("bad_case_id", where=id)
        return self.write(id, document, None, Why("create", note, actor, summary))

    def get(self, id: str) -> tuple[Document, Revision]:
        """Return the case, in today's shape, and its revision. Raises: NotFound, Damaged."""
        page = self.page(id)
        return upgraded(document_now(page), page.header.schema), page.header.revision

    def page(self, id: str) -> Page:
        """Return the case as it lies on disk, joined to its log. Raises: NotFound, Damaged."""
        file = self.file(id)
        page = file.page()
        if page is None:
            raise NotFound("no_case", where=id)
        if trail.joint(file.log, page.entry) is trail.Joint.BROKEN:
            with file.locked():  # a writer may have been between the two
                page = file.page()
                if page is None:
                    raise NotFound("no_case", where=id)
                if trail.joint(file.log, page.entry) is trail.Joint.BROKEN:
                    raise Damaged("case_rolled_back", where=id)
        return page

    def entries(self, id: str) -> list[dict[str, Any]]:
        """Return the log with the newest entry, which a crash may have kept out of it.

        Raises: NotFound, Damaged.
        """
        newest = self.page(id).newest
        lines = list(trail.whole_entries(self.file(id).log, id))
        while lines and lines[-1]["rev"] > newest["rev"]:
            lines.pop()  # a writer came between
        if not lines or lines[-1]["hash"] != newest["hash"]:
            lines.append(newest)
        return lines

    def put(
        self,
        id: str,
        document: Document,
        expect: Revision,
        *,
        note: str,
        actor: str,
        summary: Mapping[str, Any],
    ) -> Revision:
        """Replace the case read at *expect*. Raises: NotFound, Conflict, TooNew, NoRoom."""
        return self.write(id, document, expect, Why("edit", note, actor, summary))

    def write(self, id: str, document: Document, expect: Revision | None, why: Why) -> Revision:
        """Commit *document* for the reason *why*; *expect* None: a new case.

        A commit that was made already is known by its id, and not made again.
        """
        file = self.file(id)
        try:
            with file.one_write(expect, why) as made:
                CaseTables(storage=lambda: file).fill(tables_of(document))
        except (Conflict, Exists):
            before = made_before(why, self.entries(id))
            if before is None:
                raise
            return before
        return made[0]

    def delete(self, id: str, expect: Revision, *, actor: str) -> None:
        """Move the case to the bin, its log closed with who did it. Raises: NotFound, Conflict."""
        file = self.file(id)
        with file.locked(), disk.room_needed(id):
            page = file.page()
            if page is None:
                raise NotFound("no_case", where=id)
            why = Why("delete", actor=actor, summary=page.header.summary)
            file.commit(page.tables, expect, why)
            disk.private_folder(self.bin)
            stamp = self.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
            disk.take_name(file.path.parent, self.bin / f"{id}~{stamp}~{secrets.token_hex(3)}")
            disk.sync_folder(self.bin)
            disk.sync_folder(self._cases)

    @property
    def bin(self) -> Path:
        """The folder of deleted cases."""
        return self.home / "bin"

    def list(self, after: str = "", limit: int = 0) -> Iterator[Listed]:
        """Yield the cases in order of id; a damaged one has no revision and says so."""
        return self._index.listed(after, limit)

    def glance(self) -> tuple[Listed, ...]:
        """Return the cases as last seen, at once; :meth:`list` then brings them up to date."""
        return self._index.glance()

    def changes(self, since: str = "") -> tuple[tuple[tuple[str, Revision], ...], str]:
        """Return ((id, revision) changed after *since*, the new token); removed: no revision."""
        return self._index.changes(since)

    @property
    def index(self) -> Index:
        """What the listing knows without opening a case."""
        return self._index

    def remains(self) -> tuple[str, ...]:
        """Return every case that anything is left of, in order, its case.json there or not."""
        if not self._cases.is_dir():
            return ()
        found = (path for path in self._cases.iterdir() if CASE_ID.fullmatch(path.name))
        return tuple(sorted(path.name for path in found if path.is_dir() and any(path.iterdir())))

    def holds(self, id: str) -> bool:
        """True when there is a case of that id, damaged or not."""
        return bool(CASE_ID.fullmatch(id)) and (self._cases / id / "case.json").exists()

    def holding(self, wanted: Collection[str], but: str) -> dict[str, tuple[str, ...]]:
        """Return which cases hold bytes of these hashes, beside *but*; folders alone are looked at.

        In a library of ten thousand cases that takes as long as one reading of a few files.
        """
        heads: dict[str, list[str]] = {}
        for sha256 in wanted:
            heads.setdefault(sha256[:2], []).append(sha256)
        found: dict[str, list[str]] = {}
        for id in sorted(_names_in(os.fspath(self._cases)) - {but}):
            root = f"{self._cases}{os.sep}{id}{os.sep}evidence"
            for head in heads.keys() & _names_in(root):
                for sha256 in heads[head]:
                    if os.path.exists(f"{root}{os.sep}{head}{os.sep}{sha256}"):  # noqa: PTH110
                        found.setdefault(sha256, []).append(id)
        return {sha256: tuple(ids) for sha256, ids in found.items()}

    def fresh_number(self) -> int:
        """Return the number after the highest that a case has; one in the bin may come back."""
        there = [line.summary for line in self.list()]
        binned = self.bin.iterdir() if self.bin.is_dir() else ()
        numbers = (str(told.get("number", 0)) for told in (*there, *map(summary_in, binned)))
        return 1 + max((int(told) for told in numbers if told.isdigit()), default=0)

    def blobs(self, id: str) -> FolderBlobs:
        """Return the evidence of a case. Raises: NotFound."""
        folder = self.folder(id)
        if not (folder / "case.json").exists():
            raise NotFound("no_case", where=id)
        return FolderBlobs(folder)

    def note_accesses(self, id: str, lines: Iterable[dict[str, Any]]) -> None:
        """Append to the record of access, durable together. Raises: NotFound, Busy, NoRoom."""
        folder = self.folder(id)
        if not (folder / "case.json").exists():
            raise NotFound("no_case", where=id)
        lock = self.home / "locks" / f".{id}.custody"
        all_chained(folder / "custody.jsonl", lines, self.now(), lock)

    def accesses(self, id: str) -> Iterator[dict[str, Any]]:
        """Yield the record of access, oldest first, the chain checked. Raises: Damaged."""
        return trail.whole_entries(self.folder(id) / "custody.jsonl", id)

    def packets(self, id: str) -> Path:
        """Return the folder of a case's packets. Raises: NotFound."""
        folder = self.folder(id)
        if not (folder / "case.json").exists():
            raise NotFound("no_case", where=id)
        disk.private_folder(folder / "packets")
        return folder / "packets"


def _names_in(folder: str) -> set[str]:
    """Return the names in a folder; none where there is no such folder."""
    try:
        return set(os.listdir(folder))  # noqa: PTH208 - ten thousand Paths are slow
    except (FileNotFoundError, NotADirectoryError):
        return set()
