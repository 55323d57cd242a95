"""Keys of the app that work over an open window too: help, the next language, looks, leaving."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from textual import events
from textual.screen import Screen
from textual.widgets import Input, OptionList

from casefile.later import loaded
from casefile.model.language import Language
from casefile.screens import ask, case, field_row, form, help, wait
from casefile.screens.actions import ACTIONS, BY_ID, keys_of
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.early_keys import EarlyKeys
from casefile.screens.ending import heed

OVER = ("app.help", "app.language", "app.theme", "app.quit")


class Asked(NamedTuple):
    """A key, and the screen it was pressed on."""

    screen: Screen[Any]
    key: str


class Carried(NamedTuple):
    """What stood in a question of one line, to be put into the same question asked anew."""

    kind: type[Screen[Any]]
    chosen: list[int | None]
    typed: list[str]

    def into(self, window: Screen[Any]) -> None:
        """Put it into the fresh window."""
        for listed, at in zip(window.query(OptionList), self.chosen, strict=False):
            listed.highlighted = at
        for field, text in zip(window.query(Input), self.typed, strict=False):
            field.value = text


class OverWindows(EarlyKeys):
    """An app whose own keys reach it through a window."""

    own_keys: dict[str, str]
    words: Language
    _last: Asked | None = None
    _carried: Carried | None = None

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:
        """Open a screen; a window remembers the key that asked for it."""
        last = self._last
        if isinstance(screen, BidiModal) and last is not None and last.screen is self.screen:
            screen.asked_with = last.key
        if self._carried is not None and type(screen) is self._carried.kind:
            screen.call_after_refresh(self._carried.into, screen)
        self._carried = None
        return super().push_screen(screen, *args, **kwargs)

    def note_key(self, key: str) -> None:
        """Remember which key was pressed last, and where."""
        if self.screen_stack:
            self._last = Asked(self.screen, key)

    async def ran_over_a_window(self, event: events.Key) -> bool:
        """Do what a key of the app does, over an open window; False: the key is the window's.

        Enter in a line of a form goes on here, before the letters that follow in the same burst
        are handed out: through the queue of the field they would all land in the old one.
        """
        focused = self.focused
        window = self.screen
        in_line = event.key == "enter" and isinstance(focused, field_row.Line)
        if in_line and isinstance(window, form.FormWindow) and window.enter_goes_on:
            window.go_on()
            return True
        if focused is not None and focused.check_consume_key(event.key, event.character):
            return False
        for id_ in OVER:
            if event.key in keys_of(BY_ID[id_], self.own_keys):
                if id_ == "app.help":
                    self.help_over_a_window()
                else:
                    await self.run_action(BY_ID[id_].run)
                return True
        return False

    def help_over_a_window(self) -> None:
        """Show what the field one stands in takes, and the keys of the window that is open.

        Over the help itself nothing.
        """
        if isinstance(self.screen, ask.Reader | wait.Progress):
            return
        bound = {one.binding.id for one in self.screen.active_bindings.values()}
        actions = tuple(action for action in ACTIONS if action.id in bound)
        above = () if self.focused is None else self.focused.ancestors_with_self
        row = next((one for one in above if isinstance(one, field_row.FieldRow)), None)
        field = None if row is None else row.field
        self.push_screen(help.help_of("window", actions, self.words, self.own_keys, field))

    def ask_again(self) -> None:
        """Close a question of one line and ask it anew, with what was chosen or typed in it."""
        for one in self.screen_stack:
            if isinstance(one, BidiModal) and one.follows:
                one.follow()
        window = self.screen
        if not isinstance(window, BidiModal) or window.follows or hasattr(window, "speak"):
            return
        if window.again is not None:
            window.dismiss(None)
            self.call_after_refresh(window.again)
            return
        if not window.asked_with:
            return
        key = window.asked_with
        self._carried = Carried(
            type(window),
            [listed.highlighted for listed in window.query(OptionList)],
            [field.value for field in window.query(Input)],
        )
        window.dismiss(None)
        self.call_after_refresh(self.simulate_key, key)

    def on_mount(self) -> None:
        """Leave in order when the system says so; a page in a browser is ended by its server."""
        if not self.is_headless and not self.is_web:
            heed(self._told_to_end)
            # With sixteen colours bold black is drawn grey, which cannot be read on the cursor.
            self.set_class(self.console.color_system in ("standard", "windows"), "-few-colours")

    def _told_to_end(self, code: int) -> None:
        self._keep_drafts()
        self.exit(return_code=code)

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack if loaded(form) else ():
            if isinstance(screen, form.FormWindow):
                screen.keep()

    async def action_quit(self) -> None:
        """Leave; what is typed in open forms is kept as a draft."""
        self._keep_drafts()
        self._left_in_turn(tuple(self.screen_stack))

    def _left_in_turn(self, screens: tuple[Screen[Any], ...]) -> None:
        """Leave the cases, the last opened first; each asks about what is not saved in it."""
        for n in reversed(range(len(screens))):
            one = screens[n]
            if loaded(case) and isinstance(one, case.CaseScreen):
                one.leave(partial(self._left_in_turn, screens[:n]))
                return
        self.exit()
