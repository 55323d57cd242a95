"""Rows without a section of their own are added from anywhere in a case, by one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screen_steps import SIZES, dump, pressed, settled, typed

from casefile.desk import Desk
from casefile.library import CODES
from casefile.model.case import Case
from casefile.screens.app import CasefileApp

Open = Callable[[Desk], CasefileApp]
OWED = {
    "title": "Bakery",
    "place": "xx",
    "claimant": {"name": "Mill Ltd"},
    "respondent": {"name": "Old Bakery Ltd"},
    "debts": [{"ref": "INV-7", "amount": "4500 EUR", "due": "2026-03-03"}],
    "exhibits": [{"mark": "C-4", "accepted": True}],
}


async def add(pilot, kind: int, *fields: str) -> None:
    """Choose a kind of row by its place in the list and fill in its fields, one a Tab."""
    await pressed(pilot, "N", "home", *["down"] * kind, "enter")
    for n, text in enumerate(fields):
        if n:
            await pilot.press("tab")
        if text == "first":  # of a choice: past the word that asks to choose
            await pilot.press("enter", "home", "down", "enter")
            await pilot.pause()
        else:
            await typed(pilot, text)
    await pressed(pilot, "ctrl+s")


async def test_time_days_credits_papers_people_and_parties_are_added(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    desk = desk_in("en")
    desk.create(Case.model_validate(OWED), note="new")
    app = opened(desk)
    async with app.run_test(size=SIZES[0]) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter")
        await add(pilot, 0, "letters", "45", "12.50")
        await add(pilot, 0, "nothing at all")  # neither time nor money: refused
        await add(pilot, 1, "call him", "2026-12-01")
        await add(pilot, 2, "first", "500")
        await add(pilot, 3, "waybill", "", "", "", "the driver")
        await add(pilot, 4, "first", "Ann Miller")
        await add(pilot, 5, "Old Son", "guarantor")
    case = desk.case("1")
    (effort,), (day,), (credit,) = case.efforts, case.deadlines, case.credits
    assert (effort.what, effort.minutes, str(effort.spent)) == ("letters", 45, "12.50 EUR")
    assert effort.on.exact == desk.on
    assert (day.what, str(day.on)) == ("call him", "2026-12-01")
    assert (credit.debt, str(credit.amount)) == ("INV-7", "500.00 EUR")
    paper = case.exhibit("C-5")
    assert paper is not None
    assert (paper.title, paper.held, paper.held_where) == ("waybill", False, "the driver")
    assert [one.name for one in case.claimant.people] == ["Ann Miller"]
    assert [(one.name, one.role) for one in case.others] == [("Old Son", "guarantor")]


@pytest.mark.parametrize("language", CODES)
async def test_what_can_be_added_is_told_in_each_language(
    desk_in: Callable[[str], Desk], opened: Open, language: str
) -> None:
    desk = desk_in(language)
    desk.create(Case.model_validate(OWED | {"debts": []}), note="new")
    app = opened(desk)
    async with app.run_test(size=SIZES[0]) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter")
        await pressed(pilot, "N")
        shown = dump(app)
    if language != "he":  # there the letters stand as they are seen
        assert desk.words.term("screens.more_paper.title") in shown
        assert desk.words.term("screens.more_credit.title") not in shown  # nothing to be credited
