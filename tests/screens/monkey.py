"""Keys pressed at random on a real terminal, from a seed: what a cat on the keyboard does."""

from __future__ import annotations

import select
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from terminal import Terminal, casefile

from casefile.desk import Desk

QUIT = "\x11"
NAMED = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "backspace": "\x7f",
    "save": "\x13",
    "palette": "\x10",
    "search": "\x06",
    "undo": "\x1a",
    "redo": "\x19",
    **{
        f"f{n}": code
        for n, code in ((1, "\x1bOP"), (5, "\x1b[15~"), (6, "\x1b[17~"), (7, "\x1b[18~"))
    },
    **{f"f{n}": code for n, code in ((8, "\x1b[19~"), (9, "\x1b[20~"))},
    "paste": "\x1b[200~ 1 200,50 zł \x1b[201~",
    "next step": "\x0e",
    "step back": "\x02",
    "f2": "\x1bOQ",
    "nonsense": "\x1b[999;999Z",
}
LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ?/.,:;[]+-()₪żł"
    "אבגדהוזחטיכלמנסעפצקרשתםןףץך"
)
LEAVE = 6
"""One key in so many leaves a window: else all would end in the first form."""
HUNG = 60.0
"""Seconds without an answer after which the program counts as hung."""
MOUSE = 12
"""One in so many of the others is the mouse."""


def mouse(chance: Random, columns: int, rows: int) -> str:
    """Return what a terminal sends for a click, a turn of the wheel, or a drag, somewhere."""
    x, y, button = (
        chance.randint(1, columns),
        chance.randint(1, rows),
        chance.choice((0, 0, 64, 65)),
    )
    if button:
        return f"\x1b[<{button};{x};{y}M" * 3
    to = chance.choice((x, chance.randint(1, columns)))
    drag = f"\x1b[<32;{to};{y}M" if to != x else ""
    return f"\x1b[<0;{x};{y}M{drag}\x1b[<0;{to};{y}m"


def keys(seed: int, columns: int = 80, rows: int = 24) -> Iterator[str]:
    """Yield what is sent for one key after another, for ever."""
    chance = Random(seed)
    named = list(NAMED.values())
    while True:
        if not chance.randrange(LEAVE):
            yield NAMED["escape"]
        elif not chance.randrange(MOUSE):
            yield mouse(chance, columns, rows)
        elif chance.random() < 0.45:
            yield chance.choice(named)
        else:
            yield chance.choice(LETTERS)


class Fell(AssertionError):
    """The program ended by itself, or lost a case."""


def let_loose(
    home: Path,
    seed: int,
    count: int,
    *,
    seconds: float = 1e9,
    language: str = "en",
    size: tuple[int, int] = (80, 24),
) -> int:
    """Press *count* keys in the library at *home*, *seconds* at most; return how many it were.

    Raises: Fell, with the seed, the last keys and the screen.
    """
    known = {one.id for one in Desk(home).cases()}
    until, pressed, last = time.monotonic() + seconds, 0, [""]
    environ = {"TEXTUAL_ANIMATIONS": "none", "HOME": str(home.parent)}
    command = casefile("--home", str(home), "--language", language)
    with Terminal(command, environ, size) as screen:
        screen.wait("casefile")
        for key in keys(seed, *size):
            if pressed >= count or time.monotonic() > until:
                break
            last = [*last[-30:], key]
            screen.press(key)
            pressed += 1
            # Now and then all in one burst, as a cat does; else as fast as it is drawn.
            if not _read(screen, 0.0 if pressed % 7 else 0.3):
                raise Fell(f"seed {seed}, key {pressed}, after {last}:\n{screen.shown}")
        try:
            code = _left(screen)
        except AssertionError as trouble:
            raise Fell(f"seed {seed}: does not quit after {last}:\n{screen.shown}") from trouble
    if code:
        raise Fell(f"seed {seed}: exit code {code} after {last}:\n{screen.shown}")
    desk = Desk(home)
    kept = {one.id for one in desk.cases()} | {one.id for one in desk.binned()}
    if known - kept:
        raise Fell(f"seed {seed}: lost {known - kept} after {last}")
    for one in desk.cases():
        desk.opened(one.id)
    return pressed


def _left(screen: Terminal) -> int:
    """Close the windows that are open, quit, and return the exit code.

    A busy machine is given time while keys that wait are still answered: HUNG counts from the
    last answer.
    """
    began = answered = time.monotonic()
    while time.monotonic() - answered < HUNG and time.monotonic() - began < 10 * HUNG:
        for key in (NAMED["escape"], QUIT):
            heard = len(screen.sent)
            screen.press(key)
            if not _read(screen, 0.5):
                return screen.ended()
            if len(screen.sent) > heard:
                answered = time.monotonic()
    raise AssertionError


def _read(screen: Terminal, seconds: float) -> bool:
    alive = screen.read(seconds)
    while alive and _waits(screen):
        alive = screen.read(0.0)
    return alive


def _waits(screen: Terminal) -> bool:
    """True while more waits to be read."""
    return bool(select.select([screen.fd], [], [], 0)[0])
