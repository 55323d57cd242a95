"""The talks with the debtor by keyboard: log, plan, letters and proofs, offers, endings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from screen_steps import SIZES, dump, settled, typed
from textual.pilot import Pilot
from textual.widgets import OptionList, Select, TextArea

from casefile.desk import Desk
from casefile.model.case import Case, Ended, Stage
from casefile.model.contact import Channel, Outcome, Quoted
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import ExhibitKind
from casefile.model.offer import Answer, MediationOutcome, OfferBy
from casefile.model.plan import Kept
from casefile.model.position import Reason
from casefile.screens.answer_form import AnswerForm
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.fields import FieldRow
from casefile.screens.form import FormWindow
from casefile.screens.log_call import LogCall
from casefile.screens.mediation_form import MediationForm
from casefile.screens.opencase import OpenCase
from casefile.screens.sent_form import SentForm
from casefile.screens.text_window import TextWindow
from casefile.screens.witness_window import WitnessWindow

MISSING = re.compile(r"\[[a-z_]+(\.[a-z_A-Z0-9]+)+\]")
OPENED = Callable[[Desk], CasefileApp]
IN = Callable[[str], Desk]


@pytest.fixture
def owed(desk_in: IN) -> Desk:
    """A library with one plain case: 6,000 pounds, due two months ago, nothing said yet."""
    desk = desk_in("en")
    ref = desk.new(respondent="Whitlock Ltd", place="ew", claimant="Hollis").case.id
    desk.set(
        ref,
        [
            "debts.new.ref=INV-7",
            "debts.INV-7.amount=6000 GBP",
            "debts.INV-7.due=2026-09-20",
            "respondent.phone=020 7946 0000",
            "respondent.kind=company",
        ],
    )
    return desk


def case_of(desk: Desk) -> Case:
    return desk.case("1")


def row(app: CasefileApp, path: str) -> FieldRow:
    window = app.screen
    assert isinstance(window, FormWindow)
    return window.row(path)


async def choose(pilot: Pilot[object], app: CasefileApp, path: str, value: str) -> None:
    """Choose in a list of a form."""
    row(app, path).query_one(Select).value = value
    await settled(pilot)


async def into(pilot: Pilot[object], app: CasefileApp, path: str, text: str) -> None:
    """Type into a field of a form, in the place of what stands there."""
    row(app, path).go()
    await pilot.press("home", "ctrl+k")
    await typed(pilot, text)
    await settled(pilot)


# -- the log ------------------------------------------------------------------------------------


async def test_a_call_without_answer_is_three_keys_with_number_and_hour(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        keys = ("l", "n", "enter")
        await pilot.press(*keys)
        await settled(pilot)
        assert len(keys) == 3
        assert isinstance(app.screen, CaseScreen)
        (contact,) = case_of(owed).contacts
        assert contact.outcome is Outcome.NO_ANSWER
        assert contact.number == "020 7946 0000"
        assert str(contact.on) == "2026-11-22"
        assert contact.hour is not None


async def test_what_speaks_against_a_call_stands_above_the_log(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["respondent.do_not_contact=asked us in writing"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l")
        await settled(pilot)
        shown = dump(app)
        assert "asked us in writing" in shown
        assert "A day of rest here" in shown  # 22 November 2026 is a Sunday
        assert shown.index("A day of rest") < shown.index("What came of it")
        await choose(pilot, app, "channel", Channel.EMAIL.value)
        assert "A day of rest here" not in dump(app)
        await choose(pilot, app, "direction", "in")
        assert "asked us in writing" not in dump(app)


async def test_a_recorded_call_is_asked_what_a_court_asks(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("enter", "l", "d")
        await settled(pilot)
        assert "what a court asks" not in dump(app)
        await choose(pilot, app, "recorded", "yes")
        await settled(pilot)
        row(app, "took_part").go()
        await settled(pilot)
        assert "what a court asks" in dump(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, LogCall)
        await choose(pilot, app, "took_part", "true")
        await choose(pilot, app, "whole", "false")
        await into(pilot, app, "device", "phone")
        await choose(pilot, app, "quoted", Quoted.THEIRS.value)
        app.screen.query_one("#said", TextArea).text = "you never delivered"
        await pilot.press("ctrl+s")
        await settled(pilot)
        (contact,) = case_of(owed).contacts
        told = contact.recorded
        assert (told.took_part, told.whole, told.announced) == (True, False, None)
        assert told.device == "phone"
        assert contact.quoted is Quoted.THEIRS


async def test_an_oral_promise_is_confirmed_in_writing_with_one_more_key(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "p")
        await typed(pilot, "1200")
        await pilot.press("enter")
        await typed(pilot, "+9")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, TextWindow)
        assert "1,200.00" in dump(app)
        await pilot.press("c")
        await settled(pilot)
        assert "1,200.00" in app.clipboard
        (kept,) = owed.store.packets(case_of(owed).id).glob("*.txt")
        assert kept.read_text("utf-8").strip() == app.clipboard.strip()


async def test_threats_are_answered_with_what_to_do(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "r")
        await into(pilot, app, "abuse", "I know where you live")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "for the police" in dump(app)
        await pilot.press("escape")
        assert case_of(owed).contacts[0].abuse == "I know where you live"


# -- the plan -----------------------------------------------------------------------------------


async def test_the_reason_is_chosen_and_kept_in_his_own_words(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "0", "e")
        await settled(pilot)
        await choose(pilot, app, "reason", Reason.CASH_FLOW.value)
        assert "When does money come in" in dump(app)
        app.screen.query_one("#said", TextArea).text = "two of ours owe us"
        await pilot.press("ctrl+s")
        await settled(pilot)
        case = case_of(owed)
        assert (case.reason, case.reason_said) == (Reason.CASH_FLOW, "two of ours owe us")
        shown = dump(app)
        assert "two of ours owe us" in shown
        assert "instalments" in shown


async def test_the_next_step_is_one_key_and_its_proof_becomes_an_exhibit(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    owed.set("1", ["reason=forgot"])
    receipt = tmp_path / "receipt.txt"
    receipt.write_text("sent on 22 November, message 4411", encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "0")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TextWindow)
        assert app.screen.form == "reminder_friendly"
        await pilot.press("c", "escape")
        await settled(pilot)
        assert isinstance(app.screen, SentForm)
        await into(pilot, app, "tracking", "4411")
        await into(pilot, app, "sending", str(receipt))
        await pilot.press("ctrl+s")
        await settled(pilot)
        case = case_of(owed)
        (contact,) = case.contacts
        assert (contact.form, contact.tracking) == ("reminder_friendly", "4411")
        exhibit = case.exhibit(contact.proof_of_sending)
        assert exhibit is not None
        assert exhibit.accepted
        assert exhibit.kind is ExhibitKind.PROOF_OF_SENDING
        plan = owed.plan("1")
        assert next(s for s in plan.steps if s.id == "friendly").done == date(2026, 11, 22)


async def test_a_text_that_was_only_read_asks_for_no_proof(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["reason=forgot"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "0", "enter")
        await settled(pilot)
        assert isinstance(app.screen, TextWindow)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen)
        assert case_of(owed).contacts == ()


async def test_a_letter_for_another_is_shown_the_rule_of_the_place_first(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["reason=forgot"])
    owed.set_owner(["name=Agent", "acting_for=others"])
    app = opened(owed)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("enter", "0", "enter")
        await settled(pilot)
        assert isinstance(app.screen, TextWindow)
        codes = [one.code for one in app.screen.cautions]
        assert "for_others" in codes
        shown = dump(app)
        assert shown.index("·") < shown.index("Whitlock")


async def test_a_promise_pauses_the_plan_and_a_broken_one_resumes_it(
    owed: Desk, opened: OPENED
) -> None:
    owed.set(
        "1",
        [
            "reason=forgot",
            "contacts.new.on=2026-11-10",
            "contacts.new.channel=phone",
            "contacts.new.outcome=promised",
            "contacts.new.promise.amount=500 GBP",
            "contacts.new.promise.by=2026-11-30",
        ],
    )
    for day, told in ((date(2026, 11, 22), "The plan rests"), (date(2026, 12, 2), "not kept")):
        app = opened(owed.on_day(day))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter", "0")
            await settled(pilot)
            assert told in dump(app)


# -- offers -------------------------------------------------------------------------------------


async def test_instalments_go_from_figures_to_a_breach_by_key(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "8", "i")
        await settled(pilot)
        await typed(pilot, "3")
        await settled(pilot)
        shown = dump(app)
        assert "22/12/2026" in shown
        assert "22/01/2027" in shown
        await pilot.press("ctrl+s")
        await settled(pilot)
        (offer,) = case_of(owed).offers
        assert not offer.sent
        assert len(offer.instalments) == 3
        owing = owed.review("1").account[0].balance
        assert sum(x.amount.amount for x in offer.instalments) == owing.amount

        await pilot.press("s")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert case_of(owed).offers[0].sent

        await pilot.press("v")
        await settled(pilot)
        assert isinstance(app.screen, AnswerForm)
        await choose(pilot, app, "answer", Answer.ACCEPTED.value)
        await into(pilot, app, "reply", "agreed")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert case_of(owed).offers[0].answer is Answer.ACCEPTED
        assert "still open" in dump(app)

    later = owed.on_day(date(2026, 12, 23))
    assert [x.kept for x in later.plan("1").promises] == [Kept.BROKEN, Kept.OPEN, Kept.OPEN]
    app = opened(later)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "8")
        await settled(pilot)
        assert "broken" in dump(app)


async def test_their_offer_is_written_down_with_what_it_does(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["private.floor=5000 GBP"])
    app = opened(owed)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("enter", "8", "a")
        await settled(pilot)
        await choose(pilot, app, "by", OfferBy.RESPONDENT.value)
        await into(pilot, app, "amount", "4000")
        await into(pilot, app, "expires", "+7")
        await choose(pilot, app, "disclosure", Disclosure.OPEN.value)
        await settled(pilot)
        shown = dump(app)
        assert "below your own floor" in shown.lower()
        assert "limitation" in shown
        await pilot.press("ctrl+s")
        await settled(pilot)
        (offer,) = case_of(owed).offers
        assert (offer.by, offer.sent) == (OfferBy.RESPONDENT, True)
        assert offer.amount is not None
        assert offer.amount.amount == 4000
        assert str(offer.expires) == "2026-11-29"
        assert offer.disclosure is Disclosure.OPEN


async def test_the_floor_is_kept_with_its_authority_and_stands_in_no_letter(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "8", "f")
        await settled(pilot)
        await typed(pilot, "4321")
        await into(pilot, app, "who", "Ann Hollis")
        await into(pilot, app, "least", "4500")
        await into(pilot, app, "idea1", "a reference")
        await pilot.press("ctrl+s")
        await settled(pilot)
    private = case_of(owed).private
    assert private.floor is not None
    assert private.floor.amount == 4321
    assert private.authorities[0].who == "Ann Hollis"
    assert private.ideas == ("a reference",)
    owed.set("1", ["offers.new.by=claimant", "offers.new.amount=5500 GBP"])
    assert "4,321" not in owed.message("1", "offer")


async def test_the_mediation_is_kept_from_invitation_to_outcome(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "8", "n")
        await settled(pilot)
        assert isinstance(app.screen, TextWindow)
        assert app.screen.form == "invitation_to_mediate"
        await pilot.press("c", "escape")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert str(case_of(owed).mediation.asked_on) == "2026-11-22"
        await pilot.press("m")
        await settled(pilot)
        await into(pilot, app, "proposed", "J. Reed; CEDR")
        await into(pilot, app, "ours1", "Ann Hollis, director")
        await choose(pilot, app, "ours1_may", "true")
        for n, name in enumerate(("Eva Lis", "Ron Levy", "Adam Sowa"), 1):
            await into(pilot, app, f"theirs{n}", name)
        await choose(pilot, app, "outcome", MediationOutcome.NOTHING.value)
        await pilot.press("ctrl+s")
        await settled(pilot)
    mediation = case_of(owed).mediation
    assert mediation.proposed == ("J. Reed", "CEDR")
    seat, *theirs = mediation.attending
    assert (seat.name, seat.role, seat.authority) == ("Ann Hollis", "director", True)
    assert [one.name for one in theirs] == ["Eva Lis", "Ron Levy", "Adam Sowa"]
    again = MediationForm(OpenCase(owed, "1", owed.words))
    assert [one.path for one in again.seats if one.by is OfferBy.RESPONDENT][-1] == "theirs4"
    told = str(owed.packet("1", "mediation_exchange").blocks)
    assert all(one.name in told for one in mediation.attending)
    assert "J. Reed; CEDR" in str(owed.packet("1", "invitation_to_mediate").blocks)
    assert mediation.outcome is MediationOutcome.NOTHING


# -- people -------------------------------------------------------------------------------------


async def test_a_witness_is_asked_open_questions(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["witnesses.new.name=Eva Lis", "witnesses.new.shows=performance"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "4", "v")
        await settled(pilot)
        assert isinstance(app.screen, WitnessWindow)
        assert "Can prove of own knowledge: performance" in dump(app)
        asked = app.screen.interview.questions
        assert len(asked) >= 8
        await pilot.press("e")
        await settled(pilot)
        await choose(pilot, app, "available", "true")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert case_of(owed).witnesses[0].available is True


async def test_the_statement_of_the_witness_in_hand_is_drafted_and_of_several_one_is_chosen(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["witnesses.new.name=Eva Lis", "witnesses.new.knows=saw the chairs come"])
    owed.set("1", ["witnesses.new.name=Adam Sowa", "witnesses.new.knows=signed the note"])
    app = opened(owed)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("enter", "4", "v")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)
        assert "Witness: A Sowa" in dump(app)
        await pilot.press("enter")
        await settled(pilot)
        chosen = app.screen.query_one(OptionList)
        assert (chosen.option_count, chosen.highlighted) == (2, 1)
        await pilot.press("enter")
        await settled(pilot)
        written = owed.laid_down("1")["witness_statement"]
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
        await pilot.press("enter", "9")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        for name in ("information_sheet", "reply_form", "financial_statement"):
            await into(pilot, app, name, str(form))
        await pilot.press("ctrl+s")
        await settled(pilot)
        written = owed.laid_down("1")["demand_letter"]
        assert len(list(written.parent.glob("enclosures/*.pdf"))) == 3


async def test_wrong_digits_are_told_under_the_field_and_kept_all_the_same(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["place=pl"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "4", "n")
        await settled(pilot)
        await typed(pilot, "1234563218")
        assert "The digits fit." in dump(app)
        await pilot.press("backspace")
        await typed(pilot, "9")
        assert "do not fit" in dump(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
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
        await pilot.press("enter", "4", "o")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        first = owed.registers("1")[0].registry
        assert first.href in dump(app).replace("\n", "")
        await typed(pilot, "active, same address")
        await into(pilot, app, "extract", str(extract))
        await pilot.press("ctrl+s")
        await settled(pilot)
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
        await pilot.press("f")
        await settled(pilot)
        assert "1 other case against the same debtor" in dump(app)


# -- the end ------------------------------------------------------------------------------------


async def test_a_case_is_written_off_with_its_reason_and_taken_up_again(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "0", "x")
        await settled(pilot)
        await choose(pilot, app, "how", Ended.WRITTEN_OFF.value)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert case_of(owed).stage is not Stage.CLOSED
        await into(pilot, app, "why", "struck off")
        await choose(pilot, app, "content", "false")
        await into(pilot, app, "change", "a deposit")
        await pilot.press("ctrl+s")
        await settled(pilot)
        case = case_of(owed)
        assert case.stage is Stage.CLOSED
        assert (case.endings[-1].why, case.endings[-1].content) == ("struck off", False)
        shown = dump(app)
        assert "a deposit" in shown  # the lessons are shown at once
        await pilot.press("escape", "x")
        await settled(pilot)
        case = case_of(owed)
        assert case.stage is not Stage.CLOSED
        assert len(case.endings) == 1


async def test_the_figures_over_all_cases_are_a_window_and_a_page(
    samples_in: IN, opened: OPENED
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        shown = dump(app)
        assert "£2,000.00" in shown
        assert "25.64%" in shown
        await pilot.press("w")
        await settled(pilot)
        assert list((desk.home / "pages").glob("*figures_page*.docx"))


@pytest.mark.parametrize("language", ["en", "he", "pl"])
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
async def test_every_window_of_the_talks_has_all_its_words(
    language: str, size: tuple[int, int], samples_in: IN, opened: OPENED
) -> None:
    app = opened(samples_in(language))
    windows = {"0": "exL", "8": "aivfm", "4": "vnof"}
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        for section, keys in windows.items():
            await pilot.press(section)
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
                assert not isinstance(app.screen, CaseScreen), (section, key)
                shown = dump(app)
                assert not MISSING.search(shown), (section, key, MISSING.search(shown))
                await pilot.press("escape")
                await settled(pilot)
                assert isinstance(app.screen, CaseScreen), (section, key)
