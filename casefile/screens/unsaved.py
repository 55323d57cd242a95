"""What is typed into a case and not yet stored: fields through a crash, entries until F5."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from textual.content import Content

from casefile.model.case import Case
from casefile.model.errors import CasefileError
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import named_of
from casefile.screens.form import KEPT_EVERY
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import Asked
from casefile.screens.past import Past
from casefile.screens.plain import said


class Entry(NamedTuple):
    """A change asked for and not kept: the case was changed elsewhere, or the library is away."""

    asked: Asked
    where: str
    """The section it was made in, and the hour."""
    laid_down: frozenset[str] = frozenset()
    """Where it waits on this machine too; empty: nowhere."""
    row: FieldRow | None = None
    """The field that it was typed in; None: it was made in a window."""
    before: str = ""
    """What stood in that field when the case was read."""


class Unsaved(Past):
    """A screen of a case whose fields are edited in place."""

    open: OpenCase
    kept_typing: dict[str, str]
    unkept: tuple[Entry, ...] = ()
    """What could not be kept, in the order it was entered; F5 asks for it once more."""

    @property
    def case_here(self) -> Case:
        """The case that is open here."""
        return self.open.case

    def redraw(self) -> None:
        """Draw the case anew."""
        raise NotImplementedError

    def keep_field(self, row: FieldRow, text: str) -> None:
        """Keep a field that was changed and left; else say under it why it is not kept."""
        desk, ref, setting = self.open.desk, self.open.ref, f"{row.field.path}={text}"
        before, state, row.kept = row.kept, self.state, row.text
        if self.change(lambda rev: desk.set(ref, [setting], expect=rev)):
            return
        row.kept = before
        if not self.because and self.unkept:  # typed anew, a field is saved once
            *others, last = (one for one in self.unkept if one.row is not row)
            self.unkept = (*others, last._replace(row=row, before=before))
        row.tell_fault(self.because or self.words.term("screens.saved.field"))
        if self.because:  # the title tells of the field, as long as it is not saved
            self.state = state
        self.tell_title()

    def field_told(self) -> Content | None:
        """Return which field that was left is not saved; None: none is. Why stands under it."""
        for row in self.query(FieldRow):
            left = row.refused or (row.read.fault and not row.has_focus_within)
            if row.standing and row.changed and left:
                told = self.words.term("screens.saved.field_named", field=named_of(row.field))
                return said(told, "bold")
        return None

    def on_descendant_blur(self) -> None:
        """A field may have been left: say whether it is saved."""
        self.call_after_refresh(self.tell_title)

    def on_field_row_typed(self) -> None:
        """A field may stand as it is stored again: say whether all is saved."""
        self.tell_title()

    def watch_typing(self) -> None:
        """Take up what an ended session left typed, and keep what is typed from now on."""
        self.kept_typing = {}
        with suppress(CasefileError):  # a draft that cannot be read must not close the case
            self.kept_typing = self.open.desk.draft(self._draft)
        self.set_interval(KEPT_EVERY, self.keep_typing)

    @property
    def _draft(self) -> str:
        return f"fields:{self.open.case.id}"

    def put_back_typing(self) -> None:
        """Put what was typed before into its fields, and say so."""
        found = [row for row in self.query(FieldRow) if row.field.path in self.kept_typing]
        fresh = [row for row in found if not row.changed]
        for row in fresh:
            row.put_back(self.kept_typing[row.field.path])
        if any(row.changed for row in fresh):
            self.tell(self.words.term("screens.draft"))

    def keep_typing(self) -> None:
        """Keep what stands in fields and is not stored; what is stored is no draft any more."""
        rows = [row for row in self.query(FieldRow) if row.standing]
        if not rows:
            return
        here = {row.field.path for row in rows}
        typed = {path: text for path, text in self.kept_typing.items() if path not in here}
        typed |= {row.field.path: row.text for row in rows if row.changed}
        if typed == self.kept_typing:
            return
        try:
            self.open.desk.keep_draft(self._draft, typed)
        except CasefileError as trouble:
            self.refused(trouble)
        self.kept_typing = typed
