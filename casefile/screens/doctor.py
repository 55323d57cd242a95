"""This terminal: what it is, and a line of Hebrew four ways, of which one reads right."""

from __future__ import annotations

from typing import Protocol, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Static

from casefile.desk.desk import Desk
from casefile.desk.facts import facts
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.settings import Settings
from casefile.screens import refusals
from casefile.screens.actions import actions_of, bindings_of
from casefile.screens.ask import Window
from casefile.screens.bidi.filter import BidiFilter
from casefile.screens.bidi.terminal import PROFILES, BidiModal, as_sent
from casefile.screens.chrome import Keys
from casefile.screens.plain import line, lines, said, value
from casefile.screens.screen import Holder

SAMPLE = "שלום (abc) 123"
"""Letters of both directions, brackets that turn round, figures that do not."""


class TerminalHolder(Protocol):
    """The app, as the doctor knows it."""

    desk: Desk
    words: Language
    bidi_profile: str
    told_profile: str
    """What the environment says."""

    def keep(self, settings: Settings) -> None:
        """Keep the settings and look by them."""
        ...


class Samples(Static):
    """The sample lines, each ordered for one kind of terminal: sent as they are."""

    def get_line_filters(self) -> list[LineFilter]:
        """Leave the order alone: it is what is tried here."""
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]


def samples_told() -> Content:
    """Return the sample in each of the four ways, numbered."""
    return Content("\n").join(
        Content(f"  {n}   {as_sent(SAMPLE, profile)}") for n, profile in enumerate(PROFILES, 1)
    )


class Doctor(BidiModal[None]):
    """The window."""

    BINDINGS = [*bindings_of("doctor"), *bindings_of("sheet")]

    @property
    def terminal(self) -> TerminalHolder:
        """The app."""
        return cast("TerminalHolder", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the question, the lines, the facts and the keys."""
        with Window(said(""), said(""), id="sheet"):
            yield Static(id="doctor-ask")
            yield Samples(id="doctor-samples", classes="box")
            yield Static(id="doctor-use")
            with VerticalScroll():
                yield Static(id="doctor-facts")
            yield Keys(id="sheet-keys")

    def on_mount(self) -> None:
        """Show it."""
        self.speak()

    def speak(self) -> None:
        """Draw everything in the language of the app, once it is laid out."""
        if not self.is_attached or not self.query("#sheet-keys"):
            return
        words, app = self.terminal.words, self.terminal
        self.query_one(Window).border_title = said(words.term("doctor.title"))
        self.query_one("#doctor-ask", Static).update(
            lines(said(words.term("doctor.ask"), "bold"), said(words.term("doctor.how")))
        )
        self.query_one("#doctor-samples", Samples).update(samples_told())

        def profile(name: str) -> str:
            return words.term(f"doctor.profiles.{name}")

        self.query_one("#doctor-use", Static).update(
            lines(
                said(words.term("doctor.chosen", profile=profile(app.bidi_profile)), "bold"),
                said(words.term("doctor.detected", profile=profile(app.told_profile))),
                said(words.term("doctor.elsewhere"), "dim"),
                said(""),
            )
        )
        self.query_one("#doctor-facts", Static).update(
            lines(*(self._fact(words, name, fact) for name, fact in facts(app.desk).items()))
        )
        keymap = cast("Holder", self.app).own_keys
        self.query_one(Keys).tell(actions_of("doctor", "sheet"), words, keymap)

    def _fact(self, words: Language, name: str, fact: str) -> Content:
        """Return a fact of the computer; what has no name in words is a program of its own."""
        key = f"frame.computer.{name}"
        told = words.term(key) if words.has(key) else name
        return line(said(f"{told}: "), value(fact, limit=200))

    def action_pick(self, number: int) -> None:
        """Keep the line that reads right; 0: the program tells by itself."""
        name = PROFILES[number - 1] if number else ""
        desk, words = self.terminal.desk, self.terminal.words
        try:
            self.terminal.keep(desk.settings().but(terminal=name))
        except CasefileError as trouble:
            what, then = refusals.refusal_told(trouble, words)
            self.app.notify(then, title=what, severity="warning", markup=False, timeout=12)
            return
        kept = words.term("doctor.kept", profile=words.term(f"doctor.profiles.{name or 'auto'}"))
        self.app.notify(kept, markup=False, timeout=5)
        self.speak()

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)
