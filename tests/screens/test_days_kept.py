"""A missed day on the screen, marked done from the plan; and two stages told apart."""

from __future__ import annotations

from collections.abc import Callable

from screen_steps import dump, pressed, settled

from casefile.desk import Desk
from casefile.screens.app import CasefileApp


async def test_a_missed_day_is_told_before_the_next_step_and_enter_in_the_plan_marks_it_done(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="Sowa", place="ew").case.id
    desk.set(ref, ["deadlines.new.on=2026-01-05", "deadlines.new.what=File the defence"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter")
        shown = dump(app)
        assert shown.index("is not marked done: File") < shown.index("Next with the debtor")
        await pressed(pilot, "0", "home", "enter", "enter")
        assert desk.case(ref).deadlines[0].done
        assert "File the defence" not in dump(app)


async def test_a_stage_that_a_demand_reached_is_told_beside_the_one_that_was_set(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="Sowa", place="ew").case.id
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "2")
        assert "Stage now" not in dump(app)
    desk.set(ref, ["demands.new.on=2026-01-05", "demands.new.formal=true"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "2")
        assert "Stage now: formal demand" in dump(app)
