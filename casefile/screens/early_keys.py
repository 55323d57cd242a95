"""Keys that come before what the last one asked for is there: held, and handed out in order."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.message_pump import MessagePump
from textual.screen import Screen

from casefile.screens.bidi.terminal import BidiApp, BidiModal, BidiScreen

LONGEST = 5.0
"""Seconds that keys are held at most, should what they wait for never come."""


class EarlyKeys(BidiApp):
    """An app that loses no key to a window that is still opening: ``l`` ``p`` ``1200`` at once."""

    _waits = False
    """True while a command is being done, or its screen laid out."""
    _held: tuple[events.Key, ...] = ()
    _drawn: Screen[Any] | None = None
    """The screen that stood when the last key was handed out."""

    def came_early(self, event: events.Key) -> bool:
        """Hold a key that must wait; False: it can be handed out now."""
        if not self._waits and not self._wait_for_screen():
            return False
        if not self._held:
            self.set_timer(LONGEST, self._hand_out)
        self._held = (*self._held, event)
        return True

    def wait_for(self, doing: MessagePump) -> None:
        """Hold what comes until the key just handed to *doing* was acted on.

        A key goes up from what has the focus to the app, where the bindings are; so does what a
        widget tells when it is pressed, a step behind. This follows both.
        """
        self._waits = True
        doing.call_later(doing.call_later, self._up, doing)

    def _up(self, doing: MessagePump) -> None:
        above = doing._parent
        if above is None or above is self:
            self.call_later(self._hand_out)
        else:
            above.call_later(self._up, above)

    def _wait_for_screen(self) -> bool:
        """True when the screen is a fresh one: what comes is held until it is drawn."""
        screen = self.screen
        if screen is self._drawn or not isinstance(screen, BidiModal | BidiScreen):
            return False
        self._drawn = screen
        self._waits = True
        # Behind the first drawing, and behind the focus that is given while it is laid out.
        screen.call_after_refresh(self.call_later, self._hand_out)
        return True

    async def _hand_out(self) -> None:
        self._waits = False
        while self._held and not self._waits and not self._wait_for_screen():
            event, *rest = self._held
            self._held = tuple(rest)
            await self.on_event(event)
