"""Long work: how far it is, truthfully, and a key to stop it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from casefile.model.language import Language
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Window, keys_told
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.plain import apart, file_name, line, said

BAR = 40
"""Cells of the bar."""
_NO_FRAME = "\u200f"
"""Before a bar that runs from the right: it is text, not a line that text stops at."""


class Progress(BidiModal[None]):
    """A window over the screen while something long is done."""

    BINDINGS = bindings_of("form")

    def __init__(self, words: Language, what: str) -> None:
        super().__init__()
        self.words = words
        self.what = what
        self.cancelled = False
        self.closed = False
        self._left = False

    def compose(self) -> ComposeResult:
        """Lay out the bar and the name of what is in hand."""
        with Window(said(self.what), keys_told(self.words, "stop")):
            yield Static(bar_told(0, 1, self.words), id="wait-bar")
            yield Static(id="wait-name")

    def on_mount(self) -> None:
        """Close at once, when the work was faster than the window."""
        if self.closed:
            self._leave()

    def tell(self, done: int, of: int, name: str) -> None:
        """Show how far it is."""
        if not self.is_mounted or self.closed:
            return
        self.query_one("#wait-bar", Static).update(bar_told(done, of, self.words))
        counted = said(self.words.term("screens.wait.of", done=done, of=of) + "  ")
        self.query_one("#wait-name", Static).update(line(counted, file_name(name, limit=40)))

    def told(self, done: int, of: int, name: str) -> bool:
        """Show how far it is, told from the thread of the work; False: it is to stop."""
        self.app.call_from_thread(self.tell, done, of, name)
        return not self.cancelled

    def close(self) -> None:
        """The work is done."""
        self.closed = True
        if self.is_attached and self.is_current:
            self._leave()

    def _leave(self) -> None:
        """Go away once: a second time would take the screen below along."""
        if not self._left:
            self._left = True
            self.dismiss(None)

    def action_cancel(self) -> None:
        """Ask the work to stop after the file in hand; what was taken in stays."""
        self.cancelled = True
        self.query_one("#wait-name", Static).update(said(self.words.term("screens.wait.stopping")))


def bar_told(done: int, of: int, words: Language) -> Content:
    """Return how far it is, as a bar that runs the way one reads, and in percent, rounded down."""
    share = min(done, of) / of if of > 0 else 0
    full = int(share * BAR)
    mark = _NO_FRAME if words.rtl else ""
    return line(
        said(mark + "━" * full if full else "", "bold $primary"),
        said(mark + "┄" * (BAR - full) if full < BAR else "", "dim"),
        said("  " + apart(f"{int(share * 100)}%")),
    )
