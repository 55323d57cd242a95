"""Another debt of a case: typed, or read out of its invoice, each thing once it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from form_steps import case_of, invoice_read
from screen_steps import dump, pressed, said_by, settled, typed
from textual.pilot import Pilot

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.ask import ChooseSome, Prompt
from casefile.screens.debt_form import DebtForm
from casefile.screens.plain import bare

INVOICE = Path("sample_cases/leeds_website/inbox/INV-2041.pdf")
FOREIGN = "INVOICE 55\nInvoice date: 3 May 2026\nAmount due: 450.00 EUR\nPayment due: 2 June 2026\n"
Opened = Callable[[Desk], CasefileApp]


async def test_another_debt_is_read_from_its_invoice_into_the_fields_and_kept_once_saved(
    owed: Desk, opened: Opened
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2")
        await invoice_read(pilot, app, INVOICE.resolve(), keys=("a", "f2"))
        shown = dump(app)
        assert "4,680.00" in shown and "12/12/2025" in shown
        assert "Kirkgate" not in shown, "who owes is known in an open case"
        await pressed(pilot, "enter")
        assert isinstance(app.screen, DebtForm)
        assert len(case_of(owed).debts) == 1, "nothing is kept before it is saved"
        await pressed(pilot, "ctrl+s")
        await settled(pilot)
    first, debt = case_of(owed).debts
    assert (first.ref, debt.ref, str(debt.amount)) == ("INV-7", "INV-2041", "4680.00 GBP")
    assert (str(debt.issued), str(debt.due)) == ("2025-11-14", "2025-12-12")


async def test_a_sum_in_another_money_than_that_of_the_case_keeps_it(
    owed: Desk, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "bill.txt").write_text(FOREIGN, encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2")
        await invoice_read(pilot, app, tmp_path / "bill.txt", keys=("a", "f2"))
        await pressed(pilot, "enter", "ctrl+s")
        await settled(pilot)
    assert str(case_of(owed).debts[1].amount) == "450.00 EUR"


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_foot_of_the_form_names_the_key_of_the_invoice(
    code: str, desk_in: Callable[[str], Desk], opened: Opened
) -> None:
    desk = desk_in(code)
    desk.new(respondent="Sowa", place="pl")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2", "a")
        assert "F2" in dump(app)


OURS = (
    "INVOICE INV-94\nLis Crafts\nBill to: Whitlock Ltd\nTotal due: £{sum}\nDue date: 2 June 2026\n"
)


@pytest.fixture
def unclaimed(desk_in: Callable[[str], Desk], tmp_path: Path) -> Callable[[str], Desk]:
    """A case with its claimed invoice, and another invoice of ours that it does not claim."""

    def made(code: str = "en") -> Desk:
        desk = desk_in(code)
        desk.new(respondent="Whitlock Ltd", place="ew", claimant="Lis Crafts")
        desk.set("1", ["debts.new.ref=INV-71", "debts.INV-71.amount=6000 GBP"])
        for ref, amount in (("INV-71", "6,000.00"), ("INV-94", "800.00")):
            told = OURS.format(ref=ref, sum=amount)
            (tmp_path / f"{ref}.txt").write_text(told, encoding="utf-8")
        desk.add("1", sorted(tmp_path.glob("INV-*.txt")))
        desk.accept("1", ["C-1", "C-2"], settings=["kind=invoice", "provenance=claimant"])
        return desk

    return made


async def listed(pilot: Pilot[object], app: CasefileApp) -> None:
    for _ in range(100):
        await settled(pilot)
        if isinstance(app.screen, ChooseSome):
            return
        await pilot.pause(0.1)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_one_invoice_on_file_that_is_not_claimed_is_proposed_by_its_mark_and_read(
    code: str, unclaimed: Callable[[str], Desk], opened: Opened
) -> None:
    desk = unclaimed(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2", "a", "f2")
        assert "C-2" in dump(app)
        await pressed(pilot, "enter")
        await listed(pilot, app)
        await pressed(pilot, "enter")
        filled = desk.words.term("guidance.paper_filled", mark=bare("C-2"))
        assert said_by(app) == "".join(c for c in filled if c not in "\u2068\u2069")
        await pressed(pilot, "ctrl+s")
        await settled(pilot)
    debt = case_of(desk).debts[1]
    assert (debt.ref, str(debt.amount), str(debt.due)) == ("INV-94", "800.00 GBP", "2026-06-02")


async def test_any_paper_is_taken_by_its_mark_however_it_is_typed_and_no_other_mark(
    unclaimed: Callable[[str], Desk], opened: Opened
) -> None:
    desk = unclaimed("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2", "a", "f2")
        await typed(pilot, "C-9")
        assert "No paper of this case has this mark" in dump(app), "it took the proposal's place"
        await pressed(pilot, "enter")
        assert isinstance(app.screen, Prompt), "nothing is read"
        await pressed(pilot, "home", "ctrl+k")
        await typed(pilot, " c-1 ")
        await pressed(pilot, "enter")
        await listed(pilot, app)
        assert "6,000.00" in dump(app)


async def test_in_a_case_a_file_dropped_takes_the_place_of_the_proposed_mark(
    unclaimed: Callable[[str], Desk], opened: Opened
) -> None:
    app = opened(unclaimed("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2")
        await invoice_read(pilot, app, INVOICE.resolve(), keys=("a", "f2"))
        assert "4,680.00" in dump(app)


async def test_two_debts_of_one_day_without_numbers_are_told_apart(
    owed: Desk, opened: Opened
) -> None:
    one = ["debts.new.ref=", "debts.new.amount=90 GBP", "debts.new.due=2026-07-31"]
    for _ in range(2):
        owed.set("1", one)
    app = opened(owed)
    async with app.run_test(size=(100, 60)) as pilot:
        await pressed(pilot, "enter", "2")
        shown = dump(app)
    for debt in case_of(owed).debts[1:]:
        assert f"the debt due on 31/07/2026 (debt no. {debt.ref})" in shown


async def test_the_mark_shown_as_an_example_is_that_of_an_invoice(
    unclaimed: Callable[[str], Desk], opened: Opened, tmp_path: Path
) -> None:
    desk = unclaimed("en")
    desk.set("1", ["debts.new.ref=INV-94", "debts.INV-94.amount=800 GBP"])
    (tmp_path / "z.txt").write_text("Thanks for the shelves.", encoding="utf-8")
    desk.add("1", [tmp_path / "z.txt"], side="R")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2", "a", "f2")
        assert "(C-2), or drop" in dump(app), "R-1 is no invoice"
