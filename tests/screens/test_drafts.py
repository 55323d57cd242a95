"""What is typed is not lost: not by a crash, not by typing fast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screen_steps import dump, pressed, settled, typed
from textual import events

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.field_row import FieldRow
from casefile.screens.form import FormWindow


@pytest.mark.parametrize("who", ["Whitlock", "דנה כהן"])
async def test_what_stood_in_a_form_when_the_program_was_killed_is_offered_again(
    who: str, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await typed(pilot, who)
        await pressed(pilot, "tab")
        # No escape, no save: the program ends here.
    again = opened(desk_in("en"))
    async with again.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
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
        await pressed(pilot, "tab")
        assert desk.draft("new:") == {"respondent": "Whitlock"}
        await pressed(pilot, "ctrl+s")
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


async def test_letters_after_tabs_in_one_burst_land_in_the_field_they_go_to(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        for key in ("A", "b", "c", "tab", "tab", "5", "5"):
            app.post_message(events.Key(key, key if len(key) == 1 else "\t"))
        await settled(pilot)
        await settled(pilot)
        form = app.screen
        assert isinstance(form, FormWindow)
        assert (form.text("respondent"), form.text("claimant")) == ("Abc", "55")


async def test_letters_after_enter_in_one_burst_land_in_the_next_field(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        for key in ("A", "b", "enter", "5", "5", "enter", "enter", "1", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await settled(pilot)
        await settled(pilot)
        form = app.screen
        assert isinstance(form, FormWindow)
        assert (form.text("respondent"), form.text("amount"), form.text("due")) == ("Ab", "55", "1")
        assert desk.cases() == ()


async def test_lines_that_are_pasted_into_a_field_stay_in_it_and_submit_nothing(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        app.post_message(events.Paste("Whitlock\nand Sons\r\n\n"))
        await settled(pilot)
        form = app.screen
        assert isinstance(form, FormWindow)
        assert form.text("respondent") == "Whitlock and Sons"
        assert form.text("amount") == ""
        assert desk.cases() == ()


async def test_what_stood_in_a_field_of_a_case_when_the_program_was_killed_is_there_again(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="Whitlock", place="xx").case.id
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4")
        row = next(r for r in app.screen.query(FieldRow) if r.field.path == "respondent.phone")
        row.go()
        await typed(pilot, "555")
        assert isinstance(app.screen, CaseScreen)
        app.screen.keep_typing()
        assert desk.case(ref).respondent.phone == ""
        assert desk.draft(f"fields:{ref}") == {"respondent.phone": "555"}
        await pilot.press("backspace", "backspace", "backspace")
    desk.keep_draft(f"fields:{ref}", {"respondent.phone": "555"})  # as a crash would leave it
    again = opened(desk)
    async with again.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4")
        row = next(r for r in again.screen.query(FieldRow) if r.field.path == "respondent.phone")
        assert row.text == "555"
        row.go()
        await pressed(pilot, "end", "6", "enter")
        assert desk.case(ref).respondent.phone == "5556"
        assert isinstance(again.screen, CaseScreen)
        again.screen.keep_typing()
        assert desk.draft(f"fields:{ref}") == {}
