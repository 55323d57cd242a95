"""Time-stamps (RFC 3161) on the head of a log: asked for over the net only when a person says so.

The head is the SHA-256 of the newest entry, and it is what the authority signs: anyone can check a
token with ``openssl ts -verify -digest HEAD -in FILE.tsr -CAfile ROOTS.pem``, without this program.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

try:
    from cryptography import x509
    from rfc3161_client import (
        HashAlgorithm,
        TimestampRequestBuilder,
        VerificationError,
        VerifierBuilder,
        decode_timestamp_response,
    )

    HERE = True
except ImportError:
    HERE = False

from casefile.model.errors import BadInput, Exists, StoreError
from casefile.store import disk
from casefile.store.folder import FolderStore
from casefile.store.seal import body_sealed, seal_of

PATIENCE = 30.0
"""Seconds an authority has to answer."""
_LONGEST = 1 << 20
_GRANTED = 0


class Stamp(NamedTuple):
    """What a token says: this head existed at that time."""

    file: str
    head: str
    at: datetime


def stamp(store: FolderStore, id: str, url: str) -> Stamp:
    """Ask the authority at *url* to stamp the head of the log; keep its token in the case.

    Only the hash is sent. Raises: BadInput, Exists (this revision is stamped already), StoreError
    (no answer, or one that does not fit), NotFound, Damaged, NoRoom.
    """
    if not HERE:
        raise BadInput("stamp_missing", where=url)
    if urlsplit(url).scheme not in ("http", "https"):
        raise BadInput("stamp_bad_address", where=url)
    page = store.page(id)
    path = store.folder(id) / "stamps" / f"{page.header.rev}.tsr"
    if path.exists():
        raise Exists("stamp_exists", where=id, rev=page.header.rev)
    asked = (
        TimestampRequestBuilder()
        .data(body_sealed(page.entry))
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    body = _answer(url, asked.as_bytes())
    token = _token(body)
    if token is None or token.status != _GRANTED or token.tst_info.nonce != asked.nonce:
        raise StoreError("stamp_refused", where=url)
    found = _read(path.name, token)
    if found.head != seal_of(page.entry):
        raise StoreError("stamp_refused", where=url)
    disk.put_in_place(path, body)
    return found


def stamps(folder: Path) -> Iterator[tuple[Path, Stamp | None]]:
    """Yield each token of a case folder with what it says; None: it cannot be read."""
    for path in sorted((folder / "stamps").glob("*.tsr")):
        token = _token(path.read_bytes()) if path.is_file() and not path.is_symlink() else None
        yield path, _read(path.name, token) if token is not None else None


def fault_of(path: Path, head: str, roots: bytes) -> str:
    """Return why the token does not hold for *head* under the given roots; empty: it does.

    *roots* are certificates in PEM, from a source other than the case. Raises: BadInput.
    """
    try:
        trusted = x509.load_pem_x509_certificates(roots)
    except ValueError as trouble:
        raise BadInput("bad_roots", where="roots", fault=str(trouble)) from trouble
    token = _token(path.read_bytes())
    if token is None:
        return "-"
    builder = VerifierBuilder()
    for certificate in trusted:
        builder = builder.add_root_certificate(certificate)
    try:
        builder.build().verify(token, bytes.fromhex(head))
    except (VerificationError, ValueError) as trouble:
        return str(trouble) or "-"
    return ""


def _token(body: bytes) -> Any:
    """Return the answer of an authority taken apart; None when it is none."""
    try:
        token = decode_timestamp_response(body)
        token.tst_info.message_imprint  # noqa: B018  (a refusal has no token in it and raises)
    except ValueError:
        return None
    return token


def _read(name: str, token: Any) -> Stamp:
    told = token.tst_info
    return Stamp(name, told.message_imprint.message.hex(), told.gen_time.astimezone(UTC))


def _answer(url: str, body: bytes) -> bytes:
    request = Request(url, data=body, headers={"Content-Type": "application/timestamp-query"})
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            told: bytes = answer.read(_LONGEST)
    except (OSError, HTTPException) as trouble:
        raise StoreError("stamp_no_answer", where=url, fault=str(trouble)) from trouble
    return told
