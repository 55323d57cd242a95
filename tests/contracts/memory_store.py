"""A store in memory: the smallest thing that keeps the contract, so that it is no mirror."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Mapping
from copy import deepcopy
from hashlib import sha256
from typing import Any, BinaryIO

from casefile.model.errors import Conflict, Exists, NotFound, StoreError
from casefile.store.port import Document, Listed, Progress, Revision, Stored


class MemoryBlobs:
    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def put(self, stream: BinaryIO, *, size: int = -1, progress: Progress | None = None) -> Stored:
        body = b""
        while part := stream.read(1 << 16):
            body += part
            if progress is not None and not progress(len(body), size):
                raise StoreError("intake_cancelled")
        digest = sha256(body).hexdigest()
        fresh = digest not in self._held
        self._held[digest] = body
        return Stored(digest, len(body), fresh)

    def open(self, sha256: str) -> BinaryIO:
        if sha256 not in self._held:
            raise NotFound("no_evidence", where=sha256)
        return io.BytesIO(self._held[sha256])

    def has(self, sha256: str) -> bool:
        return sha256 in self._held

    def delete(self, sha256: str) -> None:
        if self._held.pop(sha256, None) is None:
            raise NotFound("no_evidence", where=sha256)

    def verify(self, sha256_: str) -> bool:
        with self.open(sha256_) as file:
            return sha256(file.read()).hexdigest() == sha256_


class MemoryStore:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cases: dict[str, tuple[Document, str, dict[str, Any]]] = {}
        self._blobs: dict[str, MemoryBlobs] = {}
        self._log: list[tuple[str, Revision]] = []
        self._number = 0

    def _placed(self, id: str, document: Document, summary: Mapping[str, Any]) -> Revision:
        self._number += 1
        revision = f"r{self._number}"
        self._cases[id] = (deepcopy(document), revision, dict(summary))
        self._log.append((id, revision))
        return revision

    def create(
        self, id: str, document: Document, *, note: str, actor: str, summary: Mapping[str, Any]
    ) -> Revision:
        with self._lock:
            if id in self._cases:
                raise Exists("case_exists", where=id)
            self._blobs[id] = MemoryBlobs()
            return self._placed(id, document, summary)

    def get(self, id: str) -> tuple[Document, Revision]:
        with self._lock:
            if id not in self._cases:
                raise NotFound("no_case", where=id)
            document, revision, _ = self._cases[id]
            return deepcopy(document), revision

    def _expected(self, id: str, expect: Revision) -> None:
        if id not in self._cases:
            raise NotFound("no_case", where=id)
        if self._cases[id][1] != expect:
            raise Conflict("case_conflict", where=id)

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
        with self._lock:
            self._expected(id, expect)
            return self._placed(id, document, summary)

    def delete(self, id: str, expect: Revision, *, actor: str) -> None:
        with self._lock:
            self._expected(id, expect)
            del self._cases[id]
            self._log.append((id, ""))

    def list(self, after: str = "", limit: int = 0) -> Iterator[Listed]:
        ids = sorted(id for id in self._cases if id > after)
        for id in ids[:limit] if limit else ids:
            yield Listed(id, self._cases[id][1], self._cases[id][2])

    def changes(self, since: str = "") -> tuple[tuple[tuple[str, Revision], ...], str]:
        start = int(since or 0)
        latest = dict(self._log[start:])
        if not start:
            latest = {id: revision for id, revision in latest.items() if revision}
        return tuple(latest.items()), str(len(self._log))

    def blobs(self, id: str) -> MemoryBlobs:
        if id not in self._cases:
            raise NotFound("no_case", where=id)
        return self._blobs[id]
