"""A new case read from an invoice: what is proposed, days read either way, the currency."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from form_steps import begun, invoice_read, new_case, new_case_under, row
from screen_steps import dump, pressed, settled, typed

from casefile.desk import Desk
from casefile.model.money import read_money
from casefile.screens.app import CasefileApp
from casefile.screens.ticks import Ticks

Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


async def test_a_table_of_invoices_is_offered_where_there_is_no_case_yet(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shown = dump(app)
        assert " i   a table (CSV)" in shown
        assert " i  Table" in shown.splitlines()[-1]
        assert str(desk.home)[:20] in shown and "F9" in shown


async def test_an_invoice_is_read_into_the_form_once_what_it_says_is_accepted(
    desk_in: Made, opened: Opened
) -> None:
    """The studio's own invoice: £4,680.00, due on 12 December 2025; the invoice day is left out."""
    invoice = Path("sample_cases/leeds_website/inbox/INV-2041.pdf").resolve()
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await invoice_read(pilot, app, invoice)
        shown = dump(app)
        assert "4,680.00" in shown and "12/12/2025" in shown and "GBP)" in shown
        assert "“Payment due: 12 December 2025" in shown
        assert desk.words.term("guidance.invoice_reading") not in shown
        assert not new_case_under(app).text("respondent"), "nothing is taken before it is accepted"
        listed = app.screen.query_one(Ticks)
        assert "␣ mark  ⏎ take" in shown, "a blank ticks, Enter goes on, and the foot says so"
        listed.highlighted = [one.value for one in listed.options].index("issued")
        await pressed(pilot, "space", "enter")
        form = new_case(app)
        assert form.row("files").read.files == (invoice,)
        assert (form.text("amount"), form.text("due")) == ("4,680.00", "12/12/2025")
        await pressed(pilot, "ctrl+s")
    (case,) = (desk.case(one.id) for one in desk.cases())
    (debt,) = case.debts
    assert (case.claimant.name, case.respondent.name) == (
        "Aire Web Studio Ltd",
        "Kirkgate Kitchens Ltd",
    )
    assert (str(debt.amount), debt.ref) == ("4680.00 GBP", "INV-2041")
    assert (str(debt.due), str(debt.issued)) == ("2025-12-12", "")


async def test_what_is_typed_already_is_not_ticked_and_the_line_says_so(
    desk_in: Made, opened: Opened
) -> None:
    invoice = Path("sample_cases/leeds_website/inbox/INV-2041.pdf").resolve()
    app = opened(desk_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "n")
        await typed(pilot, "Kirkgate")
        await invoice_read(pilot, app, invoice, keys=("f2",))
        assert "respondent" not in app.screen.query_one(Ticks).selected
        assert dump(app).count("stands there already:") == 1
        assert "stands there already: Kirkgate" in dump(app).replace("⁨", "").replace("⁩", "")


async def test_a_day_of_an_invoice_that_may_be_read_either_way_is_offered_twice_and_not_ticked(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    """2 May or 5 February: in British Columbia both orders are usual."""
    invoice = tmp_path / "invoice.txt"
    invoice.write_text("Invoice no. 77\nDue date: 02/05/2026\nTotal due: $500.00\n", "utf-8")
    desk = desk_in("en")
    desk.keep_owner(desk.owner().but(place="bc"))
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await invoice_read(pilot, app, invoice)
        shown = dump(app)
        assert "2 May 2026" in shown and "5 February 2026" in shown
        assert shown.count("either may be meant: mark one") == 2
        listed = app.screen.query_one(Ticks)
        keys = [one.value for one in listed.options]
        assert not {"due=2.5.2026", "due=5.2.2026"} & set(listed.selected)
        listed.highlighted = keys.index("due=5.2.2026")
        await pressed(pilot, "space", "enter")
        assert str(new_case(app).row("due").read.day) == "2026-02-05"


async def test_a_currency_chosen_in_the_form_counts_and_one_unknown_is_named(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("pl")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Sowa", "1200")
        currency = row(app, "currency")
        assert currency.text == "PLN"
        currency.fill("xyzt")
        await pressed(pilot, "ctrl+s")
        assert row(app, "currency").refused == desk.words.term("screens.reading.not_a_currency")
        currency.fill("USD")
        await pilot.pause()
        assert row(app, "amount").read.money == read_money("1200 USD")
        currency.fill("PLN")  # back to what was proposed
        await pilot.pause()
        assert row(app, "amount").read.money == read_money("1200 PLN")
        currency.fill("€")
        await pressed(pilot, "enter")
        await pressed(pilot, "ctrl+s")
    (case,) = (desk.case(one.id) for one in desk.cases())
    assert str(case.debts[0].amount) == "1200.00 EUR"


async def test_what_an_invoice_does_not_tell_is_named_below_what_it_does(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    invoice = tmp_path / "invoice.txt"
    invoice.write_text("Faktura nr FV 29/2026\nDo zapłaty: 18 450,00 zł\n", "utf-8")
    app = opened(desk_in("pl"))
    async with app.run_test(size=(80, 24)) as pilot:
        await invoice_read(pilot, app, invoice)
        await settled(pilot)
        shown = dump(app)
        assert "Nie znaleziono w niej: Kto jest winien, Termin zapłaty." in shown


async def test_a_seller_who_is_not_the_owner_is_proposed_as_the_one_who_claims(
    desk_in: Made, opened: Opened
) -> None:
    """Who keeps the books of two firms: the case of the second takes nothing of the first."""
    invoice = Path("sample_cases/leeds_website/inbox/INV-2041.pdf").resolve()
    desk = desk_in("en")
    desk.set_owner(["name=Lis Joinery", "bank_account=GB29 0000", "address=1 Road"])
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await invoice_read(pilot, app, invoice)
        await settled(pilot)
        assert "Aire Web Studio Ltd  · the seller, not you" in dump(app)
        assert new_case_under(app).text("claimant") == "Lis Joinery"
        await pressed(pilot, "enter", "ctrl+s")
        await settled(pilot)
    (case,) = (desk.case(one.id) for one in desk.cases())
    assert case.claimant.name == "Aire Web Studio Ltd"
    assert not (case.claimant.bank_account or case.claimant.address)


async def test_a_seller_who_is_the_owner_is_not_asked_about(desk_in: Made, opened: Opened) -> None:
    invoice = Path("sample_cases/leeds_website/inbox/INV-2041.pdf").resolve()
    desk = desk_in("en")
    desk.set_owner(["name=Aire Web Studio"])
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await invoice_read(pilot, app, invoice)
        await settled(pilot)
        assert "claimant" not in [one.value for one in app.screen.query_one(Ticks).options]
