"""The text of a case.json: a header line, the newest entry of the log, then the tables.

Any program that reads TinyDB files reads it: ``_meta`` and ``_audit`` are tables of one row, every
other table has one row a line, numbered from 1 (TinyDB takes whole numbers as keys).
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NamedTuple

import orjson

from casefile.model.errors import BadInput, Damaged
from casefile.store.port import Document
from casefile.store.seal import seal_of, sealed, unsealed

Tables = dict[str, dict[Any, Any]]
"""What TinyDB hands to a storage: name -> row number -> row."""

CASE = "case"
"""The table of one row that holds all that is not a list of records."""
_TAKEN = frozenset({CASE, "_meta", "_audit"})
_HEADER = b'{"_meta":{"1":'
_ENTRY = b'"_audit":{"1":'
_END = b"},"


class Header(NamedTuple):
    """The first line of a case.json."""

    rev: int
    txid: str
    schema: int
    body_sha256: str
    audit: str
    """Hash of the newest entry of the log."""
    at: str
    summary: dict[str, Any]

    @property
    def revision(self) -> str:
        """The revision as the port knows it."""
        return f"{self.rev}-{self.txid}"


class Page(NamedTuple):
    """A whole case.json, checked."""

    header: Header
    entry: bytes
    """The newest entry of the log, as its line stands there."""
    tables: Tables

    @property
    def newest(self) -> dict[str, Any]:
        """The fields of the newest entry, whose seal was checked with the page."""
        return unsealed(self.entry) or {}


def tables_of(document: Document) -> Tables:
    """Return the tables a document is kept in: a list of records is one table, in its order."""
    lists = {
        name: value
        for name, value in document.items()
        if name not in _TAKEN
        and isinstance(value, list)
        and value
        and all(isinstance(row, dict) for row in value)
    }
    rest = {name: value for name, value in document.items() if name not in lists}
    return {CASE: {1: rest}} | {
        name: dict(enumerate(rows, start=1)) for name, rows in lists.items()
    }


def document_of(tables: Tables) -> Document:
    """Return the document that *tables* hold."""
    document: Document = {}
    for row in tables.get(CASE, {}).values():
        document |= row
    return document | {name: list(rows.values()) for name, rows in tables.items() if name != CASE}


def body_of(tables: Tables) -> bytes:
    """Return the tables as text, keys sorted so that the same case is always the same bytes.

    Raises: BadInput, when a value would not come back as it went in.
    """
    try:
        parts = [
            orjson.dumps(name)
            + b":{\n"
            + b",\n".join(
                b'"%s":%s' % (str(key).encode(), orjson.dumps(row, option=orjson.OPT_SORT_KEYS))
                for key, row in rows.items()
            )
            + b"}"
            for name, rows in sorted(tables.items(), key=lambda table: (table[0] != CASE, table[0]))
        ]
        body = b",\n".join(parts) + b"}\n"
        back = orjson.loads(b"{" + body)
    except (TypeError, orjson.JSONDecodeError) as trouble:
        raise BadInput("not_keepable", fault=str(trouble)) from trouble
    if back != {name: {str(k): row for k, row in rows.items()} for name, rows in tables.items()}:
        raise BadInput("not_keepable", fault="not JSON values")
    return body


def page_text(header: Header, entry: bytes, body: bytes) -> bytes:
    """Return the bytes of a case.json."""
    return joined(sealed(header._asdict()), entry, body)


def joined(header: bytes, entry: bytes, body: bytes) -> bytes:
    """Return the bytes of a case.json from its parts, the header sealed."""
    return _HEADER + header + _END + b"\n" + _ENTRY + entry + _END + b"\n" + body


def header_of(line: bytes, where: str) -> Header:
    """Return the header of a case.json from its first line. Raises: Damaged."""
    line = line.rstrip(b"\n")
    fields = None
    if line.startswith(_HEADER) and line.endswith(_END):
        fields = unsealed(line[len(_HEADER) : -len(_END)])
    if fields is None:
        raise Damaged(_what_of(line), where=where)
    kinds = {"rev": int, "schema": int, "summary": dict}
    if not all(type(fields.get(name)) is kinds.get(name, str) for name in Header._fields):
        raise Damaged("case_header_damaged", where=where)
    return Header(**{name: fields[name] for name in Header._fields})


def _what_of(line: bytes) -> str:
    """Return the refusal for a first line that does not fit its seal: edited, or not readable."""
    return "case_changed_outside" if "rev" in _unsealed_fields(line) else "case_header_damaged"


def number_of_damaged(line: bytes) -> int:
    """Return the number of a case from a first line that does not fit its seal; 0: none is read.

    It names the case to a person, and nothing else is believed of such a line.
    """
    summary = _unsealed_fields(line.rstrip(b"\n")).get("summary")
    number = summary.get("number") if isinstance(summary, dict) else 0
    return number if type(number) is int else 0


def _unsealed_fields(line: bytes) -> dict[str, Any]:
    """Return what a first line reads as, whatever its seal; nothing where it is not readable."""
    try:
        told = orjson.loads(line.removesuffix(b",") + b"}")["_meta"]["1"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return {}
    return told if isinstance(told, dict) else {}


def entry_line(line: bytes) -> bytes:
    """Return the newest entry from the second line of a case.json; empty when it is not whole."""
    entry = line[len(_ENTRY) : -len(_END)]
    return entry if line == _ENTRY + entry + _END and unsealed(entry) is not None else b""


def page_of(text: bytes, where: str) -> Page:
    """Return the page in the bytes of a case.json, every byte of it checked. Raises: Damaged."""
    first, _, rest = text.partition(b"\n")
    second, _, body = rest.partition(b"\n")
    header = header_of(first, where)
    entry = entry_line(second)
    if (
        not entry
        or seal_of(entry) != header.audit
        or sha256(body).hexdigest() != header.body_sha256
    ):
        raise Damaged("case_changed_outside", where=where)
    try:
        tables = orjson.loads(b"{" + body)
    except orjson.JSONDecodeError as trouble:
        raise Damaged("case_changed_outside", where=where) from trouble
    if not are_tables(tables):
        raise Damaged("case_changed_outside", where=where)
    return Page(header, entry, tables)


def are_tables(found: object) -> bool:
    """True for name -> number -> row, as a storage of TinyDB holds them."""
    return isinstance(found, dict) and all(
        isinstance(rows, dict) and all(isinstance(row, dict) for row in rows.values())
        for rows in found.values()
    )
