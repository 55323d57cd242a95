"""The list of cases in four orders, by one key, kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from screen_steps import ON, dump, pressed, settled

from casefile.desk import Desk
from casefile.desk.records import CaseLine
from casefile.library import languages
from casefile.model.exhibit import ExhibitKind
from casefile.model.language import FSI, PDI
from casefile.screens.app import CasefileApp
from casefile.screens.cases_order import ORDERS, after, ordered
from casefile.screens.cases_told import case_row, columns_of, due_told, widths_of
from casefile.screens.chrome import LEAST, shared_width
from casefile.screens.columns import column

WORDS = languages()


def line(number: int, name: str, *amounts: str, due: date | None = None) -> CaseLine:
    return CaseLine(
        id=str(number),
        number=number,
        title="",
        claimant="",
        respondent=name,
        amounts=amounts,
        due=due,
        stage="",
        state="",
        statuses={},
        next_on=None,
        step="",
        waiting=0,
        revision="r",
    )


LINES = (
    line(1, "Żółw", "4500 PLN", due=date(2026, 9, 1)),
    line(2, "Zebra", "12000 PLN", "1 EUR", due=date(2026, 3, 1)),
    line(3, "łoś"),
    line(4, "Lis", "900 EUR", due=date(2026, 12, 1)),
    line(5, "Lis", "?", due=date(2026, 3, 1)),
)


@pytest.mark.parametrize(
    ("order", "code", "numbers"),
    [
        ("urgent", "pl", [1, 2, 3, 4, 5]),
        ("", "pl", [1, 2, 3, 4, 5]),
        ("no such", "pl", [1, 2, 3, 4, 5]),
        ("name", "pl", [4, 5, 3, 2, 1]),
        ("sum", "pl", [4, 2, 1, 3, 5]),
        ("age", "pl", [2, 5, 1, 4, 3]),
    ],
)
def test_cases_stand_in_the_order_asked_for(order: str, code: str, numbers: list[int]) -> None:
    """By the Polish alphabet ł comes after l and ż after z; what is not known comes last."""
    assert [one.number for one in ordered(LINES, order, WORDS[code], ON)] == numbers


def test_the_orders_follow_one_another_and_begin_anew() -> None:
    told, order = [], ""
    for _ in range(5):
        order = after(order)
        told.append(order)
    assert told == [*ORDERS[1:], ORDERS[0], ORDERS[1]]


async def test_one_key_puts_the_list_in_the_next_order_and_the_library_keeps_it(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("pl")
    for name in ("Żółw", "Lis", "Zebra"):
        desk.new(respondent=name, place="pl")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "s")
        shown = dump(app)
        assert shown.index("Lis") < shown.index("Zebra") < shown.index("Żółw")
        assert WORDS["pl"].term("screens.cases.by.name") in shown
        await pressed(pilot, "f8")
    assert desk.settings().sort == "name" and desk.settings().theme


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_numbers_sums_and_days_are_whole_and_names_give_way(
    code: str, desk_in: Callable[[str], Desk]
) -> None:
    """Case 12,345 owes in two currencies for more than three years; 80 cells take all of that."""
    name = "A name that is longer than what the numbers leave of the width of the screen"
    large = line(12345, name, "1234567.89 PLN", "98765.40 EUR", due=date(2023, 3, 1))
    listed = (*LINES, large)
    widths = widths_of(listed, WORDS[code], ON)
    columns, needed = columns_of(WORDS[code], 80, widths, shared=False)
    row = case_row(large, desk_in(code), WORDS[code])
    for (_, width), told in zip(columns, row, strict=True):
        assert width < 0 or cell_len(str(told)) <= width, (str(told), width)
    assert sum(max(width, LEAST) + 2 for _, width in columns) <= 80
    assert needed[1] == cell_len(name)
    as_of = WORDS[code].term("screens.cases.as_of", on=ON)
    assert as_of in str(due_told(listed, desk_in(code), WORDS[code]))


def test_a_day_that_is_past_is_told_apart_from_those_of_this_week(
    desk_in: Callable[[str], Desk],
) -> None:
    def told(*days: date) -> str:
        listed = tuple(line(n, f"D{n}")._replace(next_on=day) for n, day in enumerate(days, 1))
        first = str(due_told(listed, desk_in("pl"), WORDS["pl"])).partition("\n")[0]
        return first.replace("\u2068", "").replace("\u2069", "").strip()

    long_ago, soon, later = ON - timedelta(36), ON + timedelta(3), ON + timedelta(30)
    day = WORDS["pl"].day
    assert told(long_ago) == f"Minął termin  1 D1 {day(long_ago)}"
    assert told(soon, long_ago) == (
        f"Minął termin  2 D2 {day(long_ago)}  W tym tygodniu  1 D1 {day(soon)}"
    )
    assert told(ON) == f"W tym tygodniu  1 D1 {day(ON)}"
    assert told(later) == "W tym tygodniu  nic"


def test_a_column_that_needs_less_than_its_share_leaves_the_rest_to_the_others() -> None:
    """Of 40 cells 6 go to the padding of three columns and 4 to the first: 30, shared 3 to 2."""
    widths = [4, -3, -2]
    assert shared_width(widths, [4, 50, 50], 40) == [4, 18, 12]
    assert shared_width(widths, [4, 12, 50], 40) == [4, 12, 18]
    assert shared_width(widths, [4, 50, 7], 40) == [4, 23, 7]
    assert shared_width(widths, [4, 10, 10], 40) == [4, 16, 14], "what nobody needs is shared"
    assert shared_width(widths, [4, 50, 50], 12) == [4, LEAST, LEAST]


def test_kinds_of_papers_differ_in_the_thirteen_cells_of_their_column() -> None:
    for code, words in WORDS.items():
        told = [column(words.name_of(kind), 13) for kind in ExhibitKind]
        assert len(set(told)) == len(told), code


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_a_word_that_no_case_is_named_by_is_told_and_where_else_it_may_stand(
    language: str, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in(language)
    desk.new(respondent="Rosa", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "slash", "r", "o")
        told = app.screen.query_one("#none-found")
        assert not told.display
        await pressed(pilot, "q")
        assert told.display and "^f" in dump(app)
        await pressed(pilot, "escape")
        assert not told.display


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize(("key", "in_a_case"), [("W", "W"), ("M", "E")])
async def test_a_list_narrowed_to_nothing_tells_how_to_see_all_again(
    language: str,
    key: str,
    in_a_case: str,
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    desk = desk_in(language)
    desk.new(respondent="Rosa", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, key)
        told = app.screen.query_one("#none-found")
        words = str(told.content).replace(FSI, "").replace(PDI, "")
        assert told.display and f" {key}" in words and f" {in_a_case}" in words
        await pressed(pilot, key)
        assert not told.display


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_a_sample_is_named_in_the_list_without_marks_that_are_read(
    code: str, desk_in: Callable[[str], Desk]
) -> None:
    sample = line(5, "Kirkgate Kitchens Ltd")._replace(sample=True)
    told = case_row(sample, desk_in(code), WORDS[code])[1].plain
    assert "Kirkgate Kitchens Ltd" in told
    assert "FSI" not in told
