"""How this terminal must be fed, and the app and screens that feed it so."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen

from casefile.screens.bidi.filter import BidiFilter
from casefile.screens.bidi.uax9 import RTL

PROFILES = ("plain", "armour", "kitty", "logical")
_LRM = "\u200e"
_ARMOUR = re.compile(
    f"{RTL.pattern}[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]*"
)
_EXPLICIT_MODE, _IMPLICIT_MODE = "\x1b[8l", "\x1b[8h"
Result = TypeVar("Result")


def terminal_profile(environ: Mapping[str, str]) -> str:
    """Return how this terminal takes right-to-left text: plain, armour, kitty or logical.

    plain: it draws what it is given in the order given (or obeys ``CSI 8 l``). armour: it has an
    order of its own, so each letter is made a run of its own. kitty: it turns runs round. logical:
    it cannot be stopped, so it is left to do its best.
    """
    forced = environ.get("CASEFILE_BIDI", "")
    if forced in PROFILES:
        return forced
    term = environ.get("TERM", "")
    if environ.get("KITTY_WINDOW_ID") or term == "xterm-kitty":
        return "kitty"
    if "mlterm" in term or environ.get("MLTERM"):
        return "logical"
    if any(environ.get(name) for name in ("TMUX", "STY", "KONSOLE_VERSION")):
        return "armour"
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return "armour"
    return "plain"


def armoured(data: str) -> str:
    """Return *data* with a mark after each right-to-left letter: any engine keeps the order."""
    return data if data.isascii() else _ARMOUR.sub(lambda found: found.group() + _LRM, data)


class BidiScreen(Screen[Result]):
    """A screen of the program."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave the order alone: lines of a screen seen through a modal are ordered already."""
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]


class BidiModal(ModalScreen[Result]):
    """A screen over another."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave the order alone: lines of a screen seen through a modal are ordered already."""
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]


class BidiApp(App[Any]):
    """An app whose every widget shows right-to-left text in its order."""

    bidi_profile = "plain"
    bidi: BidiFilter | None = None

    def turn(self, rtl: bool) -> None:
        """Set the direction of the interface."""
        self.bidi = BidiFilter(
            kitty=self.bidi_profile == "kitty",
            ui=int(rtl),
            logical=self.bidi_profile == "logical",
        )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every line; ours is the last."""
        filters = list(super().get_line_filters())
        return [*filters, self.bidi] if self.bidi else filters

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        if headless or self.bidi_profile == "logical":
            return driver
        write, start, stop = (
            driver.write,
            driver.start_application_mode,
            driver.stop_application_mode,
        )
        armour = self.bidi_profile == "armour" or driver.is_web
        tty = getattr(driver, "_file", sys.__stderr__)

        def fed(data: str) -> None:
            write(armoured(data) if armour else data)

        def started() -> None:
            # Before the alternate screen is made: VTE keeps the mode per line, for new ones too.
            if tty is not None and not driver.is_web:
                tty.write(_EXPLICIT_MODE)
                tty.flush()
            start()

        def stopped() -> None:
            stop()
            if tty is not None and not driver.is_web:
                tty.write(_IMPLICIT_MODE)
                tty.flush()

        for name, wrapped in (
            ("write", fed),
            ("start_application_mode", started),
            ("stop_application_mode", stopped),
        ):
            setattr(driver, name, wrapped)
        return driver
