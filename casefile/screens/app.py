"""The terminal: the app that holds the desk, the language, the keys and the looks."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import events
from textual.command import CommandPalette

from casefile.desk import Desk
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.screens.actions import BY_ID, bindings_of
from casefile.screens.bidi.terminal import BidiApp, terminal_profile
from casefile.screens.case import CaseScreen
from casefile.screens.cases import CasesScreen
from casefile.screens.chrome import SMALLEST
from casefile.screens.fields import FieldRow
from casefile.screens.form import FormWindow
from casefile.screens.help import help_of
from casefile.screens.keymap import own_keys
from casefile.screens.layouts import latin_key
from casefile.screens.palette import Entries, Palette
from casefile.screens.screen import CasefileScreen
from casefile.screens.themes import THEMES


class CasefileApp(BidiApp):
    """The program in a terminal."""

    CSS_PATH = "looks.tcss"
    TITLE = "casefile"
    BINDINGS = bindings_of("app")
    COMMANDS = {Entries}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (130, "-wide")]
    LANGUAGES: ClassVar[tuple[str, ...]] = ("en", "he", "pl")

    def __init__(self, desk: Desk, *, environ: dict[str, str] | None = None) -> None:
        environ = dict(os.environ) if environ is None else environ
        self.desk = desk
        self.words: Language = desk.words.isolating()
        self.own_keys: dict[str, str] = {}
        self.plain_look = "NO_COLOR" in environ
        self.bidi_profile = terminal_profile(environ)
        super().__init__(ansi_color=True if self.plain_look else None)
        self.turn(self.words.rtl)

    def on_mount(self) -> None:
        """Choose the look and the keys, and show the list of cases."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ansi-dark" if self.plain_look else "casefile-dark"
        refused: CasefileError | None = None
        try:
            self.own_keys = own_keys(self.desk.home)
        except CasefileError as trouble:
            refused = trouble
        self.set_keymap(self.own_keys)
        self.set_class(self.words.rtl, "-rtl")
        screen = CasesScreen()
        self.push_screen(screen)
        if refused is not None:
            screen.call_after_refresh(screen.refused, refused)

    # -- keys ---------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Let letter keys work on any keyboard layout, outside of text fields."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            latin = latin_key(event.key)
            focused = self.focused
            if event.key in ("tab", "shift+tab") and self._in_a_field():
                # Moved here, before the letters that follow in the same burst are handed out:
                # through the queue of the field they would all land in the old one.
                if event.key == "tab":
                    self.screen.focus_next()
                else:
                    self.screen.focus_previous()
                return
            typing = focused is not None and focused.check_consume_key(event.key, event.character)
            if latin is not None and not typing:
                event.key = latin
                event.character = latin if len(latin) == 1 else None
        await super().on_event(event)

    def _in_a_field(self) -> bool:
        if self.focused is None:
            return False
        within = any(isinstance(one, FieldRow) for one in self.focused.ancestors)
        return within or isinstance(self.screen, FormWindow)

    def action_run_here(self, id_: str) -> None:
        """Do what the key of an action would do: for clicks and for the palette."""
        action = BY_ID[id_]
        keys = self.own_keys.get(id_) or action.keys
        if id_ != "case.section":
            self.simulate_key(keys.split(",")[0])

    # -- help, language, looks ----------------------------------------------------------------

    def action_show_help(self) -> None:
        """Show the help of this screen."""
        screen = self.screen
        if not isinstance(screen, CasefileScreen):
            return
        pane = screen.pane if isinstance(screen, CaseScreen) else None
        place = pane.place if pane is not None else "cases"
        self.push_screen(help_of(place, screen.actions_here(), self.words, self.own_keys))

    def action_next_language(self) -> None:
        """Go on to the next language."""
        at = self.LANGUAGES.index(self.words.code) if self.words.code in self.LANGUAGES else 0
        self.action_speak(self.LANGUAGES[(at + 1) % len(self.LANGUAGES)])

    def action_speak(self, code: str) -> None:
        """Draw everything in another language. Small windows keep theirs until they close."""
        self.desk.speak(code)
        self.words = self.desk.words.isolating()
        self.turn(self.words.rtl)
        self.set_class(self.words.rtl, "-rtl")
        for screen in self.screen_stack:
            if isinstance(screen, CasefileScreen):
                screen.speak()
        self.refresh_css(animate=False)
        self.screen.refresh(layout=True)

    def action_next_theme(self) -> None:
        """Go on to the next look."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]

    def action_command_palette(self) -> None:
        """Open the palette."""
        if not CommandPalette.is_open(self):
            placeholder = self.words.term("screens.palette.search")
            self.push_screen(Palette(id="--command-palette", placeholder=placeholder))

    # -- too small ----------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the window is too small to work in."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-small")


def run(desk: Desk) -> int:
    """Open the terminal interface on the library of *desk*; return its exit code."""
    app = CasefileApp(desk)
    app.run()
    return app.return_code or 0
