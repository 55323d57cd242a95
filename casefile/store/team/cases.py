"""The cases of a firm in PostgreSQL: the bytes of a case.json, compared and set by revision."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

import orjson
from psycopg.types.json import Jsonb

from casefile.model.errors import BadInput, Conflict, Exists, NotFound, TooNew
from casefile.store.commits import Made, Why, conflict_of, made_after
from casefile.store.ids import CASE_ID
from casefile.store.page import Page, document_of, joined, page_of, tables_of
from casefile.store.port import Document, Listed, Revision
from casefile.store.schema import SCHEMA, upgraded
from casefile.store.seal import sealed
from casefile.store.team import numbers
from casefile.store.team.cells import mapping, octets
from casefile.store.team.connection import Line, Wire
from casefile.store.team.logs import Logs, TeamLogs

PAGE = 1000
"""Cases asked for at a time."""


class Row(NamedTuple):
    """A case as its row holds it."""

    key: str
    page: Page
    text: bytes
    """The bytes of its case.json."""


class TeamCases:
    """The cases of one firm; what a CaseStore of the port does with documents."""

    def __init__(self, line: Line, firm: str, *, now: Callable[[], datetime]) -> None:
        self.line = line
        self.firm = firm
        self.now = now
        self.logs = TeamLogs(line, firm, now=now)
        self.known: dict[str, str] = {}
        """The key of each case that was read, by its id."""

    # -- reading ------------------------------------------------------------------------------

    def row(self, id: str) -> Row:
        """Return the case as it lies there, every byte checked. Raises: NotFound, Damaged."""
        if not CASE_ID.fullmatch(id):
            raise NotFound("no_case", where=id)
        found = self.line.asked(lambda wire: self._row(wire, id))
        if found is None:
            raise NotFound("no_case", where=id)
        return found

    def key(self, id: str) -> str:
        """Return the key of the case: of this one, and of no other that has its id later.

        Raises: NotFound.
        """
        found = CASE_ID.fullmatch(id) and self.line.asked(
            lambda wire: wire.execute(
                "select key from cases where firm = %s and id = %s and binned_at is null",
                (self.firm, id),
            ).fetchone()
        )
        if not found:
            raise NotFound("no_case", where=id)
        return str(found[0])

    def text(self, key: str) -> bytes:
        """Return the bytes of the case of that key, live or deleted, as they lie there, unchecked.

        Raises: NotFound.
        """
        found = CASE_ID.fullmatch(key) and self.line.asked(
            lambda wire: wire.execute(
                "select header, entry, body from cases where firm = %s and key = %s",
                (self.firm, key),
            ).fetchone()
        )
        if not found:
            raise NotFound("no_case", where=key)
        header, entry, body = found
        return joined(octets(header), octets(entry), octets(body))

    def holding(self, wanted: Collection[str], but: str) -> dict[str, tuple[str, ...]]:
        """Return which cases hold bytes of these hashes, beside *but*."""
        rows = self.line.asked(
            lambda wire: wire.execute(
                "select evidence.sha256, cases.id from evidence"
                " join cases on cases.firm = evidence.firm and cases.key = evidence.key"
                " where evidence.firm = %s and evidence.sha256 = any(%s)"
                " and cases.binned_at is null and cases.id <> %s order by cases.id",
                (self.firm, list(wanted), but),
            ).fetchall()
        )
        found: dict[str, list[str]] = {}
        for sha256, id in rows:
            found.setdefault(str(sha256), []).append(str(id))
        return {sha256: tuple(ids) for sha256, ids in found.items()}

    def _row(self, wire: Wire, id: str) -> Row | None:
        told = wire.execute(
            "select key, header, entry, body from cases"
            " where firm = %s and id = %s and binned_at is null",
            (self.firm, id),
        ).fetchone()
        if told is None:
            return None
        key, header, entry, body = told
        self.known[id] = str(key)
        text = joined(octets(header), octets(entry), octets(body))
        return Row(str(key), page_of(text, id), text)

    def get(self, id: str) -> tuple[Document, Revision]:
        """Return the case, in today's shape, and its revision. Raises: NotFound, Damaged."""
        page = self.row(id).page
        return upgraded(document_of(page.tables), page.header.schema), page.header.revision

    def holds(self, id: str) -> bool:
        """True when there is a case of that id."""
        try:
            return bool(self.key(id))
        except NotFound:
            return False

    def listed(self, after: str = "", limit: int = 0) -> Iterator[Listed]:
        """Yield the cases in order of id."""
        left = limit
        while True:
            many = min(left, PAGE) if limit else PAGE
            rows = self.line.asked(partial(self._listed, after=after, limit=many))
            yield from rows
            if len(rows) < many or (limit and left == many):
                return
            after, left = rows[-1].id, left - many

    def _listed(self, wire: Wire, *, after: str, limit: int) -> list[Listed]:
        rows = wire.execute(
            "select id, rev, txid, summary from cases"
            " where firm = %s and convert_to(id, 'UTF8') > convert_to(%s, 'UTF8')"
            " and binned_at is null order by convert_to(id, 'UTF8') limit %s",
            (self.firm, after, limit),
        )
        return [Listed(str(id), f"{rev}-{txid}", mapping(told)) for id, rev, txid, told in rows]

    def changed_since(self, number: int) -> tuple[list[tuple[str, Revision, dict[str, Any]]], int]:
        """Return ((id, revision, summary) changed after *number*, the number of the newest).

        A case that is gone has no revision.
        """

        def work(wire: Wire) -> tuple[list[tuple[str, Revision, dict[str, Any]]], int]:
            last = numbers.newest_change(wire, self.firm)
            rows = wire.execute(
                "select fed, id, rev, txid, summary, binned_at is null from cases"
                " where firm = %s and fed > %s and fed <= %s"
                " union all select fed, id, 0, '', '{}'::jsonb, false from tombstone"
                " where firm = %s and fed > %s and fed <= %s order by 1",
                (self.firm, number, last, self.firm, number, last),
            ).fetchall()
            found = [
                (str(id), f"{rev}-{txid}" if live else "", mapping(told))
                for _, id, rev, txid, told, live in rows
            ]
            return found, last

        return self.line.asked(work)

    # -- writing ------------------------------------------------------------------------------

    def write(self, id: str, document: Document, expect: Revision | None, why: Why) -> Revision:
        """Commit *document* for the reason *why*; *expect* None: a new case.

        Raises: Exists, NotFound, Conflict, Damaged, TooNew, BadInput, Unreachable.
        """
        if expect is None:
            return self._created(id, document, why)
        row = self.row(id)
        self._refuse_other(row, id, expect)
        made = made_after(row.page, tables_of(document), why, self.now())
        self._put(id, row, made)
        return made.header.revision

    def _created(self, id: str, document: Document, why: Why) -> Revision:
        if not CASE_ID.fullmatch(id):
            raise BadInput("bad_case_id", where=id)
        made = made_after(None, tables_of(document), why, self.now())
        self.placed(id, made, {"audit": {1: made.line}})
        return made.header.revision

    def placed(self, id: str, made: Made, logs: Logs, *, key: str = "") -> str:
        """Put a case in place with all of its logs; return its key. Raises: Exists.

        *key* is given by one who may have to do it again after a break; else it is random.
        """
        key = key or secrets.token_hex(8)

        def work(wire: Wire) -> bool:
            held = wire.execute(
                "select txid from cases where firm = %s and key = %s", (self.firm, key)
            ).fetchone()
            if held is not None:  # the answer to the commit was lost, the commit was not
                return held[0] == made.header.txid
            header, fed = made.header, numbers.of_change(wire, self.firm)
            there = wire.execute(
                "insert into cases (firm, key, id, rev, txid, header, entry, body, summary, fed)"
                " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
                " on conflict do nothing returning 1",
                (self.firm, key, id, header.rev, header.txid, *_parts(made), fed),
            ).fetchone()
            if there is None:
                return False
            self.logs.add_missing(wire, key, logs)
            return True

        if not self.line.asked(work):
            raise Exists("case_exists", where=id)
        return key

    def carried_on(self, id: str, was: Row, made: Made, logs: Logs) -> None:
        """Put a later state of the same case, and the lines that led to it, after *was*.

        Raises: Conflict, when it is not *was* that lies there any more.
        """
        self._put(id, was, made, logs=logs)

    def _put(
        self,
        id: str,
        row: Row,
        made: Made,
        *,
        binned: datetime | None = None,
        logs: Logs | None = None,
    ) -> None:
        """Replace the case as it was read by the commit made after it. Raises: Conflict."""
        was, now = row.page.header, made.header

        def work(wire: Wire) -> bool:
            fed = numbers.of_change(wire, self.firm)
            done = wire.execute(
                "update cases set rev = %s, txid = %s, header = %s, entry = %s, body = %s,"
                " summary = %s, fed = %s, binned_at = %s"
                " where firm = %s and key = %s and rev = %s and txid = %s and binned_at is null",
                (
                    *(now.rev, now.txid, *_parts(made), fed, binned),
                    *(self.firm, row.key, was.rev, was.txid),
                ),
            )
            if done.rowcount:
                self.logs.add(wire, row.key, [] if logs else [made.line])
                self.logs.add_missing(wire, row.key, logs or {})
                return True
            return self.logs.holds(wire, row.key, made.line)

        if not self.line.asked(work):
            self._refuse_other(self.row(id), id, was.revision)
            raise Conflict("case_conflict", where=id, by="-", at="-", note="-", changed="-")

    def _refuse_other(self, row: Row, id: str, expect: Revision) -> None:
        page = row.page
        if page.header.revision != expect:
            seen = int(expect.partition("-")[0]) if expect.partition("-")[0].isdigit() else 0
            entries = self.logs.entries(row.key, id)
            known = any(f"{x['rev']}-{x['txid']}" == expect for x in entries)
            later = [x for x in entries if x["rev"] > seen] if known else []
            raise conflict_of(page, later, id)
        if page.header.schema > SCHEMA:
            raise TooNew("case_too_new", where=id, schema=page.header.schema, known=SCHEMA)

    def binned(self, id: str, expect: Revision, *, actor: str) -> None:
        """Put the case into the bin, its log closed with who did it. Raises: Conflict, NotFound."""
        row = self.row(id)
        self._refuse_other(row, id, expect)
        why = Why("delete", actor=actor, summary=row.page.header.summary)
        made = made_after(row.page, row.page.tables, why, self.now())
        self._put(id, row, made, binned=self.now())


def _parts(made: Made) -> tuple[bytes, bytes, bytes, Jsonb]:
    summary = orjson.loads(orjson.dumps(made.header.summary).replace(rb"\u0000", b"\xe2\x90\x80"))
    return sealed(made.header._asdict()), made.line, made.body, Jsonb(summary)
