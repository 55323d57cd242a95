"""Repair and restore: explicit, written into the log, nothing found on disk ever thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from casefile.model.errors import BadInput, Damaged, NotFound, StoreError, TooNew
from casefile.store import disk, trail
from casefile.store.changes import changes
from casefile.store.commits import Made, Why, entry_after, header_for
from casefile.store.folder import FolderStore
from casefile.store.history import Summarised, replayed_to
from casefile.store.page import (
    Page,
    are_tables,
    body_of,
    document_of,
    entry_line,
    header_of,
    page_of,
    tables_of,
)
from casefile.store.port import Document, Revision
from casefile.store.schema import SCHEMA
from casefile.store.seal import ZERO, sealed, unsealed
from casefile.store.wholefile import WholeFile


class Found(NamedTuple):
    """What lies in a case folder, whatever its state."""

    page: Page | None
    """The case, when it is whole."""
    entry: bytes
    """The newest entry as it stands in the case, when that line is whole."""
    lines: list[dict[str, Any]]
    """The lines of the log that hold."""
    log_whole: bool
    edited: Document | None
    """The case as someone else left it, when it still can be read."""
    summary: Mapping[str, Any]
    rev: int
    """The highest revision seen anywhere."""


def repair(
    store: FolderStore,
    id: str,
    *,
    actor: str,
    accept: bool = False,
    summarised: Summarised | None = None,
) -> Revision:
    """Make the case whole again and say so in its log; return its revision.

    A case that was changed outside goes back to what was last written; with *accept* the outside
    change is taken over instead, shown in the log as what it is. A case that was rolled back goes
    forward again. A broken log is set aside and a new one begun. What was found is kept in the
    folder of backups. Raises: NotFound, TooNew, Damaged (nothing is left to repair from).
    """
    file = store.file(id)
    with file.locked(), disk.room_needed(id):
        found = _found(file)
        if found.page and found.log_whole:
            joint = trail.joint(file.log, found.entry)
            if joint is not trail.Joint.BROKEN:
                trail.heal(file.log, found.entry, id)
                return found.page.header.revision
        document, details = _whole_again(file, found, accept=accept)
        return _committed(
            store, file, found, document, Why("repair", "", actor, {}, details), summarised
        )


def restore(
    store: FolderStore, id: str, rev: int, *, actor: str, summarised: Summarised | None = None
) -> Revision:
    """Put the case back as it was at revision *rev*, as a new revision that says so.

    Raises: NotFound, TooNew; BadInput, when neither the log nor the backups have that revision.
    """
    file = store.file(id)
    with file.locked(), disk.room_needed(id):
        found = _found(file)
        document = _at(file, found, rev)
        why = Why("restore", str(rev), actor, {}, {"restored": rev})
        return _committed(store, file, found, document, why, summarised)


def _found(file: WholeFile) -> Found:
    try:
        text = file.path.read_bytes()
    except FileNotFoundError:
        if not file.log.exists():
            raise NotFound("no_case", where=file.where) from None
        text = b""
    first, _, rest = text.partition(b"\n")
    page, edited, entry = None, None, entry_line(rest.partition(b"\n")[0])
    summary: Mapping[str, Any] = {}
    rev = 0
    with suppress(Damaged):
        header = header_of(first, file.where)
        summary, rev = header.summary, header.rev
    try:
        page = page_of(text, file.where)
    except Damaged:
        edited = _readable(text)
    lines: list[dict[str, Any]] = []
    whole = True
    try:
        for line in trail.whole_entries(file.log, file.where):
            lines.append(line)
    except Damaged:
        whole = False
    newest = unsealed(entry)
    if whole and newest and newest["prev"] == (lines[-1]["hash"] if lines else ZERO):
        lines.append(newest)
    elif page and newest and all(line["hash"] != newest["hash"] for line in lines):
        whole = False  # the case goes on where the log was cut
    rev = max([rev, *(line["rev"] for line in lines)])
    return Found(page, entry, lines, whole, edited, summary, rev)


def _readable(text: bytes) -> Document | None:
    """Return the document of a case.json that someone else wrote; None when it is none."""
    try:
        tables = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if not are_tables(tables):
        return None
    rows = {name: rows for name, rows in tables.items() if name not in ("_meta", "_audit")}
    return document_of(rows) if "case" in rows else None


def _whole_again(file: WholeFile, found: Found, *, accept: bool) -> tuple[Document, dict[str, Any]]:
    """Return the document to go on with, and what the log says of where it came from."""
    if found.page is not None:
        if found.log_whole:
            newest = found.lines[-1]["rev"]
            document = replayed_to(found.lines, newest, file.where)
            return document, {"source": "log", "found_rev": found.page.header.rev}
        return document_of(found.page.tables), {"source": "case"}
    if accept and found.edited is not None:
        return found.edited, {"source": "outside_change"}
    if found.lines and found.log_whole:
        return replayed_to(found.lines, found.lines[-1]["rev"], file.where), {"source": "log"}
    for path in sorted(file.backups.glob("[0-9]*.json"), reverse=True):
        with suppress(Damaged):
            page = page_of(path.read_bytes(), path.name)
            return document_of(page.tables), {"source": "backup", "found_rev": page.header.rev}
    raise Damaged("beyond_repair", where=file.where)


def _at(file: WholeFile, found: Found, rev: int) -> Document:
    with suppress(StoreError, BadInput):
        return replayed_to(found.lines, rev, file.where)
    try:
        page = page_of((file.backups / f"{rev:08d}.json").read_bytes(), file.where)
    except (FileNotFoundError, Damaged) as trouble:
        raise BadInput("no_such_revision", where=file.where, rev=rev) from trouble
    return document_of(page.tables)


def _committed(
    store: FolderStore,
    file: WholeFile,
    found: Found,
    document: Document,
    why: Why,
    summarised: Summarised | None,
) -> Revision:
    stamp = store.now().astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    details = dict(why.details)
    schema = max([line["schema"] for line in found.lines], default=0)
    if found.page is not None:
        schema = max(schema, found.page.header.schema)
    if schema > SCHEMA:
        raise TooNew("case_too_new", where=file.where, schema=schema, known=SCHEMA)
    newest: Mapping[str, Any] | None = found.lines[-1] if found.lines else None
    before: Document = {}
    if found.log_whole and newest is not None:
        before = replayed_to(found.lines, newest["rev"], file.where)
        trail.cut_torn_line(file.log)
        if found.entry and trail.joint(file.log, found.entry) is trail.Joint.BEHIND:
            trail.heal(file.log, found.entry, file.where)
    elif file.log.exists():
        aside = file.log.with_name(f"audit.{stamp}.jsonl")
        details |= {"log_set_aside": aside.name, "log_sha256": _digest(file.log)}
        newest = None
    if file.path.exists():
        details |= {"found_sha256": _digest(file.path), "found_kept": f"found-{stamp}.json"}
        file.keep(details["found_kept"])
    body = body_of(tables_of(document))
    told_why = why._replace(details=details)
    entry = entry_after(newest, body, told_why, changes(before, document), store.now())
    entry["rev"] = found.rev + 1
    if "log_set_aside" in details:
        disk.take_name(file.log, file.log.with_name(details["log_set_aside"]))
    told = summarised(document) if summarised else found.summary
    line = sealed(entry)
    return file.put_in_place(Made(header_for(entry, line, told), line, body))


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
