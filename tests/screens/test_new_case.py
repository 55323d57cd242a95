"""A new case in five short steps: two answers are enough, all of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from form_steps import begun, choose, into, new_case, row
from screen_steps import dump, pressed, settled, typed
from textual.widgets import Static

from casefile.desk import Desk
from casefile.model.claim import Form
from casefile.model.contact import Channel
from casefile.model.money import read_money
from casefile.model.party import PartyKind
from casefile.screens.app import CasefileApp
from casefile.screens.bidi.uax9 import display
from casefile.screens.case import CaseScreen
from casefile.screens.opening import STEPS, Opening, place_proposed
from casefile.screens.opening import opened as opening_of
from casefile.screens.options import Dropped
from casefile.screens.places import places_to_work_in

Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_each_step_shows_its_own_fields_and_the_keys_go_forth_and_back(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        for n, name in enumerate(STEPS):
            form = new_case(app)
            assert form.step == n
            shown = dump(app)
            told = desk.words.term(f"screens.new.step.{name}")
            assert (display(told, 1) if code == "he" else told) in shown
            assert len([one for one in form._rows() if one.display]) == len(form.by_step()[name])
            assert "^n" in shown and "^b" in shown and "^s" in shown and "esc" in shown
            await pressed(pilot, "ctrl+n")
        assert new_case(app).step == len(STEPS) - 1
        await pressed(pilot, *["ctrl+b"] * (len(STEPS) - 1))
        assert new_case(app).step == 0


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_what_enter_does_is_told_of_the_field_that_has_the_focus(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    keys = {one: desk.words.term(f"screens.keys.{one}") for one in ("to_sum", "list", "choose")}
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        told = new_case(app).query_one("#new-keys", Static)
        assert keys["to_sum"] in str(told.content)
        await pressed(pilot, "tab", "tab", "tab")
        assert keys["list"] in str(told.content) and keys["to_sum"] not in str(told.content)
        await pressed(pilot, "enter")
        assert str(told.content) == keys["choose"]
        listed = new_case(app).row("place").query_one(Dropped)
        assert listed.region.height == listed.option_count
        frame = new_case(app).query_one("#form > VerticalScroll")
        assert frame.region.contains_region(listed.region)
        await pressed(pilot, "enter")
        assert keys["list"] in str(told.content)
        await pressed(pilot, "shift+tab", "enter")
        assert new_case(app).row("amount").has_focus_within


async def test_all_that_is_told_in_the_steps_stands_in_the_case(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    paper = tmp_path / "contract.txt"
    paper.write_text("Contract: you pay 4500 by 12 October 2026.", encoding="utf-8")
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Whitlock")
        await pilot.press("enter")
        for answer in ("4500", "", "12.10.2026", "INV-7", "12.9.2026", "a kitchen", "500"):
            await typed(pilot, answer)
            await pilot.press("enter")
        await settled(pilot)
        assert new_case(app).step == STEPS.index("proof")
        row(app, "files").query_one("Line").value = f"'{paper}'"
        await choose(pilot, app, "form", "written")
        await pilot.press("ctrl+n")
        await typed(pilot, "1.11.2026")
        await choose(pilot, app, "channel", "phone")
        await choose(pilot, app, "outcome", "refused")
        await pressed(pilot, "ctrl+n")
        shown = dump(app)
        written = desk.words.name_of(Form.WRITTEN)
        for told in ("Whitlock", "£4,500.00", "contract.txt", written, "£500.00", "a kitchen"):
            assert told in shown, told
        await pressed(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen)
    (line,) = desk.cases()
    case = desk.case(line.id)
    (debt,) = case.debts
    assert (debt.ref, debt.what, str(debt.issued)) == ("INV-7", "a kitchen", "2026-09-12")
    assert case.agreement.form is Form.WRITTEN
    assert [payment.amount.amount for payment in case.payments] == [Decimal(500)]
    assert [(one.channel, str(one.on)) for one in case.contacts] == [(Channel.PHONE, "2026-11-01")]
    assert [one.title or one.mark for one in case.exhibits]


async def test_what_hangs_in_the_air_is_said_at_its_field_in_whatever_step(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Whitlock")
        await pilot.press("enter", "enter", "enter")
        await typed(pilot, "12.10.2026")
        await pressed(pilot, "ctrl+n", "ctrl+n", "ctrl+s")
        assert new_case(app).step == STEPS.index("owed")
        assert "! The sum is needed" in dump(app)
        await typed(pilot, "4500")
        await pilot.press("enter", "ctrl+n", "ctrl+n")
        await typed(pilot, "yesterdayish")
        await pressed(pilot, "ctrl+n", "ctrl+s")
        assert new_case(app).step == STEPS.index("chased")
        assert "cannot be read as a day" in dump(app)
        assert desk.cases() == ()


async def test_the_draft_of_every_step_is_there_at_the_next_time(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("pl")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Sowa", "45")
        await pilot.press("ctrl+n", "ctrl+n")
        await typed(pilot, "1.11.2026")
        await pressed(pilot, "escape")
    again = opened(desk)
    async with again.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        form = new_case(again)
        told = [form.text(path) for path in ("respondent", "amount", "asked_on")]
        assert told == ["Sowa", "45", "1.11.2026"]
        said = []
        for _ in STEPS:
            said.append("wpisano wcześniej" in dump(again))
            await pressed(pilot, "ctrl+n")
        assert said == [True, True, False, True, False]


async def test_tab_goes_through_all_steps_and_shift_tab_back(desk_in: Made, opened: Opened) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        form = new_case(app)
        rows = {name: [one.path for one in fields] for name, fields in form.by_step().items()}
        assert rows["who"] == ["respondent", "kind", "claimant", "place"]
        for path in rows["who"]:
            assert form.row(path).has_focus_within, path
            await pilot.press("tab")
        assert form.row("amount").has_focus_within
        beyond = sum(map(len, rows.values()))
        await pilot.press(*["tab"] * (beyond - len(rows["who"])))
        assert form.step == STEPS.index("check")
        await pilot.press(*["shift+tab"] * beyond)
        assert form.step == 0
        assert form.row("respondent").has_focus_within
        await typed(pilot, "Whitlock")
        await pilot.press("ctrl+n", "ctrl+b")
        assert form.row("claimant").has_focus_within
        await pilot.press("enter")
        assert form.row("amount").has_focus_within


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_nothing_paid_so_far_is_said_by_zero(
    code: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Whitlock", "1200")
        await into(pilot, app, "paid", "0")
        assert row(app, "paid").read.echo == desk.words.term("screens.new.paid_nothing")
        await pressed(pilot, "ctrl+s")
    (case,) = (desk.case(one.id) for one in desk.cases())
    assert case.debts[0].amount.amount == 1200
    assert case.payments == ()


def test_what_was_paid_so_far_is_of_the_debt_of_the_form_on_a_day_not_known(
    desk_in: Callable[[str], Desk],
) -> None:
    desk = desk_in("en")
    asked, paid = read_money("1200 GBP"), read_money("600 GBP")
    told = Opening(respondent="Whitlock", place="ew", amount=asked, ref="2418", paid=paid)
    (payment,) = opening_of(desk, told).case.payments
    assert (payment.debt, payment.dated.known) == ("2418", False)


def test_the_invented_country_is_offered_to_whoever_settled_in_it_alone(
    desk_in: Callable[[str], Desk],
) -> None:
    desk = desk_in("pl")
    assert "xx" not in dict(places_to_work_in(desk, desk.words))
    assert {"pl", "il", "ew"} <= set(dict(places_to_work_in(desk, desk.words)))
    desk.set_owner(["place=xx"])
    assert "xx" in dict(places_to_work_in(desk, desk.words))


@pytest.mark.parametrize(("places", "proposed"), [("xx", "xx"), ("bc", "bc"), (("bc", "il"), "ew")])
def test_the_place_of_all_cases_is_proposed_before_that_of_the_language(
    desk_in: Callable[[str], Desk], places: str | tuple[str, ...], proposed: str
) -> None:
    desk = desk_in("en")
    for place in (places,) if isinstance(places, str) else places:
        desk.new(respondent="Whitlock", place=place)
    assert place_proposed(desk, desk.words) == proposed
    assert proposed in dict(places_to_work_in(desk, desk.words))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "Harbour Cafe Ltd"),
        ("he", 'בית קפה כרמל בע"מ'),
        ("pl", "Kawiarnia Bławatek sp. z o.o."),
    ],
)
async def test_what_who_owes_is_follows_the_form_in_the_name_until_another_is_chosen(
    code: str, name: str, desk_in: Made, opened: Opened
) -> None:
    app = opened(desk_in(code))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        await typed(pilot, "Jan")
        assert row(app, "kind").text == PartyKind.UNKNOWN
        await into(pilot, app, "respondent", name)
        assert row(app, "kind").text == PartyKind.COMPANY
        note = row(app, "kind").query_one(".field-echo", Static)
        told = new_case(app).words.term("screens.new.kind_read")
        assert told in str(note.content) and note.display
        await choose(pilot, app, "kind", PartyKind.PUBLIC_BODY)
        assert not note.display
        await into(pilot, app, "respondent", name + " ")
        assert row(app, "kind").text == PartyKind.PUBLIC_BODY


async def test_a_kind_that_the_name_tells_stands_in_the_case_that_is_opened(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("pl")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        await typed(pilot, "Kawiarnia Bławatek sp. z o.o.")
        await choose(pilot, app, "place", "pl")
        await pressed(pilot, "ctrl+s")
        assert desk.case("1").respondent.kind is PartyKind.COMPANY
