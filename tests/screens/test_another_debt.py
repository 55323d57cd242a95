"""Another debt of a case: typed, or read out of its invoice, each thing once it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from form_steps import case_of, invoice_read
from screen_steps import dump, pressed, settled

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.debt_form import DebtForm

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
