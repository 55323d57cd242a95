"""The timeline: kinds by time, zoomed, its gaps found and filled; a long case stays quick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from screen_steps import dump, pressed

from casefile.desk import Desk
from casefile.library import CODES, languages
from casefile.model.case import Case
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.exhibit import ExhibitKind
from casefile.model.say import Say
from casefile.rules.event_of import event_of
from casefile.screens import gantt
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.form import FormWindow
from casefile.screens.gantt import Gap, Mark, Row, Window
from casefile.screens.panes.timeline import GapTable
from casefile.screens.timeline_bars import LABEL, ROWS, sign_of

SIGNS = "panes.timeline.signs."
FIRST, LAST = date(2026, 1, 1), date(2026, 4, 10)
"""A hundred days."""


def test_a_hundred_days_on_ten_columns_are_ten_days_each() -> None:
    assert gantt.whole(FIRST, LAST, 10) == Window(FIRST, 10, 10)
    assert gantt.whole(FIRST, LAST, 100).step == 1
    assert gantt.whole(FIRST, FIRST, 10).step == 1


@pytest.mark.parametrize("language", CODES)
def test_the_name_of_a_row_of_the_drawing_is_not_cut(language: str) -> None:
    words = languages()[language]
    for kind in (*ROWS, "records", "gaps"):
        assert cell_len(words.term(f"panes.timeline.rows.{kind}")) <= LABEL, kind


@pytest.mark.parametrize("language", CODES)
def test_a_paper_has_the_letter_of_what_it_is_and_the_help_names_each_letter(language: str) -> None:
    words = languages()[language]
    papers = {"C-1": ExhibitKind.ACCEPTANCE, "C-2": ExhibitKind.CHAT}
    told = [
        sign_of(event_of(loose(FIRST), Say("events.file"), kind, marks), papers, words)
        for kind, marks in (("contact", ()), ("exhibit", ("C-1",)), ("exhibit", ("C-2",)))
    ]
    assert told == [{"pl": "R"}.get(language, "T"), "W", "·"]
    legend = words.term("screens.help.timeline")
    kinds = {one.removeprefix(SIGNS) for one in words.terms if one.startswith(SIGNS)}
    assert len(kinds) == 10
    assert [x for x in kinds if f" {words.term(SIGNS + x)} " not in legend] == []


@pytest.mark.parametrize("language", CODES)
def test_no_letter_of_the_timeline_stands_for_two_things(language: str) -> None:
    words = languages()[language]
    signs = [words.term(one) for one in words.terms if one.startswith(SIGNS)]
    assert len(set(signs)) == len(signs) - 1, "an agreement and a contract are one"


def test_what_happened_stands_in_the_row_of_its_kind_and_lasts_until_its_end() -> None:
    window = Window(FIRST, 10, 10)
    marks = [
        Mark("payment", date(2026, 1, 11), "$"),
        Mark("invoice", FIRST, "I", date(2026, 2, 1), "D"),
        Mark("invoice", date(2027, 1, 1), "I"),
        Mark("unknown", FIRST, "?"),
    ]
    assert gantt.rows(marks, ("invoice", "payment", "offer"), window) == [
        Row("invoice", "I┄┄D      "),
        Row("payment", " $        "),
    ]


def test_the_fullest_column_is_the_highest() -> None:
    days = [FIRST] * 8 + [FIRST + timedelta(days=10)] * 4 + [FIRST + timedelta(days=99)]
    assert gantt.density(days, Window(FIRST, 10, 10)) == "█▄       ▁"


def test_a_gap_is_as_long_as_its_days_and_tells_them_where_there_is_room() -> None:
    window = Window(FIRST, 1, 30)
    row = gantt.gaps(
        [Gap(FIRST, date(2026, 1, 12), 11), Gap(date(2026, 1, 20), date(2026, 1, 23), 3)], window
    )
    assert row == " ╍╍╍ 11 ╍╍╍" + " " * 9 + "╍╍" + " " * 8


def test_nearer_shows_fewer_days_around_the_row_and_farther_comes_back_to_all() -> None:
    whole = gantt.whole(FIRST, LAST, 10)
    near = gantt.zoomed(whole, 1, date(2026, 2, 15), FIRST, LAST)
    assert near.step == 7
    assert near.first <= date(2026, 2, 15) <= near.last
    assert gantt.zoomed(near, -1, date(2026, 2, 15), FIRST, LAST) == whole
    assert gantt.zoomed(whole, -1, FIRST, FIRST, LAST) == whole
    nearest = gantt.zoomed(whole, 99, LAST, FIRST, LAST)
    assert (nearest.step, nearest.last) == (1, LAST)


def test_months_stand_over_their_days_and_are_mirrored_upright() -> None:
    told = gantt.ruler(Window(date(2026, 1, 1), 1, 60))
    assert told.index("1.2026") == 0
    assert told.index("2.2026") == 31
    mirrored = gantt.ruler(Window(date(2026, 1, 1), 1, 60), mirrored=True)
    assert mirrored.endswith("1.2026") and len(mirrored) == 60
    assert mirrored.index("2.2026") == 60 - 31 - len("2.2026")


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_drawing_zooms_and_follows_the_cursor(
    code: str, samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in(code))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "6")
        whole = dump(app)
        assert "╍" in whole and "┄" in whole
        await pressed(pilot, "plus")
        near = dump(app)
        assert near != whole
        await pressed(pilot, "minus")
        assert dump(app) == whole
        await pressed(pilot, "g")
        assert isinstance(app.focused, GapTable)
        assert app.focused.key_at_cursor.startswith("gap")


async def test_the_bar_of_an_invoice_runs_to_the_day_that_its_term_comes_to(
    owed: Desk, opened: Callable[[Desk], CasefileApp]
) -> None:
    """Drawn as its day to pay was entered, and as it is counted from the invoice."""
    drawn = []
    for told in (["debts.1.due=2026-04-30"], ["debts.1.due=", "agreement.payment_days=30"]):
        owed.set("1", ["debts.1.issued=2026-03-31", *told])
        app = opened(owed)
        async with app.run_test(size=(100, 30)) as pilot:
            await pressed(pilot, "enter", "6")
            drawn.append([line for line in dump(app).splitlines() if "I┄" in line])
    assert drawn[0] and drawn[0] == drawn[1]


async def test_a_gap_is_filled_with_a_call_on_its_first_day(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    """Two keys from the timeline: g, a."""
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "6", "g", "a")
        assert isinstance(app.screen, FormWindow)
        case = app.screen_stack[-2]
        assert isinstance(case, CaseScreen) and case.open.review is not None
        day = case.open.review.silences[0].since + timedelta(days=1)
        assert app.screen.text("when") == f"{day:%d/%m/%Y}"


def _long(case: Case) -> Case:
    calls = tuple(
        Contact(id=f"c{n}", on=loose(FIRST + timedelta(days=n // 8)), channel=Channel.PHONE)
        for n in range(2000)
    )
    return case.but(contacts=calls)


async def test_a_case_of_two_thousand_events_shows_the_timeline_before_its_list_is_full(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="Sowa", place="xx").case.id
    desk.change(ref, _long, note="log phone")
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter")
        await pilot.press("6")
        table = app.screen.query_one("#timeline", GapTable)
        assert table.row_count >= 300
        while table.row_count < 2000:
            await pilot.pause(0.05)
        assert table.row_count >= 2000
