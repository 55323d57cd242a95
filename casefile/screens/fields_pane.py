"""A section with fields of the case: told as lines at once, and drawn as fields when they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.widget import AwaitMount, Widget
from textual.widgets import Static

from casefile.model.language import Language
from casefile.screens.columns import column
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.pane import CasePane
from casefile.screens.plain import apart, line, lines, said, value

_LABEL = 24
"""Cells of a label beside its field, without the space around it: as in the style sheet."""


class FieldsPane(CasePane):
    """A section with fields, each kept when it is left.

    Some thirty fields are a few hundred widgets, which take their time. Until they stand, the same
    is shown in lines of text in the same places.
    """

    laid: tuple[Field, ...] = ()
    """The fields that are laid out."""
    wanted = False
    """True while a field is to be gone to as soon as it stands."""
    rest = ""
    """Wording key of the heading of fields that speak of no one thing, beside such that do."""

    def places_of_fields(self) -> ComposeResult:
        """Lay out where the fields will stand, and the lines that tell of them before."""
        yield Static(classes="fields-first")
        yield Vertical(classes="fields")

    def tell_first(self, fields: Iterable[Field], stored: Mapping[str, str]) -> None:
        """Show fields that do not stand yet as lines of text."""
        first = self.query_one(".fields-first", Static)
        rows: list[Content] = []
        for head, field in self._headed(tuple(fields)):
            rows += [line(said(" "), said(head, "bold"))] if head else []
            rows.append(_told(field, stored[field.path], self.words))
        first.update(lines(*rows))
        first.display = True

    def lay_out(self, fields: tuple[Field, ...], stored: Mapping[str, str]) -> None:
        """Put what is stored into the fields; one that a person is typing in is left alone."""
        if fields == self.laid:
            for row in self.query(FieldRow):
                row.put(stored.get(row.field.path, ""))
            heads = [head for head, _ in self._headed(fields) if head]
            for head, shown in zip(heads, self.query(".fields-of").results(Static), strict=False):
                shown.update(said(head))
            return
        at = next((row.field.path for row in self.query(FieldRow) if row.has_focus_within), "")
        self.laid = fields
        self.tell_first(fields, stored)
        on, currency = self.open.on, self.open.currency
        rows: list[Widget] = []
        for head, field in self._headed(fields):
            rows += [Static(said(head), classes="fields-of")] if head else []
            text = stored[field.path]
            rows.append(FieldRow(field, text, self.words, on, currency=currency, quiet=True))
        box = self.query_one(".fields", Vertical)
        gone = box.remove_children()
        self.call_later(self._drawn, gone, box.mount_all(rows), at)

    def _headed(self, fields: Sequence[Field]) -> Iterable[tuple[str, Field]]:
        """Yield each field behind what it and those below it speak of, where that begins."""
        before: str | None = None
        rest = self.words.term(self.rest) if any(field.about for field in fields) else ""
        for field in fields:
            head = field.about or rest
            yield ("" if head == before else head), field
            before = head

    async def _drawn(self, gone: AwaitComplete, mounted: AwaitMount, at: str) -> None:
        """Take the lines away: the fields stand; go on in that *at* which one was."""
        await gone
        await mounted
        for first in self.query(".fields-first"):
            first.display = False
        for row in self.query(FieldRow):
            if at and row.field.path == at:
                row.go()
        if self.wanted:
            self.action_edit()

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.screen.focus_next()

    def action_edit(self) -> None:
        """Go to the first field, as soon as it stands."""
        first = next(iter(self.query(FieldRow)), None)
        self.wanted = first is None or not first.standing
        if first is not None and not self.wanted:
            first.go()


def _told(field: Field, stored: str, words: Language) -> Content:
    """Return a field as a line: its label and what is stored, where the field will have them."""
    label = column(words.term(field.term), _LABEL - 2).strip()
    space = " " * (_LABEL - 2 - cell_len(label))
    gap = 5 if words.rtl else 4  # from right to left a field keeps a cell for its caret
    told = f" {space}{label}{' ' * gap}"
    chosen = dict(field.choices).get(stored)
    shown = value(stored or field.stands_in) if chosen is None else said(apart(chosen))
    return line(said(told, "$text-muted"), shown)
