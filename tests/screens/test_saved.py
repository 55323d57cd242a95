"""The title line tells the truth of each field: after a refusal, an undo, a retyping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from screen_steps import dump, pressed, said_by, settled, typed

from casefile.desk import Desk
from casefile.desk.records import Opened as Read
from casefile.model.errors import BadInput, Conflict
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose
from casefile.screens.case import CaseScreen
from casefile.screens.field_row import FieldRow, Line
from casefile.screens.plain import bare

MONTHS = "agreement.limitation_months"
PRICE = "agreement.price"


async def test_a_field_that_is_not_saved_is_named_until_it_is_and_why_stands_under_it(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="Rosa", place="ew", amount="4200 GBP").case.id
    desk.set(ref, ["agreement.what=Catering"])
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:

        async def shown_by(*keys: str) -> str:
            await pressed(pilot, *keys)
            return dump(app)

        async def put(path: str, text: str) -> FieldRow:
            row = next(one for one in app.screen.query(FieldRow) if one.field.path == path)
            row.go()
            await settled(pilot)
            row.query_one(Line).value = text
            await settled(pilot)
            return row

        await settled(pilot)
        await shown_by("enter", "2")
        case = app.screen
        assert isinstance(case, CaseScreen)
        for path, text in ((MONTHS, "-3"), (PRICE, "a lot")):
            row = await put(path, text)
            shown = await shown_by("enter")
            told = case.field_told()
            assert told is not None and case.words.term(row.field.term) in told.plain
            assert row.refused or row.read.fault
            assert path not in row.refused, "the field is seen: only what is wrong is said"
            assert "⟦" not in shown, "a mark of direction was taken for a letter"
            await shown_by("escape", "u")  # another change is taken back: this is still not saved
            assert case.field_told() is not None and row.text == text
            await put(path, "")
            assert case.field_told() is None, "it stands as it is stored again"
            await shown_by("escape", "U")
        await put(MONTHS, "36")
        await shown_by("enter")
        assert case.field_told() is None and "09:30" in case.state.plain
        assert case.open.case.agreement.limitation_months == 36
        await shown_by("escape", "u")
        assert case.open.case.agreement.limitation_months is None and "09:30" in case.state.plain
        await shown_by("u", "u", "u")
        assert "09:30" in case.state.plain, "nothing to take back: what was saved still is"


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_a_field_of_a_debt_that_is_not_saved_is_named_with_the_debt_in_letters_alone(
    language: str, desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in(language)
    ref = desk.new(respondent="Rosa", place="il", amount="4200 ILS").case.id
    (debt,) = desk.case(ref).debts
    desk.set(ref, [f"debts.{debt.ref}.ref=INV-1042"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2")
        path = "debts.INV-1042.amount"
        row = next(one for one in app.screen.query(FieldRow) if one.field.path == path)
        row.go()
        await settled(pilot)
        row.query_one(Line).value = "14,868.00 ₪™"
        await pressed(pilot, "enter")
        case = app.screen
        assert isinstance(case, CaseScreen)
        told = case.field_told()
        assert told is not None and "⟦" not in told.plain
        assert "INV-1042" in told.plain and case.words.term(row.field.term) in told.plain


@pytest.mark.parametrize(
    ("code", "keys", "stands"),
    [("en", ("enter",), "mine"), ("he", ("down", "enter"), "theirs"), ("pl", ("enter",), "mine")],
)
async def test_of_a_field_that_two_programs_changed_a_person_decides(
    code: str,
    keys: tuple[str, ...],
    stands: str,
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    """What was changed elsewhere is told by its label; F5 shows both, and neither is lost."""
    desk = desk_in(code)
    ref = desk.new(respondent="Rosa", place="pl", amount="4200 PLN").case.id
    app = opened(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pressed(pilot, "enter", "2")
        case = app.screen
        assert isinstance(case, CaseScreen)
        row = next(one for one in case.query(FieldRow) if one.field.path == "agreement.what")
        row.go()
        await typed(pilot, "mine")
        other = desk_in(code)  # a second program on the same library
        other.set(ref, ["agreement.what=theirs"])
        await pressed(pilot, "tab")
        told = bare("\n".join(str(one.message) for one in app._notifications))
        assert f"{desk.words.term('history.fields.what')}" in told and "F5" in told
        assert "agreement." not in told and "UTC" not in told and ref not in told
        assert other.case(ref).agreement.what == "theirs"

        await pressed(pilot, "f5", "escape")
        assert row.text == "mine" and other.case(ref).agreement.what == "theirs"
        await pressed(pilot, "f5")
        assert isinstance(app.screen, Choose)
        offered = [bare(shown.plain) for _, shown in app.screen.options]
        assert [one.rpartition(" ")[2] for one in offered] == ["mine", "theirs"]
        await pressed(pilot, *keys)
        assert (row.text, other.case(ref).agreement.what) == (stands, stands)
        assert case.field_told() is None and not row.refused


@pytest.mark.parametrize(
    ("code", "keys", "kept"),
    [
        ("en", ("f5",), ["Flour of May", "Hollis & Co", "Paint"]),
        ("pl", ("escape", "enter"), ["Flour of May", "Hollis & Co", "Paint"]),
        ("he", ("ctrl+q", "enter"), ["Flour of May", "Hollis & Co", "Paint"]),
        ("he", ("escape", "down", "enter"), ["Flour of May", "Hollis", ""]),
    ],
)
async def test_entries_that_met_a_change_made_elsewhere_are_all_saved_or_asked_about(
    code: str, keys: tuple[str, ...], kept: list[str], owed: Desk, opened: Callable[..., Any]
) -> None:
    """Two entries, one after the other; the one that cannot be saved is told and asked about."""
    owed.speak(code)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter")
        case = app.screen
        assert isinstance(case, CaseScreen)
        ref = case.open.ref
        owed.set(ref, ["title=Flour of May"])
        for setting in ("claimant.name=Hollis & Co", "particulars=Paint"):
            assert not case.change(lambda rev, one=setting: owed.set(ref, [one], expect=rev))
        assert ("שני" if code == "he" else "2") in case.state.plain
        await pressed(pilot, "u")  # what another changed is not taken back with them
        assert len(case.unkept) == 2
        await pressed(pilot, *keys)
        assert (app.screen is not case) == (keys[0] == "escape") and not case.unkept
    now = owed.opened(ref).case
    assert [now.title, now.claimant.name, now.particulars] == kept


async def test_an_entry_that_is_refused_after_reading_again_is_named_and_not_lost(
    owed: Desk, opened: Callable[..., Any]
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "8")
        case = app.screen
        assert isinstance(case, CaseScreen)
        ref = case.open.ref
        met = Conflict("case_conflict", where="1", by="-", at="-", note="-", changed="-")
        refused = iter((met, BadInput("comment_empty")))
        owed.set(ref, ["ground=sale"])

        def refusing(_: str) -> Read:
            raise next(refused)

        for asked in (refusing, lambda rev: owed.set(ref, ["title=Mehl"], expect=rev)):
            assert not case.change(asked)
        await pressed(pilot, "f5")
        assert owed.opened(ref).case.title == "Mehl"
        assert [one.asked for one in case.unkept] == [refusing]
        assert "Still not saved: Offers" in said_by(app)
