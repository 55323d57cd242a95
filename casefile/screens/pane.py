"""What every section of a case is: a leaf that draws the case and its review, and asks the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol, cast

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from casefile.desk.desk import Desk
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.review import Review
from casefile.screens import refusals
from casefile.screens.actions import Action, bindings_of
from casefile.screens.chrome import Table
from casefile.screens.field_row import FieldRow
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import lines, said

ELEMENT = "element"
"""Before the name of an element, as a place in the evidence: the papers on it alone."""
Asked = Callable[[str], Opened]
"""What is asked of the desk, given the revision that was read."""


class CaseHolder(Protocol):
    """The screen that holds the open case, as its panes know it."""

    open: OpenCase

    def change(self, asked: Asked, done: str = "") -> bool:
        """Ask the desk for a change; True when it was kept. A refusal is shown, never raised."""
        ...

    def note(self, asked: Asked) -> None:
        """Ask for a change that only goes with what a person does; no refusal is shown."""
        ...

    def keep_field(self, row: FieldRow, text: str) -> None:
        """Keep a field that was changed and left; else say under it why it is not kept."""
        ...

    def refused(self, trouble: CasefileError) -> None:
        """Show a refusal."""
        ...

    def tell_keys(self) -> None:
        """Draw the line of keys."""
        ...

    def show_section(self, key: str, at: str = "") -> None:
        """Go to a section, and there to a row."""
        ...


class CasePane(Vertical):
    """One section of a case."""

    place: ClassVar[str] = ""
    """Its place in the table of actions; also its wording, ``panes.<place>``."""
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init_subclass__(cls, **given: object) -> None:
        if cls.place:
            cls.BINDINGS = bindings_of(cls.place)
        super().__init_subclass__()

    @property
    def holder(self) -> CaseHolder:
        """The screen that holds the case."""
        return cast("CaseHolder", self.screen)

    @property
    def open(self) -> OpenCase:
        """The case on the screen."""
        return self.holder.open

    @property
    def case(self) -> Case:
        """The case as last read."""
        return self.open.case

    @property
    def review(self) -> Review | None:
        """What is known of it; None when it cannot be reviewed."""
        return self.open.review

    @property
    def words(self) -> Language:
        """The language of the screen."""
        return self.open.words

    @property
    def desk(self) -> Desk:
        """The clerk."""
        return self.open.desk

    @property
    def laid_out(self) -> bool:
        """True when all it is made of is on the screen; not while the case is being left."""
        boxes = self.query("VerticalScroll, Horizontal")
        return self.is_attached and bool(self.children) and all(one.children for one in boxes)

    def show(self) -> None:
        """Draw the case and its review."""
        raise NotImplementedError

    def enter(self, at: str = "") -> None:
        """Be gone to: draw what there is, and take the focus on the row *at*."""
        self.show()
        self.land(at)

    def land(self, at: str = "") -> None:
        """Take the focus; on the row *at*, when there is one."""
        for widget in self.query(Table):
            if widget.focusable and widget.display:
                widget.focus()
                if at:
                    stand_on(widget, at)
                return
        first = next((w for w in self.query(Widget) if w.focusable and w.display), None)
        if first is not None:
            first.focus()

    @property
    def standing(self) -> str:
        """The row under the cursor, as :meth:`enter` takes it; empty: there is no list."""
        shown = (one for one in self.query(Table) if one.focusable and one.display)
        first = next(shown, None)
        return first.key_at_cursor if first is not None else ""

    @property
    def room(self) -> int:
        """The cells that a list here can take."""
        width = self.app.size.width
        return width - (26 if width >= 100 else 0) - 2

    async def _dispatch_message(self, message: Message) -> None:
        """Leave alone what a list still tells of a pane that is being taken off the screen."""
        if isinstance(message, Table.RowHighlighted | Table.RowSelected) and not self.laid_out:
            return
        await super()._dispatch_message(message)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A pane that is left acts on no key: one pressed in a burst belongs to the next pane."""
        return bool(self.display)

    def keys_told(self, actions: tuple[Action, ...]) -> tuple[Action, ...]:
        """Return what the line of keys tells of the actions, as the row under the cursor has it."""
        idle = self.idle if self.laid_out else frozenset()
        return tuple(action for action in actions if action.id not in idle)

    @property
    def idle(self) -> frozenset[str]:
        """The ids of its actions that do nothing as the case and the row under the cursor stand."""
        return frozenset()

    def step_out(self) -> None:
        """Leave a field: the focus goes to what holds the fields, where letters are keys."""
        holder = next((w for w in self.query("VerticalScroll") if w.focusable), None)
        if holder is not None:
            holder.focus()

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return the word or number beside the section's name."""
        return ""


def stand_on(table: Table, key: str) -> None:
    """Put the cursor of a table on the row of that key, when it is there."""
    for n, row in enumerate(table.ordered_rows):
        if row.key.value == key:
            table.move_cursor(row=n)
            return


def empty_told(words: Language, place: str) -> Content:
    """Return what an empty list says: what belongs there, why, and the key."""
    return lines(
        said(words.term(f"panes.{place}.empty"), "bold"),
        said(words.term(f"panes.{place}.empty_why")),
        said(words.term(f"panes.{place}.empty_key")),
    )


def trouble_told(words: Language, trouble: CasefileError) -> Content:
    """Return a refusal: what is wrong, and what to do next."""
    what, then = refusals.refusal_told(trouble, words)
    rows = [said(what, "bold")]
    if then:
        rows.append(said(then))
    return lines(*rows)
