"""The list of today: first thing seen, never in the way; Enter goes to where it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

import pytest
from random_cases import random_case
from screen_steps import NOW, SIZES, dump, pressed, settled

from casefile.desk import Desk
from casefile.desk.today import TOLD_EVERY, Found, Today
from casefile.model.case import Case
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
        await pressed(pilot, "d", "enter")
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.open.ref == first.case
        assert app.screen.section == section_of(first) == "0"


async def test_the_list_of_cases_is_there_while_the_cases_are_still_being_read(
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = samples_in("en")
    going_on, read = Event(), desk.standing_of

    def slow(case: Case) -> dict[str, Any]:
        assert going_on.wait(30)
        return read(case)

    monkeypatch.setattr(desk, "stamp_of", lambda _: "another law")
    monkeypatch.setattr(desk, "standing_of", slow)
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
        assert app.screen.query_one(TodayList).due == desk.due_today()


def test_a_step_without_a_day_of_its_own_waits_for_the_next_day_on_which_people_work(
    tmp_path: Path,
) -> None:
    """22 November 2026 is a Sunday: people work in Israel, and on Monday everywhere."""

    def desk_on(day: int) -> Desk:
        return Desk(tmp_path, language="en", on=date(2026, 11, day), now=lambda: NOW)

    for place, currency in {"il": "ILS", "pl": "PLN", "ew": "GBP"}.items():
        owed = Money(amount=Decimal(500), currency=currency)
        desk_on(18).new(respondent=place, amount=owed, place=place)

    def places(day: int) -> set[str]:
        desk = desk_on(day)
        found = desk.due_today()
        assert all(one.on <= desk.on for one in found)
        assert all(desk.due_in(one.case) for one in found)
        return {desk.case(one.case).place for one in found}

    assert places(20) == {"pl", "ew"}
    assert places(21) == set()
    assert places(22) == {"il"}
    assert places(23) == {"il", "pl", "ew"}


def everything(_: Found) -> bool:
    return True


def test_a_case_is_opened_only_when_its_outlook_was_made_under_another_law(
    desk_in: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, looked = desk_in("en"), []
    for name in ("Sowa", "Bocian"):
        desk.new(respondent=name, place="pl", amount=Money(amount="100", currency="PLN"))
    read = desk.opened
    monkeypatch.setattr(desk, "opened", lambda ref: looked.append(ref) or read(ref))
    told = Today(desk).found(desk.cases(), everything)
    assert (told.read, told.of, looked) == (2, 2, [])
    monkeypatch.setattr(desk, "stamp_of", lambda _: "another law")
    today = Today(desk)
    assert today.found(desk.cases(), everything).due == told.due
    assert len(looked) == 2
    today.found(desk.cases(), everything)
    assert Today(desk).found(desk.cases(), everything).due == told.due
    assert len(looked) == 2, "what was seen is kept, for another start too"
    (desk.home / "today.json").write_bytes(b"{ spoiled")
    assert Today(desk).found(desk.cases(), everything).due == told.due
    assert len(looked) == 4


def test_a_rate_of_ones_own_makes_every_outlook_of_the_place_anew(
    desk_in: Callable[[str], Desk],
) -> None:
    desk = desk_in("en")
    before = {place: desk.stamp_of(place) for place in desk.laws}
    calendar = desk.own / "jurisdictions" / "pl" / "calendar.toml"
    calendar.parent.mkdir(parents=True)
    calendar.write_text("weekend = [4, 5]\n", "utf-8")
    after = {place: desk_in("en").stamp_of(place) for place in desk.laws}
    assert {place for place in before if before[place] != after[place]} == {"pl"}


def test_looking_stops_when_nobody_wants_to_know_any_more(
    desk_in: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in("en")
    for n in range(TOLD_EVERY + 2):
        desk.new(respondent=f"Debtor {n}", place="ew")
    monkeypatch.setattr(desk, "stamp_of", lambda _: "another law")
    told: list[Found] = []

    def enough(found: Found) -> bool:
        told.append(found)
        return False

    found = Today(desk).found(desk.cases(), enough)
    assert (found.read, found.of) == (1, TOLD_EVERY + 2)
    assert len(told) == 1


def test_what_is_skipped_is_never_due(desk_in: Callable[[str], Desk]) -> None:
    desk, chance = desk_in("en"), Random(5)
    for n in range(1, 25):
        desk.create(random_case(chance, desk.on, n), note="drawn")
    listed = desk.cases()
    for days in (0, 1, 2, 5, 9, 14, 30, 61):
        later = desk.on_day(desk.on + timedelta(days=days))
        found = Today(later).found(listed, everything)
        each = [due for one in listed for due in later.due_in(one.id)]
        assert found.due == tuple(sorted(each, key=lambda due: (due.on, due.number)))
        assert found.whole and not found.unread


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


async def test_a_case_in_which_a_day_has_turned_stands_in_the_list_as_it_stands_today(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    """Once it was looked through, and from the first look of the next start on."""
    desk = samples_in("en")
    later = desk.on_day(desk.on + timedelta(days=400))
    stale = [line for line in later.cases() if line.amounts_on != later.on]
    assert stale
    for _ in range(2):
        app = opened(later)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            shown = app.screen.listing.all  # type: ignore[attr-defined]
            assert shown == later.cases_today()
            assert {line.amounts_on for line in shown} == {later.on}
