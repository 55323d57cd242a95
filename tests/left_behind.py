"""What a run of tests starts beside itself, and that nothing of it stays: no server, no folder.

A run that ends in order closes `AT_THE_END`. For one that is broken off, however hard, a watcher of
each folder waits at the other end of a pipe: when the run is gone, it ends what was named to it
and takes the folder away.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AT_THE_END = contextlib.ExitStack()
"""Closed when the last test of this process is done, the newest first."""
_WATCH = "from left_behind import watch; watch()"
_PATIENCE = 10.0
"""Seconds that a process may take to end on a busy machine."""


class Folder:
    """A folder of its own for something that runs beside the tests."""

    def __init__(self, name: str) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=f"casefile-{name}-"))
        self._watcher = subprocess.Popen(
            [sys.executable, "-c", _WATCH, str(self.path)],
            cwd=Path(__file__).parent,
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,  # who breaks off the tests does not break off the watcher
        )
        AT_THE_END.callback(self.close)

    def ended_with(self, pid: int) -> None:
        """Name a process that must not outlive the tests."""
        assert self._watcher.stdin is not None
        self._watcher.stdin.write(f"{pid}\n")
        self._watcher.stdin.flush()

    def close(self) -> None:
        """Take the folder away; what ran in it was ended before."""
        removed(self.path)
        self._watcher.communicate(timeout=4 * _PATIENCE)


def watch() -> None:
    """Wait for the end of the tests; end what was named, then remove the folder."""
    named, folder = [int(line) for line in sys.stdin], Path(sys.argv[1])
    if not folder.exists():
        return
    for pid in named:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)  # a server of PostgreSQL stops at once, and its children
    for pid in named:
        _gone(pid)
    removed(folder)


def removed(folder: Path) -> None:
    """Remove a folder that a dying process may still write into."""
    until = time.monotonic() + _PATIENCE
    while folder.exists() and time.monotonic() < until:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.02)


def _gone(pid: int) -> None:
    """Wait until a process is gone, and kill it when it does not go."""
    until = time.monotonic() + _PATIENCE
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < until:
            os.kill(pid, 0)
            time.sleep(0.02)
        os.kill(pid, signal.SIGKILL)
