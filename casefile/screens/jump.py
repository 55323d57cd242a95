"""Jump mode: a letter on every part of the screen; the letter pressed goes there."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from casefile.model.language import Language
from casefile.screens.actions import bindings_of
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.layouts import latin_key
from casefile.screens.plain import said

_MARK = 3
"""Cells of a letter and the blanks beside it."""


def targets(screen: Screen[Any], *, rtl: bool = False) -> list[Widget]:
    """Return what can be gone to, as it is seen: from the top, and from the side one reads from."""

    def in_sight(widget: Widget) -> bool:
        """False for what is scrolled out of the window: its letter would be seen nowhere."""
        if not widget.visible or not widget.region.area:
            return False
        return bool(screen.find_widget(widget).visible_region.area)

    seen = [widget for widget in screen.focus_chain if in_sight(widget)]

    def place(widget: Widget) -> tuple[int, int]:
        return widget.region.y, -widget.region.right if rtl else widget.region.x

    return sorted(seen, key=place)[:26]


class Jump(BidiModal[Widget | None]):
    """The letters over the screen."""

    BINDINGS = bindings_of("sheet")

    def __init__(self, places: list[Widget], words: Language) -> None:
        super().__init__(id="jump")
        self.places = dict(zip(ascii_lowercase, places, strict=False))
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay a letter on each part, where one begins to read it."""
        for letter, widget in self.places.items():
            mark = Static(said(f" {letter} ", "bold reverse"), classes="jump-letter")
            side = widget.region.right - _MARK if self.words.rtl else widget.region.x
            mark.styles.offset = (max(0, side), max(0, widget.region.y))
            yield mark
        yield Static(said(self.words.term("jump.how"), "reverse"), id="jump-how")

    def on_key(self, event: events.Key) -> None:
        """Go where the letter stands; any other key stays."""
        letter = latin_key(event.key) or event.key
        if letter in self.places:
            event.stop()
            self.dismiss(self.places[letter])

    def action_cancel(self) -> None:
        """Stay."""
        self.dismiss(None)
