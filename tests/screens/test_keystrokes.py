"""How many keys each everyday task takes: commands are counted, words that are typed are not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from screen_steps import pasted, pressed, settled, typed
from textual.pilot import Pilot

from casefile.desk import Desk
from casefile.model.contact import Outcome
from casefile.model.dates import UNDATED
from casefile.model.exhibit import Element
from casefile.model.money import Money
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Reader
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import Table
from casefile.screens.matrix import ORDER
from casefile.screens.text_window import TextWindow
from casefile.screens.what_if import WhatIfWindow

Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]
MONEY = {"en": ("ew", "GBP"), "he": ("il", "ILS")}
both = pytest.mark.parametrize("code", ["en", "he"])


class Counted:
    """A keyboard that counts the commands pressed on it."""

    def __init__(self, pilot: Pilot[object]) -> None:
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Press commands."""
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)
        self.keys += len(keys)

    async def type(self, text: str) -> None:
        """Type words: not counted."""
        await typed(self.pilot, text)
        await settled(self.pilot)


def _owed(desk: Desk, code: str, name: str = "Whitlock") -> str:
    place, currency = MONEY[code]
    sum_ = Money(amount=Decimal(4500), currency=currency)
    return desk.new(respondent=name, amount=sum_, place=place).case.id


def _papers(folder: Path, count: int) -> str:
    for n in range(count):
        (folder / f"paper-{n}.txt").write_text(f"Note {n}: I will pay.", encoding="utf-8")
    return " ".join(f"'{path}'" for path in sorted(folder.glob("paper-*.txt")))


def _case(app: CasefileApp) -> CaseScreen:
    assert isinstance(app.screen, CaseScreen)
    return app.screen


@both
async def test_a_new_case_takes_three_keys(code: str, desk_in: Made, opened: Opened) -> None:
    desk = desk_in(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hand = Counted(pilot)
        await hand.press("n")
        await hand.type("Dana")
        await hand.press("enter")
        await hand.type("4500")
        await hand.press("ctrl+s")
        assert hand.keys == 3
        (debt,) = _case(app).open.case.debts
        assert debt.amount.amount == 4500


@both
async def test_a_call_without_an_answer_takes_three_keys(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hand = Counted(pilot)
        await hand.press("l", "n", "enter")
        assert hand.keys == 3
        assert [one.outcome for one in desk.case(ref).contacts] == [Outcome.NO_ANSWER]


@both
async def test_a_promise_takes_four_keys_and_is_confirmed_with_one_more(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        hand = Counted(pilot)
        await hand.press("l", "p")
        await hand.type("1200")
        await hand.press("enter")
        await hand.type("+9")
        await hand.press("ctrl+s")
        assert hand.keys == 4
        promise = desk.case(ref).contacts[0].promise
        assert promise is not None and str(promise.by) == "2026-12-01"
        assert isinstance(app.screen, TextWindow)
        await hand.press("c")
        assert hand.keys == 5
        assert "1,200" in app.clipboard


@both
async def test_a_dropped_paper_takes_one_key(
    code: str, desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pasted(pilot, _papers(tmp_path, 1))
        hand = Counted(pilot)
        await hand.press("enter")
        assert hand.keys == 1
        assert [one.accepted for one in desk.case(ref).exhibits] == [True]


@both
async def test_twelve_papers_take_one_key(
    code: str, desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pasted(pilot, _papers(tmp_path, 12))
        hand = Counted(pilot)
        await hand.press("A")
        assert hand.keys == 1
        assert [one.accepted for one in desk.case(ref).exhibits] == [True] * 12


@both
async def test_why_a_case_is_weak_takes_two_keys_and_what_if_two_more(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hand = Counted(pilot)
        await hand.press("enter", "7")
        assert hand.keys == 2
        at = _case(app).query_one("#matrix", Table).key_at_cursor
        worth = {one.element: ORDER.index(one.status) for one in desk.review(ref).elements}
        assert at in worth
        assert worth[Element(at)] == min(worth.values())
        await hand.press("v", "space")
        assert hand.keys == 4
        assert isinstance(app.screen, WhatIfWindow)


@both
async def test_the_packet_for_the_mediator_takes_few_keys(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        hand = Counted(pilot)
        await hand.press("w")
        await hand.press("m", "enter")
        assert hand.keys == 3
        written = sorted(desk.store.packets(ref).rglob("*.docx"))
        assert len(written) == 1
        assert "mediation_exchange" in written[0].relative_to(desk.home).as_posix()


@both
async def test_another_case_is_reached_from_anywhere_with_two_keys(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    _owed(desk, code)
    other = _owed(desk, code, "Zubrowski")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "6")
        hand = Counted(pilot)
        await hand.press("ctrl+p")
        await hand.type("zubr")
        for _ in range(20):
            await pilot.pause(0.05)
        await hand.press("enter")
        assert hand.keys == 2
        assert _case(app).open.ref == other


@both
async def test_a_paper_taken_out_by_mistake_is_back_with_two_keys(
    code: str, desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    _papers(tmp_path, 1)
    desk.add(ref, [tmp_path / "paper-0.txt"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "3")
        hand = Counted(pilot)
        await hand.press("X")
        assert desk.case(ref).exhibits == ()
        await hand.press("u")
        assert hand.keys == 2
        assert len(desk.case(ref).exhibits) == 1


@both
async def test_money_received_takes_two_keys_and_help_one(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    ref = _owed(desk, code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hand = Counted(pilot)
        await hand.press("p")
        await hand.type("500")
        await hand.press("ctrl+s")
        assert hand.keys == 2
        (payment,) = desk.case(ref).payments
        assert payment.dated is not UNDATED
        await hand.press("question_mark")
        assert hand.keys == 3
        assert isinstance(app.screen, Reader)
