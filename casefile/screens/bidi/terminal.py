"""How this terminal must be fed, and the app and screens that feed it so."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from casefile.screens.bidi.filter import FENCE, BidiFilter, turned_for_kitty
from casefile.screens.bidi.uax9 import RTL, display

PROFILES = ("plain", "armour", "kitty", "logical")
_LRM = "\u200e"
_ARMOUR = re.compile(
    f"{RTL.pattern}[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]*"
)
_EXPLICIT_MODE, _IMPLICIT_MODE = "\x1b[8l", "\x1b[8h"
_OWN_SCREEN, _MAIN_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
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


def as_sent(text: str, profile: str) -> str:
    """Return a line of right-to-left text as a terminal of *profile* is sent it.

    It is fenced, so that nothing is done to it on its way. (A sample for the eye: everything else
    goes through the filter and the driver.)
    """
    told = {
        "plain": lambda: display(text, 1),
        "armour": lambda: armoured(display(text, 1)),
        "kitty": lambda: turned_for_kitty(display(text, 1)),
        "logical": lambda: text,
    }[profile]()
    return f"{FENCE}{told}{FENCE}"


def fed(data: str, *, armour: bool) -> str:
    """Return *data* as it goes to the terminal; what stands between fences goes as it is."""
    if FENCE not in data:
        return armoured(data) if armour else data
    parts = data.split(FENCE)
    return "".join(armoured(x) if armour and not n & 1 else x for n, x in enumerate(parts))


def _standing(at: tuple[Widget | None, Offset | None]) -> tuple[Widget | None, Offset | None]:
    """Return what was clicked on, or nothing when it was just taken away.

    The framework takes it for granted that it has a parent.
    """
    widget, _ = at
    gone = widget is not None and not isinstance(widget, Screen) and widget.parent is None
    return (None, None) if gone else at


class BidiScreen(Screen[Result]):
    """A screen of the program."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what stands there."""
        return _standing(super().get_widget_and_offset_at(x, y))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave the order alone: lines of a screen seen through a modal are ordered already."""
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]


class BidiModal(ModalScreen[Result]):
    """A screen over another."""

    asked_with = ""
    """The key that asked for it, on the screen under it; empty when it came by itself."""
    again: Callable[[], object] | None = None
    """Opens it anew, where no key asked for it: in the language that is spoken then."""
    follows: ClassVar[bool] = False
    """True for a window that draws itself in another language by `follow`."""
    takes_letters: ClassVar[bool] = False
    """True for a window of fields, where a letter or sign pressed is typed."""
    _dismissed = False

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what stands there."""
        return _standing(super().get_widget_and_offset_at(x, y))

    def follow(self) -> None:
        """Draw itself in the language that is spoken now."""
        raise NotImplementedError

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave once: of two keys in one burst the second would take along what is below."""
        if self._dismissed or not self.is_current:
            return AwaitComplete()
        self._dismissed = True
        left: AwaitComplete = super().dismiss(result)
        return left

    async def recompose(self) -> None:
        """Compose anew. What stands under it waits meanwhile, and nobody else tells it to go on."""
        await super().recompose()
        for under in self.app.screen_stack:
            under.check_idle()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave the order alone: lines of a screen seen through a modal are ordered already."""
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]


class BidiApp(App[Any]):
    """An app whose every widget shows right-to-left text in its order."""

    bidi_profile = "plain"
    bidi: BidiFilter | None = None
    _explicit = False
    """True once the terminal was told to leave the order alone: it is given back at the end."""

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
        if headless:
            return driver
        write, start, stop = (
            driver.write,
            driver.start_application_mode,
            driver.stop_application_mode,
        )
        tty = None if driver.is_web else getattr(driver, "_file", sys.__stderr__)

        def written(data: str) -> None:
            write(fed(data, armour=self.bidi_profile == "armour" or driver.is_web))

        def mode(sequence: str) -> None:
            if tty is not None:
                tty.write(sequence)
                tty.flush()

        def started() -> None:
            # Before the alternate screen is made: VTE keeps the mode per line, for new ones too.
            self._explicit = self.bidi_profile != "logical"
            if self._explicit:
                mode(_EXPLICIT_MODE)
            start()

        def stopped() -> None:
            stop()
            if self._explicit and tty is not None:  # behind what is still on its way there
                write(_IMPLICIT_MODE)
                driver.flush()

        for name, wrapped in (
            ("write", written),
            ("start_application_mode", started),
            ("stop_application_mode", stopped),
        ):
            setattr(driver, name, wrapped)
        return driver

    def take_profile(self, profile: str) -> None:
        """Feed the terminal another way from now on; it is told so on a fresh screen."""
        again = profile != self.bidi_profile and not self.is_headless and not self.is_web
        self.bidi_profile = profile
        if again and self._driver is not None:
            # The mode must be set before the screen is made. The program is not suspended for it:
            # for a moment keys would act on the terminal itself, and ctrl+z would stop everything.
            self._explicit = self._explicit or profile != "logical"
            mode = _IMPLICIT_MODE if profile == "logical" else _EXPLICIT_MODE
            self._driver.write(f"{_MAIN_SCREEN}{mode}{_OWN_SCREEN}")
            self.refresh(layout=True)
