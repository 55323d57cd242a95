"""A form over the screen: fields under each other, one key to save, a draft kept on leaving."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from casefile.desk.desk import Desk
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.screens import refusals
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Window, keys_fit, keys_told
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.fields_scroll import FieldsScroll
from casefile.screens.options import Choice, Dropped
from casefile.screens.plain import said

Result = TypeVar("Result")
KEPT_EVERY = 1.0
"""Seconds between two looks at what is being typed: the most that a crash can lose."""


class FormWindow(BidiModal[Result | None]):
    """A form. Its fields are rows of data; nothing is asked that can be left empty."""

    BINDINGS = bindings_of("form")
    AUTO_FOCUS = ""
    takes_letters = True
    name_: ClassVar[str] = ""
    """Its wording: ``screens.<name>.title``."""

    def __init__(self, words: Language, on: date, *, currency: str = "", about: str = "") -> None:
        super().__init__()
        self.words = words
        self.on_day = on
        self.currency = currency
        self.saved = False
        self.about = about
        self.drafted = f"{self.name_}:{about}"
        self.draft: dict[str, str] = {}
        """What is kept of this form on the disk."""
        self.put_back: frozenset[str] = frozenset()
        """The fields in which there stands what was typed before."""
        self.proposed: dict[str, str] = {}
        self.given: dict[str, str] = {}
        """What whoever opens it proposes: it goes before what the form itself does."""

    @property
    def keeper(self) -> Desk | None:
        """The desk that keeps drafts; none where a form is shown on its own."""
        found: Desk | None = getattr(self.app, "desk", None)
        return found

    def fields(self) -> tuple[Field, ...]:
        """Return the fields, in order."""
        raise NotImplementedError

    def first_values(self) -> dict[str, str]:
        """Return what stands in the fields at first."""
        return {}

    def heading(self) -> Content:
        """Return the title of the window."""
        return said(self.words.term(f"screens.{self.name_}.title"))

    def foot(self) -> Content:
        """Return the keys of the window, those that show the rest where it is a long one."""
        keys = (*self.keys_here(), "save", "page", "leave")
        long = any(scroll.max_scroll_y for scroll in self.query("#form > FieldsScroll"))
        if not long or not keys_fit(self.words, *keys):
            keys = tuple(key for key in keys if key != "page")
        return keys_told(self.words, *keys)

    def keys_here(self) -> tuple[str, ...]:
        """Return the keys that go on from what has the focus: Enter does not do so everywhere."""
        at = self.focused
        if isinstance(at, Dropped):
            return ("choose",)
        if isinstance(at, Choice):
            return ("list", "tab")
        return ("tab",) if isinstance(at, TextArea) else ("next",)

    def tell_keys(self) -> None:
        """Draw the keys of the window."""
        for window in self.query(Window):
            window.border_subtitle = self.foot()

    def on_descendant_focus(self) -> None:
        """Other keys go on from what has the focus now."""
        self.tell_keys()

    def after(self, field: Field) -> Iterable[Widget]:
        """Yield what stands between a field and the next."""
        return ()

    def above(self) -> Iterable[Widget]:
        """Yield what stands above the fields."""
        return ()

    def below(self) -> Iterable[Widget]:
        """Yield what stands under the fields."""
        return ()

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        if self.keeper is not None:
            with suppress(CasefileError):  # a draft that cannot be read must not close the form
                self.draft = self.keeper.draft(self.drafted)
        self.proposed = {**self.first_values(), **self.given}
        values = {**self.proposed, **self.draft}
        with Window(self.heading(), self.foot(), id="form"):
            with FieldsScroll(can_focus=False):
                yield from self.above()
                for field in self.fields():
                    yield FieldRow(
                        field,
                        values.get(field.path, ""),
                        self.words,
                        self.on_day,
                        currency=self.currency,
                        proposed=field.path not in self.draft,
                    )
                    yield from self.after(field)
                yield from self.below()
            yield Static(id="form-fault")  # below what scrolls: it is seen wherever one stands

    def on_mount(self) -> None:
        """Put the caret in the first field; put a draft back into the notes."""
        self._put_back()
        self.put_back = frozenset(self.draft)
        self.tell_draft(bool(self.put_back))
        self.set_interval(KEPT_EVERY, self.keep)
        self.land()
        self.call_after_refresh(self.tell_keys)

    def tell_draft(self, here: bool) -> None:
        """Say below that what was typed before stands here still, or that no more."""
        told = self.words.term("screens.draft") if here else ""
        self.query_one("#form-fault", Static).update(said(told))

    def _put_back(self) -> None:
        for area in self.query(TextArea):
            self.proposed[area.id or ""] = area.text
            area.text = self.draft.get(area.id or "", area.text)

    def beside(self) -> dict[str, str]:
        """Return what stands in the form beside fields and notes, to be kept in its draft."""
        return {}

    def speak(self, words: Language) -> None:
        """Draw the form in another language; what was typed stays, and the caret in its field."""
        self.keep()
        self.words = words
        self.call_later(self._again)

    async def _again(self) -> None:
        at = next((row.field.path for row in self.query(FieldRow) if row.has_focus_within), "")
        await self.recompose()
        if not self.laid_out:
            return
        self._put_back()
        if at:
            self.reach(self.row(at))
        else:
            self.land()
        self.call_after_refresh(self.tell_keys)

    def land(self) -> None:
        """Put the caret in the first field."""
        if self.laid_out:
            self.reach(self.row(self.fields()[0].path))

    def reach(self, row: FieldRow) -> None:
        """Put the caret in a field."""
        row.go()

    def row(self, path: str) -> FieldRow:
        """Return the row of a field."""
        return next(row for row in self.query(FieldRow) if row.field.path == path)

    def text(self, path: str) -> str:
        """Return what stands in a field; nothing, while the form is drawn anew."""
        return self.row(path).text.strip() if self.laid_out else ""

    @property
    def laid_out(self) -> bool:
        """True while its fields are on the screen: keys of a burst may come before or after."""
        return self.is_attached and bool(self.query("#form-fault"))

    @property
    def enter_goes_on(self) -> bool:
        """True when Enter in a field goes to the next one and does nothing else."""
        return type(self).on_field_row_entered is FormWindow.on_field_row_entered

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        """Enter goes on from a field."""
        event.stop()
        self.go_on()

    def go_on(self) -> None:
        """Go on from the field that Enter was pressed in: to the next one."""
        self.focus_next()

    def fault(self, path: str, key: str, **values: object) -> None:
        """Say under a field what is wrong, and go there."""
        row = self.row(path)
        row.tell_fault(self.words.term(key, **values))
        self.reach(row)

    def fault_below(self, what: str) -> None:
        """Say under the form what is wrong."""
        self.query_one("#form-fault", Static).update(said(f"! {what}", "bold"))

    def first_fault(self) -> bool:
        """Go to the first field that cannot be read; True when there is one."""
        for row in self.query(FieldRow):
            if row.read.fault:
                row.tell_fault(self.words.term(row.read.fault))
                self.reach(row)
                return True
        return False

    def result(self) -> Result | None:
        """Return what the form makes, or None after telling what is wrong."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Hand over what was typed."""
        if not self.laid_out or self.first_fault():
            return
        made = self.result()
        if made is not None:
            self.saved = True
            if self.keeper is not None:
                self.keeper.drop_draft(self.drafted)
            self.dismiss(made)

    def action_page_up(self) -> None:
        """Read what stands above."""
        for scroll in self.query(FieldsScroll):
            scroll.action_page_up()

    def action_page_down(self) -> None:
        """Read what stands below."""
        for scroll in self.query(FieldsScroll):
            scroll.action_page_down()

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_cancel(self) -> None:
        """Leave; what was typed is kept for the next time."""
        self.keep()
        self.dismiss(None)

    def on_descendant_blur(self) -> None:
        """A field is left: keep what stands in the form."""
        self.keep()

    def keep(self) -> None:
        """Keep what is typed so that a crash loses a second of it at most."""
        rows = self.query(FieldRow)
        if self.saved or self.keeper is None or not all(row.standing for row in rows):
            return
        typed = {
            row.field.path: row.text
            for row in rows
            if row.text.strip() != self.proposed.get(row.field.path, "").strip()
        }
        typed |= {
            area.id or "": area.text
            for area in self.query(TextArea)
            if area.text.strip() != self.proposed.get(area.id or "", "").strip()
        }
        typed |= self.beside()
        if typed == self.draft:
            return
        try:
            self.keeper.keep_draft(self.drafted, typed)
        except CasefileError as trouble:
            self.fault_below(refusals.refusal_told(trouble, self.words)[0])
        else:
            self.draft = typed
