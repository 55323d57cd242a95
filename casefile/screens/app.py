"""The terminal: the app that holds the desk, and hands keys and windows to where they belong."""

from __future__ import annotations

import gc
import os
import sys
from functools import cached_property

from textual import events
from textual.command import Provider
from textual.widget import Widget
from textual.widgets import Input, TextArea

from casefile.desk import desk as desks
from casefile.desk.preferences import Preferences
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.settings import Settings
from casefile.screens import bin as bins
from casefile.screens import (
    case,
    doctor,
    field_row,
    form,
    help,
    jump,
    palette,
    search,
    settings,
    sheet,
)
from casefile.screens.actions import BY_ID, actions_of, bindings_of, keys_of
from casefile.screens.bidi.terminal import terminal_profile
from casefile.screens.cases import CasesScreen
from casefile.screens.chrome import SMALLEST
from casefile.screens.hung_up import EACH, hung_up
from casefile.screens.layouts import latin_key
from casefile.screens.looking import Looking
from casefile.screens.screen import CasefileScreen
from casefile.screens.themes import THEMES
from casefile.screens.unbroken import keep_together


def _entries() -> type[Provider]:
    """Return what fills the palette, when it is opened."""
    return palette.Entries


class CasefileApp(Looking):
    """The program in a terminal."""

    CSS_PATH = "looks.tcss"
    TITLE = "casefile"
    BINDINGS = bindings_of("app")
    COMMANDS = {_entries}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (130, "-wide")]

    def __init__(self, office: Preferences, *, environ: dict[str, str] | None = None) -> None:
        environ = dict(os.environ) if environ is None else environ
        self.office = office
        self.own_keys: dict[str, str] = {}
        self.plain_look = bool(environ.get("NO_COLOR"))
        self.told_profile = terminal_profile(environ)
        self.forced_profile = bool(environ.get("CASEFILE_BIDI"))
        self.still = environ.get("TEXTUAL_ANIMATIONS") == "none"
        self.settings_refused: CasefileError | None = None
        try:
            self.chosen = office.settings()
        except CasefileError as trouble:
            self.settings_refused = trouble  # told when there is a screen; it opens all the same
            self.chosen = Settings()
        self.words: Language = self._spoken()
        self.bidi_profile = self._profile()
        keep_together()
        super().__init__(ansi_color=True if self.plain_look else None)
        for theme in THEMES:
            self.register_theme(theme)
        # Before the start: a theme that is set later has every style sheet read once more.
        self.set_reactive(CasefileApp.theme, self._theme())
        self.stylesheet.set_variables(self.get_css_variables())  # the colours of the theme
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        self.turn(self.words.rtl)

    def on_mount(self) -> None:
        """Choose the look and the keys, and show the list of cases."""
        if not self.is_headless and not self.is_web and sys.stdin.isatty():
            self.set_interval(EACH, self._leave_if_hung_up)
        refused = [self.settings_refused, self.look()]
        self.set_class(self.words.rtl, "-rtl")
        screen = CasesScreen()
        self.push_screen(screen)
        screen.call_after_refresh(_begun)
        for trouble in filter(None, refused):
            screen.call_after_refresh(screen.refused, trouble)

    def _leave_if_hung_up(self) -> None:
        if hung_up(sys.stdin.fileno()):
            self.exit(return_code=1)

    @cached_property
    def desk(self) -> desks.Desk:
        """The clerk, called when more is asked for than the list of cases."""
        return desks.Desk.of(self.office)

    # -- what is opened over the screen -------------------------------------------------------

    def action_settings(self) -> None:
        """Show the settings."""
        self._over(settings.Settings())

    def action_doctor(self) -> None:
        """Show what this terminal can do, and have its order of letters chosen."""
        self.push_screen(doctor.Doctor())

    def action_bin(self) -> None:
        """Show what was deleted: of the open case, and whole cases."""
        screen = self.screen
        self._over(bins.Bin(screen if isinstance(screen, case.CaseScreen) else None))

    def action_jump(self) -> None:
        """Put a letter on every part of the screen, and go where the one pressed stands."""

        def gone(widget: Widget | None) -> None:
            if widget is not None:
                widget.focus()

        if isinstance(self.screen, CasefileScreen):
            places = jump.targets(self.screen, rtl=self.words.rtl)
            self.push_screen(jump.Jump(places, self.words), gone)

    def _over(self, window: sheet.Sheet) -> None:
        """Open a window over a full screen; not twice."""
        if isinstance(self.screen, CasefileScreen):
            self.push_screen(window)

    # -- keys ---------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Let letter keys work on any keyboard layout, outside of text fields."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if self.came_early(event):
                return
            self.note_key(latin_key(event.key) or event.key)
            if self.screen.is_modal and await self.ran_over_a_window(event):
                return
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
            in_line = event.key == "enter" and isinstance(focused, field_row.Line)
            if in_line and isinstance(self.screen, case.CaseScreen):
                # As with tab: what follows belongs to the next field. (A form goes on by itself.)
                self.screen.focus_next()
                return
            typing = focused is not None and focused.check_consume_key(event.key, event.character)
            if latin is not None and not typing:
                event.key = latin
                event.character = latin if len(latin) == 1 else None
            await super().on_event(event)
            if not (typing and isinstance(focused, Input | TextArea)):
                self.wait_for(focused or self.screen)
            return
        await super().on_event(event)

    def _in_a_field(self) -> bool:
        if self.focused is None:
            return False
        within = any(isinstance(one, field_row.FieldRow) for one in self.focused.ancestors)
        return within or isinstance(self.screen, form.FormWindow)

    def action_run_here(self, id_: str) -> None:
        """Do what the key of an action would do: for clicks and for the palette."""
        if id_ != "case.section":
            self.simulate_key(keys_of(BY_ID[id_], self.own_keys)[0])

    # -- help, search -------------------------------------------------------------------------

    def action_show_help(self) -> None:
        """Show the help of this screen."""
        screen = self.screen
        if not isinstance(screen, CasefileScreen):
            return
        pane = screen.pane if isinstance(screen, case.CaseScreen) else None
        alone = "search" if isinstance(screen, search.SearchScreen) else "cases"
        place = pane.place if pane is not None else alone
        self.push_screen(help.help_of(place, screen.actions_here(), self.words, self.own_keys))

    def action_show_help_of(self, place: str) -> None:
        """Show the help of another place, with its keys."""
        around = ("app",) if place == "cases" else ("case", "app")
        actions = actions_of(place, *around)
        self.push_screen(help.help_of(place, actions, self.words, self.own_keys))

    def action_search(self) -> None:
        """Search the words of all cases."""
        screen = self.screen
        if isinstance(screen, CasefileScreen) and not isinstance(screen, search.SearchScreen):
            self.push_screen(search.SearchScreen())

    def action_command_palette(self, typed: str = "") -> None:
        """Open the palette."""
        if not isinstance(self.screen, palette.Palette):
            placeholder = self.words.term("screens.palette.search")
            opened = palette.Palette(placeholder=placeholder)
            self.push_screen(opened)
            if typed:
                opened.call_after_refresh(opened.seek, typed)

    # -- too small ----------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the window is too small to work in."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-small")


def _begun() -> None:
    """Look for garbage from now on, but not in what was loaded at the start."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(office: Preferences) -> int:
    """Open the terminal interface on the library of *office*; return its exit code."""
    app = CasefileApp(office)
    app.run()
    return app.return_code or 0
