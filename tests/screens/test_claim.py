"""The claim in the terminal: workings, days and doors are seen, and a rate or an act is added."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from screen_steps import dump, pressed, settled, typed
from textual.widgets import Select, Static

from casefile.desk import Desk
from casefile.library import jurisdictions, languages
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import loose
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.money import Money
from casefile.model.party import Party, PartyKind
from casefile.rules.review import review
from casefile.screens.app import CasefileApp
from casefile.screens.cases import CasesScreen
from casefile.screens.claim_fields import act_asked, claim_fields
from casefile.screens.claim_told import account_told, days_told
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import named_of
from casefile.screens.fields_pane import FieldsPane
from casefile.screens.more_fields import more_fields
from casefile.screens.plain import bare

MISSING = re.compile(r"\[[a-z_]+(\.[a-z_A-Z0-9]+)+\]")


def rows(app: CasefileApp) -> dict[str, FieldRow]:
    """The fields of the window in front, by path."""
    return {row.field.path: row for row in app.screen.query(FieldRow)}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "invoice 1187 (C-1)"),
        ("he", "חשבונית 1187 (C-1)"),
        ("pl", "faktura 1187 (C-1)"),
    ],
)
def test_the_fields_of_a_debt_speak_of_its_invoice_and_paper_not_of_a_bare_number(
    language: str, told: str
) -> None:
    sum_ = Money(amount=Decimal("5276.88"), currency="ILS")
    papers = (Exhibit(mark="C-1", kind=ExhibitKind.INVOICE),)
    case = Case(id="c", debts=(Debt(ref="1187", amount=sum_, marks=("C-1",)),), exhibits=papers)
    words = languages()[language].isolating()
    fields = claim_fields(case, words, (), None)
    assert {bare(one.about) for one in fields} == {told, ""}
    assert bare(words.say(named_of(fields[0]))) == f"{told}: {words.term(fields[0].term)}"
    asked = (*act_asked(case, words), *more_fields(case, words)["credit"])
    to_choose = [dict(one.choices)["1187"] for one in asked if one.path == "debt"]
    assert [bare(one) for one in to_choose] == [told, told]


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_the_first_frame_of_the_claim_shows_no_marks_of_direction(
    language: str,
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither of a reason that was found in his pleas nor of a debt that has no number."""
    desk = samples_in(language)
    for one in desk.cases():
        desk.set(one.id, ["reason=unknown"])
        desk.set(one.id, ["debts.new.ref=9", "debts.9.amount=300 PLN", "debts.9.counted=9"])
    monkeypatch.setattr(FieldsPane, "lay_out", lambda *_: None)
    app = opened(desk)
    async with app.run_test(size=(100, 60)) as pilot:
        for one in desk.cases():
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, CasesScreen)
            screen.open_case(one.id)
            await pressed(pilot, "2")
            told = [str(shown.render()) for shown in app.screen.query("#claim Static")]
            shown = dump(app)
            assert not [line for line in (*told, shown) if "⟦" in line]
            await pressed(pilot, "escape", "escape")


def test_limitation_and_workings_name_the_invoice_and_its_paper() -> None:
    law, words = jurisdictions()["ew"], languages()["en"]
    owed = Debt(ref="1187", amount="900 GBP", due=loose("2026-03-31"), marks=("C-1",))
    papers = (Exhibit(mark="C-1", title="For 200 chairs"),)
    firm = Party(kind=PartyKind.COMPANY)
    case = Case(claimant=firm, respondent=firm, debts=(owed,), exhibits=papers)
    found = review(case.but(place="ew"), law, date(2026, 11, 22))
    assert "invoice 1187 (C-1): " in bare(days_told(case, found, words).plain)
    workings = bare(account_told(case, found, law, words).plain)
    assert found.account[0].accruals and "\ninvoice 1187  " in workings


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_one_key_goes_to_the_account_the_days_and_the_doors(
    language: str, samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = samples_in(language)
    app, words = opened(desk), desk.words
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "2")
        for box in ("account", "deadlines", "doors"):
            await pressed(pilot, "s")
            shown = dump(app)
            assert not MISSING.search(shown)
            if language != "he":  # drawn in the order that is seen
                assert words.term(f"panes.claim.{box}") in shown, box
        await pressed(pilot, "s")
        if language != "he":
            assert words.term("panes.claim.debt_amount") in dump(app)


async def test_a_rate_that_is_lacking_is_typed_with_its_source_and_counted(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    """16 April to 22 November 2026 is 221 days: 1000 x 5 % x 221 / 365 = 30.27."""
    desk = desk_in("en")
    ref = desk.new(respondent="X", place="il", amount="1000 ILS", due="2026-04-15").case.id
    assert not desk.review(ref).account[0].complete
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "2", "i")
        rows(app)["kind"].query_one(Select).value = "shekel"
        for path, text in (("value", "5"), ("since", "1.4.2026"), ("source", "gazette 12")):
            rows(app)[path].go()
            await typed(pilot, text)
        await pressed(pilot, "ctrl+s")
        await pressed(pilot, "s")
        assert "gazette 12; entered by the user" in " ".join(dump(app).split())
    (account,) = desk.review(ref).account
    assert (account.interest, account.complete) == (Money(amount="30.27", currency="ILS"), True)
    (rate,) = desk.case(ref).rates
    assert (str(rate.entered_on), rate.source) == ("2026-11-22", "gazette 12")


async def test_an_act_is_added_with_its_exhibit_and_moves_the_last_safe_day(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="X", place="ew", amount="1000 GBP", due="2026-04-15").case.id
    letter = Exhibit(mark="C-7", title="Letter")
    desk.change(ref, lambda case: case.but(exhibits=(letter,)), note="set exhibits")
    before = desk.review(ref).limitation[0].last_day
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "2", "t")
        rows(app)["act"].query_one(Select).value = "written_acknowledgement"
        for path, text in (("on", "1.6.2026"), ("marks", "C-7")):
            rows(app)[path].go()
            await typed(pilot, text)
        await pressed(pilot, "ctrl+s")
        await pressed(pilot, "s", "s")
        assert "time runs anew" in dump(app) and "[C-7]" in dump(app)
    (line,) = desk.review(ref).limitation
    assert (str(before), str(line.last_day)) == ("2032-04-15", "2032-06-01")
    assert line.proofs == (("C-7",),)


async def test_an_agreed_order_of_payment_and_a_deed_are_chosen_in_the_fields(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    ref = desk.new(respondent="X", place="ew", amount="1000 GBP", due="2026-04-15").case.id
    (debt,) = desk.case(ref).debts
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "2")
        for path, chosen in (
            ("agreement.allocation", "principal,interest,costs"),
            (f"debts.{debt.ref}.limitation_rule", "deed"),
        ):
            rows(app)[path].go()
            rows(app)[path].query_one(Select).value = chosen
            await settled(pilot)
            await pressed(pilot, "tab")
    assert desk.case(ref).agreement.allocation == ("principal", "interest", "costs")
    assert str(desk.review(ref).limitation[0].last_day) == "2038-04-15"


@pytest.mark.parametrize(
    ("code", "sum_", "reason"),
    [
        ("en", "£15,000.00", "quality (from what it says)"),
        ("he", "15,000.00 £", "איכות (לפי טענותיו)"),
        ("pl", "15 000,00 GBP", "zastrzeżenia do jakości (według zarzutów)"),
    ],
)
async def test_sums_stand_as_one_writes_them_and_the_reason_as_in_the_plan(
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    code: str,
    sum_: str,
    reason: str,
) -> None:
    desk = desk_in(code)
    ref = desk.new(respondent="X", place="ew", amount="15000 GBP", due="2026-04-15").case.id
    desk.set(ref, ["positions.new.defence=quality_complaint"])
    debt = desk.case(ref).debts[0]
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "2")
        amount, why = rows(app)[f"debts.{debt.ref}.amount"], rows(app)["reason"]
        assert amount.text == sum_
        assert amount.read.money == debt.amount, "it reads back what it shows"
        told = why.told(why.text).translate({0x2068: None, 0x2069: None})
        assert told == reason
        first = app.screen.query_one(".fields-first", Static)
        assert sum_ in str(first.render()), "told in a line before the fields stand"
        assert not first.display
        await pressed(pilot, "0")
        head = str(app.screen.query_one("#plan-head", Static).render())
        assert told in head.translate({0x2068: None, 0x2069: None})
    assert desk.case(ref).debts[0] == debt


@pytest.mark.parametrize(("code", "number"), [("he", "1"), ("en", "2"), ("pl", "3")])
async def test_a_field_is_told_in_the_place_where_it_will_stand(
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    code: str,
    number: str,
) -> None:
    """The day an invoice was issued on does not jump while its fields are laid out."""
    app = opened(samples_in(code))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "slash", number, "enter", "enter", "2")
        first, fields = (app.screen.query_one(one) for one in (".fields-first", ".fields"))

        def days() -> list[str]:
            rows = [line[:74] if code == "he" else line[25:] for line in dump(app).splitlines()]
            return [row.rstrip(" ▁▂▃▄▅▆▇█") for row in rows if "2026" in row]

        stood = days()
        assert len(stood) >= 4
        first.display, fields.display = True, False
        await settled(pilot)
        assert [row for row in days() if row in stood][:4] == stood[:4]
