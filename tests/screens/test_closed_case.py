"""A closed case on the screen: no light of the old dispute, and open on a day before it closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from form_steps import case_of
from screen_steps import dump, pressed
from textual.widgets import Static

from casefile.desk import Desk
from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.screens.app import CasefileApp

OPENED = Callable[[Desk], CasefileApp]


def closed(desk: Desk, how: Ended, sum_: str = "") -> None:
    money = Money(amount=sum_, currency="GBP") if sum_ else None
    desk.close("1", Ending(how=how, on=loose("2026-11-10"), sum=money, why="so it was"))


@pytest.mark.parametrize(
    ("how", "sum_"), [(Ended.PAID, "6000"), (Ended.WRITTEN_OFF, ""), (Ended.SETTLED, "3000")]
)
async def test_the_overview_of_a_closed_case_shows_no_light_of_the_old_dispute(
    owed: Desk, opened: OPENED, how: Ended, sum_: str
) -> None:
    closed(owed, how, sum_)
    app = opened(owed)
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter")
        told = str(app.screen.query_one("#elements", Static).render())
        assert told == app.words.term("panes.overview.at_rest")
        assert "????" not in dump(app), "nor beside the section of the assessment"
        await pressed(pilot, "7")
        assert "this is how it stood" in dump(app)


async def test_a_case_that_was_closed_later_is_open_in_its_title_and_plan_on_the_day(
    owed: Desk, opened: OPENED
) -> None:
    closed(owed, Ended.PAID, "6000")
    before = owed.on_day(date(2026, 11, 5))
    for desk, over in ((owed, True), (before, False)):
        app = opened(desk)
        async with app.run_test(size=(100, 30)) as pilot:
            await pressed(pilot, "enter")
            assert ("closed" in dump(app).splitlines()[0]) is over
            elements = str(app.screen.query_one("#elements", Static).render())
            assert ("right parties" in elements) is not over
            await pressed(pilot, "0")
            assert ("so it was" in dump(app)) is over
    assert case_of(owed).endings
