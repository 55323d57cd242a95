"""A text to send: read here in the debtor's language, then on the clipboard or in Word.

Nothing is sent by the program. The text goes to the clipboard by the terminal (OSC 52) and into a
file, for terminals that do not take it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.desk.records import Written
from casefile.model.errors import CasefileError
from casefile.model.plan import Caution
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Choose, Window, keys_of
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.cautions import cautions_told
from casefile.screens.opencase import OpenCase
from casefile.screens.outside import lies_at, opened_outside
from casefile.screens.pane import trouble_told
from casefile.screens.plain import lines, plain, said, value
from casefile.screens.wait import Progress


class TextWindow(BidiModal[bool]):
    """Reads a text before it goes. Hands over True when it was taken along, to be sent."""

    BINDINGS = bindings_of("text")
    follows = True

    def __init__(
        self,
        open_case: OpenCase,
        form: str,
        *,
        about: str = "",
        cautions: Sequence[Caution] = (),
        short: bool = False,
    ) -> None:
        super().__init__()
        self.open = open_case
        self.form = form
        self.about = about
        self.cautions = tuple(cautions)
        self.short = short
        self.language = ""
        self.taken = False
        self.text = ""
        self.written: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay out the cautions, the text and what became of it."""
        words = self.open.words
        title = said(words.term(f"screens.text.forms.{self.form}"))
        with Window(title, keys_of("text", words), id="text"):
            yield Static(id="text-cautions")
            with VerticalScroll(can_focus=True, id="text-scroll"):
                yield Static(id="text-body")
            yield Static(id="text-state")

    def on_mount(self) -> None:
        """Compose the text."""
        self.draw()
        self.query_one("#text-scroll").focus()

    def follow(self) -> None:
        """Draw what stands around the text in another language; the text keeps its own."""
        self.call_later(self._again)

    async def _again(self) -> None:
        await self.recompose()
        if self.query("#text-scroll"):
            self.draw()
            self.query_one("#text-scroll").focus()

    def draw(self) -> None:
        """Compose the text and show it."""
        words = self.open.words
        cautions = self.query_one("#text-cautions", Static)
        cautions.update(cautions_told(self.cautions, words))
        cautions.display = bool(self.cautions)
        body = self.query_one("#text-body", Static)
        try:
            self.text = self.open.desk.message(
                self.open.ref,
                self.form,
                language=self.language,
                short=self.short,
                about=self.about,
            )
        except CasefileError as trouble:
            self.text = ""
            body.update(trouble_told(words, trouble))
            return
        body.update(plain(self.text))
        self.query_one("#text-scroll", VerticalScroll).scroll_home(animate=False)

    def _tell(self, *told: Content) -> None:
        self.query_one("#text-state", Static).update(lines(*told))

    def action_copy(self) -> None:
        """Put the text on the clipboard, and into a file for terminals that do not take it."""
        if not self.text:
            return
        words = self.open.words
        self.app.copy_to_clipboard(self.text)
        try:
            path = self.open.desk.keep_text(self.open.ref, self.form, self.text)
        except CasefileError as trouble:
            self._tell(trouble_told(words, trouble))
            return
        self.taken = True
        self._tell(
            said(words.term("screens.text.copied"), "bold"),
            value(str(path), "dim"),
            said(words.term("screens.text.then_sent")),
        )

    def action_short(self) -> None:
        """A short message instead of a letter, or back."""
        self.short = not self.short
        self.draw()

    def action_text_language(self) -> None:
        """Choose the language; at first it is that of the debtor."""
        words = self.open.words
        languages = self.open.desk.languages
        options = [(code, value(one.term("language.name"))) for code, one in languages.items()]
        now = self.language or self.open.case.respondent.language or self.open.case.language

        def chosen(code: str | None) -> None:
            if code:
                self.language = code
                self.draw()

        self.app.push_screen(
            Choose(said(words.term("screens.text.language")), options, words, now), chosen
        )

    def action_word(self) -> None:
        """Write it as a letter in Word, off the main thread."""
        progress = Progress(self.open.words, self.open.words.term("panes.packets.writing"))
        self.app.push_screen(progress)
        self._writing(progress)

    @work(thread=True, exclusive=True, group="write")
    def _writing(self, progress: Progress) -> None:
        try:
            done = self.open.desk.write(
                self.open.ref,
                self.form,
                language=self.language,
                about=self.about,
                told=progress.told,
            )
        except CasefileError as trouble:
            self.app.call_from_thread(self._refused, trouble, progress)
            return
        self.app.call_from_thread(self._done, done, progress)

    def _refused(self, trouble: CasefileError, progress: Progress) -> None:
        progress.close()
        self._tell(trouble_told(self.open.words, trouble))

    def _done(self, done: Written, progress: Progress) -> None:
        self.open.look_for_packets()
        progress.close()
        self.taken = True
        self.written = done.path
        words = self.open.words
        self._tell(
            said(words.term("screens.text.written"), "bold"),
            value(str(done.path), "dim"),
            said(words.term("screens.text.then_sent")),
        )

    def action_open_word(self) -> None:
        """Open the letter in the program the computer has for it, or say where it lies."""
        if self.written is None:
            self._tell(said(self.open.words.term("panes.packets.not_written")))
        elif not opened_outside(self.written):
            self._tell(said(lies_at(self.written, self.open.words)))

    def action_cancel(self) -> None:
        """Close; what was taken along is to be sent."""
        self.dismiss(self.taken)
