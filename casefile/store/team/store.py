"""A library kept by a firm on a server; a CaseStore of the port, and what the desk asks besides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from casefile.model.errors import Conflict, Exists, NotFound
from casefile.store import disk
from casefile.store.blobs import FolderBlobs
from casefile.store.commits import Why, made_before
from casefile.store.libraries import Looking
from casefile.store.page import Page
from casefile.store.port import Document, Listed, Revision
from casefile.store.retention import Retention
from casefile.store.team import numbers
from casefile.store.team.address import Address
from casefile.store.team.cases import TeamCases
from casefile.store.team.connection import Line, Wire
from casefile.store.team.evidence import Depot, RowDepot, TeamBlobs
from casefile.store.team.listing import Listing
from casefile.store.team.objects import ObjectDepot
from casefile.store.trail import checked

LOOKS_FOR = timedelta(seconds=90)
"""How long a person is told to be looking at a case after his program last said so."""


class TeamStore:
    """The cases of one firm on one server; *home* is the private folder of this person here."""

    def __init__(self, home: Path, at: Address, *, now: Callable[[], datetime]) -> None:
        self.home = home
        self.address = at
        self.firm = at.firm
        self.now = now
        self.line = Line(at.server)
        self.cases = TeamCases(self.line, at.firm, now=now)
        self._near = home / "near" / at.firm
        self._series = sha256(at.firm.encode()).hexdigest()[:8]
        self._listing = Listing(self.cases, self._near / "listing.json")

    # -- a CaseStore of the port ----------------------------------------------------------------

    def entries(self, id: str) -> list[dict[str, Any]]:
        """Return the log, the newest entry last, the chain checked. Raises: NotFound, Damaged."""
        return list(checked((x + b"\n" for x in self._lines(id)), "audit", id))

    def _lines(self, id: str, kind: str = "audit") -> list[bytes]:
        return self.cases.logs.lines(self.cases.row(id).key, kind)

    def create(
        self, id: str, document: Document, *, note: str, actor: str, summary: Mapping[str, Any]
    ) -> Revision:
        """Put a new case in place. Raises: Exists, BadInput, Unreachable."""
        return self.write(id, document, None, Why("create", note, actor, summary))

    def get(self, id: str) -> tuple[Document, Revision]:
        """Return the case, in today's shape, and its revision. Raises: NotFound, Damaged."""
        return self.cases.get(id)

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
        """Replace the case read at *expect*. Raises: NotFound, Conflict, TooNew, Unreachable."""
        return self.write(id, document, expect, Why("edit", note, actor, summary))

    def write(self, id: str, document: Document, expect: Revision | None, why: Why) -> Revision:
        """Commit *document* for the reason *why*; *expect* None: a new case.

        A commit that was made already is known by its id, and not made again.
        """
        try:
            return self.cases.write(id, document, expect, why)
        except (Conflict, Exists):
            before = made_before(why, self.entries(id))
            if before is None:
                raise
            return before

    def delete(self, id: str, expect: Revision, *, actor: str) -> None:
        """Put the case into the bin, its log closed with who did it. Raises: NotFound, Conflict."""
        self.cases.binned(id, expect, actor=actor)

    def list(self, after: str = "", limit: int = 0) -> Iterator[Listed]:
        """Yield the cases in order of id; a whole list is brought up to date, not read anew."""
        if after or limit:
            return self.cases.listed(after, limit)
        return iter(self._listing.fresh())

    def glance(self) -> tuple[Listed, ...]:
        """Return the cases as last seen on this machine, at once."""
        return self._listing.glance()

    def untrue(self) -> tuple[str, ...]:
        """Return the cases of which the list at hand says something else than the server."""
        return self._listing.untrue()

    def changes(self, since: str = "") -> tuple[tuple[tuple[str, Revision], ...], str]:
        """Return ((id, revision) changed after *since*, the new token); removed: no revision."""
        series, _, told = since.rpartition("-")
        number = int(told) if series == self._series and told.isdigit() else 0
        found, newest = self.cases.changed_since(number)
        latest = {id: revision for id, revision, _ in found}
        kept = tuple((id, revision) for id, revision in latest.items() if number or revision)
        return kept, f"{self._series}-{newest}"

    def blobs(self, id: str) -> TeamBlobs:
        """Return the evidence of a case. Raises: NotFound."""
        return self.blobs_of(self.cases.key(id))

    def at_hand(self, id: str) -> FolderBlobs | None:
        """Return what lies here of a case's evidence; None: it was not read here yet."""
        key = self.cases.known.get(id)
        return FolderBlobs(self.near(key)) if key else None

    def blobs_of(self, key: str) -> TeamBlobs:
        """Return the evidence of the case of that key, there already or on its way."""
        return TeamBlobs(self.line, self.address.firm, key, self.depot(key), self.near(key))

    def depot(self, key: str) -> Depot:
        """Return where the bytes of the case of that key lie for good."""
        if self.address.evidence:
            return ObjectDepot(self.address.evidence, self.address.firm, key)
        return RowDepot(self.line, self.address.firm, key)

    # -- what the desk asks besides -----------------------------------------------------------

    def holds(self, id: str) -> bool:
        """True when there is a case of that id."""
        return self.cases.holds(id)

    def holding(self, wanted: Collection[str], but: str) -> dict[str, tuple[str, ...]]:
        """Return which cases of the firm hold bytes of these hashes, beside *but*.

        The server answers with what the seat may see, row by row.
        """
        return self.cases.holding(wanted, but)

    def fresh_number(self) -> int:
        """Return a number for a new case that no other case of the firm has."""
        return self.line.asked(lambda wire: numbers.of_case(wire, self.firm))

    def page(self, id: str) -> Page:
        """Return the case as it lies there, every byte checked. Raises: NotFound, Damaged."""
        return self.cases.row(id).page

    def note_accesses(self, id: str, lines: Iterable[dict[str, Any]]) -> None:
        """Append to the record of access. Raises: NotFound."""
        self.cases.logs.note_accesses(self.cases.key(id), lines)

    def accesses(self, id: str) -> Iterator[dict[str, Any]]:
        """Yield the record of access, oldest first, the chain checked. Raises: Damaged."""
        return checked((x + b"\n" for x in self._lines(id, "custody")), "custody", id)

    def packets(self, id: str) -> Path:
        """Return the folder on this machine for a case's packets. Raises: NotFound."""
        if not self.holds(id):
            raise NotFound("no_case", where=id)
        folder = self.home / "packets" / id
        disk.private_folder(folder)
        return folder

    def near(self, key: str) -> Path:
        """Return the private folder here for copies of a case's evidence and what was read."""
        return self._near / key

    def retention(self, id: str) -> Retention:
        """Return how long the case must be kept. Raises: NotFound."""
        return self.term_of(self.cases.key(id))

    def term_of(self, key: str) -> Retention:
        """Return how long the case of that key must be kept, live or in the bin."""
        told = self.line.asked(
            lambda wire: wire.execute(
                "select keep_until, held, keep_why from cases where firm = %s and key = %s",
                (self.address.firm, key),
            ).fetchone()
        )
        until, held, why = told or (None, False, "")
        return Retention(until if isinstance(until, date) else None, bool(held), str(why))

    def set_retention(self, id: str, term: Retention) -> None:
        """Set how long the case must be kept. Raises: NotFound, StoreError (not allowed)."""
        key = self.cases.key(id)
        self.line.asked(
            lambda wire: wire.execute(
                "update cases set keep_until = %s, held = %s, keep_why = %s"
                " where firm = %s and key = %s",
                (term.until, term.hold, term.why, self.address.firm, key),
            )
        )

    # -- colleagues ---------------------------------------------------------------------------

    def look(self, id: str, name: str) -> tuple[Looking, ...]:
        """Say that *name* has the case open; return who else has. Raises: NotFound."""
        key, until = self.cases.key(id), self.now() + LOOKS_FOR

        def work(wire: Wire) -> tuple[Looking, ...]:
            wire.execute(
                "insert into presence (firm, key, login, name, until)"
                " values (%s, %s, current_user, %s, %s)"
                " on conflict (firm, key, login)"
                " do update set name = excluded.name, until = excluded.until",
                (self.address.firm, key, name, until),
            )
            rows = wire.execute(
                "select login, name from presence where firm = %s and key = %s"
                " and login <> current_user and until > %s order by name",
                (self.address.firm, key, self.now()),
            )
            return tuple(Looking(str(login), str(who)) for login, who in rows)

        return self.line.asked(work)

    def look_away(self, id: str) -> None:
        """Say that the case is open here no more."""
        key = self.cases.key(id)
        self.line.asked(
            lambda wire: wire.execute(
                "delete from presence where firm = %s and key = %s and login = current_user",
                (self.address.firm, key),
            )
        )

    def wait_at_most(self, seconds: float) -> None:
        """Look no longer than *seconds* for a server that went away."""
        self.line.patience = seconds

    def people(self) -> tuple[str, ...]:
        """Return the names of the people of the firm, in order."""
        rows = self.line.asked(
            lambda wire: wire.execute(
                "select name from person where firm = %s order by name", (self.address.firm,)
            ).fetchall()
        )
        return tuple(str(name) for (name,) in rows)
