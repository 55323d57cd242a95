"""The filter over the list of cases: typed, kept while it narrows, told when no case is it."""

from __future__ import annotations

from textual.widgets import Input, Static

from casefile.screens.actions import BY_ID, keys_shown
from casefile.screens.bidi.inputs import BidiInput
from casefile.screens.chrome import Table
from casefile.screens.plain import said
from casefile.screens.reading_cases import ReadingCases


class FindingCases(ReadingCases):
    """A list of cases that is narrowed by a word; of the fields ``#find`` and ``#none-found``."""

    @property
    def sought(self) -> str:
        """What is looked for in the list; empty: nothing, all are listed."""
        return self.query_one("#find", BidiInput).value

    def tell_found(self, *, none: bool) -> None:
        """Say where no case is what is looked for or asked for alone, and how to go on."""
        told = self.query_one("#none-found", Static)
        told.display = none
        narrowed, there = ("mine", "assign") if self.listing.mine else ("waits", "waits")
        term, again = ("found", "app.search") if self.sought else (narrowed, f"cases.{narrowed}")
        keys, in_case = (
            keys_shown(BY_ID[id_], self.holder.own_keys) for id_ in (again, f"case.{there}")
        )
        told.update(said(self.words.term(f"screens.cases.none_{term}", keys=keys, there=in_case)))

    def action_find(self) -> None:
        """Show the filter."""
        field = self.query_one("#find", BidiInput)
        field.placeholder = self.words.term("screens.cases.find")
        field.display = True
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while typing."""
        event.stop()
        self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes back to the list."""
        event.stop()
        self.query_one("#find").display = bool(event.value)
        self.query_one("#cases", Table).focus()

    def key_escape(self) -> None:
        """Leave the filter and forget it."""
        field = self.query_one("#find", BidiInput)
        if field.display:
            field.value = ""
            field.display = False
            self.query_one("#cases", Table).focus()
            self.redraw()
