"""What every full screen shares: its words, its line of keys, refusals shown and never raised."""

from __future__ import annotations

from typing import Protocol, cast

from textual.widgets import Input, TextArea

from casefile.desk import desk as desks
from casefile.desk.preferences import Preferences
from casefile.model import case as cases
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.settings import Settings
from casefile.screens import refusals
from casefile.screens.actions import Action, actions_of
from casefile.screens.bidi.terminal import BidiScreen
from casefile.screens.chrome import Keys, TooSmall
from casefile.screens.plain import said


class Holder(Protocol):
    """The app, as its screens know it."""

    office: Preferences
    words: Language
    own_keys: dict[str, str]
    chosen: Settings

    def remember(self, settings: Settings) -> None:
        """Keep settings that change nothing but where one stands."""
        ...

    @property
    def desk(self) -> desks.Desk:
        """The clerk."""
        ...


class CasefileScreen(BidiScreen[None]):
    """A full screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (130, "-wide")]
    AUTO_FOCUS = ""

    @property
    def holder(self) -> Holder:
        """The app."""
        return cast("Holder", self.app)

    @property
    def desk(self) -> desks.Desk:
        """The clerk."""
        return self.holder.desk

    @property
    def office(self) -> Preferences:
        """The clerk's office: what can be asked before the rest of the program is loaded."""
        return self.holder.office

    @property
    def words(self) -> Language:
        """The language of the app."""
        return self.holder.words

    def case_words(self, case: cases.Case) -> Language:
        """Return the language with the terms of the case's place before its own."""
        law = self.office.laws.get(case.place)
        return self.words.in_place(law.terms.get(self.words.code, {})) if law else self.words

    @property
    def case_here(self) -> cases.Case | None:
        """The case that is open here."""
        return None

    @property
    def in_field(self) -> bool:
        """True while a person is typing."""
        return isinstance(self.focused, Input | TextArea)

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self.app.notify(sentence, markup=False, timeout=5)

    def refused(self, trouble: CasefileError) -> None:
        """Show a refusal: what is wrong, and what to do next."""
        what, then = refusals.refusal_told(trouble, self.words, self.case_here)
        self.app.notify(then, title=what, severity="warning", markup=False, timeout=12)

    def actions_here(self) -> tuple[Action, ...]:
        """Return what can be done here."""
        return actions_of("app")

    def keys_told(self) -> tuple[Action, ...]:
        """Return the actions that the line of keys tells."""
        return self.actions_here()

    def tell_keys(self) -> None:
        """Draw the line of keys."""
        for small in self.query(TooSmall):
            small.update(said(self.words.term("screens.too_small")))
        typing = self.in_field or getattr(self.app.screen, "takes_letters", False)
        for keys in self.query(Keys):
            keys.tell(self.keys_told(), self.words, self.holder.own_keys, typing=typing)

    def on_screen_suspend(self) -> None:
        """In a form over this screen a sign is typed: the line of keys tells the key for help."""
        if getattr(self.app.screen, "takes_letters", False):
            self.tell_keys()

    def on_screen_resume(self) -> None:
        """The form is gone."""
        if self.is_mounted:
            self.tell_keys()

    def speak(self) -> None:
        """Draw everything in the language of the app."""
        raise NotImplementedError
