"""The bin, the term of keeping and the end of it, checks and copies, for a library on a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from typing import Any

from casefile.model.errors import BadInput, Exists, NotFound
from casefile.store import disk, history, unbagging
from casefile.store.bin import KEPT_FOR, Binned
from casefile.store.checking import Finding, check
from casefile.store.commits import Why
from casefile.store.custody import Access, record_access
from casefile.store.folder import FolderStore
from casefile.store.history import Summarised
from casefile.store.keeper import STAMPING
from casefile.store.library_check import ErasedCheck, erased_check, list_check
from casefile.store.port import Revision
from casefile.store.retention import Retention, written_term
from casefile.store.seal import ZERO, seal_of, sealed
from casefile.store.team import numbers
from casefile.store.team.cells import mapping, octets, whole
from casefile.store.team.connection import Wire
from casefile.store.team.folders import brought_in, laid_out, laid_out_to_check
from casefile.store.team.store import TeamStore
from casefile.store.trail import STONES, checked


class TeamKeeper:
    """The keeper of a firm's library."""

    def __init__(self, store: TeamStore) -> None:
        self._store = store
        self._firm = store.address.firm

    # -- the bin ------------------------------------------------------------------------------

    def binned(self) -> tuple[Binned, ...]:
        """Return the deleted cases, the latest first; the name is the key of the case."""
        rows = self._store.line.asked(
            lambda wire: wire.execute(
                "select key, id, binned_at, summary from cases"
                " where firm = %s and binned_at is not null order by binned_at desc, key desc",
                (self._firm,),
            ).fetchall()
        )
        found = []
        for key, id, at, told in rows:
            assert isinstance(at, datetime)
            found.append(Binned(str(key), str(id), at, at + KEPT_FOR, mapping(told)))
        return tuple(found)

    def take_back(self, id: str, *, actor: str) -> Revision:
        """Bring the case of that id or key back, its log going on. Raises: NotFound, Exists."""
        found = next((x for x in self.binned() if id in (x.id, x.name)), None)
        if found is None:
            raise NotFound("not_in_bin", where=id)
        if self._store.holds(found.id):
            raise Exists("case_exists", where=found.id)
        self._store.line.asked(
            lambda wire: wire.execute(
                "update cases set binned_at = null where firm = %s and key = %s",
                (self._firm, found.name),
            )
        )
        document, revision = self._store.get(found.id)
        why = Why("take_back", actor=actor, summary=self._store.page(found.id).header.summary)
        return self._store.write(found.id, document, revision, why)

    def empty(self, *, actor: str) -> tuple[str, ...]:
        """Erase what has been in the bin for thirty days; a clerk leaves it to an owner."""
        if self._role() != "owner":
            return ()
        now = self._store.now()
        old = [x for x in self.binned() if x.goes_at <= now]
        gone = [x for x in old if not self._store.term_of(x.name).binds(now.date())]
        for each in gone:
            self._gone(each.name, each.id, actor, "bin")
        return tuple(each.id for each in gone)

    def erase(self, id: str, *, actor: str, on: date, why: str = "") -> None:
        """End the keeping of a case, live or in the bin: hashes stay. An owner may.

        Raises: NotFound; BadInput, while it must be kept; StoreError (not allowed).
        """
        if self._store.holds(id):
            keys = [self._store.cases.key(id)]
        else:
            keys = [x.name for x in self.binned() if x.id == id]
        if not keys:
            raise NotFound("no_case", where=id)
        for key in keys:
            term = self._store.term_of(key)
            if term.binds(on):
                until = term.until.isoformat() if term.until else "-"
                raise BadInput("still_held", where=id, until=until, why=term.why or "-")
            self._gone(key, id, actor, why or "erase")

    def _gone(self, key: str, id: str, actor: str, why: str) -> None:
        store = self._store
        evidence = list(store.blobs_of(key).all())
        at = store.now().astimezone(UTC).isoformat(timespec="milliseconds")

        def work(wire: Wire) -> None:
            head_line = store.cases.logs.newest(wire, key)
            if not head_line:
                return  # done before the answer was lost
            fed = numbers.of_change(wire, self._firm)  # holds the firm: one stone at a time
            last = wire.execute(
                "select seq, line from tombstone where firm = %s order by seq desc limit 1",
                (self._firm,),
            ).fetchone()
            seq, head = (whole(last[0]), seal_of(octets(last[1]))) if last else (0, ZERO)
            stone = sealed(
                {
                    **{"seq": seq + 1, "at": at, "id": id, "actor": actor, "why": why},
                    **{"log_head": seal_of(head_line), "evidence": evidence, "prev": head},
                }
            )
            wire.execute(
                "insert into tombstone (firm, seq, id, fed, line) values (%s, %s, %s, %s, %s)",
                (self._firm, seq + 1, id, fed, stone),
            )
            for table in ("evidence_part", "evidence", "presence", "log", "cases"):
                wire.execute(f"delete from {table} where firm = %s and key = %s", (self._firm, key))

        self._refuse_unless_owner(id)
        for name in evidence:
            store.depot(key).remove(name)
        store.line.asked(work)
        rmtree(store.near(key), ignore_errors=True)

    def _refuse_unless_owner(self, where: str) -> None:
        if self._role() != "owner":
            raise BadInput("team_not_allowed", where=where)

    def _role(self) -> str:
        told = self._store.line.asked(
            lambda wire: wire.execute(
                "select role from member where firm = %s and login = current_user", (self._firm,)
            ).fetchone()
        )
        return str(told[0]) if told else ""

    # -- the term of keeping --------------------------------------------------------------------

    def retention(self, id: str) -> Retention:
        """Return how long the case must be kept. Raises: NotFound."""
        return self._store.retention(id)

    def set_retention(self, id: str, term: Retention, *, actor: str) -> None:
        """Set it, and write it into the record of access. Raises: NotFound, StoreError."""
        self._store.set_retention(id, term)
        told = written_term(term).decode()
        record_access(self._store, id, Access.RETENTION, actor=actor, sha256="", told=told)

    def retention_in_bin(self, deleted: Binned) -> Retention:
        """Return how long a deleted case must be kept."""
        return self._store.term_of(deleted.name)

    # -- check, restore, copies -----------------------------------------------------------------

    def check(
        self, id: str, *, read: bool, anchors: Iterable[str], roots: bytes
    ) -> tuple[Finding, ...]:
        """Return what does not hold in the case, laid out as a folder and read there.

        *id* is the key of a deleted case. Raises: NotFound.
        """
        live = self._store.holds(id)
        key = self._store.cases.key(id) if live else id
        home = disk.passing_place(self._store.home)
        try:
            folder = laid_out_to_check(self._store, key, home / id, read=read)
            return check(folder, read=read, anchors=anchors, roots=roots)
        finally:
            rmtree(home, ignore_errors=True)

    def check_erased(self, anchors: Iterable[str]) -> ErasedCheck:
        """Follow the record of erased cases, as the server keeps it."""
        rows = self._store.line.asked(
            lambda wire: wire.execute(
                "select line from tombstone where firm = %s order by seq", (self._firm,)
            ).fetchall()
        )
        lines = checked((octets(line) + b"\n" for (line,) in rows), STONES, self._firm)
        return erased_check(lines, live=self.left_in_library(), anchors=anchors)

    def check_list(self) -> tuple[Finding, ...]:
        """Return what is wrong with the list at hand on this machine."""
        return list_check(self._store.untrue(), ())

    def left_in_library(self) -> tuple[str, ...]:
        """Return the cases that are there."""
        return tuple(listed.id for listed in self._store.list())

    def repair(
        self, id: str, *, actor: str, accept: bool, summarised: Summarised | None
    ) -> Revision:
        """Refuse, unless the case is whole: a server is brought back from its own backups."""
        wrong = [x for x in self.check(id, read=False, anchors=(), roots=b"") if x.serious]
        if wrong:
            raise BadInput("team_repair_at_server", where=id)
        return self._store.page(id).header.revision

    def restore(self, id: str, rev: int, *, actor: str, summarised: Summarised | None) -> Revision:
        """Put the case back as it was at revision *rev*. Raises: NotFound, BadInput."""
        document = history.document_at(self._store, id, rev)
        page = self._store.page(id)
        summary = summarised(document) if summarised else page.header.summary
        why = Why("restore", str(rev), actor, summary, {"restored": rev})
        return self._store.write(id, document, page.header.revision, why)

    def remains(self, id: str) -> bool:
        """True when there is a case of that id."""
        return self._store.holds(id)

    def stamp(self, id: str, url: str) -> Any:
        """Have an authority stamp the head of the log; its token goes beside the log.

        Raises: BadInput, Exists, StoreError.
        """
        with self.as_folder(id) as folders:
            made = import_module(STAMPING).stamp(folders, id, url)
            for path in folders.folder(id).glob("stamps/*.tsr"):
                self._store.cases.logs.put_beside(
                    self._store.cases.key(id), f"stamps/{path.name}", path.read_bytes()
                )
        return made

    @contextmanager
    def as_folder(self, id: str) -> Iterator[FolderStore]:
        """Give a store of folders with this one case in it; it is gone afterwards."""
        home = disk.passing_place(self._store.home)
        folders = FolderStore(home, now=self._store.now)
        try:
            laid_out(self._store, id, folders.folder(id))
            yield folders
        finally:
            rmtree(home, ignore_errors=True)

    def import_bag(self, path: Path, *, actor: str, name: str = "") -> tuple[str, Revision]:
        """Take in the case of a bag: verified here first, as a folder. Raises: BadInput, Exists."""
        home = disk.passing_place(self._store.home)
        folders = FolderStore(home, now=self._store.now)
        try:
            id, revision = unbagging.import_bag(folders, path, actor=actor, name=name)
            if self._store.holds(id):
                raise Exists("case_exists", where=id)
            brought_in(self._store, id, folders.folder(id))
            return id, revision
        finally:
            rmtree(home, ignore_errors=True)
