"""Looks: text can be read in every theme, and nothing is told by colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from rich.segment import Segment
from screen_steps import dump, pressed, settled
from textual.color import Color
from textual.strip import Strip
from textual.theme import Theme

from casefile.desk import Desk
from casefile.model.money import Money
from casefile.model.review import Status
from casefile.screens.app import CasefileApp
from casefile.screens.columns import SIGN
from casefile.screens.themes import THEMES


def _contrast(one: Color, other: Color) -> float:
    def light(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_text_can_be_read_on_its_ground(theme: object) -> None:
    ground = Color.parse(str(getattr(theme, "background", "")))
    for name in ("foreground", "primary", "warning", "error", "success"):
        colour = Color.parse(str(getattr(theme, name, "")))
        assert _contrast(colour, ground) >= 4.5, name


def test_each_status_has_a_letter_and_only_the_two_good_ones_share_it() -> None:
    letters = {status: letter for status, (letter, _) in SIGN.items()}
    assert set(letters) == set(Status)
    assert letters[Status.SOLID] == letters[Status.ADMITTED] == "S"
    others = [letter for status, letter in letters.items() if status is not Status.ADMITTED]
    assert len(set(others)) == len(others)


async def test_without_colour_the_letters_and_words_are_all_there(
    samples_in: Callable[[str], Desk],
) -> None:
    app = CasefileApp(samples_in("en"), environ={"NO_COLOR": "1"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "7")
        await pilot.pause()
        assert "To be proved" in dump(app)
        assert app.theme == "ansi-dark"


MEANT = {
    "list": ((), r"[SPWXM?]{8}", ("screens.cases.state",)),
    "timeline": (("enter", "6"), r"(?m)^ \d\d/\d\d/\d{4} +(--|[CIWD]) ", ("panes.timeline.what",)),
    "account": (("2", "s"), r"Balance +\S*36,889\.89", ("panes.claim.account",)),
    "plan": (("0",), r"(?m)^ (▸.* due now|✓.* done|-.* passed over)", ("panes.plan.step",)),
    "packets": (("9",), r"the respondent +Reminder of payment +-", ()),
}
"""The keys to each place, what tells its states, and words that stand there."""


async def test_without_colour_every_state_is_told_by_letters_signs_and_words(
    samples_in: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No colour reaches the screen: greys at most, on which nothing hangs."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = CasefileApp(samples_in("en"), environ={"NO_COLOR": "1"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        here = [row.text for row in _rows(app) if all(one.style.reverse for one in _said(row))]
        assert len(here) == 1 and "Widzew" in here[0]  # the row under the cursor
        for name, (keys, told, words) in MEANT.items():
            for key in keys:
                await pressed(pilot, key)
            shown = dump(app)
            assert re.search(told, shown), (name, shown)
            assert all(app.words.term(key) in shown for key in words if app.words.has(key)), name
            assert not _coloured(app), name


def _rows(app: CasefileApp) -> list[Strip]:
    return [row for row in app.screen._compositor.render_strips() if _said(row)]


def _said(row: Strip) -> list[Segment]:
    return [one for one in row if one.text.strip() and one.style is not None]


def _coloured(app: CasefileApp) -> set[str]:
    """Return the colours on the screen that are no greys."""
    seen = {
        colour
        for row in app.screen._compositor.render_strips()
        for part in row
        if part.style is not None
        for colour in (part.style.color, part.style.bgcolor)
        if colour is not None and colour.triplet is not None
    }
    return {colour.name for colour in seen if len(set(colour.triplet or ())) > 1}


async def test_signs_are_letters_in_every_section_where_the_terminal_has_ascii_alone(
    desk_in: Callable[[str], Desk],
) -> None:
    """All but the end of a scroll bar, which the toolkit draws and which tells nothing."""
    desk = desk_in("en")
    owed = Money(amount=Decimal(5), currency="GBP")
    desk.new(respondent="Whitlock", amount=owed, place="ew")
    desk.keep_settings(desk.settings().but(symbols="ascii"))
    app = CasefileApp(desk, environ={})
    bars = set("▁▂▃▄▅▆▇£")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for key in "1234567890":
            await pressed(pilot, key)
            odd = {letter for letter in dump(app) if not letter.isascii()} - bars
            assert not odd, (key, odd)
        await pressed(pilot, "l")
        assert not {letter for letter in dump(app) if not letter.isascii()} - bars


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_the_look_that_was_chosen_is_there_from_the_start(
    theme: Theme, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    desk.keep_settings(desk.settings().but(theme=theme.name))
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        ground = app.screen.background_colors[1]
        assert ground.hex.lower() == str(theme.background).lower()
        assert app.has_class("-dark-mode") == theme.dark
