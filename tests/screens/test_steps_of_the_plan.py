"""The plan by keyboard: the reason, the steps, letters and their proofs, promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from form_steps import case_of, choose, into, row
from screen_steps import dump, pressed, said_by, settled
from textual.pilot import Pilot
from textual.widgets import TextArea

from casefile.desk import Desk
from casefile.desk.posting import Sent
from casefile.desk.sending import Gone
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.exhibit import ExhibitKind
from casefile.model.offer import Mediation, MediationOutcome
from casefile.model.position import Reason
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.letter import ask_sent
from casefile.screens.mediation_form import MediationForm
from casefile.screens.offer_form import OfferForm
from casefile.screens.pane import CasePane
from casefile.screens.sent_form import SentForm
from casefile.screens.text_window import TextWindow

OPENED = Callable[[Desk], CasefileApp]


@pytest.fixture
def too_early(tmp_path: Path) -> tuple[Path, Path]:
    """A letter of 9 November, and a slip that shows a posting a week before."""
    letter, posted = tmp_path / "letter.txt", tmp_path / "slip.txt"
    letter.write_text("9 November 2026\n\nDear Sirs\n\nPlease pay within 14 days.")
    posted.write_text("CERTIFICATE OF POSTING\n2 November 2026\nItem number RR123456785GB\n")
    return letter, posted


async def went_out(pilot: Pilot[None], app: CasefileApp, **papers: Path) -> None:
    """Name the papers of a demand that went out, by their fields, and save for the first time."""
    await pressed(pilot, "enter", "0")
    ask_sent(app.screen.pane, "demand_letter")
    await settled(pilot)
    for path, paper in papers.items():
        row(app, path).go()
        row(app, path).fill(str(paper))
    await pressed(pilot, "ctrl+s")


async def test_the_reason_is_chosen_and_kept_in_his_own_words(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "e")
        await choose(pilot, app, "reason", Reason.CASH_FLOW.value)
        assert "When does money come in" in dump(app)
        app.screen.query_one("#said", TextArea).text = "two of ours owe us"
        await pressed(pilot, "ctrl+s")
        case = case_of(owed)
        assert (case.reason, case.reason_said) == (Reason.CASH_FLOW, "two of ours owe us")
        shown = dump(app)
        assert "two of ours owe us" in shown
        assert "instalments" in shown


async def test_a_reason_found_in_his_pleas_is_asked_by_the_questions_of_that_reason(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["positions.new.defence=quality_complaint"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "e")
        shown = dump(app)
        assert "What exactly is wrong" in shown
        assert "It is not known why" not in shown


async def test_the_next_step_is_one_key_and_its_proof_becomes_an_exhibit(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    owed.set("1", ["reason=forgot"])
    receipt = tmp_path / "receipt.txt"
    receipt.write_text("sent on 22 November, message 4411", encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0")
        await pressed(pilot, "enter")
        assert isinstance(app.screen, TextWindow)
        assert app.screen.form == "reminder_friendly"
        await pressed(pilot, "c", "escape")
        assert isinstance(app.screen, SentForm)
        await into(pilot, app, "tracking", "4411")
        await into(pilot, app, "sending", str(receipt))
        await pressed(pilot, "ctrl+s")
        case = case_of(owed)
        (contact,) = case.contacts
        assert (contact.form, contact.tracking) == ("reminder_friendly", "4411")
        exhibit = case.exhibit(contact.proof_of_sending)
        assert exhibit is not None
        assert exhibit.accepted
        assert exhibit.kind is ExhibitKind.PROOF_OF_SENDING
        plan = owed.plan("1")
        assert next(s for s in plan.steps if s.id == "friendly").done == date(2026, 11, 22)


async def test_what_a_named_letter_and_its_proof_say_is_seen_before_it_is_kept(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    """Saved at once after naming the file: the form stays, with what was read; then it is kept."""
    letter, posted = tmp_path / "wezwanie.txt", tmp_path / "nadanie.txt"
    letter.write_text("Wzywam do zapłaty 900 GBP w terminie 7 dni od doręczenia.", encoding="utf-8")
    posted.write_text("Nr nadawczy: 00559007731234567890", encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await went_out(pilot, app, letter=letter, sending=posted)
        assert isinstance(app.screen, SentForm)
        assert [row(app, path).text for path in ("days", "tracking")] == [
            "7",
            "00559007731234567890",
        ]
        assert case_of(owed).demands == ()
        await pressed(pilot, "ctrl+s")
        (demand,) = case_of(owed).demands
        assert (demand.days, demand.tracking) == (7, "00559007731234567890")


async def test_a_proof_from_before_its_letter_is_told_at_its_field_and_stands_when_saved_again(
    owed: Desk, opened: OPENED, too_early: tuple[Path, Path]
) -> None:
    letter, posted = too_early
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await went_out(pilot, app, letter=letter, sending=posted)
        assert "look at it" in dump(app), "what was read is seen first"
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, SentForm)
        assert "is not of it" in row(app, "sending").refused
        assert row(app, "sending").has_focus_within
        assert case_of(owed).demands == ()
        await pressed(pilot, "ctrl+s")
        assert len(case_of(owed).demands) == 1


async def test_a_proof_filed_later_is_doubted_in_its_form_and_stands_when_saved_again(
    owed: Desk, opened: OPENED, too_early: tuple[Path, Path]
) -> None:
    letter, posted = too_early
    owed.gone("1", Gone(Sent("demand_letter", Channel.REGISTERED_LETTER), letter=letter))
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "s", "enter")
        row(app, "sending").fill(str(posted))
        await pressed(pilot, "ctrl+s")
        assert "is not of it" in row(app, "sending").refused
        assert case_of(owed).demands[0].proof_of_sending == ""
        await pressed(pilot, "ctrl+s")
        assert case_of(owed).demands[0].proof_of_sending == "C-2"


async def test_a_text_that_was_only_read_asks_for_no_proof(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["reason=forgot"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "enter")
        assert isinstance(app.screen, TextWindow)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)
        assert case_of(owed).contacts == ()


async def test_a_letter_for_another_is_shown_the_rule_of_the_place_first(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["reason=forgot"])
    owed.set_owner(["name=Agent", "acting_for=others"])
    app = opened(owed)
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "0", "enter")
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
    for day, told in ((date(2026, 11, 22), "The plan rests"), (date(2026, 12, 2), "was broken")):
        app = opened(owed.on_day(day))
        async with app.run_test(size=(80, 24)) as pilot:
            await pressed(pilot, "enter", "0")
            assert told in dump(app)


async def test_a_demand_among_the_papers_is_recorded_as_sent_and_never_counts_by_itself(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    """The letter of 5 October lies beside its proof of posting: s, the letter, saved."""
    letter, posted = tmp_path / "letter before action.txt", tmp_path / "posting.txt"
    letter.write_text("LETTER BEFORE ACTION\n5 October 2026\nWe demand payment within 21 days.\n")
    posted.write_text("CERTIFICATE OF POSTING\n6 October 2026\nItem number RR123456785GB\n")
    owed.add("1", [letter, posted])
    owed.accept("1", ["C-1"], settings=("kind=demand", "provenance=claimant", "dated=2026-10-05"))
    owed.accept("1", ["C-2"], settings=("kind=proof_of_sending", "dated=2026-10-06"))
    assert case_of(owed).demands == ()
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "s")
        assert "Demand among the papers" in dump(app)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, SentForm)
        assert not app.screen.query("#letter, #sending")
        assert [row(app, path).text for path in ("days", "tracking")] == ["21", "RR123456785GB"]
        assert "Read in C-1: 21" in dump(app)
        assert row(app, "when").text == owed.words.day(date(2026, 10, 6))  # not that of the letter
        await into(pilot, app, "days", "14")
        await pressed(pilot, "ctrl+s")
        assert "Recorded as sent: Formal demand for payment. Proof of sending: C-2" in said_by(app)
        (demand,) = case_of(owed).demands
        assert (demand.days, demand.tracking) == (14, "RR123456785GB")
        assert (demand.mark, demand.proof_of_sending) == ("C-1", "C-2")
        assert (demand.on.exact, demand.formal) == (date(2026, 10, 6), True)
        assert [one.letter for one in owed.proofs_wanted("1")] == [""]


async def test_a_step_is_ticked_off_by_one_key_and_opened_again(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["positions.new.defence=quality_complaint"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "t", "enter")
        assert [(one.step, one.skipped) for one in case_of(owed).ticks] == [
            ("evidence_of_performance", False)
        ]
        assert "as you said yourself" in dump(app)
        await pressed(pilot, "t", "enter")
        assert case_of(owed).ticks == ()


async def test_of_a_step_that_the_record_tells_the_key_says_so_and_asks_nothing(
    owed: Desk, opened: OPENED
) -> None:
    owed.sent("1", Sent("reminder_friendly", Channel.EMAIL, loose(date(2026, 11, 20))))
    told = next(step for step in owed.plan_of(case_of(owed)).steps if not step.ticks)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0")
        app.screen.query_one("#pane-0", CasePane).land(told.id)
        await pressed(pilot, "t")
        assert isinstance(app.screen, CaseScreen)
        assert "what an agreement asks for follows the payments" in said_by(app)


async def test_the_day_of_a_proof_is_proposed_as_the_place_of_the_case_writes_days(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    """Where both orders are usual 10/11/2026 would be asked again by the form that proposed it."""
    owed.set("1", ["place=bc"])
    posted = tmp_path / "posted.txt"
    posted.write_text("Proof of posting\nDate of posting: 2026-11-10", encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await went_out(pilot, app, sending=posted)
        assert row(app, "when").text == "2026-11-10"
        await pressed(pilot, "ctrl+s")
        (demand,) = case_of(owed).demands
        assert demand.on.exact == date(2026, 11, 10)


async def test_a_proof_that_came_back_proposes_no_day_and_the_letter_waits_for_it(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    """Neither the day of its return nor today is the day on which it went."""
    back = tmp_path / "back.txt"
    back.write_text("Royal Mail\nReturned to sender 10/11/2026: not called for", encoding="utf-8")
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await went_out(pilot, app, sending=back)
        assert row(app, "when").text == ""
        assert "! the proof tells what became of the letter" in dump(app)
        await pressed(pilot, "ctrl+s")
        assert "! the proof tells what became of the letter" in dump(app)
        assert case_of(owed).demands == ()
        await into(pilot, app, "when", "3 Nov 2026")
        await pressed(pilot, "ctrl+s")
        (demand,) = case_of(owed).demands
        assert demand.on.exact == date(2026, 11, 3)


SET = Mediation(on=loose("2026-11-10"))


@pytest.mark.parametrize(
    ("met", "form"),
    [
        (Mediation(willing=True), MediationForm),
        (SET, MediationForm),
        (SET.but(ended_on=SET.on, outcome=MediationOutcome.SETTLED), OfferForm),
    ],
    ids=["no day yet", "no outcome yet", "agreed"],
)
async def test_a_step_of_the_mediation_opens_the_form_of_the_offers_that_does_it(
    owed: Desk, opened: OPENED, met: Mediation, form: type
) -> None:
    owed.keep_mediation("1", met)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0")
        pane = app.screen.pane
        pane.land(next(s.id for s in pane.planned.steps if s.id.startswith("mediation_")))
        await pressed(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, form)
        await pressed(pilot, "escape")
        assert app.screen.section == "8"
