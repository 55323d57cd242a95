"""Witnesses and the other side by keyboard: statements, official forms, numbers, registers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from form_steps import case_of, choose, into
from screen_steps import dump, pressed, said_by, settled, typed
from textual.widgets import OptionList, Select

from casefile.desk import Desk
from casefile.model.errors import BadInput
from casefile.model.exhibit import ExhibitKind
from casefile.model.party import PartyKind
from casefile.screens.app import CasefileApp
from casefile.screens.chrome import Table
from casefile.screens.field_row import FieldRow
from casefile.screens.witness_window import WitnessWindow

OPENED = Callable[[Desk], CasefileApp]


async def test_a_witness_is_asked_open_questions(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["witnesses.new.name=Eva Lis", "witnesses.new.shows=performance"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4", "v")
        assert isinstance(app.screen, WitnessWindow)
        assert "Can prove of own knowledge: performance" in dump(app)
        asked = app.screen.interview.questions
        assert len(asked) >= 8
        await pressed(pilot, "e")
        await choose(pilot, app, "available", "true")
        await pressed(pilot, "ctrl+s")
        assert case_of(owed).witnesses[0].available is True


async def test_the_statement_of_the_witness_in_hand_is_drafted_and_of_several_one_is_chosen(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["witnesses.new.name=Eva Lis", "witnesses.new.knows=saw the chairs come"])
    owed.set("1", ["witnesses.new.name=Adam Sowa", "witnesses.new.knows=signed the note"])
    app = opened(owed)
    async with app.run_test(size=(100, 60)) as pilot:
        await pressed(pilot, "enter", "4", "v")
        await pressed(pilot, "down", "enter")
        await pressed(pilot, "w")
        assert "Witness: A Sowa" in dump(app)
        await pressed(pilot, "enter")
        chosen = app.screen.query_one(OptionList)
        assert (chosen.option_count, chosen.highlighted) == (2, 1)
        await pressed(pilot, "enter")
        written = owed.laid_down("1")["witness_statement"].path
        assert written.stem.endswith("-en Adam Sowa")


async def test_a_demand_under_the_english_protocol_asks_for_the_official_forms(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    person = ["place=ew", "respondent.kind=individual", "respondent.address=1 Road"]
    mine = ["claimant.address=2 Road", "claimant.bank_account=1", "particulars=200 chairs"]
    owed.set("1", [*person, *mine])
    form = tmp_path / "form.pdf"
    form.write_bytes(b"%PDF-1.4")
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "9")
        keys = [row.key.value for row in app.screen.query_one("#packets", Table).ordered_rows]
        await pressed(pilot, *["down"] * keys.index("demand_letter"))
        assert owed.words.term("panes.packets.write_files")[:50] in dump(app)
        await pressed(pilot, "enter")
        for name in ("information_sheet", "reply_form", "financial_statement"):
            await into(pilot, app, name, str(form))
        await pressed(pilot, "ctrl+s")
        written = owed.laid_down("1")["demand_letter"].path
        assert len(list(written.parent.glob("enclosures/*.pdf"))) == 3


async def test_wrong_digits_are_told_under_the_field_and_kept_all_the_same(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["place=pl"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4", "n")
        await typed(pilot, "1234563218")
        assert "The digits fit." in dump(app)
        await pilot.press("backspace")
        await typed(pilot, "9")
        assert "do not fit" in dump(app)
        await pressed(pilot, "ctrl+s")
        (number,) = case_of(owed).respondent.numbers
        assert (number.kind, number.value) == ("NIP", "1234563219")
        assert "! the digits do not fit" in dump(app)


async def test_a_register_is_looked_into_by_the_user_and_its_extract_filed(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    extract = tmp_path / "extract.txt"
    extract.write_text("Company 01234567, active", encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4", "o")
        await pressed(pilot, "enter")
        first = owed.registers("1")[0].registry
        assert first.href in dump(app).replace("\n", "")
        await typed(pilot, "active, same address")
        await into(pilot, app, "extract", str(extract))
        await pressed(pilot, "ctrl+s")
        (look,) = case_of(owed).diligence.lookups
        assert (look.registry, look.finding) == (first.id, "active, same address")
        exhibit = case_of(owed).exhibit(look.mark)
        assert exhibit is not None
        assert exhibit.kind is ExhibitKind.REGISTER_EXTRACT


async def test_other_cases_of_the_same_debtor_are_told(owed: Desk, opened: OPENED) -> None:
    owed.new(respondent="whitlock  LTD", place="ew")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.open_case("1", "4")
        await settled(pilot)
        await pressed(pilot, "f")
        assert "1 other case against the same debtor" in dump(app)


async def test_what_letters_take_from_the_own_record_stands_in_the_empty_fields_of_the_claimant(
    owed: Desk, opened: OPENED
) -> None:
    owed.set_owner(["email=me@lis.example", "bank_account=GB29 0000", "phone=[1] 020"])
    app = opened(owed)
    async with app.run_test(size=(80, 50)) as pilot:
        await pressed(pilot, "enter", "4")
        await settled(pilot)
        shown = dump(app)
        assert "from your record: me@lis.example" in shown
        assert "record: GB29 0000" in shown and "record: [1] 020" in shown
        assert case_of(owed).claimant.email == ""
        rows = {one.field.path: one for one in app.screen.query(FieldRow)}
        rows["claimant.email"].go()
        await typed(pilot, "case@lis.example")
        await pressed(pilot, "enter")
        await settled(pilot)
        assert "me@lis.example" not in dump(app)
        assert case_of(owed).claimant.email == "case@lis.example"


async def test_a_damaged_own_record_keeps_nobody_from_the_people_of_a_case(
    owed: Desk, opened: OPENED
) -> None:
    (owed.home / "owner.json").write_text('{"email": [1]}', encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "4")
        assert "Whitlock Ltd" in dump(app)
        with pytest.raises(BadInput, match="bad_field"):
            owed.packet("1", "account")
        await pressed(pilot, "escape", "escape", "m")
        assert "owner.json: e-mail" in said_by(app)


CONTRACT = (
    "CONTRACT\nbetween Lis Crafts and Whitlock Ltd (company number 01234567), 12 Sample Street,"
    " Leeds, LS2 0AA, represented by its director, Joan Pryce, hereinafter the Customer, who orders"
    " twelve chairs.\n"
)


async def test_what_an_accepted_contract_and_the_name_tell_of_the_debtor_is_taken_by_one_key(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    contract = tmp_path / "contract.txt"
    contract.write_text(CONTRACT, encoding="utf-8")
    owed.add("1", [contract])
    owed.set("1", ["respondent.kind=unknown"])
    app = opened(owed)
    async with app.run_test(size=(80, 40)) as pilot:
        await pressed(pilot, "enter", "4")
        shown = dump(app)
        assert "what the debtor is: company, by the form in the name" in shown
        assert "01234567" not in shown, "nobody accepted the paper"
        owed.accept("1", ["C-1"], settings=["kind=contract"], looked=False)
        await pressed(pilot, "f5")
        shown = dump(app)
        assert "respondent's number: company number 01234567" in shown
        assert "who acts for the respondent: Joan Pryce, director" in shown
        await pressed(pilot, "t")
        debtor = case_of(owed).respondent
        assert debtor.kind is PartyKind.COMPANY
        assert [(x.kind, x.value) for x in debtor.numbers] == [("company number", "01234567")]
        assert [(x.name, x.role) for x in debtor.people] == [("Joan Pryce", "director")]
        assert not app.screen.query_one("#proposed").display
        assert not case_of(owed).exhibits[0].looked_at, "to take it is not to look at the paper"
        await pressed(pilot, "t")
        assert "tells more of the debtor" in said_by(app)
        await pressed(pilot, "u")
        assert case_of(owed).respondent.kind is PartyKind.UNKNOWN


def test_two_papers_that_differ_of_the_debtor_propose_neither(owed: Desk, tmp_path: Path) -> None:
    for n in (1, 2):
        paper = tmp_path / f"contract{n}.txt"
        paper.write_text(CONTRACT.replace("01234567", f"0123456{n}"), encoding="utf-8")
        owed.add("1", [paper])
    owed.accept("1", ["C-1", "C-2"], settings=["kind=contract"], looked=False)
    told = [owed.words.say(one) for one in owed.proposed(case_of(owed))]
    assert not [one for one in told if "respondent's number" in one]
    assert [one for one in told if "Joan Pryce" in one]


async def test_of_a_person_section_4_asks_whether_he_acts_in_business(
    owed: Desk, opened: OPENED
) -> None:
    def rows() -> dict[str, FieldRow]:
        return {row.field.path: row for row in app.screen.query(FieldRow)}

    owed.set("1", ["respondent.kind=company"])
    app = opened(owed)
    async with app.run_test(size=(80, 40)) as pilot:
        await pressed(pilot, "enter", "4", "e")
        assert "respondent.in_business" not in rows()
        await pressed(pilot, "enter")
        rows()["respondent.kind"].query_one(Select).value = "individual"
        await pressed(pilot, "tab")
        await settled(pilot)
        assert rows()["respondent.proprietor"].has_focus_within, "he goes on where he was"
        rows()["respondent.in_business"].go()
        rows()["respondent.in_business"].query_one(Select).value = "false"
        await pressed(pilot, "tab")
        assert case_of(owed).respondent.in_business is False
