"""What is typed is not lost: not by a crash, not by typing fast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screen_steps import dump, typed
from textual import events

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.form import FormWindow


@pytest.mark.parametrize("who", ["Whitlock", "דנה כהן"])
async def test_what_stood_in_a_form_when_the_program_was_killed_is_offered_again(
    who: str, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await typed(pilot, who)
        await pilot.press("tab")
        await pilot.pause()
        # No escape, no save: the program ends here.
    again = opened(desk_in("en"))
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        form = again.screen
        assert isinstance(form, FormWindow)
        assert form.text("respondent") == who
        assert "What was typed before" in dump(again)


async def test_a_saved_form_leaves_no_draft(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await typed(pilot, "Whitlock")
        await pilot.press("tab")
        await pilot.pause()
        assert desk.draft("new:") == {"respondent": "Whitlock"}
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert len(desk.cases()) == 1
        assert desk.draft("new:") == {}


def test_drafts_of_two_cases_are_apart_whatever_their_names(
    desk_in: Callable[[str], Desk],
) -> None:
    desk = desk_in("he")
    desk.keep_draft("call:דנה", {"said": "one"})
    desk.keep_draft("call:משה", {"said": "two"})
    assert desk.draft("call:דנה") == {"said": "one"}
    desk.keep_draft("call:דנה", {})
    assert desk.draft("call:דנה") == {}
    assert desk.draft("call:משה") == {"said": "two"}


async def test_letters_after_tab_in_one_burst_land_in_the_next_field(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        for key in ("A", "b", "c", "tab", "5", "5"):
            app.post_message(events.Key(key, key if len(key) == 1 else "\t"))
        await pilot.pause()
        await pilot.pause()
        form = app.screen
        assert isinstance(form, FormWindow)
        assert (form.text("respondent"), form.text("amount")) == ("Abc", "55")
