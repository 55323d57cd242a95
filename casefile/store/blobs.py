"""The bytes of evidence: taken in once, in one pass, read-only, named by their hash."""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from casefile.model.errors import BadInput, NotFound, StoreError
from casefile.store import disk
from casefile.store.port import Progress, Stored

BLOCK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")

_KINDS = (
    (stat.S_ISLNK, "source_is_link"),
    (stat.S_ISDIR, "source_is_folder"),
    (stat.S_ISFIFO, "source_is_pipe"),
    (stat.S_ISSOCK, "source_is_pipe"),
    (stat.S_ISCHR, "source_is_device"),
    (stat.S_ISBLK, "source_is_device"),
)


class FolderBlobs:
    """Evidence under ``<case>/evidence/ab/<sha256>``; a BlobStore of the port."""

    def __init__(self, case: Path) -> None:
        self.root = case / "evidence"
        self._readings = case / "readings"
        self._waiting: set[Path] | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Take in many: every file is durable by itself, the folders of their names at the end."""
        self._waiting = set()
        disk.sweep(self._readings)
        try:
            yield
        finally:
            folders, self._waiting = sorted(self._waiting), None
            for folder in folders:
                disk.sync_folder(folder)

    def path(self, sha256: str) -> Path:
        """Return where the bytes lie, there or not. Raises: NotFound, for what is no hash."""
        if not _SHA256.fullmatch(sha256):
            raise NotFound("no_evidence", where=sha256)
        return self.root / sha256[:2] / sha256

    def put(self, stream: BinaryIO, *, size: int = -1, progress: Progress | None = None) -> Stored:
        """Take in a stream in one pass. Raises: NoRoom, StoreError when cancelled."""
        return self._taken(stream, size, progress, settled=lambda _: None, where="")

    def take_in(self, path: Path, progress: Progress | None = None) -> Stored:
        """Take in an ordinary file; a link, pipe, device or folder is refused.

        Raises: BadInput, NotFound, NoRoom; StoreError when cancelled.
        """
        number = _opened(path)
        with os.fdopen(number, "rb") as source:
            before = os.fstat(source.fileno())

            def settled(done: int) -> None:
                after = os.fstat(source.fileno())
                same = before.st_mtime_ns == after.st_mtime_ns and before.st_size == after.st_size
                if not same or done != before.st_size:
                    raise BadInput("changed_while_read", where=path.name)

            return self._taken(source, before.st_size, progress, settled=settled, where=path.name)

    def _taken(
        self,
        source: BinaryIO,
        size: int,
        progress: Progress | None,
        *,
        settled: Callable[[int], None],
        where: str,
    ) -> Stored:
        incoming = self.root / ".incoming"
        with disk.room_needed(where):
            disk.private_folder(incoming)
            new = incoming / secrets.token_hex(12)
            number = disk.fresh_file(new)
            try:
                try:
                    _sweep(incoming, new)
                    digest, done = _copied(source, number, size, progress, where)
                    settled(done)
                    disk.set_mode(number, new, disk.READ_ONLY)
                    os.fsync(number)
                finally:
                    os.close(number)
                fresh = self._named(new, digest)
            finally:
                with suppress(FileNotFoundError):
                    _writable_then_gone(new)
        return Stored(digest, done, fresh)

    def _named(self, new: Path, digest: str) -> bool:
        """Give *new* its name; never over what is there. Return False when it was there."""
        target = self.path(digest)
        disk.private_folder(target.parent)
        if target.exists():
            return False
        try:
            target.hardlink_to(new)
        except FileExistsError:
            return False
        except (OSError, NotImplementedError):
            disk.take_name(new, target)  # a file system without hard links
        if self._waiting is None:
            disk.sync_folder(target.parent)
        else:
            self._waiting.add(target.parent)
        return True

    def open(self, sha256: str) -> BinaryIO:
        """Open for reading; a link in its place is refused. Raises: NotFound."""
        path = self.path(sha256)
        try:
            number = os.open(path, os.O_RDONLY | disk.flag("O_NOFOLLOW") | disk.flag("O_BINARY"))
        except OSError as trouble:
            raise NotFound("no_evidence", where=sha256) from trouble
        return os.fdopen(number, "rb")

    def has(self, sha256: str) -> bool:
        """True when the bytes are there; a link in their place is not the bytes."""
        if not _SHA256.fullmatch(sha256):
            return False
        place = self.path(sha256)
        return place.is_file() and not place.is_symlink()

    def is_link(self, sha256: str) -> bool:
        """True when a link lies in their place, wherever it leads."""
        return bool(_SHA256.fullmatch(sha256)) and self.path(sha256).is_symlink()

    def delete(self, sha256: str) -> None:
        """Remove them and what was read from them. Raises: NotFound."""
        try:
            _writable_then_gone(self.path(sha256))
        except FileNotFoundError as trouble:
            raise NotFound("no_evidence", where=sha256) from trouble
        (self._readings / f"{sha256}.json").unlink(missing_ok=True)
        disk.sync_folder(self.path(sha256).parent)

    def verify(self, sha256: str) -> bool:
        """Read every byte; True when they still are what their name says. Raises: NotFound."""
        from_disk = _hash(self.open(sha256))
        return from_disk == sha256

    def all(self) -> Iterator[str]:
        """Yield the hash of everything held, in order."""
        for path in sorted(self.root.glob("[0-9a-f][0-9a-f]/*")):
            if _SHA256.fullmatch(path.name) and path.parent.name == path.name[:2]:
                yield path.name

    def put_reading(self, sha256: str, body: bytes) -> None:
        """Keep what a reader made of the bytes: a cache, it can be made again. Raises: NoRoom."""
        self.path(sha256)
        disk.put_in_place(self._readings / f"{sha256}.json", body, durable=False)

    def reading(self, sha256: str) -> bytes | None:
        """Return what was kept of a reading; None when it must be made again."""
        self.path(sha256)
        try:
            return (self._readings / f"{sha256}.json").read_bytes()
        except FileNotFoundError:
            return None


def _opened(path: Path) -> int:
    flags = os.O_RDONLY | disk.flag("O_NOFOLLOW") | disk.flag("O_NONBLOCK")
    try:
        found = path.lstat()
        for is_kind, refusal in _KINDS:
            if is_kind(found.st_mode):
                raise BadInput(refusal, where=path.name)
        number = os.open(path, flags | disk.flag("O_BINARY") | disk.flag("O_CLOEXEC"))
    except FileNotFoundError as trouble:
        raise NotFound("no_such_source", where=path.name) from trouble
    except OSError as trouble:
        raise BadInput("cannot_open", where=path.name, fault=trouble.strerror or "") from trouble
    now = os.fstat(number)
    if not stat.S_ISREG(now.st_mode) or (now.st_ino, now.st_dev) != (found.st_ino, found.st_dev):
        os.close(number)
        raise BadInput("source_is_link", where=path.name)
    return number


def _copied(
    source: BinaryIO, target: int, size: int, progress: Progress | None, where: str
) -> tuple[str, int]:
    """Copy and hash in one pass and constant memory; return the hash and the count of bytes."""
    digest, done = sha256(), 0
    block = bytearray(BLOCK)
    view = memoryview(block)
    into = getattr(source, "readinto", None)
    while part := view[: into(block) or 0] if into else memoryview(source.read(BLOCK)):
        digest.update(part)
        rest = part
        while rest:
            rest = rest[os.write(target, rest) :]
        done += len(part)
        if progress is not None and not progress(done, size):
            raise StoreError("intake_cancelled", where=where)
    return digest.hexdigest(), done


def _hash(file: BinaryIO) -> str:
    digest, block = sha256(), bytearray(BLOCK)
    view = memoryview(block)
    with file:
        while count := file.readinto(block):  # type: ignore[attr-defined]
            digest.update(view[:count])
    return digest.hexdigest()


def _sweep(incoming: Path, new: Path) -> None:
    """Remove what a crash left a day ago or earlier, by the clock of the disk itself."""
    limit = new.stat().st_mtime - 86_400
    for left in incoming.iterdir():
        with suppress(OSError):
            if left.stat().st_mtime < limit:
                _writable_then_gone(left)


def _writable_then_gone(path: Path) -> None:
    """Remove a read-only file; Windows wants it writable first."""
    if disk.on_windows():
        path.chmod(disk.PRIVATE_FILE)
    path.unlink()
