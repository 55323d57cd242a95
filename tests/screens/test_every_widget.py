"""Hebrew stands in its order in every widget, under windows too; the mouse marks what is seen."""

from __future__ import annotations

import pytest
from screen_steps import dump
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import (
    Collapsible,
    DataTable,
    Footer,
    Label,
    Markdown,
    OptionList,
    Pretty,
    RadioButton,
    Select,
    SelectionList,
    Static,
    TabbedContent,
    TabPane,
    Tree,
)

from casefile.library import languages
from casefile.screens.ask import Reader
from casefile.screens.bidi.inputs import BidiInput, BidiTextArea
from casefile.screens.bidi.terminal import BidiApp, BidiScreen
from casefile.screens.messages import Messages
from casefile.screens.plain import cell, plain, said

LOGICAL, SEEN = "שלום (abc) 123", "123 (abc) םולש"


def _table() -> Widget:
    table: DataTable[object] = DataTable()
    table.add_columns("a", "b")
    table.add_row(cell(LOGICAL), cell("z"))
    return table


def _tree() -> Widget:
    tree: Tree[None] = Tree("root")
    tree.root.add_leaf(LOGICAL)
    tree.root.expand()
    return tree


def _titled() -> Widget:
    box = Vertical()
    box.styles.border = ("round", "white")
    box.border_title = Content(LOGICAL)
    return box


WIDGETS = {
    "static": lambda: Static(plain(LOGICAL)),
    "label": lambda: Label(plain(LOGICAL)),
    "table": _table,
    "tree": _tree,
    "title of a border": _titled,
    "list": lambda: OptionList(plain(LOGICAL)),
    "checklist": lambda: SelectionList((plain(LOGICAL), 1)),
    "choice": lambda: Select([(LOGICAL, 1)], value=1),
    "radio button": lambda: RadioButton(LOGICAL),
    "tabs": lambda: TabbedContent(initial="one"),
    "markdown": lambda: Markdown(LOGICAL),
    "markdown table": lambda: Markdown(f"| a | b |\n|---|---|\n| {LOGICAL} | z |"),
    "markdown list": lambda: Markdown(f"- {LOGICAL}"),
    "folding": lambda: Collapsible(title=LOGICAL),
    "field": lambda: BidiInput(LOGICAL),
    "text area": lambda: BidiTextArea(LOGICAL),
    "record": lambda: Pretty(LOGICAL),
}


class One(BidiApp):
    """An app that shows one widget."""

    BINDINGS = [("f2", "nothing", LOGICAL)]

    def get_default_screen(self) -> BidiScreen[None]:
        return BidiScreen(id="_default")

    def __init__(self, name: str, rtl: bool = False) -> None:
        super().__init__()
        self.shows = name
        self.turn(rtl)

    def compose(self) -> ComposeResult:
        if self.shows == "tabs":
            with TabbedContent():
                yield TabPane(LOGICAL, id="one")
        elif self.shows in WIDGETS:
            yield WIDGETS[self.shows]()
        if self.shows == "footer":
            yield Footer()


@pytest.mark.parametrize("rtl", [False, True], ids=["English", "Hebrew"])
@pytest.mark.parametrize("name", WIDGETS)
async def test_a_widget_shows_hebrew_in_the_order_in_which_it_is_read(name: str, rtl: bool) -> None:
    app = One(name, rtl)
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        shown = dump(app)  # type: ignore[arg-type]
        assert SEEN in shown, shown
        assert "שלום" not in shown


async def test_a_line_of_keys_that_begins_with_a_latin_key_runs_from_left_to_right() -> None:
    app = One("footer")
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert "f2 םולש (abc) 123" in dump(app)  # type: ignore[arg-type]


async def test_a_toast_and_a_window_over_the_screen_turn_nothing_twice() -> None:
    app = One("static")
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.notify(LOGICAL, markup=False)
        await pilot.pause(0.3)
        assert dump(app).count(SEEN) == 2  # type: ignore[arg-type]
        app.push_screen(Reader(said("x"), plain(f"{LOGICAL} too"), languages()["en"]))
        await pilot.pause()
        shown = dump(app)  # type: ignore[arg-type]
        assert "123 too (abc) םולש" in shown
        assert "שלום" not in shown


class Talks(Messages):
    """An app in Hebrew that says things in passing."""

    def get_default_screen(self) -> BidiScreen[None]:
        return BidiScreen(id="_default")


async def test_what_is_said_in_passing_runs_as_the_interface_on_each_line() -> None:
    """A line that begins with a Latin name is a line of the Hebrew sentence all the same."""
    app = Talks()
    app.turn(True)
    async with app.run_test(size=(50, 20), notifications=True) as pilot:
        app.notify("המכתב הראשון שלנו אל Smith Ltd נשלח היום.")
        await pilot.pause(0.3)
        (toast,) = app.screen.query("Toast")
        first, last = (toast.region.y, toast.region.bottom)
        shown = dump(app).splitlines()[first:last]  # type: ignore[arg-type]
    told = [line.strip(" ▌▐") for line in shown]
    assert [line for line in told if line] == ["לא ונלש ןושארה בתכמה", ".םויה חלשנ Smith Ltd"]


async def test_the_mouse_marks_in_a_hebrew_field_the_letters_that_are_seen() -> None:
    """Drag from the right end of the word two cells to the left: its first two letters."""
    app = One("field")
    async with app.run_test(size=(60, 16)) as pilot:
        field = app.query_one(BidiInput)
        field.value = "שלום"
        await pilot.pause()
        row = field.region.y + 1
        end = dump(app).splitlines()[row].index("ש")  # type: ignore[arg-type]
        await pilot.mouse_down(offset=(end, row))
        await pilot.hover(offset=(end - 2, row))
        await pilot.mouse_up(offset=(end - 2, row))
        await pilot.pause()
        start, stop = sorted(field.selection)
        assert field.value[start:stop] == "של"


async def test_a_click_on_what_was_just_taken_away_is_a_click_on_nothing() -> None:
    """A form that closes may still stand in the picture when the button goes down."""
    app = One("static")
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        widget = app.query_one(Static)
        spot = widget.region.offset
        assert app.screen.get_widget_and_offset_at(*spot)[0] is widget
        kept, widget._parent = widget._parent, None
        assert app.screen.get_widget_and_offset_at(*spot) == (None, None)
        app.screen._forward_event(
            events.MouseDown(None, spot.x, spot.y, 0, 0, 1, False, False, False)
        )
        widget._parent = kept
