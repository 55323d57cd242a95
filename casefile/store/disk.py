"""Careful file operations: private, exclusive, durable; with ways round what a system lacks."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from casefile.model.errors import Busy, NoRoom

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
READ_ONLY = 0o400
_PASSING = ".passing"
POLL = 0.003
"""Seconds between two tries for a lock: filelock's own 50 ms is too slow for a busy library."""

_FULL = frozenset(
    {errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, getattr(errno, "EDQUOT", errno.ENOSPC)}
)


def on_windows() -> bool:
    """True on Windows, where open files cannot be replaced and folders cannot be synced."""
    return os.name == "nt"


def flag(name: str) -> int:
    """Return the flag of os.open of that name, 0 where the system has none."""
    return int(getattr(os, name, 0))


@contextmanager
def room_needed(where: str) -> Iterator[None]:
    """Turn a full or locked disk into a refusal. Raises: NoRoom."""
    try:
        yield
    except OSError as trouble:
        if trouble.errno in _FULL:
            raise NoRoom("no_room", where=where, fault=trouble.strerror or "") from trouble
        raise


@contextmanager
def locked(path: Path, *, where: str, timeout: float = 10.0) -> Iterator[None]:
    """Hold the lock file *path*. Raises: Busy, NoRoom."""
    with room_needed(where):
        private_folder(path.parent)
    lock = FileLock(str(path), timeout=timeout, mode=PRIVATE_FILE, poll_interval=POLL)
    try:
        with room_needed(where):
            lock.acquire()
    except Timeout as trouble:
        raise Busy("case_busy", where=where) from trouble
    try:
        yield
    finally:
        lock.release()


def private_folder(path: Path) -> None:
    """Make the folder and those above it that are missing, for the owner alone."""
    if path.is_dir():
        return
    private_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir(mode=PRIVATE_FOLDER)
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows cannot)."""
    if on_windows() or not hasattr(os, "O_DIRECTORY"):
        return
    number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def set_mode(number: int, path: Path, mode: int) -> None:
    """Set the mode of an open file; by its name where there is no fchmod."""
    if hasattr(os, "fchmod"):
        os.fchmod(number, mode)
    else:
        path.chmod(mode)


def written(number: int, body: bytes) -> None:
    """Write all of *body* to an open file."""
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(number, rest[: 1 << 20]) :]


def fresh_file(path: Path) -> int:
    """Open a file that was not there, never through a link; return its number."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    return os.open(
        path,
        flags | flag("O_NOFOLLOW") | flag("O_BINARY") | flag("O_CLOEXEC"),
        PRIVATE_FILE,
    )


def beside(path: Path, body: bytes, *, durable: bool = True) -> Path:
    """Write *body* into a new file beside *path*; nothing is left of a failed try."""
    new = path.parent / f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.new"
    number = fresh_file(new)
    try:
        try:
            written(number, body)
            if durable:
                os.fsync(number)
        finally:
            os.close(number)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    return new


def sweep(folder: Path) -> bool:
    """Remove what writers that are gone left half written in *folder*, as `beside` names it.

    Return whether there was any.
    """
    found = False
    for left in folder.glob(".*.new"):
        writer = left.name.split(".")[-3]
        with suppress(OSError):
            if writer.isdigit() and _abandoned(left, int(writer)):
                left.unlink()
                found = True
    return found


def passing_place(home: Path, kind: str = "") -> Path:
    """Return a fresh name in a private folder of *home*, for what is to be gone afterwards."""
    folder = home / _PASSING
    private_folder(folder)
    return folder / f"{os.getpid()}-{secrets.token_hex(6)}{kind}"


def sweep_passing(home: Path) -> None:
    """Remove what programs that ended in between left under a `passing_place`: open copies."""
    for left in (home / _PASSING).glob("*-*"):
        writer = left.name.partition("-")[0]
        with suppress(OSError):
            if writer.isdigit() and _abandoned(left, int(writer)):
                if left.is_dir():
                    shutil.rmtree(left)
                else:
                    left.unlink()


def _abandoned(left: Path, writer: int) -> bool:
    """True when no program of that number runs; on Windows, which may not be asked: a day old."""
    if on_windows():
        return left.stat().st_mtime < time.time() - 86_400
    try:
        os.kill(writer, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:  # it runs, as somebody else's
        return False
    else:
        return False


def take_name(new: Path, path: Path, *, tries: int = 60, pause: float = 0.05) -> None:
    """Give *new* the name of *path*; patient with a Windows program that holds the old file."""
    for left in range(tries, -1, -1):
        try:
            new.replace(path)
            return
        except PermissionError:
            if not on_windows() or not left:
                raise
            time.sleep(pause)


def put_in_place(path: Path, body: bytes, *, durable: bool = True) -> None:
    """Let *body* take the place of *path*: afterwards it is the old file or the new one.

    *durable* False is for caches, which may be lost with the power. Raises: NoRoom.
    """
    with room_needed(path.name):
        private_folder(path.parent)
        new = beside(path, body, durable=durable)
        try:
            take_name(new, path)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise
        if durable:
            sync_folder(path.parent)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a private file that becomes *path* when it is whole and durable.

    Nothing is left of a failed try. Raises: NoRoom.
    """
    new = path.with_name(f".{path.name}.new")
    with room_needed(str(path)):
        new.unlink(missing_ok=True)
        try:
            with os.fdopen(fresh_file(new), "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            take_name(new, path)
            sync_folder(path.parent)
        finally:
            new.unlink(missing_ok=True)


def add_line(path: Path, line: bytes) -> None:
    """Append one line in one write."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | flag("O_NOFOLLOW") | flag("O_BINARY")
    number = os.open(path, flags | flag("O_CLOEXEC"), PRIVATE_FILE)
    try:
        written(number, line + b"\n")
    finally:
        os.close(number)


def make_durable(path: Path) -> None:
    """Have the system write what it still holds of a file."""
    number = os.open(path, os.O_WRONLY | os.O_APPEND | flag("O_BINARY"))
    try:
        os.fsync(number)
    finally:
        os.close(number)
