"""A window that is open when the language changes is as if opened in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screen_steps import dump, pressed, settled, typed
from textual.command import CommandPalette
from textual.content import Content
from textual.widgets import Input, OptionList

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose, Prompt, Reader, Window
from casefile.screens.log_call import LogCall
from casefile.screens.text_window import TextWindow

Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


async def test_a_chooser_a_line_and_the_help_change_their_language_while_open(
    samples_in: Made, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "question_mark")
        assert "Help (esc closes)" in dump(app)
        await pilot.press("f9", "f9")
        await pilot.pause(0.2)
        await settled(pilot)
        assert isinstance(app.screen, Reader)
        assert "Pomoc (esc zamyka)" in dump(app)
        await pressed(pilot, "escape", "f9")
        await pilot.press("i")
        await typed(pilot, "/tmp/x.csv")
        await pilot.press("f9", "f9")
        await pilot.pause(0.2)
        await settled(pilot)
        assert isinstance(app.screen, Prompt)
        assert app.screen.query_one(Input).value == "/tmp/x.csv"
        assert "esc" in dump(app) and "tabel" in dump(app).casefold()
        await pressed(pilot, "escape", "enter", "3")
        await pressed(pilot, "t", "down", "down")
        at = app.screen.query_one(OptionList).highlighted
        before = dump(app)
        await pilot.press("f9")
        await pilot.pause(0.2)
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        assert app.screen.query_one(OptionList).highlighted == at
        assert dump(app) != before


WINDOWS = {
    "figures": ("f",),
    "what a paper shows": ("enter", "3", "s"),
    "what if": ("enter", "7", "v"),
    "a witness": ("enter", "4", "v"),
    "an offer's letter": ("enter", "9", "enter"),
}


@pytest.mark.parametrize("keys", WINDOWS.values(), ids=WINDOWS)
async def test_a_window_that_changed_its_language_is_as_if_opened_in_it(
    keys: tuple[str, ...], samples_in: Made, opened: Opened
) -> None:
    seen = []
    for before, turns in (("pl", 0), ("en", 2)):
        app = opened(samples_in(before))
        async with app.run_test(size=(80, 24)) as pilot:
            for key in keys:
                await pressed(pilot, key)
            for _ in range(turns):
                await pilot.press("f9")
                await pilot.pause(0.1)
                await settled(pilot)
            assert len(app.screen_stack) > 1 + ("enter" in keys), "a window is open"
            seen.append(dump(app))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("outcome", ["p", "a"], ids=["the letter that confirms", "the cautions"])
async def test_what_opens_after_a_call_is_logged_follows_the_language_too(
    outcome: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    desk.new(respondent="Whitlock", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "l", outcome)
        if outcome == "p":
            await typed(pilot, "1200")
            await pilot.press("enter")
            await typed(pilot, "+9")
        form = app.screen
        assert isinstance(form, LogCall)
        if outcome == "a":
            form.row("abuse").fill("you will regret it")
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, TextWindow | Reader)
        key = "screens.text.forms.recap_of_call" if outcome == "p" else "screens.log.after"
        assert app.words.term(key) in dump(app)
        await pressed(pilot, "f9", "f9")
        assert app.words.code == "pl"
        assert app.words.term(key) in dump(app)


async def test_the_palette_says_in_the_readers_language_that_nothing_was_found(
    desk_in: Made, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CommandPalette, "_NO_MATCHES_COUNTDOWN", 0.01)
    app = opened(desk_in("pl"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"qqq")
        await pilot.pause(0.1)
        await settled(pilot)
        assert "Nic tu nie ma takiej nazwy." in dump(app)


async def test_what_was_said_in_another_language_goes_with_it_and_is_kept_among_what_was_said(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    desk.new(respondent="Rosa", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        app.notify("Due today: nothing")
        await settled(pilot)
        assert "Due today: nothing" in dump(app)
        await pressed(pilot, "f9")
        assert "Due today: nothing" not in dump(app)
        await pressed(pilot, "f6")
        assert "Due today: nothing" in dump(app)


TITLED = ("i", "n", "f", "enter 1 a", "enter 2 a", "enter 2 p", "enter 4 a", "enter 5 l")
TITLED += ("enter 8 a", "enter 8 m", "enter 9 t", "enter 0 e", "enter 0 x")


@pytest.mark.parametrize("language", ["en", "pl"])
async def test_the_title_of_a_window_begins_with_a_capital(
    language: str, samples_in: Made, opened: Opened
) -> None:
    app = opened(samples_in(language))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in TITLED:
            await pressed(pilot, *keys.split())
            title = Content.from_markup(app.screen.query_one(Window).border_title).plain
            assert title[:1].isupper(), f"{keys}: {title}"
            while len(app.screen_stack) > 2:
                await pressed(pilot, "escape")
            if keys.startswith("enter"):
                await pressed(pilot, "escape")
