"""A section with fields of the case: told as lines at once, and drawn as fields when they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.widget import AwaitMount
from textual.widgets import Static

from casefile.model.language import Language
from casefile.screens.columns import column
from casefile.screens.fields import Field, FieldRow, label_of
from casefile.screens.pane import CasePane
from casefile.screens.plain import bare, line, lines, said, value

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

    def places_of_fields(self) -> ComposeResult:
        """Lay out where the fields will stand, and the lines that tell of them before."""
        yield Static(classes="fields-first")
        yield Vertical(classes="fields")

    def tell_first(self, fields: Iterable[Field], stored: Mapping[str, str]) -> None:
        """Show fields that do not stand yet as lines of text."""
        first = self.query_one(".fields-first", Static)
        first.update(lines(*(_told(field, stored[field.path], self.words) for field in fields)))
        first.display = True

    def lay_out(self, fields: tuple[Field, ...], stored: Mapping[str, str]) -> None:
        """Put what is stored into the fields; one that a person is typing in is left alone."""
        if fields == self.laid:
            for row in self.query(FieldRow):
                row.put(stored.get(row.field.path, ""))
            return
        self.laid = fields
        self.tell_first(fields, stored)
        on, currency = self.open.on, self.open.currency
        rows = [
            FieldRow(field, stored[field.path], self.words, on, currency=currency, quiet=True)
            for field in fields
        ]
        box = self.query_one(".fields", Vertical)
        gone = box.remove_children()
        self.call_later(self._drawn, gone, box.mount_all(rows))

    async def _drawn(self, gone: AwaitComplete, mounted: AwaitMount) -> None:
        """Take the lines away: the fields stand."""
        await gone
        await mounted
        for first in self.query(".fields-first"):
            first.display = False
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
    label = column(bare(label_of(field, words).plain).strip(), _LABEL - 2).strip()
    space = " " * (_LABEL - 2 - cell_len(label))
    told = f" {label}{space}    " if words.rtl else f" {space}{label}    "
    return line(said(told, "$text-muted"), value(dict(field.choices).get(stored, stored)))
