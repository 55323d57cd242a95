"""A matter settled by its closing alone is taken up again only once what falls away was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_steps import case_of
from screen_steps import dump, pressed

from casefile.desk import Desk
from casefile.model.case import Ended, Ending, Stage
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose

OPENED = Callable[[Desk], CasefileApp]
IN = Callable[[str], Desk]


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_settlement_that_falls_away_is_told_first(
    desk_in: IN, opened: OPENED, code: str
) -> None:
    desk = desk_in(code)
    ref = desk.new(respondent="Whitlock Ltd", place="ew", claimant="Hollis").case.id
    desk.set(ref, ["debts.new.ref=INV-7", "debts.INV-7.amount=6000 GBP"])
    sum_ = Money(amount="4000", currency="GBP")
    desk.close(ref, Ending(how=Ended.SETTLED, on=loose("2026-03-02"), sum=sum_))
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "x")
        assert isinstance(app.screen, Choose)
        assert code != "en" or "falls away" in dump(app)
        await pressed(pilot, "enter")
        assert case_of(desk).stage is Stage.CLOSED, "to leave it is proposed"
        await pressed(pilot, "x", "down", "enter")
        assert case_of(desk).stage is not Stage.CLOSED
