"""A field on the screen: its label, what is typed, and under it what was understood or is wrong."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from casefile.model.clean import one_line
from casefile.model.language import Language
from casefile.screens.bidi.inputs import BidiInput
from casefile.screens.field_choice import FieldChoice
from casefile.screens.fields import Field, read_as
from casefile.screens.options import Choice
from casefile.screens.plain import arrow, line, said
from casefile.screens.reading import Read
from casefile.screens.symbols import Drawing


class Line(BidiInput):
    """The typed line of a field; Enter goes on to the next."""


class FieldRow(Vertical):
    """One field: it posts `Left` when it was changed and is left, or Enter is pressed in it."""

    class Left(Message):
        """The field was changed and left."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    class Typed(Message):
        """Something else stands in it, while one is typing."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    class Entered(Message):
        """Enter was pressed in it."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self,
        field: Field,
        shown: str,
        words: Language,
        on: date,
        *,
        currency: str = "",
        quiet: bool = False,
        proposed: bool = False,
    ) -> None:
        super().__init__(classes="field")
        self.field = field
        self.words = words
        self.on_day = on
        self.since: date | None = None
        """The day a day is read from, where that is not the day of reading."""
        self.currency = currency
        self.quiet = quiet
        """Echo only while one is in the field; a fault is always told."""
        self.proposed = proposed
        """What stands here is a proposal: the first letter typed takes its place."""
        self.register = ""
        """Of what kind the number is that is typed here, for a field of kind register."""
        self.refused = ""
        """Why what stands here was not taken; told until it is changed."""
        self._note = ""
        """Where a choice that is proposed comes from; told until another is chosen."""
        self.kept = one_line(shown)
        """What is stored, as typed; a change is what differs from it."""
        self._told = self.kept
        """What `Typed` was last told of: a field that is put on the screen is not typed in."""
        self._entry: Line | FieldChoice | None = None
        self._below: Static | None = None

    def compose(self) -> ComposeResult:
        """Lay out label, line and echo."""
        with Horizontal(classes="field-line"):
            yield Static(self._label(), classes="field-label")
            if self.field.kind == "choice":
                self._entry = FieldChoice(self.field.choices, self.kept, self.words)
            else:
                self._entry = self._line()
            yield self._entry
        self._below = Static(classes="field-echo")
        yield self._below

    def _line(self) -> Line:
        hint = self.words.term(self.field.hint) if self.field.hint else self.field.stands_in
        return Line(self.kept, compact=True, select_on_focus=self.proposed, placeholder=hint)

    def _label(self, pointed: bool = False) -> Content:
        """Return the label; a sign points from it to where one types, not a colour alone."""
        pointer = "◂" if self.words.rtl else "▸"
        label = said(self.words.term(self.field.term))
        return line(label, said(f" {pointer if pointed else ' '}"))

    def _point(self) -> None:
        if self.standing:
            self.query_one(".field-label", Static).update(self._label(self.has_focus_within))

    def on_mount(self) -> None:
        """Show what the stored value means."""
        self.echo()
        self.call_after_refresh(self._draw_arrows)

    def _draw_arrows(self) -> None:
        """Draw the arrows of a list of choices with what this terminal can draw."""
        if Drawing.ascii:
            for arrow_ in self.query(".down-arrow, .up-arrow").results(Static):
                arrow_.update(said("v"))

    @property
    def standing(self) -> bool:
        """True while all its parts are on the screen: not yet before, no more after."""
        parts = (self, self._entry, self._below)  # asked of each field at each letter: no query
        return all(part is not None and part.is_attached for part in parts)

    @property
    def text(self) -> str:
        """What stands in the field now; what is stored, while it is not on the screen."""
        if not self.standing or self._entry is None:
            return self.kept
        return self._entry.value if isinstance(self._entry, Line) else self._entry.text

    @property
    def changed(self) -> bool:
        """True when what stands here is not what is stored."""
        return self.text.strip() != self.kept.strip()

    @property
    def read(self) -> Read:
        """What the text means for a field of this kind."""
        return read_as(
            self.field,
            self.text,
            self.words,
            self.on_day,
            since=self.since,
            currency=self.currency,
            register=self.register,
        )

    def put(self, text: str) -> None:
        """Put stored text into the field; what a person is typing here is left alone."""
        fresh = one_line(text)
        if fresh == self.kept:
            return
        untouched = not self.changed
        self.kept = fresh
        if not untouched or not self.standing:
            return
        if isinstance(self._entry, FieldChoice):
            self._entry.put(fresh)
        else:
            self.query_one(Line).value = fresh

    def put_back(self, text: str) -> None:
        """Put back what was typed before and not stored: it is a change, to be stored or undone."""
        if self.field.kind != "choice" and self.standing and not self.changed:
            self.query_one(Line).value = one_line(text)

    def fill(self, text: str) -> None:
        """Put a text that was accepted into the field, as if it had been typed."""
        if self.field.kind != "choice" and self.standing:
            self.query_one(Line).value = one_line(text)

    def give_up(self) -> None:
        """Show again what is stored: what was typed is not to be kept."""
        self.refused = ""
        if self.field.kind == "choice":
            kept, self.kept = self.kept, self.text
            self.put(kept)
        else:
            self.fill(self.kept)
        self.echo()

    def told(self, text: str) -> str:
        """Return a value of this field as a person reads it: of a choice its words."""
        return dict(self.field.choices).get(text, text) or "-"

    def took(self) -> None:
        """Say that what stands here is stored now."""
        self.kept = self.text

    def echo(self) -> None:
        """Show under the field what was understood, or what is wrong in words."""
        if not self.standing:
            return  # its form is closing, or drawn anew
        read = self.read
        fault = f"{self.words.term(read.fault)} {read.echo}" if read.fault else self.refused
        if fault:
            self._tell_fault(fault)
            return
        below = self.query_one(".field-echo", Static)
        below.remove_class("-fault")
        silent = self.quiet and not self.has_focus_within and not self.changed
        told = "" if silent else read.echo or ("" if self.changed else self._note)
        below.update(said(f"{arrow(self.words.rtl)} {told}" if told else ""))
        below.display = bool(told)

    def note(self, text: str) -> None:
        """Show under the field where the choice that is proposed in it comes from."""
        self._note = text
        self.echo()

    def tell_fault(self, fault: str) -> None:
        """Show under the field what is wrong, until it is changed."""
        self.refused = fault
        self._tell_fault(fault)

    def _tell_fault(self, fault: str) -> None:
        if not self.standing:
            return
        below = self.query_one(".field-echo", Static)
        below.add_class("-fault")
        below.update(said(f"! {fault}"))
        below.display = True

    @property
    def entry(self) -> Widget:
        """What is typed in, or chosen from."""
        return self.query_one(Select) if self.field.kind == "choice" else self.query_one(Line)

    def go(self) -> None:
        """Put the caret here."""
        self.entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo while typing."""
        event.stop()
        self.refused = ""
        event.input.select_on_focus = self.proposed and not self.changed
        if self.standing:
            self.echo()
            if self._told != self.text:
                self._told = self.text
                self.post_message(self.Typed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the field is left."""
        event.stop()
        self._left()
        self.post_message(self.Entered(self))

    def on_select_changed(self, event: Select.Changed) -> None:
        """Take a choice at once."""
        event.stop()
        if not self.standing:
            return
        if self.refused or self._note:
            self.refused = ""
            self.echo()
        self._left()

    def on_choice_no_such(self, event: Choice.NoSuch) -> None:
        """Letters that mean none of the choices: say so, or they would be lost unseen."""
        event.stop()
        self.tell_fault(event.told)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Tab or click elsewhere: the field is left."""
        self._point()
        if self.field.kind != "choice":
            self._left()
            self.call_after_refresh(self._settled)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Arriving in the field: echo what stands there."""
        self._point()
        if self.standing:
            self.echo()

    def _settled(self) -> None:
        if self.standing and not self.read.fault:
            self.echo()

    def _left(self) -> None:
        if self.standing and self.changed and not self.read.fault:
            self.post_message(self.Left(self))
