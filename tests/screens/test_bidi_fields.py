"""Fields of right-to-left text: carets, arrows and clicks go by what is seen."""

from __future__ import annotations

import pytest
from bidi_steps import Fields
from screen_steps import dump
from textual.widgets import Input

from casefile.screens.bidi.inputs import BidiInput


async def test_arrows_in_a_hebrew_field_go_where_they_point() -> None:
    app = Fields("")
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(Input)
        field.focus()
        await pilot.press(*"שלום")
        assert (field.value, field.cursor_position) == ("שלום", 4)
        await pilot.press("right")
        assert field.cursor_position == 3
        await pilot.press("right", "right", "right", "right")
        assert field.cursor_position == 0
        await pilot.press("left", "ה")
        assert field.value == "שהלום"


async def test_a_walk_through_mixed_text_visits_every_cell_in_order() -> None:
    app = Fields("abc שלום 123 def")
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(Input)
        field.focus()
        await pilot.press("home")
        places = [field.cursor_screen_offset.x]
        for _ in range(len(field.value)):
            await pilot.press("right")
            places.append(field.cursor_screen_offset.x)
        assert places == list(range(places[0], places[0] + len(field.value) + 1))


async def test_a_click_hits_the_letter_that_is_seen() -> None:
    app = Fields("abc שלום 123 def")
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(BidiInput)
        field.focus()
        await pilot.pause()
        x = dump(app).splitlines()[1].index("ל")  # type: ignore[arg-type]
        await pilot.click(BidiInput, offset=(x, 1))
        assert field.value[field.cursor_position] == "ל"


@pytest.mark.parametrize(
    ("value", "seen", "caret"),
    [("4500 zł", "4500 zł", 36), ("שלום 12", "12 םולש", 28), ("", "", 36)],
)
async def test_in_a_hebrew_interface_every_field_begins_at_the_right(
    value: str, seen: str, caret: int
) -> None:
    app = Fields(value)
    app.turn(True)
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(BidiInput)
        field.focus()
        await pilot.press("end")
        row = dump(app).splitlines()[1]
        assert row.strip(" ▊▎") == seen
        assert not seen or row.index(seen) == 36 - len(seen), "one cell is left for the caret"
        assert field.cursor_screen_offset.x == caret
        if value:
            await pilot.click(BidiInput, offset=(row.index(value[0]), 1))
            assert field.cursor_position == 0, "a click missed the letter that is seen"


@pytest.mark.parametrize("letter", ["x", "ש"])
async def test_the_caret_of_a_field_longer_than_its_window_stays_in_it(letter: str) -> None:
    app = Fields(letter * 50 + "!")
    app.turn(True)
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(BidiInput)
        field.focus()
        for key, at in (("end", 51), ("home", 0)):
            await pilot.press(key)
            assert field.content_region.x <= field.cursor_screen_offset.x
            assert field.cursor_screen_offset.x < field.content_region.right
            await pilot.click(BidiInput, offset=(field.cursor_screen_offset.x, 1))
            assert field.cursor_position == at, "a click missed the letter that is seen"
