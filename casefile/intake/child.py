"""Reads one file of evidence in a limited child process; whatever the file does, the app stays up.

A child that dies, loops or eats memory gives a FullReading with a trouble key instead of text, and
the bytes are kept as evidence all the same. A child stays warm for a batch and is replaced after
any trouble.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from casefile.intake import wire
from casefile.intake.reading import FullReading, full_reading, unread
from casefile.intake.watch import Watch
from casefile.model.errors import BadInput

_BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from casefile.intake.child_main import main; main()"
)
_OUT_OF_TIME = 24
"""SIGXCPU, which Windows does not name."""
_START_SECONDS = 60
"""Starting Python on a slow disk is not the file's fault, so it is counted apart."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use. Seconds are both of the clock and of the processor."""

    seconds: int = 20
    memory: int = 1_000_000_000
    file: int = 200_000_000
    text: int = 64_000_000
    """Bytes of JSON in the answer."""
    attached: int = 250_000_000


LIMITS = Limits()


def plain_bytes(path: Path, most: int) -> bytes | None:
    """Return the bytes of a plain file; None when there are more than *most*.

    Raises: BadInput, for a link, a folder, a device, a pipe, or a file that cannot be opened.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if path.is_symlink():
        raise BadInput("not_a_plain_file", where=str(path))
    try:
        handle = os.open(path, flags)
    except FileNotFoundError as trouble:
        raise BadInput("no_such_file", field=str(path)) from trouble
    except (OSError, ValueError) as trouble:
        raise BadInput("not_a_plain_file", where=str(path)) from trouble
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        os.close(handle)
        raise BadInput("not_a_plain_file", where=str(path))
    with os.fdopen(handle, "rb") as stream:
        data = b"" if about.st_size > most else stream.read(most + 1)
        return None if about.st_size > most or len(data) > most else data


class ReadingChild:
    """One child process for a batch of files: ``with ReadingChild() as child: child.read(...)``."""

    def __init__(
        self, limits: Limits = LIMITS, *, readers: str = "casefile.intake.readers"
    ) -> None:
        self.limits = limits
        self._readers = readers
        self._process: subprocess.Popen[bytes] | None = None
        self._fresh = True
        self._watch = Watch()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._end()
        self._watch.end()

    def read(self, data: bytes, name: str) -> FullReading:
        """Return what the readers see in *data*; never raises for what the bytes do."""
        full = self._once(data, name)
        if full.trouble in ("reader_too_big", "reader_died") and not self._fresh:
            self.close()  # the files before it may have left the child little room
            full = self._once(data, name)
        if full.trouble.startswith("reader_") and full.trouble != "reader_failed":
            self.close()
        return full

    def _once(self, data: bytes, name: str) -> FullReading:
        late = threading.Event()
        try:
            process = self._running(late)
            with self._watch.limit(self.limits.seconds, _stop(process, late)):
                return self._answer(process, data, name)
        except OverflowError:
            self.close()
            return unread("reader_too_big")
        except (wire.Broken, EOFError, OSError, ValueError):
            code = self._end()
            slow = late.is_set() or code == -_OUT_OF_TIME
            return unread("reader_too_slow" if slow else "reader_died")

    def _answer(self, process: subprocess.Popen[bytes], data: bytes, name: str) -> FullReading:
        if process.stdin is None or process.stdout is None:
            raise wire.Broken
        asked: dict[str, Any] = {"name": name, "seconds": self.limits.seconds}
        wire.send(process.stdin, asked, (data,))
        values, parts = wire.received(
            process.stdout, most_json=self.limits.text, most_bytes=self.limits.attached
        )
        try:
            return full_reading(values, parts)
        except ValidationError as bad:
            raise wire.Broken from bad

    def _running(self, late: threading.Event) -> subprocess.Popen[bytes]:
        """Return a child that waits for a file; a new one has said that it is ready."""
        if self._process is not None and self._process.poll() is None:
            self._fresh = False
            return self._process
        self.close()
        self._fresh = True
        self._process = process = subprocess.Popen(
            child_command(self._readers, self.limits.memory),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_bare_environment(),
            close_fds=True,
            start_new_session=True,
        )
        if process.stdout is None:
            raise wire.Broken
        with self._watch.limit(_START_SECONDS, _stop(process, late)):
            wire.received(process.stdout, most_json=100, most_bytes=0)
        return process

    def _end(self) -> int | None:
        """End the child and return the code it ended with, None when there was none."""
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            process.wait(timeout=1)  # it may be dying by itself: its own code tells why
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _closed(pipe)
        return process.returncode


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> Callable[[], None]:
    """Return what kills *process*, whatever it is doing, and sets *late*."""

    def stop() -> None:
        late.set()
        process.kill()

    return stop


def _closed(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:  # what was still unsent has nobody to go to
        return


def child_command(readers: str, memory: int) -> list[str]:
    """Return the command line of a child: isolated, no user site, the same code as the parent."""
    paths = json.dumps([str(Path(path).absolute()) for path in sys.path])
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", _BOOT, paths, readers, str(memory)]


def _bare_environment() -> dict[str, str]:
    """Return what a process needs to start, and nothing that is secret."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}


def read_file(
    path: Path | str, name: str = "", *, limits: Limits = LIMITS, child: ReadingChild | None = None
) -> FullReading:
    """Return what the file holds; trouble with its content is a key in the reading, no exception.

    *name* is its name as received; *child*, a warm child of a batch, spares the start of a new one.
    Raises: BadInput, when there is no such plain file.
    """
    place = Path(path)
    data = plain_bytes(place, limits.file)
    if data is None:
        return unread("file_too_big", about=str(limits.file // 1_000_000))
    return read_data(data, name or place.name, limits=limits, child=child)


def read_data(
    data: bytes, name: str, *, limits: Limits = LIMITS, child: ReadingChild | None = None
) -> FullReading:
    """Return what *data* holds, as `read_file` does: for attachments, which have no path."""
    if len(data) > limits.file:
        return unread("file_too_big", about=str(limits.file // 1_000_000))
    if child is not None:
        return child.read(data, name)
    with ReadingChild(limits) as own:
        return own.read(data, name)
