"""Behind the word of a line: what if, the trace, the worth, one's own view; in three languages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from screen_steps import SIZES, dump, pressed, typed
from textual.pilot import Pilot
from textual.widgets import Input, SelectionList, Static
from weak_case import Open, bare, case_in, weakest

from casefile.desk import Desk
from casefile.library import CODES
from casefile.model.exhibit import Element
from casefile.model.offer import Opinion
from casefile.screens.app import CasefileApp
from casefile.screens.chrome import Table
from casefile.screens.opinion_form import OpinionForm
from casefile.screens.what_if import WhatIfWindow


async def answered(pilot: Pilot[object]) -> None:
    """Wait until what was asked beside the screen has been told."""
    asked = [w for w in pilot.app.workers if w.group in ("what-if", "lift")]
    await asyncio.wait_for(pilot.app.workers.wait_for_complete(asked), 30)
    await pilot.pause()


def told(app: CasefileApp) -> str:
    return bare(app.screen.query_one("#what-if-told", Static).content)


@pytest.mark.parametrize("language", CODES)
async def test_what_if_takes_two_keys_and_keeps_nothing(
    desk_in: Callable[[str], Desk], opened: Open, language: str
) -> None:
    """``v`` on the weakest row, space on the first thing: the effect stands there."""
    desk = desk_in(language)
    case_in(desk)
    before, words = desk.opened("1").revision, desk.words
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await weakest(pilot)
        assert app.screen.query_one("#matrix", Table).key_at_cursor == "performance"
        await pilot.press("v")
        await pilot.press("space")
        await answered(pilot)
        seen = desk.review("1")
        (first, *_) = desk.obtainable(desk.case("1"), seen, Element.PERFORMANCE)
        found = desk.what_if(desk.case("1"), seen, (first.name,))
        assert found.becomes
        for element, was, then in found.becomes:
            row = next(r for r in told(app).splitlines() if words.name_of(element) in r)
            assert words.name_of(was) in row
            assert words.name_of(then) in row
        await pilot.press("escape")
        await pilot.pause()
    assert desk.opened("1").revision == before


async def test_what_is_ticked_no_longer_is_answered_no_longer(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    """An answer that comes after the tick was taken off is dropped."""
    desk = desk_in("en")
    case_in(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await weakest(pilot)
        await pilot.press("v")
        await answered(pilot)
        window = app.screen
        assert isinstance(window, WhatIfWindow)
        foot = " ".join(str(box.border_subtitle) for box in window.query("*"))
        assert "⏎/esc close" in foot, "Enter closes it too"
        seen = desk.review("1")
        late = desk.what_if(desk.case("1"), seen, (window.things[0].name,))
        hint = told(app)
        window._answer((window.things[0].name,), late)
        assert told(app) == hint


async def test_an_empty_box_is_empty_without_colour(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    desk = desk_in("en")
    case_in(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await weakest(pilot)
        await pilot.press("v")
        await answered(pilot)
        ticks = app.screen.query_one(SelectionList)
        assert [segment.text for segment in ticks.render_line(0)][1] == " "
        await pilot.press("space")
        await pilot.pause()
        assert [segment.text for segment in ticks.render_line(0)][1] == "x"
        await pressed(pilot, "enter")
        assert not isinstance(app.screen, WhatIfWindow), "Enter is done, and ticks nothing"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", CODES)
async def test_one_key_shows_the_way_to_a_word(
    desk_in: Callable[[str], Desk], opened: Open, language: str, size: tuple[int, int]
) -> None:
    """The item with its letter and every cap, what he says, the rules with their codes."""
    desk = desk_in(language)
    case_in(desk)
    app = opened(desk)
    async with app.run_test(size=size) as pilot:
        await weakest(pilot)
        await pilot.press("t")
        await pilot.pause()
        body = bare(app.screen.query_one("#reader Static", Static).content)
        review, words = desk.review("1"), desk.words
        item = next(x for x in review.exhibits if x.mark == "C-2")
        assert item.caps
        for cap in item.caps:
            assert bare(words.say(cap)) in body
        for gap in (g for g in review.gaps if g.element is Element.PERFORMANCE):
            assert bare(words.say(gap.why)) in body
        assert "element.performance = thin" in body
        assert "cap.not_held_but_found = D" in body
        assert "C-2" in dump(app)


async def test_the_worth_is_the_users_own_opinion_and_nothing_without_it(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    opinion = {
        "chance": {"low": "0.5", "likely": "0.6", "high": "0.8"},
        "collectable": {"low": "0.5", "likely": "0.8", "high": "1"},
        "cost_if_lost": "900 EUR",
    }
    desk = desk_in("en")
    case_in(desk)
    case_in(desk, private=opinion)
    words = desk.words
    without, given = desk.review("1").value, desk.review("2").value
    assert without is None
    assert given is not None
    app = opened(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await weakest(pilot)
        await pilot.press("c")
        await pilot.pause()
        first = bare(app.screen.query_one("#reader Static", Static).content)
        await pilot.press("escape", "escape", "escape", "down", "enter")
        await pilot.pause()
        await pilot.press("7", "c")
        await pilot.pause()
        second = bare(app.screen.query_one("#reader Static", Static).content)
    with_it, none = (
        (second, first) if bare(words.money(given.likely)) in second else (first, second)
    )
    assert words.term("worth.none") in none
    assert words.term("worth.opinion") in with_it
    for sum_ in (given.low, given.likely, given.high, given.floor, given.ceiling):
        assert sum_ is not None
        assert bare(words.money(sum_)) in with_it
    names = [words.term(f"worth.inputs.{swing.input}") for swing in given.tornado]
    assert len(names) >= 2
    places = [with_it.index(name) for name in names]
    assert places == sorted(places)


async def test_an_own_opinion_is_entered_here_whole_between_nought_and_one_and_in_order(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    desk = desk_in("en")
    case_in(desk, private={"floor": "500 EUR"})
    app = opened(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await weakest(pilot)
        await pilot.press("o")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, OpinionForm)

        async def kept(**values: str) -> None:
            for path, text in values.items():
                form.row(path).query_one(Input).value = text
            await pilot.press("ctrl+s")
            await pilot.pause()

        await kept(chance_low="0.4", chance_likely="0.3")
        assert "No lower than the one before it." in dump(app)
        await kept(chance_likely="0.5", chance_high="1.5")
        assert "A number from 0 to 1." in dump(app)
        await kept(chance_high="0.7", collectable_low="0.5")
        assert "All three, or none." in dump(app)
        await kept(collectable_likely="0.8", collectable_high="1", cost_if_lost="900", months="9")
        assert app.screen is not form
    private = desk.case("1").private
    assert private.chance == Opinion(low="0.4", likely="0.5", high="0.7")
    assert private.collectable == Opinion(low="0.5", likely="0.8", high="1")
    assert (str(private.cost_if_lost), private.months) == ("900.00 EUR", 9)
    assert str(private.floor) == "500.00 EUR"
    assert desk.review("1").value is not None


async def test_an_own_view_stands_beside_the_computed_word_with_who_when_and_why(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    desk = desk_in("en")
    case_in(desk)
    computed = next(e for e in desk.review("1").elements if e.element is Element.PERFORMANCE)
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await weakest(pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("enter", "down", "down", "enter")  # the second word of the list
        await pilot.pause()
        await pilot.press("tab")
        await typed(pilot, "seen the store room")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shown = dump(app)
    line = next(e for e in desk.review("1").elements if e.element is Element.PERFORMANCE)
    assert (line.status, line.grade, line.why) == (computed.status, computed.grade, computed.why)
    assert line.override is not None
    assert line.override.status
    assert (line.override.why, str(line.override.on)) == ("seen the store room", "2026-11-22")
    assert line.override.by
    assert "seen the store room" in shown
    assert desk.words.name_of(computed.status) in shown


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", CODES)
async def test_no_word_of_the_legend_of_the_matrix_is_cut(
    samples_in: Callable[[str], Desk], opened: Open, language: str, size: tuple[int, int]
) -> None:
    app = opened(samples_in(language))
    async with app.run_test(size=size) as pilot:
        await pressed(pilot, "enter", "7")
        legend = app.screen.query_one("#matrix-legend", Static)
        room = legend.content_size
        assert legend.get_content_height(app.size, app.size, room.width) <= room.height
