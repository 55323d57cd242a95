"""The title line tells the truth of each field: after a refusal, an undo, a retyping."""

from __future__ import annotations

from collections.abc import Callable

from screen_steps import dump, settled

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.fields import FieldRow, Line

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

        async def pressed(*keys: str) -> str:
            await pilot.press(*keys)
            await settled(pilot)
            return dump(app)

        async def put(path: str, text: str) -> FieldRow:
            row = next(one for one in app.screen.query(FieldRow) if one.field.path == path)
            row.go()
            await settled(pilot)
            row.query_one(Line).value = text
            await settled(pilot)
            return row

        await settled(pilot)
        await pressed("enter", "2")
        case = app.screen
        assert isinstance(case, CaseScreen)
        for path, text in ((MONTHS, "-3"), (PRICE, "a lot")):
            row = await put(path, text)
            shown = await pressed("enter")
            told = case.field_told()
            assert told is not None and case.words.term(row.field.term) in told.plain
            assert row.refused or row.read.fault
            assert path not in row.refused, "the field is seen: only what is wrong is said"
            assert "⟦" not in shown, "a mark of direction was taken for a letter"
            await pressed("escape", "u")  # another change is taken back: this is still not saved
            assert case.field_told() is not None and row.text == text
            await put(path, "")
            assert case.field_told() is None, "it stands as it is stored again"
            await pressed("escape", "U")
        await put(MONTHS, "36")
        await pressed("enter")
        assert case.field_told() is None and "09:30" in case.state.plain
        assert case.open.case.agreement.limitation_months == 36
        await pressed("escape", "u")
        assert case.open.case.agreement.limitation_months is None and "09:30" in case.state.plain
        await pressed("u", "u", "u")
        assert "09:30" in case.state.plain, "nothing to take back: what was saved still is"
