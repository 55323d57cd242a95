"""The table of actions: every key arrives, means one thing, and is told in three languages."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import cast

import pytest
from rich.cells import cell_len
from screen_steps import pressed, settled
from textual.widgets import OptionList

from casefile.desk import Desk
from casefile.library import languages
from casefile.model.language import Language
from casefile.screens.actions import ACTIONS, BY_ID, UNREACHABLE, actions_of, keys_shown
from casefile.screens.app import CasefileApp
from casefile.screens.ask import keys_of
from casefile.screens.case import CaseScreen
from casefile.screens.case_told import rail_told, tabs_told
from casefile.screens.chrome import MOST, Table, key_width, keys_that_fit
from casefile.screens.help import help_of
from casefile.screens.keymap import PLACES, clashing
from casefile.screens.layouts import HEBREW, latin_key
from casefile.screens.opencase import OpenCase
from casefile.screens.search import SearchScreen
from casefile.screens.sections import sections
from casefile.screens.settings import Settings

WORDS = languages()


def test_no_action_asks_for_a_key_that_terminals_cannot_send() -> None:
    for action in ACTIONS:
        for key in action.keys.split(","):
            assert key not in UNREACHABLE, action.id
            assert not key.startswith("alt+"), action.id


def test_a_key_means_one_thing_in_a_place() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert clashing({}) is None


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_every_action_has_a_name_and_a_help_in_every_language(code: str) -> None:
    for action in ACTIONS:
        for part in ("name", "help"):
            assert WORDS[code].has(f"actions.{action.id}.{part}"), (code, action.id, part)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("places", PLACES, ids=lambda places: places[0])
def test_the_keys_of_a_place_fit_under_80_columns(code: str, places: tuple[str, ...]) -> None:
    words = WORDS[code]
    actions = actions_of(*places)
    shown = keys_that_fit(actions, words, {}, 78)
    widths = [key_width(keys, name) for _, keys, name in shown]
    assert sum(widths) - 1 <= 78
    assert 6 <= len(shown) <= MOST
    ids = [action.id for action, *_ in shown]
    own = [action for action in actions if action.where == places[0] and action.rank]
    assert "app.help" in ids
    assert all(action.id in ids for action in sorted(own, key=lambda a: -a.rank)[:3])


@pytest.mark.parametrize("width", [78, 98])
@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("places", PLACES, ids=lambda places: places[0])
def test_help_tells_how_many_keys_of_a_place_the_line_has_no_room_for(
    places: tuple[str, ...], code: str, width: int
) -> None:
    actions = actions_of(*places)
    shown = {action.id: name for action, _, name in keys_that_fit(actions, WORDS[code], {}, width)}
    left = [one for one in actions if one.where == places[0] and one.id not in shown]
    told = _bare(shown["app.help"]).removeprefix(WORDS[code].term("actions.app.help.name"))
    assert told == (f" +{len(left)}" if left else "")
    highest = max((one.rank for one in left), default=0)
    taking = [one for one in actions if one.where != places[0] and one.rank < highest]
    assert not [one.id for one in taking if one.id in shown], "own keys go before the others"


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_the_sections_fit_on_one_line_of_80_columns(code: str) -> None:
    names = [WORDS[code].term(f"panes.{leaf.Pane.place}.short") for leaf in sections()]
    assert sum(cell_len(name) + 3 for name in names) <= 78 + 1


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_every_section_has_its_words_and_a_key_of_its_own(code: str) -> None:
    keys = [leaf.KEY for leaf in sections()]
    assert len(set(keys)) == len(keys)
    for leaf in sections():
        for term in (f"panes.{leaf.Pane.place}.name", f"screens.help.{leaf.Pane.place}"):
            assert WORDS[code].has(term), term


def test_letters_work_on_a_hebrew_and_a_russian_keyboard() -> None:
    assert latin_key("ך") == "l"
    assert latin_key("ctrl+ד") == "ctrl+s"
    assert latin_key("ф") == "a"
    assert latin_key("l") is None
    assert latin_key("enter") is None
    # Every letter that is bound can be pressed where it is engraved; q sends / there.
    sent = {latin_key(key) for key in [*HEBREW, "apostrophe"]}
    bound = {key for action in ACTIONS for key in action.keys.split(",")}
    assert {key for key in bound if len(key) == 1 and key.islower()} <= sent
    assert "comma" in bound & sent


async def test_what_is_bound_to_a_letter_or_a_comma_is_done_on_a_hebrew_keyboard(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ת")
        await settled(pilot)
        assert isinstance(app.screen, Settings)
        await pilot.press("escape", "enter", "'")
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.section == "9"  # the packets, where W leads


@pytest.mark.parametrize("keys", [("enter",), ("question_mark",), ("enter", "N")])
async def test_letters_move_as_arrows_do_in_long_texts_and_in_lists_of_choices(
    keys: tuple[str, ...],
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

        def place() -> float | None:
            here = app.focused
            assert here is not None
            return here.highlighted if isinstance(here, OptionList) else here.scroll_offset.y

        async def after(*pressed: str) -> float | None:
            for key in pressed:
                await pilot.press(key)
                await settled(pilot)
            return place()

        by_arrow = await after("down")
        assert await after("up") == 0
        assert await after("j") == by_arrow == 1
        assert await after("ח") == 2  # where j is engraved on a Hebrew keyboard
        assert await after("k", "up") == 0
        end = await after("end")
        assert await after("g") == 0
        assert await after("G") == end


async def test_every_list_of_a_case_goes_to_its_ends_and_searches_by_the_same_keys(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app, lists = opened(samples_in("he")), 0
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        for leaf in sections():
            await pressed(pilot, str(leaf.KEY))
            table = app.focused
            if isinstance(table, Table):
                lists += 1
                await pressed(pilot, "end")
                assert table.cursor_row == table.row_count - 1, leaf.KEY
                await pressed(pilot, "home")
                assert table.cursor_row == 0, leaf.KEY
        assert lists == 7  # evidence, calls, timeline, matrix, offers, packets, plan
        await pressed(pilot, "slash")
        assert isinstance(app.screen, SearchScreen)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_the_help_of_a_place_names_every_key_of_it(code: str) -> None:
    for place in (*(leaf.Pane.place for leaf in sections()), "cases"):
        keys = help_of(place, actions_of(place), WORDS[code], {}).keys
        told = "\n".join(f"{key} {what}" for key, what in keys)
        for action in actions_of(place):
            assert f"\u2068{keys_shown(action, {})}" in told
            assert WORDS[code].term(f"actions.{action.id}.help") in told
    keys = [str(key) for key, _ in help_of("cases", actions_of("cases"), WORDS[code], {}).keys]
    assert "\u2068X Del\u2069" in keys


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_what_a_key_does_runs_on_beside_the_key_and_not_under_it(
    code: str, samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in(code))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2", "question_mark")
        rows = list(app.screen.query(".help"))
        sides = {row.query_one(".help-told").region.column_span for row in rows}
        keys = {row.query_one(".help-key").region.column_span for row in rows}
        assert len(sides) == len(keys) == 1
        ((first, last),), ((key_first, key_last),) = sides, keys
        assert (last <= key_first) if code == "he" else (key_last <= first)
        assert any(row.query_one(".help-told").region.height > 1 for row in rows)


class Longer:
    """The words of a language, each two fifths longer."""

    def __init__(self, code: str) -> None:
        self.code = code

    def term(self, key: str) -> str:
        """Return the term, drawn out."""
        told = WORDS[self.code].term(key)
        return told + "m" * math.ceil(0.4 * len(told))


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("places", PLACES, ids=lambda places: places[0])
def test_longer_words_cost_the_line_of_keys_no_half_key_and_never_the_first_ones(
    code: str, places: tuple[str, ...]
) -> None:
    words = cast("Language", Longer(code))
    actions = actions_of(*places)
    shown = keys_that_fit(actions, words, {}, 78)
    widths = [key_width(keys, name) for _, keys, name in shown]
    ids = [action.id for action, *_ in shown]
    own = max((one for one in actions if one.where == places[0]), key=lambda one: one.rank)
    assert sum(widths) - 1 <= 78
    assert "app.help" in ids and own.id in ids
    assert len(ids) >= 4


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_longer_words_cut_no_key_of_the_sections_and_of_the_feet_of_windows(code: str) -> None:
    """The names are cut, the longest first; every number and key stands whole."""
    words = cast("Language", Longer(code))
    tabs = tabs_told(sections(), "1", words, 80).plain
    assert cell_len(tabs.rstrip()) <= 78
    assert all(f"{leaf.KEY} " in tabs for leaf in sections())
    for leaf in sections():
        tabs = tabs_told(sections(), leaf.KEY, words, 80).plain
        assert words.term(f"panes.{leaf.Pane.place}.short") in tabs, "the one shown stands in full"
        assert cell_len(tabs.rstrip()) <= 78
    for place in ("steps", "text", "witness", "figures"):
        foot = keys_of(place, words)
        assert cell_len(_bare(foot.plain)) <= 72, foot.plain
        keys = [keys_shown(one, {}) for one in actions_of(place) if one.rank]
        assert all(f"\u2068{key}\u2069 " in foot.plain for key in keys)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_longer_words_leave_number_and_count_of_the_sections_down_the_side(
    code: str, desk_in: Callable[[str], Desk]
) -> None:
    desk = desk_in(code)
    opened = OpenCase(desk, desk.new(respondent="Sowa", place="pl").case.id, desk.words)
    counts = {leaf.KEY: leaf.Pane.count(opened) for leaf in sections()}
    opened.words = cast("Language", Longer(code))
    rows = rail_told(sections(), "1", opened).plain.split("\n")
    for row, (key, count) in zip(rows, counts.items(), strict=True):
        assert cell_len(_bare(row)) <= 25
        assert _bare(row).startswith(f" {key} ")
        assert not count or count.split()[0] in row


def _bare(text: str) -> str:
    return text.translate({0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None})
