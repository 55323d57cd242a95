"""The terminal against its budgets and its peers: first paint, memory, a key, a long list.

    python bench/terminal.py [--rounds 5] [--peer NAME=COMMAND ...] [--home DIR]

Each program is started on a pseudo-terminal of 120 x 34, in turn, so that all meet the same
machine. First paint: from the start until the screen shows what the program opens with (of
casefile: a case in its list; of the floor: a row of its list), in seconds of the wall and of the
processor (the machine may be busy with others). Memory: what is resident half a second after the
program came to rest. Key: from sending an arrow to the first byte of the answer, the middle of
many. The floor is a bare Textual app that imports the same packages and the records of the model:
what is above it is our own doing. Budgets: first paint 1.4 times the floor, 60 MB, a key 20 ms,
a page down in the list of 10,000 cases 50 ms. A page down is told to the first byte, to the
last one of its frame, and in milliseconds of the processor.

Peers are given by their commands, from environments of their own (posting 2.11.1 paints nothing
under tree-sitter 0.26; 0.25.2 holds)::

    python bench/terminal.py --peer posting=/tmp/p/bin/posting --peer harlequin=/tmp/h/bin/harlequin
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import shlex
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import pyte
from random_cases import random_case

HERE = Path(__file__).parent
ON = date(2026, 11, 20)
OURS = [sys.executable, "-m", "casefile", "--on", ON.isoformat()]
COLUMNS, ROWS = 120, 34
DOWN, UP, PAGE_DOWN = b"\x1b[B", b"\x1b[A", b"\x1b[6~"
OPENS_WITH = {"posting": "Collection", "harlequin": "Data Catalog"}
"""What the first screen of a peer shows; what is printed before it (a warning) does not count."""
PAINTED_BY = 40.0
"""Seconds after which a program that has painted nothing is given up."""
QUIET = 0.35
"""Seconds without a byte after which a program is at rest."""


class Start(NamedTuple):
    """One start: seconds of the wall and of the processor, memory, milliseconds of its keys."""

    wall: float
    processor: float
    mib: float
    keys: list[float]


class Program:
    """A program on a pseudo-terminal."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self.began = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environ = {
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                "TEXTUAL_ANIMATIONS": "none",
            }
            os.execvpe(command[0], list(command), environ)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)

    def read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self.fd, 1 << 16)
        except OSError:
            return b""

    def painted(self, text: str) -> tuple[float, float]:
        """Wait for *text*; return the seconds of the wall and of the processor till it came."""
        until = self.began + PAINTED_BY
        while not any(text in line for line in self.screen.display):
            if time.monotonic() > until:
                raise TimeoutError(f"{text!r} was not painted")
            data = self.read(0.5)
            if data:  # told before it is made out, which takes the time of the bench
                told, processor = time.monotonic() - self.began, self.processor
                self.stream.feed(data.replace(b"\xe2\x80\x8e", b""))
        return told, processor

    @property
    def processor(self) -> float:
        """Seconds of the processor so far."""
        stat = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def mib(self) -> float:
        told = Path(f"/proc/{self.pid}/status").read_text().partition("VmRSS:")[2].split()
        if not told:
            raise TimeoutError("it ended by itself")
        return int(told[0]) / 1024

    def rest(self, quiet: float = QUIET) -> None:
        """Wait until nothing more is sent."""
        until = time.monotonic() + 60
        while time.monotonic() < until and self.read(quiet):
            pass

    def answered(self, key: bytes, quiet: float = 0.08) -> tuple[float, float]:
        """Press a key; return the milliseconds to the first byte of what it did, and to the last.

        The last is the one before *quiet* seconds of nothing.
        """
        began = time.monotonic()
        os.write(self.fd, key)
        if not self.read(5):
            raise TimeoutError("a key did nothing")
        first = last = time.monotonic()
        while self.read(quiet):
            last = time.monotonic()
        return (first - began) * 1000, (last - began) * 1000

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


@contextmanager
def started(command: Sequence[str], home: Path) -> Iterator[Program]:
    program = Program(command, home)
    try:
        yield program
    finally:
        program.end()


def start_of(command: Sequence[str], home: Path, keys: int, text: str) -> Start:
    with started(command, home) as program:
        wall, processor = program.painted(text)
        program.rest()
        time.sleep(0.5)
        mib = program.mib
        pressed = []
        try:
            for number in range(keys):
                pressed.append(program.answered(UP if number % 2 else DOWN)[0])
        except TimeoutError:
            pressed = []  # its first screen has nothing that arrows move
        return Start(wall, processor, mib, pressed)


def told(name: str, starts: list[Start], floor: float) -> str:
    """Return one line of the table: the best start, the middle of the keys."""
    wall, processor = min(s.wall for s in starts), min(s.processor for s in starts)
    keys = [key for start in starts for key in start.keys]
    middle = f"{statistics.median(keys):6.1f}" if keys else "     -"
    late = f"{statistics.quantiles(keys, n=20)[-1]:6.1f}" if len(keys) > 20 else "     -"
    return (
        f"{name:28} {wall:7.2f} {processor:7.2f} {processor / floor:6.2f} "
        f"{min(s.mib for s in starts):6.0f} {middle} {late}"
    )


class Pages(NamedTuple):
    """Milliseconds of a page down to its first and last bytes and of the processor; memory."""

    first: float
    last: float
    processor: float
    opened: list[tuple[float, float]]
    """Of each key before: milliseconds of the wall until it was drawn, and of the processor."""
    mib: float


def paging(home: Path, work: Path, pages: int, text: str, opening: Sequence[bytes]) -> Pages:
    """Open the library, press the keys of *opening*, page down."""
    with started([*OURS, "--home", str(home)], work) as program:
        program.painted(text)
        program.rest(2.0)
        opened = []
        for key in opening:
            before = program.processor
            drawn = program.answered(key, quiet=1.0)[1]
            opened.append((drawn, (program.processor - before) * 1000))
        before = program.processor
        pressed = [program.answered(PAGE_DOWN) for _ in range(pages)]
        processor = (program.processor - before) * 1000 / pages
        first, last = (statistics.median(took) for took in zip(*pressed, strict=True))
        return Pages(first, last, processor, opened, program.mib)


def first_of(home: Path) -> str:
    """Return the name in the first line of the list."""
    from casefile.desk import Desk

    return next(one.respondent for one in Desk(home, on=ON).cases() if one.respondent.isascii())


def library(home: Path, cases: int) -> None:
    """Write a library of *cases* cases made at random, unless it is there."""
    from random import Random

    from casefile.desk import Desk

    if home.exists():
        return
    desk, chance, numbers = Desk(home, on=ON), Random(7), count(1)
    with patch.object(desk.store, "fresh_number", lambda: next(numbers)):  # not what is measured
        for n in range(cases):
            desk.create(random_case(chance, ON, n + 1), note="bench")
    list(desk.cases())


def busy_case(home: Path, events: int) -> None:
    """Write a library with one case of *events* contacts."""
    from casefile.desk import Desk
    from casefile.model.contact import Channel, Contact, Outcome
    from casefile.model.dates import loose

    desk = Desk(home, on=ON)
    opened = desk.new(respondent="Sowa", place="xx")
    contacts = tuple(
        Contact(
            id=desk.fresh_id(),
            on=loose(ON - timedelta(days=n // 3)),
            channel=Channel.PHONE,
            outcome=Outcome.NO_ANSWER,
            said=f"call {n}",
        )
        for n in range(events)
    )
    desk.change(opened.case.id, lambda case: case.but(contacts=contacts), note="bench")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--keys", type=int, default=20)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--events", type=int, default=2_000)
    asked.add_argument("--home", type=Path, help="a library of many cases, kept between runs")
    asked.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    options = asked.parse_args()
    work = Path(tempfile.mkdtemp(prefix="casefile-bench-"))
    try:
        measured(options, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def measured(options: argparse.Namespace, work: Path) -> None:
    few = work / "few"
    library(few, 12)
    programs = {
        "bare Textual, same packages": ([sys.executable, str(HERE / "bare_textual.py")], "row 7"),
        "casefile, 12 cases": ([*OURS, "--home", str(few)], first_of(few)),
    }
    for peer in options.peer:
        name, _, command = peer.partition("=")
        programs[name] = (shlex.split(command), OPENS_WITH[name])
    starts: dict[str, list[Start]] = {name: [] for name in programs}
    for _ in range(options.rounds):
        for name, (command, text) in list(programs.items()):
            try:
                starts[name].append(start_of(command, work, options.keys, text))
            except (TimeoutError, ProcessLookupError) as trouble:
                print(f"{name}: {trouble}")
                del programs[name], starts[name]
    floor = min(start.processor for start in next(iter(starts.values())))
    print(f"{'':28} {'wall s':>7} {'cpu s':>7} {'x bare':>6} {'MiB':>6} {'key ms':>6} {'p95':>6}")
    for name, of in starts.items():
        print(told(name, of, floor))
    many, busy = options.home or work / "many", work / "busy"
    if options.cases:
        library(many, options.cases)
        paged(f"a list of {options.cases:,} cases", many, work, [])
    if options.events:
        busy_case(busy, options.events)
        paged(f"a case of {options.events:,} contacts, its calls", busy, work, [b"\r", b"5"])
        paged(f"a case of {options.events:,} contacts, its timeline", busy, work, [b"\r", b"6"])


def paged(name: str, home: Path, work: Path, opening: Sequence[bytes]) -> None:
    """Print what paging took in a library."""
    try:
        pages = paging(home, work, 15, first_of(home), opening)
    except TimeoutError as trouble:
        print(f"{name}: {trouble}")
        return
    drawn = ", ".join(f"{wall:.0f} ({processor:.0f})" for wall, processor in pages.opened)
    before = f"; case and section drawn after {drawn} ms" if opening else ""
    print(
        f"{name}: page down {pages.first:.0f} ms to the first byte, "
        f"{pages.last:.0f} ms to the last ({pages.processor:.0f} of the processor){before}; "
        f"{pages.mib:.0f} MiB"
    )


if __name__ == "__main__":
    main()
