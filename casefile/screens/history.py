"""The history of the open case: who changed what and when; any change that stands can be undone."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from casefile.desk.changed_fields import names_in, told_changes
from casefile.desk.deeds import deed, taken_back
from casefile.model.errors import CasefileError
from casefile.model.keeping import actor_told
from casefile.screens.chrome import WHOLE, Table
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CaseHolder
from casefile.screens.plain import cell, line, lines, said, value, word_cell
from casefile.screens.sheet import Sheet
from casefile.store.history import Entry

MOST = 4
"""Changes of an entry that are told in the window; the rest are counted."""


class History(Sheet):
    """The window."""

    place = "history"

    def __init__(self, case_screen: CaseHolder) -> None:
        super().__init__()
        self.case_screen = case_screen
        self.entries: tuple[Entry, ...] = ()

    @property
    def open(self) -> OpenCase:
        """The case."""
        return self.case_screen.open

    def fill(self) -> None:
        """Fill the list, the newest first."""
        words = self.words
        try:
            self.entries = self.open.desk.history(self.open.ref)
        except CasefileError as trouble:
            self.refused(trouble)
            return
        columns = [
            (word_cell(words.term("history.at")), WHOLE),
            (word_cell(words.term("history.who")), 13),
            (word_cell(words.term("history.what")), -1),
        ]
        rows: list[tuple[str, list[object]]] = []
        called = names_in(self.entries)
        for entry in reversed(self.entries):
            told = words.say(deed(entry, self.entries, words, called))
            if entry.taken_back:
                told = f"({words.term('history.taken_back')}) {told}"
            look = "dim" if entry.taken_back else ""
            at = datetime.fromisoformat(entry.at).astimezone()
            who = actor_told(entry.actor, words)
            rows.append(
                (
                    str(entry.rev),
                    [word_cell(words.value(at)), cell(who), word_cell(told, look)],
                )
            )
        self.table.refill(columns, rows, words.rtl, self.room)

    def _at_cursor(self) -> Entry | None:
        key = self.table.key_at_cursor
        return next((one for one in self.entries if str(one.rev) == key), None)

    def row_told(self) -> Content:
        """Return what the entry changed, before and after, and what `u` would do to it."""
        words, entry = self.words, self._at_cursor()
        if entry is None:
            return said("")
        told = told_changes(entry, self.entries, words) if entry.rev > 1 else ()
        rows = [said(words.say(deed(entry, self.entries, words)), "bold")]
        for one in told[:MOST]:
            was = words.term("history.was", value=one.was) if one.was else ""
            now = words.term("history.now", value=one.now) if one.now else ""
            parted = said(" · " if was and now else "")
            rows.append(line(value(one.field), said("  "), said(was, "dim"), parted, said(now)))
        if len(told) > MOST:
            rows.append(said(words.term("history.more", n=len(told) - MOST), "dim"))
        rows.append(said(self._undo_told(entry), "$text-muted"))
        return lines(*rows)

    def _undo_told(self, entry: Entry) -> str:
        words = self.words
        if entry.undoable:
            return self._what("would", "would_redo", entry)
        if entry.taken_back:
            return words.term("history.already")
        return words.term("history.stays" if entry.rev == 1 else "history.no_change")

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter takes the change back."""
        event.stop()
        self.action_take_back()

    def _what(self, taken: str, again: str, entry: Entry) -> str:
        """Return what taking the entry back does: of an undo, its change is done again."""
        words, key, meant = self.words, taken, [entry]
        if entry.action == "undo":
            done_again, meant = taken_back(entry, self.entries)
            key = taken if done_again else again
        what = [deed(one, self.entries, words) for one in meant]
        return words.term(f"history.{key}", what=what)

    def action_take_back(self) -> None:
        """Take back the change under the cursor alone; later ones stay."""
        entry = self._at_cursor()
        if entry is None:
            return
        if not entry.undoable:
            self.tell(self._undo_told(entry))
            return
        desk, ref = self.open.desk, self.open.ref
        done = self._what("undone", "redone", entry)
        self.case_screen.change(
            lambda revision: desk.undo_change(ref, entry.rev, expect=revision), done
        )
        self.show()
