"""Small questions over any screen: choose one, type one line, or read and close."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, SelectionList, Static
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from casefile.model.language import Language
from casefile.screens.actions import actions_of, bindings_of, keys_shown
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.columns import fitted
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.options import Lettered, Sought
from casefile.screens.plain import line, link, said
from casefile.screens.ticks import Ticks

_CLICKED = {
    **dict.fromkeys(("next", "tab"), "next_field"),
    **dict.fromkeys(("save", "take", "choose"), "save"),
    **dict.fromkeys(("leave", "cancel", "close", "stop"), "cancel"),
    "browse": "browse",
    "invoice": "invoice",
    "page": "page_down",
}
"""What a click on a key in the foot of a window does."""


def keys_fit(words: Language, *ids: str) -> bool:
    """Return whether the keys of a small window find room in its foot whole."""
    terms = [words.term(f"screens.keys.{id_}") for id_ in ids]
    return sum(map(cell_len, terms)) <= FOOT - 2 * len(ids)


def keys_told(words: Language, *ids: str) -> Content:
    """Return the foot of a small window: its keys and what they do, each to be clicked."""
    parts = []
    terms = [words.term(f"screens.keys.{id_}") for id_ in ids]
    for id_, term in zip(ids, fitted(terms, FOOT - 2 * len(ids)), strict=True):
        told = said(term)
        parts.append(link(told, f"screen.{_CLICKED[id_]}") if id_ in _CLICKED else told)
    return said("  ").join(parts)


def keys_of(place: str, words: Language) -> Content:
    """Return the foot of a window that has actions of its own: those with a rank, in order."""
    shown = [action for action in actions_of(place) if action.rank]
    keys = [keys_shown(action, {}) for action in shown]
    room = FOOT - sum(len(key) + 3 for key in keys)
    names = fitted([words.term(f"actions.{action.id}.name") for action in shown], room)
    return said("  ").join(
        link(said(f"\u2068{key}\u2069 {name}"), f"screen.{action.run}")
        for action, key, name in zip(shown, keys, names, strict=True)
    )


FOOT = 72
"""Cells for the keys in the foot of a window that is as wide as most are."""


class Window(Vertical):
    """The frame of a small window."""

    def __init__(self, title: Content, foot: Content, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="window")
        self.told = title
        self.border_title = title
        self.border_subtitle = foot

    def on_sought(self, event: Sought) -> None:
        """Show beside the title what is looked for in the list."""
        event.stop()
        self.border_title = line(self.told, said("  "), event.told)


class Choose(BidiModal[str | None]):
    """Choose one of a few; the letters typed look for it, and where none is it, none is chosen.

    *about* stands above the choice: what is to be known before it.
    """

    BINDINGS = bindings_of("ask")

    def __init__(
        self,
        title: Content,
        options: Sequence[tuple[str, Content]],
        words: Language,
        chosen: str = "",
        about: Content | None = None,
    ) -> None:
        super().__init__()
        self.told = title
        self.options = options
        self.words = words
        self.chosen = chosen
        self.body = about

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        foot = keys_told(self.words, "choose", "cancel")
        with Window(self.told, foot):
            if self.body is not None:
                yield Static(self.body)
            yield Lettered(
                *(Option(shown, id=f"o{n}") for n, (_, shown) in self._numbered()),
                none_of_these=self.words.term("screens.none_of_these"),
            )

    def _numbered(self) -> list[tuple[int, tuple[str, Content]]]:
        return list(enumerate(self.options))

    def on_mount(self) -> None:
        """Stand on what is chosen now."""
        codes = [code for code, _ in self.options]
        listed = self.query_one(OptionList)
        listed.highlighted = codes.index(self.chosen) if self.chosen in codes else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand over the choice."""
        event.stop()
        self.dismiss(self.options[event.option_index][0])

    def action_save(self) -> None:
        """Hand over what stands under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self.options[at][0])

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


class ChooseSome(BidiModal[tuple[str, ...] | None]):
    """Choose any number: space marks, Enter (or ^s) takes what is marked."""

    BINDINGS = bindings_of("ask")

    def __init__(
        self,
        title: Content,
        options: Sequence[tuple[str, Content]],
        words: Language,
        chosen: Sequence[str] = (),
        *,
        below: Content | None = None,
    ) -> None:
        super().__init__()
        self.told = title
        self.options = options
        self.words = words
        self.chosen = tuple(chosen)
        self.below: Content | None = below
        """What is told under the list; None: nothing."""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Window(self.told, keys_told(self.words, "mark", "take", "cancel")):
            yield Ticks[str](
                *(Selection(shown, code, code in self.chosen) for code, shown in self.options),
                none_of_these=self.words.term("screens.none_of_these"),
            )
            if self.below is not None:
                yield Static(self.below)

    def action_save(self) -> None:
        """Hand over what is marked."""
        marked = self.query_one(SelectionList).selected
        self.dismiss(tuple(str(code) for code in marked))

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


class Prompt(BidiModal[str | None]):
    """Type one line; what was understood is echoed under it.

    *proposed*: what is *shown* is a proposal, and what is typed or dropped takes its place.
    """

    BINDINGS = bindings_of("ask")

    def __init__(
        self,
        title: Content,
        field: Field,
        shown: str,
        words: Language,
        on: date,
        currency: str = "",
        *,
        proposed: bool = False,
    ) -> None:
        super().__init__()
        self.told = title
        self.row = FieldRow(field, shown, words, on, currency=currency, proposed=proposed)
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Window(self.told, keys_told(self.words, "take", "cancel")):
            yield self.row

    def on_mount(self) -> None:
        """Put the caret in the line."""
        self.row.go()

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        """Enter in the line takes it."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Hand over the line, when it could be read."""
        if not self.row.read.fault:
            self.dismiss(self.row.text.strip())

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


class Reader(BidiModal[None]):
    """Read and close."""

    BINDINGS = bindings_of("form")

    def __init__(self, title: Content, body: Content, words: Language) -> None:
        super().__init__()
        self.told = title
        self.body = body
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with (
            Window(self.told, keys_told(self.words, "close"), id="reader"),
            VerticalScroll(),
        ):
            yield from self.read()

    def read(self) -> Iterable[Widget]:
        """Yield what is read."""
        yield Static(self.body)

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_save(self) -> None:
        """Close."""
        self.dismiss(None)
