"""The windows over any screen: history and undo, the bin, jumping, forms, the whole state."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from form_steps import begun
from screen_steps import ON, SIZES, dump, last_said, pressed, settled

from casefile.desk import Desk
from casefile.library import languages
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.review import State
from casefile.screens.app import CasefileApp
from casefile.screens.bidi.uax9 import display
from casefile.screens.bin import Bin
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import Table
from casefile.screens.form import FormWindow
from casefile.screens.history import History
from casefile.screens.jump import Jump
from casefile.screens.outside import lies_at
from casefile.screens.plain import bare

PAID = Money(amount=Decimal(500), currency="PLN")
Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


def _owed(desk: Desk, name: str = "Sowa") -> str:
    return desk.new(respondent=name, amount=PAID, place="pl").case.id


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_where_a_file_lies_is_told_with_its_folder_whole_on_a_line_of_its_own(code: str) -> None:
    told = bare(lies_at(Path("/srv/office cases/17/Demand letter.docx"), languages()[code]))
    first, *rest = told.splitlines()
    assert rest == [str(Path("/srv/office cases/17"))]
    assert "Demand letter.docx" in first


async def test_undo_says_what_it_undid_and_redo_what_it_did_again(
    desk_in: Made, opened: Opened
) -> None:
    """Two keys each, from the open case: u, U."""
    desk = desk_in("pl")
    ref = _owed(desk)
    desk.pay(ref, PAID, loose(ON))
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "u")
        assert desk.case(ref).payments == ()
        assert last_said(app) == "Cofnięto: wpłata 500,00 zł"
        await pressed(pilot, "U")
        assert len(desk.case(ref).payments) == 1
        assert last_said(app) == "Ponowiono: wpłata 500,00 zł"


async def test_undo_says_what_the_next_one_takes_back_until_nothing_is_left(
    desk_in: Made, opened: Opened
) -> None:
    """What one key wrote down may be several changes: nobody is to think that all is back."""
    desk = desk_in("en")
    ref = desk.new(respondent="Whitlock Ltd", place="ew").case.id
    desk.set(ref, ["respondent.email=a@example.com"])
    desk.pay(ref, PAID, loose(ON))
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "u")
        assert last_said(app).endswith("One more undo takes back: set: respondent: e-mail")
        await pressed(pilot, "u")
        assert last_said(app) == "Undone: set: respondent: e-mail"


async def test_any_change_is_taken_back_from_the_history_with_what_it_changed(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    desk.pay(ref, PAID, loose(ON))
    desk.set(ref, ["respondent.phone=600 100 200"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "H")
        shown = dump(app)
        assert isinstance(app.screen, History)
        assert "payment of PLN500.00" in shown and "set: respondent: phone" in shown
        assert "after: 600 100 200" in shown
        await pressed(pilot, "down", "u")
        assert desk.case(ref).payments == ()
        assert desk.case(ref).respondent.phone == "600 100 200"
        assert "(taken back) payment" in dump(app)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.open.case.payments == ()


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
async def test_every_window_draws_in_every_language_and_changes_it_while_open(
    code: str, size: tuple[int, int], samples_in: Made, opened: Opened
) -> None:
    """A window opens in the language the one before was left in: begun in all, seen in all."""
    app = opened(samples_in(code))
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        for key in ("H", "B", "comma", "f7"):
            await pressed(pilot, key)
            before = dump(app)
            await pressed(pilot, "f9")
            after = dump(app)
            assert after != before
            for shown in (before, after):
                assert "[" + "history." not in shown and "[settings" not in shown, key
            await pressed(pilot, "escape")
            assert isinstance(app.screen, CaseScreen)


async def test_a_deleted_case_lies_in_the_bin_and_comes_back_from_it(
    desk_in: Made, opened: Opened
) -> None:
    """Deleted by mistake: X, and B Enter brings it back."""
    desk = desk_in("en")
    ref = _owed(desk)
    _owed(desk, "Bocian")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one("#cases", Table).move_cursor(row=0)
        await pressed(pilot, "X")
        assert [one.id for one in desk.cases()] != [ref] and len(desk.cases()) == 1
        await pressed(pilot, "B")
        assert isinstance(app.screen, Bin)
        assert "It is erased on 22/12/2026." in dump(app)
        await pressed(pilot, "enter")
        assert len(desk.cases()) == 2
        await pressed(pilot, "escape", "up", "enter", "H")
        assert "nothing to take back" in dump(app) and "opening of a case" not in dump(app)


async def test_without_a_case_the_line_at_the_top_tells_the_state_of_none(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = dump(app).splitlines()[0]
        await pressed(pilot, "X")
        await settled(pilot)
        assert first.split()[-1] not in dump(app).splitlines()[0]


async def test_evidence_taken_out_lies_in_the_bin_of_its_case(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    note = tmp_path / "note.txt"
    note.write_text("I owe it", encoding="utf-8")
    desk.add(ref, [note])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "3")
        await pressed(pilot, "X")
        assert desk.case(ref).exhibits == ()
        await pressed(pilot, "B")
        assert "C-1" in dump(app) and "kept with the case" in dump(app)
        await pressed(pilot, "enter")
        assert desk.case(ref).exhibits[0].mark == "C-1"


async def test_the_bin_of_the_list_tells_what_was_taken_out_of_the_cases(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = _owed(desk, "Bocian")
    note = tmp_path / "note.txt"
    note.write_text("I owe it", encoding="utf-8")
    desk.add(ref, [note])
    desk.remove(ref, "C-1")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "B")
        await settled(pilot)
        told = dump(app)
        assert "Bocian C-1" in told and "The bin is empty" not in told
        await pressed(pilot, "enter")
        assert desk.case(ref).exhibits[0].mark == "C-1"
        assert "The bin is empty" in dump(app)


async def test_a_letter_pressed_in_jump_mode_goes_to_its_part_of_the_screen(
    samples_in: Made, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "2")
        await pressed(pilot, "J")
        assert isinstance(app.screen, Jump)
        last = list(app.screen.places)[-1]
        wanted = app.screen.places[last]
        assert f" {last} " in dump(app)
        await pressed(pilot, last)
        assert app.focused is wanted


async def test_an_open_form_changes_language_and_keeps_what_was_typed(
    desk_in: Made, opened: Opened
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Whitlock", "4500")
        await pressed(pilot, "f9", "f9")
        form = app.screen
        assert isinstance(form, FormWindow)
        assert "Nowa sprawa" in dump(app)
        assert (form.text("respondent"), form.text("amount")) == ("Whitlock", "4500")
        await pilot.press("0")
        assert form.text("amount") == "45000"


async def test_what_stands_under_an_open_form_changes_its_language_too(
    samples_in: Made, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "l")
        await pressed(pilot, "f9", "f9")
        under = app.screen_stack[-2]
        assert isinstance(under, CaseScreen) and under.pane is not None
        assert under.pane.size.height > 10, "it was drawn again"
        assert "Sposób" in dump(app) and "Co się " not in dump(app).splitlines()[0]
        assert "Przegląd" in dump(app)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_whole_state_of_the_case_under_the_cursor_is_told_at_80_columns(
    code: str, samples_in: Made, opened: Opened
) -> None:
    desk = samples_in(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("home", "down", "down"):
            await pressed(pilot, key)
            at = app.screen.query_one("#cases", Table).key_at_cursor
            state = next(one.state for one in desk.cases() if one.id == at)
            told = desk.words.name_of(State(state))
            shown = dump(app).splitlines()[0]
            assert (display(told, 1) if code == "he" else told) in shown


async def test_a_window_of_a_line_is_not_as_high_as_the_screen(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.notify("Written down.", markup=False)
        await pressed(pilot, "f6")
        assert app.screen.query_one("#reader").region.height < 6
        await pressed(pilot, "escape", "question_mark")
        long = app.screen.query_one("#reader").region
        assert 15 < long.height < 24 and long.y > 0, "what is long is scrolled within the screen"
        assert app.screen.query_one("#reader > VerticalScroll").max_scroll_y
