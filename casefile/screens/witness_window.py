"""A witness: what he can prove, his interest, whether he will come, and what to ask him."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.model.plan import Interview
from casefile.model.witness import Witness
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Window, keys_of
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import line, lines, plain, said, value

EDIT, STATEMENT = "edit", "statement"


class WitnessWindow(BidiModal[str]):
    """Reads of one witness; hands over what to do next: edit him, or draft his statement."""

    BINDINGS = bindings_of("witness")

    def __init__(self, open_case: OpenCase, witness: Witness, interview: Interview) -> None:
        super().__init__()
        self.open = open_case
        self.witness = witness
        self.interview = interview

    def compose(self) -> ComposeResult:
        """Lay out what is known and what to ask."""
        words = self.open.words
        title = line(value(self.witness.name), said(f" · {words.name_of(self.witness.relation)}"))
        with (
            Window(title, keys_of("witness", words), id="reader"),
            VerticalScroll(can_focus=True),
        ):
            yield Static(lines(*self._known(), *self._asked()))

    def _known(self) -> list[Content]:
        words, one = self.open.words, self.witness

        def told(known: bool | None) -> str:
            return words.term(f"words.{ {True: 'yes', False: 'no', None: 'unknown'}[known] }")

        shows = ", ".join(words.names_of(one.shows)) or "-"
        rows = [
            said(words.term("screens.witness.proves", what=shows), "bold"),
            said(f"{words.term('panes.people.first_hand')}: {told(one.first_hand)}"),
            said(f"{words.term('panes.people.available')}: {told(one.available)}"),
        ]
        if one.statement:
            signed = told(one.signed)
            rows.append(
                said(words.term("screens.witness.stated", mark=one.statement, signed=signed))
            )
        else:
            rows.append(said(words.term("screens.witness.no_statement")))
        for name in ("knows", "own_words", "learned_how"):
            if text := getattr(one, name):
                rows.append(line(said(words.term(f"panes.people.{name}") + ": "), plain(text)))
        return rows

    def _asked(self) -> list[Content]:
        words = self.open.words
        rows = [said(words.term("screens.witness.keep"), "bold")]
        rows += [said("- " + words.say(one)) for one in self.interview.keep]
        rows.append(said(words.term("screens.witness.ask"), "bold"))
        element = None
        for n, one in enumerate(self.interview.questions, 1):
            if one.element is not None and one.element is not element:
                rows.append(said(words.name_of(one.element), "underline"))
            element = one.element
            rows.append(said(f"{n}. {words.say(one.ask)}"))
        return rows

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_edit(self) -> None:
        """Change what is known of him."""
        self.dismiss(EDIT)

    def action_statement(self) -> None:
        """Draft his statement."""
        self.dismiss(STATEMENT)

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss("")
