"""Lists to choose from, on a screen too small to lay them out or not laid out yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screen_steps import ON, dump, pressed
from textual.app import App, ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.selection_list import Selection

from casefile.desk import Desk
from casefile.library import languages
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose
from casefile.screens.field_choice import FieldChoice
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Choices, Field
from casefile.screens.options import Choice, Dropped, Options
from casefile.screens.plain import bare, said
from casefile.screens.ticks import Ticks


class Small(App[None]):
    """A list and a choice, in no room."""

    def compose(self) -> ComposeResult:
        yield Options("one", "two")
        yield Choice([("One", "1"), ("Two", "2")], value="2")
        yield Ticks(Selection("One", "1"), Selection("Two", "2"), none_of_these="not there")


class Lettered(App[None]):
    """A choice between two other fields."""

    def __init__(self) -> None:
        super().__init__()
        self.missed: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input()
        choice = Choice([("One", "1"), ("Two", "2"), ("Dwa słowa, two words", "3")])
        choice.none_of_these = "not there"
        yield choice
        yield Input()

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    def on_choice_no_such(self, event: Choice.NoSuch) -> None:
        self.missed.append(event.told)


@pytest.mark.parametrize(
    ("typed", "place"),
    [("two", "2"), ("T", "2"), ("słow", "3"), ("slow", "3"), ("words", "3"), ("ne", "1")],
)
async def test_what_is_typed_in_a_choice_picks_it_when_it_is_left(typed: str, place: str) -> None:
    app = Lettered()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("tab")
        await pilot.press(*typed)
        assert typed in str(app.query_one("#label", Static).content), "typed words are seen"
        await pilot.press("tab")
        assert (app.query_one(Choice).value, app.missed) == (place, [])


async def test_words_that_are_no_choice_are_told_and_nothing_is_picked() -> None:
    app = Lettered()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("tab", "q", "q", "tab")
        await pilot.pause()
        assert (app.query_one(Choice).value, app.missed) == (
            Choice.NULL,
            ["\u2068qq\u2069: not there"],
        )
        await pilot.press("shift+tab", "t", "w", "escape")
        await pilot.pause()
        assert app.query_one(Choice).value == Choice.NULL, "escape leaves it as it was"


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("privileged", "privileged"),
        ("given", "without_prejudice"),
        ("without p", "without_prejudice"),
        ("oo", "out"),
        ("jar", None),
        ("opq", None),
        ("pG", None),
    ],
)
async def test_a_window_of_choices_takes_what_is_typed_whole_and_nothing_that_is_not_there(
    typed: str,
    chosen: str | None,
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    """None of the letters is a key of the list once a word is begun: g goes to no first row."""
    names = {
        "open": "open",
        "internal": "internal",
        "without_prejudice": "without prejudice, given for talks",
        "privileged": "privileged",
        "out": "out",
    }
    app = opened(desk_in("en"))
    taken: list[str | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        options = [(code, said(name)) for code, name in names.items()]
        app.push_screen(Choose(said("Label"), options, app.words, "internal"), taken.append)
        await pressed(pilot, *("space" if one == " " else one for one in typed), "enter")
        assert taken == ([chosen] if chosen else [])
        if not chosen:
            assert f"{typed[typed.startswith('j') :]}  not in the list" in dump(app)
            await pressed(pilot, "ctrl+s", "escape")
            assert taken == [None]


@pytest.mark.parametrize("n", [0, 1, 2], ids=["a list", "a choice", "a list to tick"])
async def test_a_page_key_before_a_list_is_laid_out_is_left_alone(n: int) -> None:
    app = Small()
    async with app.run_test(size=(40, 10)) as pilot:
        listed = list(app.query(OptionList))[n]
        listed.styles.height = 0
        listed.display = True
        await pilot.pause()
        listed.highlighted = 1
        assert not listed.scrollable_content_region
        for key in ("page_up", "page_down"):
            await app.run_action(key, listed)
        assert listed.highlighted == 1
        listed.styles.height = 5
        await pilot.pause()
        await app.run_action("page_up", listed)
        assert listed.highlighted == 0


class OneField(App[None]):
    """A field that is chosen from."""

    def __init__(self, choices: Choices, kept: str) -> None:
        super().__init__()
        self.field = FieldRow(
            Field("ground", "panes.claim.ground", "choice", choices), kept, languages()["en"], ON
        )

    def compose(self) -> ComposeResult:
        yield self.field


UNKNOWN, BUSINESS = ("unknown", "not known"), ("b2b", "business")


@pytest.mark.parametrize(
    ("choices", "kept", "rows"),
    [
        ((UNKNOWN, BUSINESS), "", ["not known", "business"]),
        ((BUSINESS, UNKNOWN), "b2b", ["business", "not known"]),
        ((BUSINESS, UNKNOWN), "unknown", ["business", "not known"]),
        ((("", "not known"), BUSINESS), "", ["not known", "business"]),
        ((BUSINESS,), "", ["choose", "business"]),
    ],
)
async def test_a_list_has_one_row_and_no_more_for_what_is_not_known(
    choices: Choices, kept: str, rows: list[str]
) -> None:
    app = OneField(choices, kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert (app.field.text, app.field.changed) == (kept, False)
        app.field.go()
        await pilot.press("enter")
        listed = app.query_one(Dropped)
        assert [bare(str(one.prompt)) for one in listed.options] == rows
        await pilot.press("escape")
        app.query_one(FieldChoice).value = "b2b"
        assert app.field.text == "b2b"
        app.query_one(FieldChoice).put("")
        assert app.field.text == ""


async def test_what_is_not_known_is_found_by_its_letters_where_it_stands_first() -> None:
    app = OneField((UNKNOWN, BUSINESS), "b2b")
    async with app.run_test(size=(80, 24)) as pilot:
        app.field.go()
        await pilot.press("n", "o", "t", "enter")
        await pilot.pause()
        assert app.field.text == "unknown"
