"""What was done to the open case: undone, done again, read as history; evidence taken out."""

from __future__ import annotations

from textual.content import Content

from casefile.desk.deeds import deed, taken_back
from casefile.model.errors import CasefileError
from casefile.screens.chrome import Table
from casefile.screens.field_row import FieldRow
from casefile.screens.history import History
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import Asked, CasePane
from casefile.screens.taking_in import TakingIn


class Past(TakingIn):
    """A screen of a case whose changes can be taken back."""

    open: OpenCase
    lost: CasefileError | None
    """Why the library does not answer; None: it does."""

    state: Content
    """What the title line says of the last change."""
    because = ""
    """Why the last change was refused; empty: it was not, or it waits."""

    def tell_title(self) -> None:
        """Draw the title line: the case, and whether all of it is saved."""
        raise NotImplementedError

    def change(self, asked: Asked, done: str = "", *, once: bool = False) -> bool:
        """Ask the desk for a change; True when it was kept."""
        raise NotImplementedError

    def note(self, asked: Asked) -> None:
        """Ask for a change that only goes with what a person does; no refusal is shown."""
        raise NotImplementedError

    def keep_field(self, row: FieldRow, text: str) -> None:
        """Keep a field that was changed and left; else say under it why it is not kept."""
        raise NotImplementedError

    def _told(self) -> str:
        """Return what the newest entry took back or did again, in words; of an undo what is next.

        One deed of a person may be several changes: a letter is filed, accepted and noted as sent.
        """
        entries = self.open.desk.history(self.open.ref)
        again, meant = taken_back(entries[-1], entries)
        what = [deed(one, entries, self.words) for one in meant]
        if again:
            return self.words.term("history.redone", what=what)
        told = self.words.term("history.undone", what=what)
        standing = (x for x in reversed(entries) if x.undoable and x.action != "undo")
        before = next(standing, None)
        if before is None:
            return told
        left = self.words.term("history.undone_next", what=deed(before, entries, self.words))
        return f"{told}. {left}"

    def _tell_undone(self) -> None:
        """Say what was taken back; while the library is away, that it will be."""
        if self.lost is not None:
            self.tell(self.words.term("colleagues.undo_waits"))
            return
        try:
            self.tell(self._told())
        except CasefileError as trouble:  # it went away just now
            self.refused(trouble)

    def action_undo(self) -> None:
        """Take back the last change, and say which it was."""
        desk, ref = self.open.desk, self.open.ref
        self._go_back_or_forth(lambda rev: desk.undo(ref, expect=rev))

    def action_redo(self) -> None:
        """Do again what was undone last, and say what it is."""
        desk, ref = self.open.desk, self.open.ref
        self._go_back_or_forth(lambda rev: desk.redo(ref, expect=rev))

    def _go_back_or_forth(self, asked: Asked) -> None:
        state = self.state
        if self.change(asked, once=True):  # later it would take back another's change
            self._tell_undone()
        elif self.because:  # there is nothing to take back: all that was saved still is
            self.state = state
            self.tell_title()

    def action_history(self) -> None:
        """Show who changed what and when."""
        self.app.push_screen(History(self))

    def action_remove_exhibit(self) -> None:
        """Take the exhibit under the cursor out of the case; the bin and undo bring it back."""
        pane = next((one for one in self.query(CasePane) if one.display), None)
        mark = pane.query_one("#evidence", Table).key_at_cursor if pane is not None else ""
        if self.open.case.exhibit(mark) is None:
            return
        desk, ref = self.open.desk, self.open.ref
        self.change(
            lambda rev: desk.remove(ref, mark, expect=rev),
            self.words.term("bin.put_exhibit", mark=mark),
        )
