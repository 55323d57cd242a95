"""The bytes of evidence of a firm: on the server, or in an object store; a copy at hand to read."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

from casefile.model.errors import Damaged, NotFound, StoreError
from casefile.store import disk
from casefile.store.blobs import BLOCK, FolderBlobs
from casefile.store.port import Progress, Stored
from casefile.store.team.connection import Line, Wire


class Depot(Protocol):
    """Where the bytes of a case lie for good, by their hash."""

    def send(self, sha256: str, path: Path, progress: Progress) -> None:
        """Put the bytes of a file there; harmless when they are there already."""
        ...

    def parts(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes in order. Raises: NotFound."""
        ...

    def remove(self, sha256: str) -> None:
        """Remove them; harmless when they are gone."""
        ...


class RowDepot:
    """Bytes in rows of the server, a part of at most a mebibyte each: enough for a small firm."""

    def __init__(self, line: Line, firm: str, key: str) -> None:
        self._line, self._firm, self._key = line, firm, key

    def send(self, sha256: str, path: Path, progress: Progress) -> None:
        """Put the bytes of a file into rows, in one transaction."""
        size = path.stat().st_size

        def work(wire: Wire) -> None:
            with path.open("rb") as file, wire.cursor() as cursor:
                number = 0
                while part := file.read(BLOCK):
                    cursor.execute(
                        "insert into evidence_part (firm, key, sha256, part, body)"
                        " values (%s, %s, %s, %s, %s) on conflict do nothing",
                        (self._firm, self._key, sha256, number, part),
                    )
                    number += 1
                    if not progress(file.tell(), size):
                        raise StoreError("intake_cancelled", where=path.name)

        self._line.asked(work)

    def parts(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes, a row at a time."""
        number = 0
        while True:
            part = self._line.asked(partial(self._part, sha256=sha256, number=number))
            if part is None:
                return
            yield part
            number += 1

    def _part(self, wire: Wire, *, sha256: str, number: int) -> bytes | None:
        found = wire.execute(
            "select body from evidence_part"
            " where firm = %s and key = %s and sha256 = %s and part = %s",
            (self._firm, self._key, sha256, number),
        ).fetchone()
        return bytes(found[0]) if found and isinstance(found[0], (bytes, memoryview)) else None

    def remove(self, sha256: str) -> None:
        """Delete the rows."""
        self._line.asked(
            lambda wire: wire.execute(
                "delete from evidence_part where firm = %s and key = %s and sha256 = %s",
                (self._firm, self._key, sha256),
            )
        )


class TeamBlobs:
    """Evidence of one case; a BlobStore of the port, with copies in a private folder at hand."""

    def __init__(self, line: Line, firm: str, key: str, depot: Depot, at_hand: Path) -> None:
        self._line, self._firm, self._key = line, firm, key
        self._depot = depot
        self._near = FolderBlobs(at_hand)

    def together(self) -> AbstractContextManager[None]:
        """Take in many; what lies at hand is a copy, and durable where it was sent."""
        return self._near.together()

    # -- taking in ----------------------------------------------------------------------------

    def put(self, stream: BinaryIO, *, size: int = -1, progress: Progress | None = None) -> Stored:
        """Take in a stream: hashed on the way to the copy at hand, then sent. Raises: NoRoom."""
        return self._sent(self._near.put(stream, size=size, progress=_half(progress)), progress)

    def take_in(self, path: Path, progress: Progress | None = None) -> Stored:
        """Take in an ordinary file; see FolderBlobs. Raises: BadInput, NotFound, NoRoom."""
        return self._sent(self._near.take_in(path, _half(progress)), progress)

    def _sent(self, stored: Stored, progress: Progress | None) -> Stored:
        """Send what lies at hand, the second half of the way; entered when all is there."""
        if self.has(stored.sha256):
            if progress is not None:
                progress(stored.size, stored.size)
            return stored._replace(fresh=False)

        def told(done: int, size: int) -> bool:
            return progress is None or progress((size + done) // 2, size)

        try:
            self._depot.send(stored.sha256, self._near.path(stored.sha256), told)
        except StoreError:
            self._near.delete(stored.sha256)
            raise
        fresh = self._line.asked(
            lambda wire: (
                wire.execute(
                    "insert into evidence (firm, key, sha256, size) values (%s, %s, %s, %s)"
                    " on conflict do nothing",
                    (self._firm, self._key, stored.sha256, stored.size),
                ).rowcount
            )
        )
        if progress is not None:
            progress(stored.size, stored.size)
        return stored._replace(fresh=bool(fresh))

    # -- reading ------------------------------------------------------------------------------

    def path(self, sha256: str) -> Path:
        """Return a file with the bytes, fetched and checked when they are not at hand.

        Raises: NotFound; Damaged, when what comes is not what its name says.
        """
        near = self._near.path(sha256)
        if not near.is_file() and self.has(sha256):
            self._fetched(sha256, near)
        return near

    def open(self, sha256: str) -> BinaryIO:
        """Open for reading. Raises: NotFound, Damaged."""
        if not self.has(sha256):
            raise NotFound("no_evidence", where=sha256)
        self.path(sha256)
        return self._near.open(sha256)

    def _fetched(self, sha256_: str, near: Path) -> None:
        incoming = near.parent.parent / ".incoming"
        with disk.room_needed(sha256_):
            disk.private_folder(incoming)
            disk.private_folder(near.parent)
            new = incoming / secrets.token_hex(12)
            digest = sha256()
            try:
                with os.fdopen(disk.fresh_file(new), "wb") as file:
                    for part in self._depot.parts(sha256_):
                        digest.update(part)
                        file.write(part)
                    disk.set_mode(file.fileno(), new, disk.READ_ONLY)
                if digest.hexdigest() != sha256_:
                    raise Damaged("evidence_damaged", where=sha256_)
                disk.take_name(new, near)
            finally:
                with suppress(FileNotFoundError):
                    new.unlink()

    def has(self, sha256: str) -> bool:
        """True when the firm holds the bytes for this case."""
        found = self._line.asked(
            lambda wire: wire.execute(
                "select 1 from evidence where firm = %s and key = %s and sha256 = %s",
                (self._firm, self._key, sha256),
            ).fetchone()
        )
        return found is not None

    def all(self) -> Iterator[str]:
        """Yield the hash of everything held, in order."""
        rows = self._line.asked(
            lambda wire: wire.execute(
                "select sha256 from evidence where firm = %s and key = %s order by sha256",
                (self._firm, self._key),
            ).fetchall()
        )
        for (found,) in rows:
            yield str(found)

    def verify(self, sha256_: str) -> bool:
        """Read every byte where they lie for good; True when they are what their name says."""
        if not self.has(sha256_):
            raise NotFound("no_evidence", where=sha256_)
        digest = sha256()
        for part in self._depot.parts(sha256_):
            digest.update(part)
        return digest.hexdigest() == sha256_

    def delete(self, sha256: str) -> None:
        """Remove them there and at hand. Raises: NotFound."""
        gone = self._line.asked(
            lambda wire: (
                wire.execute(
                    "delete from evidence where firm = %s and key = %s and sha256 = %s",
                    (self._firm, self._key, sha256),
                ).rowcount
            )
        )
        if not gone:
            raise NotFound("no_evidence", where=sha256)
        self._depot.remove(sha256)
        with suppress(NotFound):
            self._near.delete(sha256)

    # -- what was read from them: a cache, on this machine alone --------------------------------

    def put_reading(self, sha256: str, body: bytes) -> None:
        """Keep what a reader made of the bytes. Raises: NoRoom."""
        self._near.put_reading(sha256, body)

    def reading(self, sha256: str) -> bytes | None:
        """Return what was kept of a reading; None when it must be made again."""
        return self._near.reading(sha256)


def _half(progress: Progress | None) -> Progress | None:
    """Return the progress of the first half of the way: to the copy at hand."""
    if progress is None:
        return None
    return lambda done, size: progress(done // 2, size)
