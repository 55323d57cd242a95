"""The fence around the reading child: memory, time and files limited; no network, no programs.

Limits of the operating system come first; where there are none (Windows has no `resource`), the
parent's clock and the audit hook remain. The hook cannot be taken off again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.kill",
    "os.killpg",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.listdir",
    "os.scandir",
    "os.putenv",
    "shutil.",
    "tempfile.",
    "pty.",
    "ctypes.dlopen",
    "ftplib.",
    "http.",
    "smtplib.",
    "urllib.",
    "webbrowser.",
    "winreg.",
    "sqlite3.",
    "_posixsubprocess.",
    "_winapi.CreateProcess",
)


class Overstepped(BaseException):
    """A reader asked for network, program or file. No ``except Exception`` swallows it."""


class Fence:
    """Stands from the moment it is made. *asked* names the first forbidden thing, else empty."""

    def __init__(self, *, memory: int) -> None:
        self.asked = ""
        self._listed = frozenset(sys.path)
        self._readable = tuple(_code_folders(sys.path))
        if resource is not None:
            _limit(resource.RLIMIT_AS, memory)
            _limit(resource.RLIMIT_FSIZE, 0)
            _limit(resource.RLIMIT_CORE, 0)
            _limit(resource.RLIMIT_NPROC, 0)
            _limit(resource.RLIMIT_NOFILE, 64)
        sys.addaudithook(self._watch)

    def _watch(self, event: str, details: tuple[Any, ...]) -> None:
        if event == "open":
            allowed = self._may_open(details)
        elif event in ("os.listdir", "os.scandir"):
            allowed = self._may_list(details[0])
        else:
            allowed = not event.startswith(_FORBIDDEN)
        if allowed:
            return
        if not self.asked:
            self.asked = event
        raise Overstepped(event)

    def _may_open(self, details: tuple[Any, ...]) -> bool:
        path, mode, flags = details
        if isinstance(path, int):  # a pipe that is open already
            return True
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (flags and flags & writes):
            return False
        return self._is_code(path)

    def _may_list(self, folder: object) -> bool:
        """Return True for the folders that an import looks through."""
        return folder in self._listed or self._is_code(folder)

    def _is_code(self, path: object) -> bool:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return False
        return os.path.abspath(os.fsdecode(path)).startswith(self._readable)  # noqa: PTH100


def _code_folders(paths: Iterable[str]) -> Iterable[str]:
    """Yield the folders that late imports may read: code, never the user's own files."""
    for path in {sys.prefix, sys.base_prefix, sys.exec_prefix}:
        for inner in ("lib", "lib64", "Lib", "DLLs"):
            yield str(Path(path) / inner) + os.sep
    for path in paths:
        if path.endswith("site-packages"):
            yield path + os.sep
    yield str(Path(__file__).resolve().parent.parent) + os.sep


def _limit(what: int, value: int) -> None:
    """Lower one limit, soft and hard, to *value* or to the hard limit that stands already."""
    _, hard = resource.getrlimit(what)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (most, most))


def grant_seconds(seconds: int) -> None:
    """Let the child compute for *seconds* more, from now on, where the system can count them."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def own_limits(memory: int, seconds: int) -> Callable[[], None] | None:
    """Return what a program of others calls before it starts, to limit itself; None on Windows."""
    if resource is None:
        return None

    def limit() -> None:
        _limit(resource.RLIMIT_AS, memory)
        _limit(resource.RLIMIT_CPU, seconds)
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 50_000_000)

    return limit
