"""What a colleague does and has in hand is seen on the screen, on a real server."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from firm_steps import SIZE, at_the_case, case_open, heard
from screen_steps import dump, pressed, typed
from team_server import server

from casefile.desk import Desk
from casefile.screens.app import CasefileApp

Opened = Callable[[Desk], CasefileApp]


async def test_a_change_of_a_colleague_is_shown_with_his_name(
    mine: Desk, theirs: Desk, opened: Opened
) -> None:
    async with case_open(opened(mine)) as (pilot, _, ref):
        theirs.set(ref, ["title=Flour of May"])
        shown = await heard(pilot)
        assert "Flour of May" in shown
        assert "changed by Dana" in shown


async def test_who_else_looks_at_the_case_stands_in_the_title_until_he_leaves(
    mine: Desk, theirs: Desk, opened: Opened
) -> None:
    async with case_open(opened(mine)) as (pilot, _, ref):
        assert [one.name for one in theirs.looking(ref)] == ["Rut"]
        assert "also here: Dana" in (await heard(pilot)).splitlines()[0]
        theirs.look_away(ref)
        assert "also here" not in await heard(pilot)
        await pilot.press("escape")
        await pilot.app.workers.wait_for_complete()
        assert theirs.looking(ref) == ()


async def test_the_list_shows_a_case_that_a_colleague_opened_and_mine_alone(
    mine: Desk, theirs: Desk, opened: Opened
) -> None:
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        await heard(pilot)
        ref = theirs.new(respondent="Bocian", place="pl").case.id
        theirs.set(ref, ["assigned=Rut", "waiting_for=the bank"])
        assert "Bocian" in await heard(pilot)
        await pilot.press("M")
        await pilot.pause()
        shown = dump(app)
        assert "of which 1 in your hands" in shown and "Waits for the bank" in shown
        assert "Żółw" not in shown.partition("Debtor")[2].rpartition("Balance")[2]


@pytest.mark.parametrize("width", [80, 120])
async def test_who_has_a_case_and_what_it_waits_for_is_said_by_key_and_stands_in_the_list(
    mine: Desk, theirs: Desk, opened: Opened, width: int
) -> None:
    app = opened(mine)
    async with app.run_test(size=(width, 24)) as pilot:
        theirs.new(respondent="Bocian", place="pl")
        screen = await at_the_case(pilot)
        await pressed(pilot, "W")
        await typed(pilot, "bank")
        await pressed(pilot, "ctrl+s")
        await pressed(pilot, "E")
        rows = screen.app.screen.query_one("#form FieldRow Select")
        rows.value = "Rut"  # type: ignore[attr-defined]
        await pressed(pilot, "ctrl+s")
        await pilot.press("escape", "W")
        await heard(pilot)
        shown = dump(app)
    case = theirs.opened(screen.open.ref).case
    assert (case.assigned, case.waiting_for) == ("Rut", "bank")
    assert "of which 1 waits" in shown
    (row,) = [line for line in shown.splitlines() if "Żółw" in line and "Rut" in line]
    assert "Rut · b" in row if width == 80 else "Rut" in row and "bank" in row


def test_the_server_of_these_tests_is_a_real_one() -> None:
    with psycopg.connect(server()) as wire:
        (told,) = wire.execute("select version()").fetchone() or ("",)
    assert "PostgreSQL" in str(told)
