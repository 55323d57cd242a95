"""The terminal against its budgets and its peers: first paint, memory, a key, a long list.

    python bench/terminal.py [--rounds 5] [--peer NAME=COMMAND ...] [--cases 10000] [--events 2000]

Each program is started on a pseudo-terminal of 120 x 34, in turn, so that all meet the same
machine. First paint: from the start to the first letters on the screen, in seconds of the wall
and, beside it, of the processor (the machine may be busy with others). Memory: what is resident
half a second after. Key: from sending an arrow to the first byte of the answer, the middle of
many. The floor is a bare Textual app that imports the same packages and the records of the model:
what is above it is our own doing. Budgets: first paint 1.4 times the floor, 60 MB, a key 20 ms,
a page down in the long list 50 ms.

Peers are given by their commands, from environments of their own::

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
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import pyte
from random_cases import random_case

HERE = Path(__file__).parent
ON = date(2026, 11, 20)
COLUMNS, ROWS = 120, 34
DOWN, UP, PAGE_DOWN = b"\x1b[B", b"\x1b[A", b"\x1b[6~"
LETTERS = 12
"""Letters on the screen from which on something is painted."""
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

    @property
    def letters(self) -> int:
        return sum(letter.isalnum() for line in self.screen.display for letter in line)

    def painted(self) -> tuple[float, float]:
        """Wait for letters; return the seconds of the wall and of the processor till then."""
        until = self.began + PAINTED_BY
        while self.letters < LETTERS:
            if time.monotonic() > until:
                raise TimeoutError("nothing was painted")
            data = self.read(0.5)
            if data:
                self.stream.feed(data.replace(b"\xe2\x80\x8e", b""))
                told, processor = time.monotonic() - self.began, self.processor
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

    def answered(self, key: bytes) -> float:
        """Press a key; return the milliseconds to the first byte of what it did."""
        began = time.monotonic()
        os.write(self.fd, key)
        data = self.read(5)
        took = (time.monotonic() - began) * 1000
        self.rest(0.08)
        if not data:
            raise TimeoutError("a key did nothing")
        return took

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


def start_of(command: Sequence[str], home: Path, keys: int) -> Start:
    with started(command, home) as program:
        wall, processor = program.painted()
        program.rest()
        time.sleep(0.5)
        mib = program.mib
        pressed = []
        try:
            for number in range(keys):
                pressed.append(program.answered(UP if number % 2 else DOWN))
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


def paging(home: Path, work: Path, pages: int, opening: bytes = b"") -> tuple[list[float], float]:
    """Open the library, press *opening*, page down; return milliseconds and memory."""
    command = [sys.executable, "-m", "casefile", "--home", str(home), "--on", ON.isoformat()]
    with started(command, work) as program:
        program.painted()
        program.rest(3.0)
        for key in (opening[n : n + 1] for n in range(len(opening))):
            os.write(program.fd, key)
            program.rest(1.5)
        return [program.answered(PAGE_DOWN) for _ in range(pages)], program.mib


def library(home: Path, cases: int) -> None:
    """Write a library of *cases* cases made at random, unless it is there."""
    from random import Random

    from casefile.desk import Desk

    if home.exists():
        return
    desk, chance = Desk(home, on=ON), Random(7)
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
    ours = [sys.executable, "-m", "casefile", "--home", str(few), "--on", ON.isoformat()]
    programs = {
        "bare Textual, same packages": [sys.executable, str(HERE / "bare_textual.py")],
        "casefile, 12 cases": ours,
    }
    for peer in options.peer:
        name, _, command = peer.partition("=")
        programs[name] = shlex.split(command)
    starts: dict[str, list[Start]] = {name: [] for name in programs}
    for _ in range(options.rounds):
        for name, command in list(programs.items()):
            try:
                starts[name].append(start_of(command, work, options.keys))
            except (TimeoutError, ProcessLookupError) as trouble:
                print(f"{name}: {trouble}")
                del programs[name], starts[name]
    floor = min(start.processor for start in next(iter(starts.values())))
    print(f"{'':28} {'wall s':>7} {'cpu s':>7} {'x bare':>6} {'MiB':>6} {'key ms':>6} {'p95':>6}")
    for name, of in starts.items():
        print(told(name, of, floor))
    many = options.home or work / "many"
    for name, home, opening in (
        (f"a list of {options.cases:,} cases", many, b""),
        (f"a case of {options.events:,} contacts, its calls", work / "busy", b"\r5"),
        ("the same, its timeline", work / "busy", b"\r6"),
    ):
        if home == many:
            library(home, options.cases)
        elif not home.exists():
            busy_case(home, options.events)
        try:
            pages, mib = paging(home, work, 15, opening)
        except TimeoutError as trouble:
            print(f"{name}: {trouble}")
            continue
        print(f"{name}: page down {statistics.median(pages):.0f} ms, {mib:.0f} MiB")


if __name__ == "__main__":
    main()
