"""Changes of the open case: asked of the desk and kept, or told why they are not."""

from __future__ import annotations

from textual.content import Content

from casefile.desk.records import Opened
from casefile.model.errors import CasefileError, Conflict, Unreachable
from casefile.screens import refusals
from casefile.screens.more_rows import MoreRows
from casefile.screens.pane import Asked
from casefile.screens.plain import bare, line, said, value
from casefile.screens.unsaved import Unsaved

WHY = 40
"""Letters of why something is not saved in the title line; the whole stands where it was typed."""


class Changing(Unsaved, MoreRows):
    """A screen of a case that is changed on it; every change goes through here to the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.pending: Asked | None = None
        self.laid_down: frozenset[str] = frozenset()
        """Where the change that is pending waits on this machine too; empty: nowhere."""
        self.state: Content = said("")

    def frame(self) -> None:
        """Draw what stands around the case."""
        raise NotImplementedError

    def change(self, asked: Asked, done: str = "") -> bool:
        """Ask the desk for a change; True when it was kept. A refusal is shown, never raised."""
        read = Opened(self.open.case, self.open.revision)
        before: frozenset[str] = frozenset()
        self.because = ""
        try:
            before = self.waiting_places()
            made = self.open.desk.kept_change(read, asked, away=self.away)
        except Conflict as trouble:
            self.pending, self.laid_down = asked, self.waiting_places() - before
            self.not_saved("screens.saved.conflict")
            self.refused(trouble)
            return False
        except Unreachable as trouble:
            self.pending = asked
            self.not_saved("colleagues.not_done")
            self.needs_library(trouble)
            return False
        except CasefileError as trouble:
            self.because = self.words.because(trouble)
            self.not_saved(
                "screens.saved.refused",
                why=refusals.refusal_told(trouble, self.words, self.case_here)[0],
            )
            self.refused(trouble)
            return False
        self.took(made.opened)
        if made.waits is not None:
            self.not_saved("colleagues.not_saved")
            self.wait(made.waits)
        elif done:
            self.tell(done)
        return True

    def note(self, asked: Asked) -> None:
        """Ask for a change that only goes with what a person does, as a look goes with reading.

        Where it cannot be kept (he may only read, a colleague was first) nothing is said of it.
        """
        read = Opened(self.open.case, self.open.revision)
        try:
            made = self.open.desk.kept_change(read, asked, away=self.away)
        except CasefileError:
            return
        self.took(made.opened)

    def took(self, opened: Opened) -> None:
        """Hold the case as it was kept, and say so."""
        self.pending = None
        self.open.take(opened)
        self.not_waiting()
        self.redraw()

    def not_waiting(self) -> None:
        """Say in the title line that the last change is kept, and since when."""
        hour = f"{self.open.desk.now().astimezone():%H:%M}"
        self.state = said(self.words.term("screens.saved.at", hour=hour))

    def not_saved(self, key: str, why: str = "") -> None:
        """Say in the title line that the last change is not kept, and why."""
        told = said(self.words.term(key), "bold")
        self.state = line(told, said(" "), value(bare(why), "bold", WHY)) if why else told
        self.frame()

    def action_reload(self) -> None:
        """Read the case again; what could not be kept is asked for once more."""
        try:
            self.open.reload()
        except CasefileError as trouble:
            self.refused(trouble)
            return
        self.state = said("")
        pending, self.pending = self.pending, None
        if pending is not None:
            self.forget_waiting(self.laid_down)
            self.keep_or_ask(pending)
        else:
            self.redraw()
            self.ask_clash()
