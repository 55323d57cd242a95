"""The list of today: first thing seen, never in the way; Enter goes to where it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Event

import pytest
from screen_steps import SIZES, dump, settled

from casefile.desk import Desk
from casefile.desk.today import TOLD_EVERY, Found, Today
from casefile.model.money import Money
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import Table
from casefile.screens.today_list import TodayList, section_of


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
async def test_what_is_due_over_all_cases_is_the_first_thing_seen(
    language: str,
    size: tuple[int, int],
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    desk = samples_in(language)
    due = desk.due_today()
    assert due
    app = opened(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        listed = app.screen.query_one(TodayList)
        assert listed.due == due
        top = listed.region.y
        assert top < app.screen.query_one("#cases", Table).region.y
        assert desk.words.term("screens.today.title") in dump(app) or language == "he"


async def test_two_keys_go_from_the_list_of_today_to_the_plan_of_the_case(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = app.screen.query_one(TodayList).due[0]
        await pilot.press("d", "enter")
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.open.ref == first.case
        assert app.screen.section == section_of(first) == "0"


async def test_the_list_of_cases_is_there_while_the_cases_are_still_being_read(
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = samples_in("en")
    going_on, read = Event(), desk.due_in

    def slow(ref: str) -> tuple[object, ...]:
        assert going_on.wait(30)
        return read(ref)

    monkeypatch.setattr(desk, "due_in", slow)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#cases", Table).row_count == 3
        assert app.screen.query_one(TodayList).due == ()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CaseScreen)
        await pilot.press("escape")
        going_on.set()
        await settled(pilot)
        assert len(app.screen.query_one(TodayList).due) == 3


def test_a_case_is_read_again_only_when_it_changed(
    desk_in: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in("en")
    for name in ("Sowa", "Bocian"):
        desk.new(respondent=name, place="pl", amount=Money(amount="100", currency="PLN"))
    today, looked, read = Today(desk), [], desk.due_in

    def counted(ref: str) -> tuple[object, ...]:
        looked.append(ref)
        return read(ref)

    monkeypatch.setattr(desk, "due_in", counted)
    for expected in (2, 2):
        today.found(desk.cases(), lambda _: True)
        assert len(looked) == expected
    desk.set("1", ["title=changed"])
    today.found(desk.cases(), lambda _: True)
    assert len(looked) == 3
    assert looked[2] == desk.case("1").id


def test_looking_stops_when_nobody_wants_to_know_any_more(desk_in: Callable[[str], Desk]) -> None:
    desk = desk_in("en")
    for n in range(TOLD_EVERY + 2):
        desk.new(respondent=f"Debtor {n}", place="ew")
    told: list[Found] = []

    def enough(found: Found) -> bool:
        told.append(found)
        return False

    found = Today(desk).found(desk.cases(), enough)
    assert (found.read, found.of) == (1, TOLD_EVERY + 2)
    assert len(told) == 1


def test_a_broken_promise_and_a_lapsed_offer_go_to_their_sections(
    desk_in: Callable[[str], Desk],
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="Sowa", place="pl").case.id
    desk.set(
        ref,
        [
            "debts.new.ref=1",
            "debts.1.amount=100 PLN",
            "debts.1.due=2026-10-01",
            "offers.new.by=claimant",
            "offers.new.amount=50 PLN",
            "offers.new.on=2026-11-01",
            "offers.new.expires=2026-11-10",
        ],
    )
    kinds = {one.kind: section_of(one) for one in desk.on_day(date(2026, 11, 22)).due_in(ref)}
    assert kinds["lapsed"] == "8"
