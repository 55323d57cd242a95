"""Bytes of evidence in an S3-compatible store, each under the name of its hash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from casefile.model.errors import BadInput, NotFound, StoreError, Unreachable
from casefile.store.blobs import BLOCK
from casefile.store.port import Progress

SETTINGS = frozenset({"endpoint", "region"})
"""What an address may say besides bucket and prefix; keys come from the environment alone."""


class ObjectDepot:
    """The bytes of one case under ``<prefix>/<firm>/<key>/<sha256>``."""

    def __init__(self, address: str, firm: str, key: str) -> None:
        parts = urlsplit(address)
        asked = dict(parse_qsl(parts.query))
        unknown = sorted(asked.keys() - SETTINGS)
        if parts.scheme != "s3" or not parts.netloc or unknown:
            raise BadInput("team_no_object_store", where=parts.netloc or address[:40])
        self._where = f"{parts.netloc}{parts.path}"
        endpoint = asked.get("endpoint")
        self._store = S3Store(
            parts.netloc,
            prefix="/".join(x for x in (parts.path.strip("/"), firm, key) if x),
            endpoint=endpoint,
            region=asked.get("region", "us-east-1"),
            virtual_hosted_style_request=False,
            client_options={"allow_http": bool(endpoint and endpoint.startswith("http://"))},
        )

    def send(self, sha256: str, path: Path, progress: Progress) -> None:
        """Put the bytes of a file there, in parts when it is large. Raises: Unreachable."""
        size = path.stat().st_size

        def read() -> Iterator[bytes]:
            with path.open("rb") as file:
                while part := file.read(BLOCK):
                    yield part
                    if not progress(file.tell(), size):
                        raise StoreError("intake_cancelled", where=path.name)

        try:
            self._store.put(sha256, read() if size else b"")
        except BaseError as trouble:
            raise self._unreachable(trouble) from trouble

    def parts(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes in order. Raises: NotFound, Unreachable."""
        try:
            for part in self._store.get(sha256).stream(min_chunk_size=BLOCK):
                yield bytes(part)
        except (NotFoundError, FileNotFoundError) as trouble:
            raise NotFound("no_evidence", where=sha256) from trouble
        except BaseError as trouble:
            raise self._unreachable(trouble) from trouble

    def remove(self, sha256: str) -> None:
        """Delete the object; harmless when it is gone."""
        try:
            self._store.delete(sha256)
        except (NotFoundError, FileNotFoundError):
            return
        except BaseError as trouble:
            raise self._unreachable(trouble) from trouble

    def _unreachable(self, trouble: Exception) -> Unreachable:
        first = (str(trouble).splitlines() or [""])[0][-160:]
        return Unreachable("team_unreachable", where=self._where, fault=first)
