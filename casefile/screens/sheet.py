"""A list in a window over any screen: rows, what stands under the cursor, the keys that work."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.screens import refusals
from casefile.screens.actions import actions_of, bindings_of
from casefile.screens.ask import Window
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.chrome import Keys, Table
from casefile.screens.plain import said
from casefile.screens.screen import Holder


class Sheet(BidiModal[None]):
    """A window with a list. It draws itself anew when the language changes."""

    place: ClassVar[str] = ""
    """Its place in the table of actions; also the topic of its words, ``<place>.title``."""
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init_subclass__(cls, **given: object) -> None:
        if cls.place:
            cls.BINDINGS = [*bindings_of(cls.place), *bindings_of("sheet")]
        super().__init_subclass__()

    @property
    def holder(self) -> Holder:
        """The app."""
        return cast("Holder", self.app)

    @property
    def words(self) -> Language:
        """The language of the app."""
        return self.holder.words

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one(Table)

    def compose(self) -> ComposeResult:
        """Lay out the list, what is told of a row, and the keys."""
        with Window(said(""), said(""), id="sheet"):
            yield Static(id="sheet-head")
            yield Table(id="sheet-list")
            yield Static(id="sheet-told", classes="box")
            yield Keys(id="sheet-keys")

    def on_mount(self) -> None:
        """Show the list and stand on it."""
        self.show()
        if self.standing:
            self.table.focus()

    def on_resize(self) -> None:
        """Draw anew for the width."""
        self.call_after_refresh(self.show)

    def speak(self) -> None:
        """Draw everything in the language of the app."""
        self.show()

    @property
    def room(self) -> int:
        """The cells that a row can take."""
        return min(92, self.app.size.width * 96 // 100) - 6

    @property
    def standing(self) -> bool:
        """True while all its parts are on the screen: not yet before, no more after."""
        return self.is_attached and bool(self.query("#sheet-keys"))

    def show(self) -> None:
        """Draw the list, the row under the cursor and the keys, once they are laid out."""
        if not self.standing:
            return
        self.query_one(Window).border_title = said(self.words.term(f"{self.place}.title"))
        self.query_one("#sheet-head", Static).update(self.head())
        self.fill()
        self.tell_row()
        actions = actions_of(self.place, "sheet")
        self.query_one(Keys).tell(actions, self.words, self.holder.own_keys)

    def head(self) -> Content:
        """Return what stands above the list."""
        return said(self.words.term(f"{self.place}.how"), "dim")

    def fill(self) -> None:
        """Fill the list."""
        raise NotImplementedError

    def row_told(self) -> Content:
        """Return what is told of the row under the cursor."""
        raise NotImplementedError

    def tell_row(self) -> None:
        """Show what is told of the row under the cursor."""
        if not self.standing:
            return
        self.query_one("#sheet-told", Static).update(self.row_told())

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Show what stands under the cursor."""
        event.stop()
        self.tell_row()

    def refused(self, trouble: CasefileError) -> None:
        """Show a refusal: what is wrong, and what to do next."""
        what, then = refusals.refusal_told(trouble, self.words)
        self.app.notify(then, title=what, severity="warning", markup=False, timeout=12)

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self.app.notify(sentence, markup=False, timeout=5)

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)
