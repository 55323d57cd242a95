"""The port: what any store of cases and bytes must do. One case document, an opaque revision.

`CaseStore` and `BlobStore` are what a new store is held to first; a `Library` is one that the
desk can work in: it has a log, knows who opened what, and holds copies of evidence at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

Document = dict[str, Any]
"""A case as JSON values, exactly as given; the order of its lists is kept."""

Revision = str
"""Opaque: only a store knows how to compare it."""

Progress = Callable[[int, int], bool]
"""(bytes done, bytes in all, -1 when unknown) -> False to cancel."""


class Listed(NamedTuple):
    """One line of a listing: id, revision, and the summary that was put with the case."""

    id: str
    revision: Revision
    summary: dict[str, Any]


class Stored(NamedTuple):
    """Bytes that were taken in. *fresh* is False when the same bytes were there already."""

    sha256: str
    size: int
    fresh: bool


class CaseStore(Protocol):
    """Cases, each one document; every failure is a StoreError of model/errors."""

    def create(
        self, id: str, document: Document, *, note: str, actor: str, summary: Mapping[str, Any]
    ) -> Revision:
        """Put a new case in place. Raises: Exists."""
        ...

    def get(self, id: str) -> tuple[Document, Revision]:
        """Return the case and its revision. Raises: NotFound, Damaged, TooNew."""
        ...

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
        """Replace the case read at *expect*. Raises: Conflict, when it is not that any more."""
        ...

    def delete(self, id: str, expect: Revision, *, actor: str) -> None:
        """Take the case out of the library (the folder store keeps it in the bin)."""
        ...

    def list(self, after: str = "", limit: int = 0) -> Iterator[Listed]:
        """Yield the cases in order of id, after *after*; *limit* 0: all."""
        ...

    def changes(self, since: str = "") -> tuple[tuple[tuple[str, Revision], ...], str]:
        """Return ((id, revision) of cases changed after the token *since*, the new token).

        A token is ``series-number``. To one of another series every case is told that is there, and
        none that is gone.
        """
        ...

    def blobs(self, id: str) -> BlobStore:
        """Return the bytes of evidence of one case. Raises: NotFound."""
        ...


class BlobStore(Protocol):
    """Bytes of evidence, named by their SHA-256; written once, never changed."""

    def put(self, stream: BinaryIO, *, size: int = -1, progress: Progress | None = None) -> Stored:
        """Take in a stream in one pass. Raises: NoRoom."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """Open for reading. Raises: NotFound."""
        ...

    def has(self, sha256: str) -> bool:
        """True when the bytes are there."""
        ...

    def delete(self, sha256: str) -> None:
        """Remove them. Raises: NotFound."""
        ...

    def verify(self, sha256: str) -> bool:
        """Read every byte; True when they still are what their name says."""
        ...


class EvidenceStore(BlobStore, Protocol):
    """Bytes of evidence that can be had as files, with what was read from them."""

    def take_in(self, path: Path, progress: Progress | None = None) -> Stored:
        """Take in an ordinary file. Raises: BadInput (a link, a pipe), NotFound, NoRoom."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """Take in many: made durable together at the end."""
        ...

    def path(self, sha256: str) -> Path:
        """Return a file with the bytes, to be read only. Raises: NotFound, Damaged."""
        ...

    def all(self) -> Iterator[str]:
        """Yield the hash of everything held, in order."""
        ...

    def put_reading(self, sha256: str, body: bytes) -> None:
        """Keep what a reader made of the bytes: a cache, it can be made again. Raises: NoRoom."""
        ...

    def reading(self, sha256: str) -> bytes | None:
        """Return what was kept of a reading; None when it must be made again."""
        ...
