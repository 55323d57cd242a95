"""Every section draws an empty and a full case, in each language and size, with no word missing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from screen_steps import SIZES, dump, pressed, settled, typed
from textual.command import CommandList

from casefile.desk import Desk
from casefile.model.errors import NoRoom
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import Table
from casefile.screens.field_row import FieldRow
from casefile.screens.matrix import ORDER
from casefile.screens.sections import sections

LANGUAGES = ("en", "he", "pl")
MISSING = re.compile(r"\[[a-z_]+(\.[a-z_A-Z0-9]+)+\]")
CODE = re.compile(r"(?<![\w.@/-])[a-z]+(_[a-z]+)+(?![\w.@/-])")
"""A code as it stands in a record, ``to_add``: never shown, but in the name of a file."""
TOLD = (
    *("panes.evidence.title", "panes.timeline.what", "panes.offers.terms", "panes.plan.step"),
    *("panes.calls.who", "screens.cases.respondent", "screens.today.what", "history.what"),
)
"""Columns of words: a number may stand in one and be cut with it."""


def cut_figures(app: CasefileApp) -> list[str]:
    """The numbers, sums and days of the lists on the screen that are not shown whole."""
    words, found = app.words, []
    for table in app.screen.query(Table):
        columns = list(table.columns.values())
        if not (table.region and columns and table.row_count):
            continue
        beyond = sum(one.width + 2 for one in columns) - table.scrollable_content_region.width
        if beyond > 0:
            found.append(f"{table.id}: {beyond} cells beyond the edge")
        prose = {words.term(key) for key in TOLD}
        for row in table.ordered_rows:
            for column, cell in zip(columns, table.get_row(row.key), strict=True):
                told = str(cell)
                cut = cell_len(told) > column.width and re.search(r"\d", told)
                if cut and str(column.label) not in prose:
                    found.append(f"{table.id}, {column.label}: {told}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
async def test_every_section_draws_a_full_case_with_all_its_words_and_no_figure_cut(
    language: str,
    size: tuple[int, int],
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    desk = samples_in(language)
    app = opened(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert cut_figures(app) == []
        n = (LANGUAGES.index(language) + SIZES.index(size)) % len(desk.cases())
        app.screen.query_one("#cases", Table).move_cursor(row=n)  # another for each of the three
        await pilot.press("enter")
        for leaf in sections():
            await pressed(pilot, str(leaf.KEY))
            shown = dump(app)
            assert not MISSING.search(shown), (leaf.__name__, MISSING.search(shown))
            assert not CODE.search(shown), (leaf.__name__, CODE.search(shown))
            assert shown.count("\n") == size[1] - 1
            assert cut_figures(app) == [], leaf.__name__


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_every_section_of_an_empty_case_says_what_belongs_there(
    language: str, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in(language)
    desk.new(respondent="X", place="xx")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for leaf in sections():
            await pressed(pilot, str(leaf.KEY))
            assert not MISSING.search(dump(app)), leaf.__name__


async def test_the_first_screen_tells_what_to_do_and_changes_language(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    own = desk.own / "wording" / "screens"
    own.mkdir(parents=True)
    (own / "uk.toml").write_text('[screens.first]\nnone = "Справ ще немає."\n', encoding="utf-8")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "No cases yet." in dump(app)
        await pressed(pilot, "f9")
        assert "םיקית ןיידע ןיא" in dump(app)
        await pressed(pilot, "f9")
        assert "Nie ma jeszcze spraw." in dump(app)
        assert Desk.at(desk.home).words.code == "pl"  # kept for the next start and the commands
        assert Desk.at(desk.home, language="he").words.code == "he"
        await pilot.press("f9")  # a language of one's own comes after the shipped ones
        await settled(pilot)
        assert "Справ ще немає." in dump(app)


async def test_a_language_that_cannot_be_kept_is_spoken_all_the_same(
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = desk_in("en")

    def locked(*_: object) -> None:
        raise NoRoom("no_room", where="owner.json", fault="Read-only file system")

    monkeypatch.setattr("casefile.desk.shelves.write_owner", locked)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "f9", "f9")
        assert "Nie ma jeszcze spraw." in dump(app)
        assert Desk.at(desk.home).owner().language == ""


async def test_the_language_of_an_open_case_changes_where_one_stands(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "7")
        assert "To be proved" in dump(app)
        await pressed(pilot, "f9", "f9")
        await settled(pilot)
        assert "Do udowodnienia" in dump(app)


async def test_a_field_is_saved_when_it_is_left_and_its_reading_is_echoed(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4")
        assert isinstance(app.screen, CaseScreen)
        ref = app.screen.open.ref
        await pilot.press("e", "tab", "tab", "tab", "tab")
        row = next(r for r in app.screen.query(FieldRow) if r.field.path == "respondent.phone")
        row.go()
        await pilot.press("end", "ctrl+u")
        await typed(pilot, "555 1234")
        await pressed(pilot, "enter")
        assert desk.case(ref).respondent.phone == "555 1234"
        assert "saved 09:30" in dump(app) or "saved" in dump(app)


async def test_a_day_that_cannot_be_read_is_told_under_its_field_and_nothing_is_saved(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2")
        assert isinstance(app.screen, CaseScreen)
        ref = app.screen.open.ref
        before = desk.case(ref)
        row = next(r for r in app.screen.query(FieldRow) if r.field.kind == "day")
        row.go()
        await pilot.press("end", "ctrl+u")
        await typed(pilot, "31.2.2026")
        await pressed(pilot, "enter")
        assert "cannot be read as a day" in dump(app)
        assert desk.case(ref) == before


@pytest.mark.folders  # the store of a firm merges two fields that do not clash: test_clashes
async def test_a_change_made_elsewhere_is_named_and_nothing_typed_is_lost(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4")
        assert isinstance(app.screen, CaseScreen)
        ref = app.screen.open.ref
        desk.set(ref, ["respondent.address=Changed elsewhere"])
        row = next(r for r in app.screen.query(FieldRow) if r.field.path == "respondent.phone")
        row.go()
        await pilot.press("end", "ctrl+u")
        await typed(pilot, "777")
        await pressed(pilot, "enter")
        assert "not saved" in dump(app)
        assert desk.case(ref).respondent.phone != "777"
        assert row.text == "777"
        await pressed(pilot, "f5")
        kept = desk.case(ref).respondent
        assert (kept.phone, kept.address) == ("777", "Changed elsewhere")


async def test_the_assessment_starts_on_the_weakest_element(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "7")
        assert isinstance(app.screen, CaseScreen)
        review = app.screen.open.review
        assert review is not None
        weakest = min(review.elements, key=lambda one: ORDER.index(one.status))
        assert app.screen.query_one("#matrix", Table).key_at_cursor == weakest.element.value
        assert "Because" in dump(app)


async def test_too_small_a_window_says_so_and_comes_back(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(50, 15)) as pilot:
        await settled(pilot)
        assert "too small" in dump(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "No cases yet." in dump(app)


async def test_too_small_a_window_shows_nothing_but_that_over_a_list_of_cases_too(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.resize_terminal(50, 15)
        await settled(pilot)
        assert dump(app).split() == app.words.term("screens.too_small").split()


async def test_help_lists_every_key_of_the_screen(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "question_mark")
        assert "write a Word packet" in dump(app)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)


async def test_letters_are_keys_on_a_hebrew_keyboard_but_text_in_a_field(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(desk_in("he"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("מ")  # the key engraved N
        await settled(pilot)
        await pilot.press("מ", "ת")
        row = next(one for one in app.screen.query(FieldRow) if one.has_focus_within)
        assert row.text == "מת"


async def test_what_is_seen_through_a_window_or_the_palette_keeps_its_order(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    desk.new(respondent="דנה כהן", place="il")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        first = dump(app).splitlines()[0]
        assert "ןהכ הנד" in first
        for key in ("l", "escape", "ctrl+p"):
            await pressed(pilot, key)
            assert dump(app).splitlines()[0] == first


@pytest.mark.parametrize(
    ("typed_in", "finds"), [("zaplaty", True), ("zapłaty", True), ("xyzzy", False)]
)
async def test_the_palette_finds_words_without_their_accents(
    typed_in: str,
    finds: bool,
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    desk = samples_in("pl")
    desk.new(respondent="Zapłaty Sp. z o.o.", place="pl")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "ctrl+p")
        await typed(pilot, typed_in)
        for _ in range(20):
            await pilot.pause(0.05)
        found = app.screen.query_one(CommandList)
        told = [str(found.get_option_at_index(n).prompt) for n in range(found.option_count)]
        assert any("Zapłaty Sp. z o.o." in one for one in told) is finds
