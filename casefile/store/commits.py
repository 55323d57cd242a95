"""What a commit is, wherever it is kept: its reason, its log entry, the clash with another."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from casefile.model.errors import Conflict
from casefile.store.changes import Change, changed, changes, field_names, turned
from casefile.store.lines import minute
from casefile.store.page import Header, Page, Tables, body_of, document_of
from casefile.store.port import Revision
from casefile.store.schema import SCHEMA
from casefile.store.seal import ZERO, seal_of, sealed

FIELDS_TOLD = 8
"""More fields than that are counted in a conflict, not named."""


class Why(NamedTuple):
    """What is said of a commit in the log."""

    action: str
    note: str = ""
    actor: str = ""
    summary: Mapping[str, Any] = {}
    details: Mapping[str, Any] = {}
    change: str = ""
    """Names this commit and no other: asked for twice, it is made once. Empty: a random one."""


class Made(NamedTuple):
    """A commit that is ready to be put in place: the three parts of a case.json."""

    header: Header
    line: bytes
    """Its entry of the log, sealed."""
    body: bytes


def body_hash(body: bytes) -> str:
    """Return the hash of the part below the header."""
    return sha256(body).hexdigest()


def entry_after(
    newest: Mapping[str, Any] | None, body: bytes, why: Why, found: list[Change], now: datetime
) -> dict[str, Any]:
    """Return the entry after *newest*, unsealed: who, when, what, before and after."""
    before = newest or {"seq": 0, "rev": 0, "hash": ZERO}
    return {
        "seq": before["seq"] + 1,
        "at": now.astimezone(UTC).isoformat(timespec="milliseconds"),
        "actor": why.actor,
        "action": why.action,
        "note": why.note,
        "rev": before["rev"] + 1,
        "txid": why.change or secrets.token_hex(8),
        "schema": SCHEMA,
        "body_sha256": body_hash(body),
        **why.details,
        "changes": found,
        "prev": before["hash"],
    }


def header_for(entry: Mapping[str, Any], line: bytes, summary: Mapping[str, Any]) -> Header:
    """Return the header of the case whose newest entry is *line*, *entry* sealed."""
    return Header(
        rev=entry["rev"],
        txid=entry["txid"],
        schema=entry["schema"],
        body_sha256=entry["body_sha256"],
        audit=seal_of(line),
        at=entry["at"],
        summary=dict(summary),
    )


def made_after(old: Page | None, tables: Tables, why: Why, now: datetime) -> Made:
    """Return the commit that puts *tables* in the place of *old*. Raises: BadInput."""
    body = body_of(tables)
    before = document_of(old.tables) if old else {}
    newest = old.newest if old else None
    entry = entry_after(newest, body, why, changes(before, document_of(tables)), now)
    line = sealed(entry)
    return Made(header_for(entry, line, why.summary), line, body)


def made_before(why: Why, entries: Iterable[Mapping[str, Any]]) -> Revision | None:
    """Return the revision that this very commit made already; None: it was not made yet.

    Whoever never heard the answer to a commit may ask for it again.
    """
    found = (f"{entry['rev']}-{entry['txid']}" for entry in entries if why.change == entry["txid"])
    return next(found, None) if why.change else None


def conflict_of(page: Page, later: Sequence[Mapping[str, Any]], where: str) -> Conflict:
    """Return the refusal of a write to *page*: who changed which fields since, and when.

    *later* are the entries after the revision that the writer had read; empty: it is not known
    which, and only the newest is told.
    """
    newest = page.newest
    told = later or [newest]
    by = dict.fromkeys(str(entry.get("actor", "")) for entry in told)
    return Conflict(
        "case_conflict",
        where=where,
        by=", ".join(name for name in by if name) or "-",
        at=minute(newest.get("at", "")),
        note=newest.get("note") or "-",
        changed=_fields_changed(page, later),
    )


def _fields_changed(page: Page, later: Sequence[Mapping[str, Any]]) -> str:
    """Return the fields that differ from what was read, by the paths that ``set`` takes."""
    now = document_of(page.tables)
    found = [change for entry in later for change in entry["changes"]]
    with suppress(Conflict):  # a log that was not ours: every field it names, then
        found = changes(changed(now, turned(found)), now)
    fields = field_names(found, now)
    more = f" +{len(fields) - FIELDS_TOLD}" if len(fields) > FIELDS_TOLD else ""
    return ", ".join(fields[:FIELDS_TOLD]) + more or "-"
