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
    **{f"f{n}": code for n, code in ((1, "\x1bOP"), (5, "\x1b[15~"), (7, "\x1b[18~"))},
    **{f"f{n}": code for n, code in ((8, "\x1b[19~"), (9, "\x1b[20~"))},
    "paste": "\x1b[200~ 1 200,50 zł \x1b[201~",
    "click": "\x1b[<0;12;5M\x1b[<0;12;5m",
    "nonsense": "\x1b[999;999Z",
}
LETTERS = "abcdefghijklmnoprstuvwxyzABCDEHJLMOPSTUVX0123456789 ?/.,:;[]+-()₪חישםżł"
LEAVE = 6
"""One key in so many leaves a window: else all would end in the first form."""


def keys(seed: int) -> Iterator[str]:
    """Yield what is sent for one key after another, for ever."""
    chance = Random(seed)
    named = list(NAMED.values())
    while True:
        if not chance.randrange(LEAVE):
            yield NAMED["escape"]
        elif chance.random() < 0.45:
            yield chance.choice(named)
        else:
            yield chance.choice(LETTERS)


class Fell(AssertionError):
    """The program ended by itself, or lost a case."""


def let_loose(home: Path, seed: int, count: int, *, seconds: float = 1e9) -> int:
    """Press *count* keys in the library at *home*, *seconds* at most; return how many it were.

    Raises: Fell, with the seed, the last keys and the screen.
    """
    known = {one.id for one in Desk(home).cases()}
    until, pressed, last = time.monotonic() + seconds, 0, [""]
    environ = {"TEXTUAL_ANIMATIONS": "none", "HOME": str(home.parent)}
    with Terminal(casefile("--home", str(home), "--language", "en"), environ) as screen:
        screen.wait("casefile")
        for key in keys(seed):
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
    """Close the windows that are open, quit, and return the exit code."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for key in (NAMED["escape"], QUIT):
            screen.press(key)
            if not _read(screen, 0.5):
                return screen.ended()
    raise AssertionError


def _read(screen: Terminal, seconds: float) -> bool:
    alive = screen.read(seconds)
    while alive and _waits(screen):
        alive = screen.read(0.0)
    return alive


def _waits(screen: Terminal) -> bool:
    """True while more waits to be read."""
    return bool(select.select([screen.fd], [], [], 0)[0])
