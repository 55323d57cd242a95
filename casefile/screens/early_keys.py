"""Keys that come before what the last one asked for is there: held, and handed out in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer

from casefile.screens.bidi.terminal import BidiModal, BidiScreen
from casefile.screens.letters_move import LettersMove

LONGEST = 5.0
"""Seconds that keys are held at most, should what they wait for never come."""
LOOKS = 20
"""How often within them a screen is told to look whether it is drawn: it may have missed it."""


class EarlyKeys(LettersMove):
    """An app that loses no key to a window that is still opening: ``l`` ``p`` ``1200`` at once."""

    _waits = False
    """True while a command is being done, or its screen laid out."""
    _held: tuple[events.Key, ...] = ()
    _drawn: Screen[Any] | None = None
    """The screen that stood when the last key was handed out."""
    _fresh: Screen[Any] | None = None
    """The screen whose first drawing is waited for."""
    _longest: Timer | None = None

    def came_early(self, event: events.Key) -> bool:
        """Hold a key that must wait; False: it can be handed out now."""
        if not self._waits and not self._wait_for_screen():
            return False
        self._held = (*self._held, event)
        if len(self._held) == 1:
            self._hold_on()
        return True

    def wait_for(self, doing: MessagePump) -> None:
        """Hold what comes until the key just handed to *doing* was acted on.

        A key goes up from what has the focus to the app, where the bindings are; so does what a
        widget tells when it is pressed, a step behind. This follows both.
        """
        self._waits = True
        self._after(doing, self._after, doing, self._up, doing)

    def _after(self, doing: MessagePump, then: Callable[..., None], *told: Any) -> None:
        """Run *then* behind what *doing* has before it; at once hand out, when it is closed."""
        if not doing.call_later(then, *told):
            self.call_later(self._hand_out)

    def _up(self, doing: MessagePump) -> None:
        above = doing._parent
        if above is None or above is self:
            self.call_later(self._hand_out)
        else:
            self._after(above, self._up, above)

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:
        """Open a screen; the one below is not drawn any more, so nothing waits for it."""
        pushed = super().push_screen(screen, *args, **kwargs)
        self._moved_on()
        return pushed

    def pop_screen(self) -> AwaitComplete:
        """Close a screen, and wait for its drawing no more."""
        popped = super().pop_screen()
        self._moved_on()
        return popped

    def _moved_on(self) -> None:
        if self._fresh is not None and self._fresh not in self.screen_stack[-1:]:
            self.call_later(self._hand_out)

    def _wait_for_screen(self) -> bool:
        """True when the screen is a fresh one: what comes is held until it is drawn."""
        screen = self.screen
        if screen is self._drawn or not isinstance(screen, BidiModal | BidiScreen):
            return False
        self._drawn = self._fresh = screen
        self._waits = True
        # Behind the first drawing, and behind the focus that is given while it is laid out.
        screen.call_after_refresh(self.call_later, self._hand_out)
        return True

    def _hold_on(self, looks: int = LOOKS) -> None:
        """Hold keys from now on for a while: what they wait for may have closed meanwhile."""
        if self._longest is not None:
            self._longest.stop()
        self._longest = None
        if self._held and looks:
            self._longest = self.set_timer(LONGEST / LOOKS, partial(self._look, looks - 1))
        elif self._held:
            self.call_later(self._hand_out)

    def _look(self, looks: int) -> None:
        if self._fresh is not None:
            self._fresh.check_idle()
        self._hold_on(looks)

    async def _hand_out(self) -> None:
        self._waits, self._fresh = False, None
        while self._held and not self._waits and not self._wait_for_screen():
            event, *rest = self._held
            self._held = tuple(rest)
            await self.on_event(event)
        self._hold_on()
