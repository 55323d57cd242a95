"""The search on the screen: hits while typing, the similar apart, Enter at the place, esc stops."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from screen_steps import SIZES, dump, typed
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.cases import CasesScreen
from casefile.screens.chrome import Table
from casefile.screens.search import SearchScreen

Library = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]
ASKED = {"en": "gallery", "he": "חשבונית", "pl": "odsetki"}


async def answered(pilot: Pilot[object]) -> SearchScreen:
    """Wait until the newest question is answered."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def told(screen: SearchScreen) -> str:
    """The line above the hits."""
    shown = str(screen.query_one("#search-state", Static).render())
    return shown.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_a_word_of_an_exhibit_is_found_while_typing_and_opened_with_two_keys_more(
    language: str, size: tuple[int, int], samples_in: Library, opened: Opened
) -> None:
    app = opened(samples_in(language))
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+f")
        screen = await answered(pilot)
        shown = dump(app)
        for field in {"en": ("from:", "before:"), "he": (), "pl": ("od:", "przed:")}[language]:
            assert field in shown
        await typed(pilot, ASKED[language])
        screen = await answered(pilot)
        assert screen.found, ASKED[language]
        exhibit = next(n for n, hit in enumerate(screen.found) if hit.mark)
        hit = screen.found[exhibit]
        if language == "he":  # numbers stand at the right, beside the bar that scrolls the list
            ends = [row.rstrip()[-2:] for row in dump(app).splitlines()]
            assert f" {screen.found[0].number}" in ends
        assert any(is_hit for _, is_hit in hit.pieces())
        for _ in range(exhibit):
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.open.ref == hit.case
        assert app.screen.query_one("#evidence", Table).key_at_cursor == hit.mark
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.found


async def test_what_was_found_is_underlined_and_not_only_coloured(
    samples_in: Library, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+f")
        await typed(pilot, "gallery")
        await answered(pilot)
        strips = app.screen._compositor.render_strips()
        lined = [part.text for row in strips for part in row if part.style and part.style.underline]
        assert "gallery" in [text.strip() for text in lined]


async def test_the_similar_stand_under_a_line_of_their_own(
    samples_in: Library, opened: Opened
) -> None:
    app = opened(samples_in("he"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+f")
        await typed(pilot, "תשלום")
        screen = await answered(pilot)
        listed = screen.query_one("#search-hits", OptionList)
        apart = next(n for n, option in enumerate(listed.options) if option.disabled)
        assert apart == sum(not hit.similar for hit in screen.found)
        assert 0 < apart < len(listed.options) - 1
        for _ in range(apart):
            await pilot.press("down")
        option = listed.highlighted_option
        assert option is not None
        assert screen.found[int(str(option.id).removeprefix("hit-"))].similar


async def test_an_answer_to_what_was_typed_before_is_dropped(
    samples_in: Library, opened: Opened
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f")
        await typed(pilot, "gallery")
        screen = await answered(pilot)
        newest = screen.found
        screen._came(screen._asked - 1, desk.search("invoice"), "")
        assert screen.found == newest


async def test_a_day_that_cannot_be_read_is_told_in_words(
    samples_in: Library, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f")
        await answered(pilot)
        await typed(pilot, "before")
        await pilot.press("colon")
        await typed(pilot, "soon")
        screen = await answered(pilot)
        assert "not a day" in told(screen)


async def test_the_reading_tells_how_far_it_is_and_esc_stops_it_before_it_leaves(
    samples_in: Library, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = samples_in("en")
    going = threading.Event()

    def endless(read: Callable[[int, int], bool] | None = None) -> int:
        done = 0
        assert read is not None
        while read(done % 7, 7):
            going.set()
            done += 1
        return done

    monkeypatch.setattr(desk, "refresh_search", endless)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f")
        await pilot.pause()
        for _ in range(50):
            if going.is_set():
                break
            await pilot.pause(0.02)
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert "of 7" in told(screen)
        await pilot.press("escape")
        screen = await answered(pilot)
        assert "stopped" in told(screen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, CasesScreen)


async def test_a_hit_of_the_case_below_goes_to_its_place_there(
    samples_in: Library, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+f")
        await typed(pilot, "gallery")
        await answered(pilot)
        await pilot.press("enter")
        await pilot.pause()
        case = app.screen
        assert isinstance(case, CaseScreen)
        await pilot.press("1", "ctrl+f")
        await typed(pilot, "gallery")
        await answered(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is case
        assert len(app.screen_stack) == 4


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_where_nothing_is_found_it_is_said_that_private_notes_are_not_searched(
    language: str, samples_in: Library, opened: Opened
) -> None:
    desk = samples_in(language)
    app = opened(desk)
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("ctrl+f")
        screen = await answered(pilot)
        empty = str(screen.query_one("#search-fields", Static).render())
        assert desk.words.term("search.screen.private") in empty
        await typed(pilot, "qqqqxyz")
        screen = await answered(pilot)
        assert not screen.found and told(screen) == desk.words.term("search.none")
        assert screen.query_one("#search-state").size.height == 2, "all of it is to be read"
