"""A real terminal for the tests: the program on a pseudo-terminal, its screen kept by pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

import pyte

TIMEOUT = 60.0
"""Seconds that anything may take on a busy machine before it counts as not come."""


class Terminal:
    """Runs a command; *sent* is every byte it sent to the terminal."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self.columns, self.rows = size
        self.sent = b""
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.Stream(self.screen)
        self.code: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/tmp")}
            os.execvpe(
                command[0],
                list(command),
                {**clean, "TERM": "xterm-256color", "LANG": "C.UTF-8", **environ},
            )
        # Should the program fall over, its last words must come: no key may stop it half way.
        modes = termios.tcgetattr(self.fd)
        modes[6][termios.VSUSP] = b"\0"
        termios.tcsetattr(self.fd, termios.TCSANOW, modes)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def __enter__(self) -> Terminal:
        """Return the terminal; the program runs already."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        trouble: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program, when it did not end by itself."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def read(self, seconds: float) -> bool:
        """Take what comes within the time; False when the program has closed the line."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        if not data:
            return False
        self.sent += data
        # pyte drops what follows a mark of direction in a chunk: it is fed without them.
        told = data.decode("utf-8", errors="ignore").replace("\u200e", "")
        self._stream.feed(told)
        return True

    @property
    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(self.screen.display)

    def wait(self, text: str) -> str:
        """Wait until the text stands on the screen; return the screen."""
        end = time.monotonic() + TIMEOUT
        while text not in self.shown:
            assert time.monotonic() < end, f"no {text!r} on:\n{self.shown}"
            assert self.read(0.2), f"ended before {text!r}:\n{self.shown}"
        return self.shown

    def gone(self, text: str) -> None:
        """Wait until the text stands on the screen no more."""
        end = time.monotonic() + TIMEOUT
        while text in self.shown:
            assert time.monotonic() < end, f"still {text!r} on:\n{self.shown}"
            assert self.read(0.2), f"ended with {text!r}:\n{self.shown}"

    def press(self, keys: str) -> None:
        """Send keys as a terminal does."""
        os.write(self.fd, keys.encode())

    def ended(self) -> int:
        """Wait for the end of the program; return its exit code."""
        end = time.monotonic() + TIMEOUT
        while self.read(0.2):
            assert time.monotonic() < end, "it does not end"
        _, status = os.waitpid(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return self.code


def casefile(*arguments: str) -> list[str]:
    """Return the command line of the program in this Python."""
    return [sys.executable, "-m", "casefile", *arguments]
