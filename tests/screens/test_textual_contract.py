"""What the terminal leans on inside Textual 8.2.8: a release that changes it fails here first."""

from __future__ import annotations

import inspect
from importlib.metadata import version
from pickle import loads

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import Compositor
from textual._two_way_dict import TwoWayDict
from textual.app import App
from textual.command import CommandPalette
from textual.content import Content
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import Notification
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import DataTable, Input, OptionList, Select, Static, TextArea
from textual.widgets._select import SelectOverlay
from textual.widgets._toast import Toast
from textual.widgets.data_table import Row


def _given(of: object) -> list[str]:
    return list(inspect.signature(of).parameters)  # type: ignore[arg-type]


def test_the_version_is_the_one_that_was_looked_into() -> None:
    assert version("textual") == "8.2.8"


def test_the_driver_is_made_in_one_place_and_its_three_ways_out_can_be_wrapped() -> None:
    assert _given(App._build_driver) == ["self", "headless", "inline", "mouse", "size"]
    assert _given(Driver.write) == ["self", "data"]
    assert _given(Driver.start_application_mode) == ["self"]
    assert _given(Driver.stop_application_mode) == ["self"]
    assert _given(Driver.flush) == ["self"]
    assert isinstance(Driver.is_web, property)
    assert isinstance(App.is_headless, property)
    assert isinstance(App.is_web, property)


def test_every_line_goes_through_the_filters_that_a_widget_names() -> None:
    assert _given(LineFilter.apply) == ["self", "segments", "background"]
    for kind in (App, Screen, ModalScreen, Widget, CommandPalette, Static):
        assert _given(kind.get_line_filters) == ["self"]


async def test_a_line_is_filtered_once_and_with_the_widget_s_own_filters() -> None:
    seen: list[str] = []

    class Seen(LineFilter):
        def apply(self, segments: list[Segment], background: object) -> list[Segment]:
            seen.append("".join(part.text for part in segments).strip())
            return segments

    class One(Static):
        def get_line_filters(self) -> list[LineFilter]:
            return [Seen()]

    class Showing(App[None]):
        def compose(self) -> object:
            yield One("one line")

    async with Showing().run_test(size=(20, 5)) as pilot:
        await pilot.pause()
    assert seen.count("one line") >= 1
    assert set(seen) <= {"one line", ""}


def test_a_style_carries_its_meta_as_pickled_bytes() -> None:
    style = Style.from_meta({"row": 1, "column": 2, "bidi": 1})
    assert style._meta is not None
    assert loads(style._meta) == {"row": 1, "column": 2, "bidi": 1}


async def test_the_cells_of_a_table_are_told_apart_by_the_meta_of_their_style() -> None:
    class Showing(App[None]):
        def compose(self) -> object:
            yield DataTable()

    app = Showing()
    async with app.run_test(size=(30, 6)) as pilot:
        table = app.query_one(DataTable)
        table.add_columns("a", "b")
        table.add_row("x", "y")
        await pilot.pause()
        metas = [part.style.meta for part in table.render_line(1) if part.style]
        assert {(meta["row"], meta["column"]) for meta in metas if "row" in meta} >= {
            (0, 0),
            (0, 1),
        }


def test_a_field_of_one_line_asks_for_the_letter_at_a_cell_and_takes_a_paste() -> None:
    assert _given(Input._cell_offset_to_index) == ["self", "offset"]
    assert _given(Input._on_paste) == ["self", "event"]
    assert "_cell_offset_to_index" in inspect.getsource(Input._on_mouse_down)
    assert "_cell_offset_to_index" in inspect.getsource(Input._on_mouse_move)
    assert isinstance(Input.cursor_screen_offset, property)
    assert _given(Input.replace) == ["self", "text", "start", "end"]
    assert _given(Input.action_cursor_left) == ["self", "select"]


def test_a_text_area_hands_out_its_lines_and_moves_its_caret_through_public_hooks() -> None:
    assert _given(TextArea.get_line) == ["self", "line_index"]
    assert _given(TextArea.get_target_document_location) == ["self", "event"]
    for name in ("get_cursor_left_location", "get_cursor_right_location"):
        assert _given(getattr(TextArea, name)) == ["self"]
    for name in ("action_cursor_word_left", "action_cursor_word_right"):
        assert _given(getattr(TextArea, name)) == ["self", "select"]
    area = TextArea("abc")
    assert area.wrapped_document.get_offsets(0) == []
    assert area.navigator.get_location_right((0, 0)) == (0, 1)
    assert isinstance(TextArea.cursor_screen_offset, property)


def test_keys_pass_the_app_before_the_focused_widget_and_say_whether_they_did() -> None:
    assert _given(App.on_event) == ["self", "event"]
    assert hasattr(events.Key("a", "a"), "is_forwarded")
    assert _given(Widget.check_consume_key) == ["self", "key", "character"]
    assert _given(App.simulate_key) == ["self", "key"]
    assert _given(App.set_keymap) == ["self", "keymap"]


def test_what_else_is_read_of_it() -> None:
    assert _given(Compositor.render_strips)[:1] == ["self"]
    assert Select.NULL is not None
    assert inspect.iscoroutinefunction(inspect.unwrap(CommandPalette._gather_commands))
    assert _given(CommandPalette._start_no_matches_countdown) == ["self", "search_value"]
    assert CommandPalette._NO_MATCHES_COUNTDOWN < 1
    assert isinstance(DataTable.ordered_rows, property)


def test_a_choice_is_laid_out_of_two_parts_that_it_finds_by_their_kind() -> None:
    """A choice of our own lays out the same two, with another list to drop down."""
    laid_out = inspect.getsource(Select.compose)
    assert "yield SelectCurrent(self.prompt)" in laid_out
    assert "yield SelectOverlay(type_to_search=self._type_to_search)" in laid_out
    assert "compact=Select.compact" in laid_out
    assert "self.query_one(SelectOverlay)" in inspect.getsource(Select)
    assert issubclass(SelectOverlay, OptionList)
    for name in ("_on_key", "_on_blur"):
        assert name in vars(SelectOverlay)
    assert _given(Widget.check_action) == ["self", "action", "parameters"]


def test_a_long_table_may_set_its_rows_by_itself() -> None:
    table = DataTable[object]()
    assert isinstance(table._row_locations, TwoWayDict)
    assert table.rows == table._data == {} and not table._require_update_dimensions
    assert _given(Row) == ["key", "height", "label", "auto_height"]
    assert "self.get_row_at(row_index)" in inspect.getsource(DataTable._compute_row_renderables)
    assert "self.get_row(row_key)" in inspect.getsource(DataTable.get_row_at)
    assert _given(DataTable._get_row_region) == ["self", "row_index"]


def test_content_that_was_made_is_shown_as_it_is_by_what_is_said_in_passing() -> None:
    """Nothing in it is read as markup: the sentence and its direction stand as they were made."""
    made = Content("[bold]x[/]").stylize("bold")
    assert Content.from_markup(made) is made
    told = Notification(made, markup=True)  # type: ignore[arg-type]
    assert "Content.from_markup(notification.message)" in inspect.getsource(Toast.render)
    assert told.message is made
