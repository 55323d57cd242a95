"""What is typed into the fields of a case and not yet stored: kept through a crash."""

from __future__ import annotations

from contextlib import suppress

from textual.content import Content

from casefile.model.case import Case
from casefile.model.errors import CasefileError
from casefile.screens.clashing import which_stands
from casefile.screens.fields import FieldRow
from casefile.screens.form import KEPT_EVERY
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import Asked
from casefile.screens.past import Past
from casefile.screens.plain import said


class Unsaved(Past):
    """A screen of a case whose fields are edited in place."""

    open: OpenCase
    kept_typing: dict[str, str]
    pending: Asked | None
    """The change that could not be kept because the case was changed elsewhere."""
    typed_in: tuple[FieldRow, str] | None = None
    """The field that it is typed in, and what stood there when the case was read."""

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
        self.typed_in = None if self.because else (row, before)
        row.tell_fault(self.because or self.words.term("screens.saved.field"))
        if self.because:  # the title tells of the field, as long as it is not saved
            self.state = state
        self.tell_title()

    def keep_or_ask(self, pending: Asked) -> None:
        """Ask once more for what could not be kept, the case being read again.

        Where another wrote into the same field meanwhile, a person decides which is to stand.
        """
        typed_in, self.typed_in = self.typed_in, None
        row, before = typed_in or (None, "")
        done = self.words.term("screens.saved.after_reload")
        self.app.clear_notifications()  # what was refused is asked for again
        self.redraw()

        def kept() -> None:
            if self.change(pending, done) and row is not None and not row.changed:
                row.refused = ""
                row.echo()
                self.tell_title()

        if row is None or not row.standing or row.kept in (before, row.text):
            kept()
            return

        def chosen(code: str | None) -> None:
            if code == "mine":
                kept()
            elif code == "theirs":
                row.give_up()
                self.tell_title()
            else:
                self.pending, self.typed_in = pending, typed_in

        name = self.words.term(row.field.term)
        self.app.push_screen(
            which_stands(name, row.told(row.text), row.told(row.kept), self.words), chosen
        )

    def field_told(self) -> Content | None:
        """Return which field that was left is not saved; None: none is. Why stands under it."""
        for row in self.query(FieldRow):
            left = row.refused or (row.read.fault and not row.has_focus_within)
            if row.standing and row.changed and left:
                name = self.words.term(row.field.term)
                return said(self.words.term("screens.saved.field_named", field=name), "bold")
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
