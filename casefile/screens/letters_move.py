"""The letters that move in a list move in every list of choices and every long text too."""

from __future__ import annotations

from textual import events
from textual.widget import Widget
from textual.widgets import DataTable, OptionList

from casefile.screens.actions import ACTIONS, keys_of
from casefile.screens.bidi.terminal import BidiApp

_MOVING = tuple(action for action in ACTIONS if action.where == "list")
_OF_A_CHOICE = {"scroll_top": "first", "scroll_bottom": "last"}
"""What an action of a list is called in a list of choices, where it has another name."""
_OF_A_TEXT = {
    "cursor_down": "scroll_down",
    "cursor_up": "scroll_up",
    "scroll_top": "scroll_home",
    "scroll_bottom": "scroll_end",
}


class LettersMove(BidiApp):
    """An app in which the keys of a list go on working where there is no table."""

    own_keys: dict[str, str]

    async def on_event(self, event: events.Event) -> None:
        """Move with a key of the lists, where nothing else is asked for by it."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            focused = self.focused
            run = "" if focused is None else self._moving(focused, event)
            if focused is not None and run:
                await focused.run_action(run)
                return
        await super().on_event(event)

    def _moving(self, focused: Widget, event: events.Key) -> str:
        """Return the action of *focused* that the key moves by; empty for any other key."""
        names = _OF_A_CHOICE if isinstance(focused, OptionList) else _OF_A_TEXT
        if isinstance(focused, DataTable) or not (
            isinstance(focused, OptionList) or focused.allow_vertical_scroll
        ):
            return ""
        moves = (one.run for one in _MOVING if event.key in keys_of(one, self.own_keys))
        run = next(moves, "")
        if not run or focused.check_consume_key(event.key, event.character):
            return ""
        if event.key in self.screen.active_bindings:
            return ""
        return names.get(run, run)
