"""A large library is on the screen at once, as it was last seen, and read again behind."""

from random import Random

import pytest
from random_cases import random_case
from screen_steps import pressed, settled, typed

from casefile.screens import cases, reading_cases
from casefile.screens.app import CasefileApp
from casefile.screens.long_table import LongTable


async def test_a_large_library_is_shown_as_last_seen_and_then_as_it_is(desk, monkeypatch):
    monkeypatch.setattr(reading_cases, "LARGE", 2)
    for name in ("Sowa", "Bocian"):
        desk.new(respondent=name, place="pl")
    desk.cases()
    looks = []
    glance, read = desk.glance, desk.cases
    monkeypatch.setattr(desk, "glance", lambda *a: looks.append("glance") or glance(*a))
    monkeypatch.setattr(desk, "cases", lambda *a: looks.append("read") or read(*a))
    async with CasefileApp(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        assert looks[0] == "glance" and "read" in looks
        assert pilot.app.screen.query_one("#cases").row_count == 2


@pytest.mark.parametrize("language", ["en", "he"])
async def test_a_row_is_made_when_it_is_seen_and_the_filter_makes_no_rows(
    desk_in, opened, monkeypatch, language
):
    desk, chance, made = desk_in(language), Random(3), []
    for n in range(1, 121):
        desk.create(random_case(chance, desk.on, n), note="drawn")
    row = cases.case_row
    monkeypatch.setattr(reading_cases, "LARGE", 100)
    monkeypatch.setattr(
        cases, "case_row", lambda one, *a, **k: made.append(one.number) or row(one, *a, **k)
    )
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table = app.screen.query_one("#cases", LongTable)
        assert table.row_count == 120 and 0 < len(set(made)) < 40
        await pilot.press("G")
        last = desk.cases()[-1]
        assert table.cursor_row == 119
        assert table.key_at_cursor == last.id and last.number in made
        cells = table.get_row_at(119)
        assert str(cells[-1 if language == "he" else 0]) == str(last.number)
        await pilot.press("g")
        assert table.key_at_cursor == desk.cases()[0].id
        app.screen.action_find()
        await typed(pilot, f"{last.number}")
        await pilot.pause()
        shown = {key.value for key in table.rows}
        assert last.id in shown and len(shown) < 120


async def test_a_change_made_elsewhere_is_seen_after_the_reading_behind(
    desk_in, opened, monkeypatch
):
    desk = desk_in("en")
    for name in ("Sowa", "Bocian", "Dudek"):
        desk.new(respondent=name, place="pl")
    desk.cases()
    monkeypatch.setattr(reading_cases, "LARGE", 2)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table = app.screen.query_one("#cases", LongTable)
        desk.set("2", ["respondent.name=Kania"])
        app.screen.redraw()
        app.screen.redraw()
        await settled(pilot)
        await settled(pilot)
        assert "Kania" in {str(table.get_row_at(n)[1]) for n in range(3)}


async def test_the_filter_stands_when_ones_own_cases_are_shown_and_then_all_again(desk, opened):
    for name, whose in (("Sowa", "Dana"), ("Bocian", "Rut")):
        read = desk.new(respondent=name, place="pl")
        desk.set(read.case.id, [f"assigned={whose}"])
    desk.set_owner(["acting=Dana"])
    async with opened(desk).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("M", "slash", "o", "enter")
        assert pilot.app.screen.query_one("#cases").row_count == 1
        await pressed(pilot, "M")
        assert pilot.app.screen.query_one("#cases").row_count == 2
