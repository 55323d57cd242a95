"""How the app speaks and looks: language, days, order of letters, colours, the user's own keys."""

from __future__ import annotations

from collections.abc import Callable

from casefile.desk.preferences import Preferences
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.settings import Settings
from casefile.screens import case, doctor, form, palette, refusals, sheet
from casefile.screens.keymap import own_keys
from casefile.screens.messages import Messages
from casefile.screens.over_windows import OverWindows
from casefile.screens.screen import CasefileScreen
from casefile.screens.symbols import Drawing
from casefile.screens.themes import THEMES


class Looking(Messages, OverWindows):
    """An app that looks and speaks by the settings of its library, and keeps what is chosen."""

    office: Preferences
    chosen: Settings
    plain_look: bool
    still: bool
    told_profile: str
    forced_profile: bool

    def _spoken(self) -> Language:
        """Return the language of the screen, days written as the settings have it."""
        return self.office.words.isolating().with_hebrew_days(self.chosen.hebrew_days)

    def _profile(self) -> str:
        """Return how the terminal is fed: as forced, else as chosen, else as told."""
        return (
            self.told_profile if self.forced_profile else self.chosen.terminal or self.told_profile
        )

    def _theme(self) -> str:
        """Return the name of the look by the settings; without colours that of the terminal."""
        names = [theme.name for theme in THEMES]
        chosen = self.chosen.theme if self.chosen.theme in names else names[0]
        return "ansi-dark" if self.plain_look else chosen

    def look(self) -> CasefileError | None:
        """Look by the settings; return why the user's own keys are not taken, if they are not."""
        kept = self.chosen
        self.theme = self._theme()
        self.animation_level = "full" if kept.animations and not self.still else "none"
        Drawing.ascii = kept.symbols == "ascii"
        self.set_class(Drawing.ascii, "-ascii")
        refused: CasefileError | None = None
        try:
            self.own_keys = own_keys(self.office.home, kept.keys)
        except CasefileError as trouble:
            refused, self.own_keys = trouble, {}
        self.set_keymap(self.own_keys)
        return refused

    def keep(self, settings: Settings) -> None:
        """Keep the settings in the library and look by them. Raises: NoRoom, BadInput."""
        self.office.keep_settings(settings)
        self.chosen = settings
        refused = self.look()
        if self._profile() != self.bidi_profile:
            self.take_profile(self._profile())
        self._draw_again()
        if refused is not None:
            what, then = refusals.refusal_told(refused, self.words)
            self.notify(then, title=what, severity="warning", markup=False, timeout=12)

    def action_next_language(self) -> None:
        """Go on to the next language."""
        codes = tuple(self.office.languages)
        at = codes.index(self.words.code) if self.words.code in codes else 0
        self.action_speak(codes[(at + 1) % len(codes)])

    def action_speak(self, code: str) -> None:
        """Draw everything in another language, open windows too, and keep it for this library.

        What was said in the language before goes; the list of what was said keeps it.
        """
        self.clear_notifications()
        self._keep_or_tell(lambda: self.office.keep_language(code))
        self._draw_again()

    def _draw_again(self) -> None:
        self.words = self._spoken()
        self.turn(self.words.rtl)
        self.set_class(self.words.rtl, "-rtl")
        under = self.words
        for screen in self.screen_stack:
            if isinstance(screen, CasefileScreen):
                screen.speak()
                if isinstance(screen, case.CaseScreen):
                    under = screen.open.words
            elif isinstance(screen, sheet.Sheet | doctor.Doctor):
                screen.speak()
            elif isinstance(screen, form.FormWindow):
                screen.speak(under)
        self.refresh_css(animate=False)
        self.screen.refresh(layout=True)
        self.ask_again()
        if isinstance(self.screen, palette.Palette):
            typed = self.screen.typed
            self.screen.dismiss(None)
            self.call_after_refresh(self.action_command_palette, typed)

    def action_next_theme(self) -> None:
        """Go on to the next look."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.remember(self.chosen.but(theme=self.theme))

    def remember(self, settings: Settings) -> None:
        """Keep settings that were chosen by a key; a refusal is shown, and they hold until left."""
        self.chosen = settings
        self._keep_or_tell(lambda: self.office.keep_settings(settings))

    def _keep_or_tell(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except CasefileError as trouble:
            what, then = refusals.refusal_told(trouble, self.words)
            self.notify(then, title=what, severity="warning", markup=False, timeout=12)
