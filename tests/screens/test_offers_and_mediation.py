"""Offers by keyboard: instalments, theirs, the floor, a mediation from invitation to outcome."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from form_steps import case_of, choose, into, row
from rich.cells import cell_len
from screen_steps import dump, pressed, settled, typed

from casefile.desk import Desk
from casefile.library import CODES
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Mediation, MediationOutcome, Offer, OfferBy
from casefile.model.promise import Kept
from casefile.screens.answer_form import AnswerForm
from casefile.screens.app import CasefileApp
from casefile.screens.chrome import Table
from casefile.screens.mediation_form import MediationForm
from casefile.screens.opencase import OpenCase
from casefile.screens.text_window import TextWindow

OPENED = Callable[[Desk], CasefileApp]


async def test_instalments_go_from_figures_to_a_breach_by_key(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8", "i")
        await typed(pilot, "3")
        await settled(pilot)
        shown = dump(app)
        assert "22/12/2026" in shown
        assert "22/01/2027" in shown
        await into(pilot, app, "expires", "1.2.2027")
        await settled(pilot)
        assert "! The first instalment, 22/12/2026, is due before" in dump(app)
        await into(pilot, app, "expires", "")
        await pressed(pilot, "ctrl+s")
        (offer,) = case_of(owed).offers
        assert not offer.sent
        assert len(offer.instalments) == 3
        owing = owed.review("1").account[0].balance
        assert sum(x.amount.amount for x in offer.instalments) == owing.amount

        await pressed(pilot, "s")
        await pressed(pilot, "ctrl+s")
        assert case_of(owed).offers[0].sent

        await pressed(pilot, "v")
        assert isinstance(app.screen, AnswerForm)
        await choose(pilot, app, "answer", Answer.ACCEPTED.value)
        await into(pilot, app, "reply", "agreed")
        await pressed(pilot, "ctrl+s")
        assert case_of(owed).offers[0].answer is Answer.ACCEPTED
        assert "not due yet" in dump(app)

    later = owed.on_day(date(2026, 12, 23))
    assert [x.kept for x in later.plan("1").promises] == [Kept.BROKEN, Kept.OPEN, Kept.OPEN]
    app = opened(later)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "8")
        assert "not paid" in dump(app)

        await pressed(pilot, "v")
        offered = [value for value, _ in row(app, "answer").field.choices]
        assert Answer.LAPSED.value not in offered, "what was accepted does not lapse"
        await choose(pilot, app, "answer", Answer.NOT_KEPT.value)
        await pressed(pilot, "ctrl+s")
        (gone,) = case_of(later).offers
        assert (gone.answer, gone.fell_on) == (Answer.NOT_KEPT, loose("2026-12-23"))
        assert gone.answered_on == case_of(owed).offers[0].agreed_on
        assert "Stands no more since: 23/12/2026" in dump(app)
        await pressed(pilot, "0")
        assert "was not kept" in dump(app)
        await pressed(pilot, "1")
        assert "! Look what the agreement says is owed" in dump(app)


async def test_the_way_to_a_mediator_is_told_as_walked_once_it_is_settled_there(
    owed: Desk, opened: OPENED
) -> None:
    settled_there = Mediation(
        on=loose("2026-11-10"), ended_on=loose("2026-11-10"), outcome=MediationOutcome.SETTLED
    )
    owed.keep_mediation("1", settled_there)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8")
        shown = dump(app)
        assert "What came of it: settled (10/11/2026)" in shown
        assert "not met yet" not in shown


async def test_an_offer_that_ended_is_lapsed_in_the_list_and_where_its_answer_is_written(
    owed: Desk, opened: OPENED
) -> None:
    """As in the packets: nobody wrote that it lapsed, and its last day has passed."""
    ended = Offer(by=OfferBy.CLAIMANT, sent=True, terms="half now", expires=loose("2026-11-01"))
    owed.keep_offer("1", ended)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8")
        listed = next(told for told in dump(app).splitlines() if "half now" in told)
        assert "lapsed" in listed
        await pressed(pilot, "v")
        assert row(app, "answer").text == Answer.LAPSED.value


@pytest.mark.parametrize("language", CODES)
async def test_what_became_of_an_offer_is_never_cut(
    owed: Desk, opened: OPENED, language: str
) -> None:
    owed.keep_offer("1", Offer(by=OfferBy.RESPONDENT, sent=True, terms="half now"))
    owed.speak(language)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8")
        table, told = app.screen.query_one("#offers", Table), owed.words.name_of(Answer.OPEN)
        at = [str(one) for one in table.get_row_at(0)].index(told)
        assert table.ordered_columns[at].width >= cell_len(told)


async def test_the_first_letter_takes_the_place_of_what_is_proposed(
    owed: Desk, opened: OPENED
) -> None:
    """What one typed oneself is added to; an arrow keeps what is proposed."""
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8", "i")
        await typed(pilot, "3")
        await pressed(pilot, "tab")
        await typed(pilot, "1.12")
        assert row(app, "first").text == "1.12"
        await pressed(pilot, "shift+tab", "tab")
        await typed(pilot, ".2026")
        assert row(app, "first").text == "1.12.2026"
        await pressed(pilot, "tab", "tab", "end")
        await typed(pilot, "2")
        assert row(app, "every").text == "12"
        await pressed(pilot, "escape", "a")
        assert row(app, "amount").has_focus_within, "an offer begins with its sum"


async def test_their_offer_is_written_down_with_what_it_does(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["private.floor=5000 GBP"])
    app = opened(owed)
    async with app.run_test(size=(80, 40)) as pilot:
        await pressed(pilot, "enter", "8", "a")
        await choose(pilot, app, "by", OfferBy.RESPONDENT.value)
        await into(pilot, app, "amount", "4000")
        await into(pilot, app, "expires", "+7")
        await settled(pilot)
        assert "by when they would pay" in dump(app)
        await into(pilot, app, "pay_by", "+14")
        await choose(pilot, app, "disclosure", Disclosure.OPEN.value)
        await settled(pilot)
        shown = dump(app)
        assert "below your own floor" in shown.lower()
        assert "limitation" in shown
        await pressed(pilot, "ctrl+s")
        (offer,) = case_of(owed).offers
        assert (offer.by, offer.sent) == (OfferBy.RESPONDENT, True)
        assert offer.amount is not None
        assert offer.amount.amount == 4000
        assert (str(offer.expires), str(offer.pay_by)) == ("2026-11-29", "2026-12-06")
        assert "To be paid by: 06/12/2026" in dump(app)
        await pressed(pilot, "e")
        await into(pilot, app, "pay_by", "7.12.2026")
        await pressed(pilot, "ctrl+s")
        assert str(case_of(owed).offers[0].pay_by) == "2026-12-07"
        assert offer.disclosure is Disclosure.OPEN


async def test_an_accepted_offer_without_a_day_shows_that_of_its_answer_beside_it(
    owed: Desk, opened: OPENED
) -> None:
    sum_ = Money(amount=Decimal(500), currency="GBP")
    owed.offered("1", Offer(by=OfferBy.CLAIMANT, amount=sum_, sent=False))
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8", "v")
        await choose(pilot, app, "answer", Answer.ACCEPTED.value)
        await into(pilot, app, "answered", "28.10.2026")
        await pressed(pilot, "ctrl+s")
        shown = dump(app)
        assert "date not known" in shown
        assert "accepted on 28/10/2026" in shown
        assert "Answer: accepted, 28/10/2026" in shown


async def test_an_offer_of_theirs_is_made_by_none_of_us(owed: Desk, opened: OPENED) -> None:
    owed.set_owner(["acting=Martin Hale"])
    app = opened(owed)
    async with app.run_test(size=(80, 40)) as pilot:
        await pressed(pilot, "enter", "8", "a")
        assert row(app, "who").text == "Martin Hale"
        await choose(pilot, app, "by", OfferBy.RESPONDENT.value)
        await into(pilot, app, "amount", "4000")
        await settled(pilot)
        assert row(app, "who").text == ""
        await pressed(pilot, "ctrl+s")
        (offer,) = case_of(owed).offers
        assert (offer.by, offer.who) == (OfferBy.RESPONDENT, "")


HIS_OFFER = """From: Dana Whitlock <dana@whitlock.example>
To: office@example.test
Subject: INV-7
Date: Mon, 12 Oct 2026 15:00:00 +0000
Message-ID: <9@whitlock.example>
Content-Type: text/plain; charset=utf-8

Without prejudice: to close the matter we offer to pay 2,500.
"""


async def test_of_an_offer_of_theirs_that_lies_on_file_the_form_proposes_its_paper_and_day(
    owed: Desk, opened: OPENED, tmp_path: Path
) -> None:
    """What was typed stays: also another paper, and a draft that was left and taken up again."""
    file = tmp_path / "offer.eml"
    file.write_text(HIS_OFFER, encoding="utf-8")
    owed.add("1", [file])
    owed.accept("1", settings=["provenance=respondent"], label="without_prejudice")
    app = opened(owed)
    async with app.run_test(size=(80, 40)) as pilot:
        await pressed(pilot, "enter", "8")
        assert "C-1: write down the offer" in " ".join(dump(app).split())
        await pressed(pilot, "a")
        assert (row(app, "marks").text, row(app, "on").text) == ("", "22/11/2026")
        await choose(pilot, app, "by", OfferBy.RESPONDENT.value)
        await into(pilot, app, "who", "Dana")
        await settled(pilot)
        assert (row(app, "marks").text, row(app, "on").text) == ("C-1", "12/10/2026")
        await pressed(pilot, "escape", "a")
        await settled(pilot)
        assert row(app, "who").text == "Dana"
        await into(pilot, app, "amount", "2500")
        await pressed(pilot, "ctrl+s")
        (offer,) = case_of(owed).offers
        assert (offer.by, offer.marks, offer.who) == (OfferBy.RESPONDENT, ("C-1",), "Dana")
        assert (str(offer.on), offer.disclosure) == ("2026-10-12", Disclosure.WITHOUT_PREJUDICE)
        await settled(pilot)
        assert "C-1: write down" not in " ".join(dump(app).split())


async def test_a_plan_that_opens_below_the_floor_is_told_beneath_its_sums_and_in_the_section(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8", "f")
        await into(pilot, app, "floor", "8000")
        await into(pilot, app, "opening", "7000")
        await settled(pilot)
        doubts = app.screen.query_one("#floor-doubts")
        assert doubts.region.y > row(app, "target").region.y
        assert doubts.region.bottom <= row(app, "who").region.y + 1
        await pressed(pilot, "ctrl+s")
        await settled(pilot)
        assert "! " in dump(app) and "£7,000.00" in dump(app)


async def test_the_floor_is_kept_with_its_authority_and_stands_in_no_letter(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8", "f")
        await typed(pilot, "4321")
        await into(pilot, app, "who", "Ann Hollis")
        await into(pilot, app, "least", "4500")
        await into(pilot, app, "idea1", "a reference")
        await pressed(pilot, "ctrl+s")
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
        await pressed(pilot, "enter", "8", "n")
        assert isinstance(app.screen, TextWindow)
        assert app.screen.form == "invitation_to_mediate"
        await pressed(pilot, "c", "escape")
        await pressed(pilot, "ctrl+s")
        assert str(case_of(owed).mediation.asked_on) == "2026-11-22"
        await pressed(pilot, "m")
        await into(pilot, app, "proposed", "J. Reed; CEDR")
        await into(pilot, app, "ours1", "Ann Hollis, director")
        await choose(pilot, app, "ours1_may", "true")
        for n, name in enumerate(("Eva Lis", "Ron Levy", "Adam Sowa"), 1):
            await into(pilot, app, f"theirs{n}", name)
        await choose(pilot, app, "outcome", MediationOutcome.NOTHING.value)
        await pressed(pilot, "ctrl+s")
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


async def test_enter_on_an_offer_of_ours_that_lapsed_makes_it_anew_with_what_it_said(
    owed: Desk, opened: OPENED
) -> None:
    """Its letter would offer what nobody can accept any more."""
    rows = (Instalment(on=loose("2026-12-01"), amount=Money(amount=600, currency="GBP")),)
    ended = Offer(
        by=OfferBy.CLAIMANT,
        on=loose("2026-10-20"),
        amount=Money(amount=600, currency="GBP"),
        terms="a guarantor signs too",
        expires=loose("2026-11-01"),
        instalments=rows,
    )
    owed.keep_offer("1", ended)
    assert "preflight.offer_lapsed" in [x.key for x in owed.beware("1", "offer")]
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8", "enter")
        shown = dump(app)
        assert "lapsed" in shown and "01/11/2026" in shown
        await into(pilot, app, "expires", "4.12.2026")
        await pressed(pilot, "ctrl+s")
        old, new = case_of(owed).offers
        assert (new.amount, new.terms, new.instalments) == (old.amount, old.terms, rows)
        assert (new.sent, new.expires, new.answer) == (False, loose("2026-12-04"), Answer.OPEN)
        assert new.id != old.id and old.expires == loose("2026-11-01")
        await pressed(pilot, "enter")
        assert isinstance(app.screen, TextWindow)
