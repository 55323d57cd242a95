"""What was written down is corrected on the screen: calls, offers, and who may see them."""

from __future__ import annotations

from collections.abc import Callable

from form_steps import case_of, choose, into
from screen_steps import dump, pressed
from textual.widgets import TextArea

from casefile.desk import Desk
from casefile.model.contact import Channel, Contact, Outcome, Promise, Quoted
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.log_call import LogCall
from casefile.screens.offer_form import OfferForm

OPENED = Callable[[Desk], CasefileApp]


def called(desk: Desk) -> Contact:
    call = Contact(
        on=loose("2026-11"),
        channel=Channel.PHONE,
        who="J. Doe",
        by="A. Roe",
        said="three thousand by Friday",
        quoted=Quoted.THEIRS,
        outcome=Outcome.PROMISED,
        promise=Promise(amount="300.00 GBP", by=loose("2026-12-01")),
        marks=("C-1",),
    )
    return desk.log("1", call).case.contacts[-1]


async def test_a_call_is_corrected_in_its_form_and_the_history_keeps_what_it_was(
    owed: Desk, opened: OPENED
) -> None:
    kept = called(owed)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5", "e")
        form = app.screen
        assert isinstance(form, LogCall)
        assert form.query_one("#said", TextArea).text == kept.said
        await choose(pilot, app, "quoted", Quoted.SUMMARY.value)
        await into(pilot, app, "who", "K. Pell")
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, CaseScreen)
    (call,) = case_of(owed).contacts
    assert call == kept.but(quoted=Quoted.SUMMARY, who="K. Pell"), "all else stays"
    last = owed.history("1")[-1]
    assert "theirs" in str(last.changes) and "summary" in str(last.changes)
    owed.undo("1")
    assert case_of(owed).contacts == (kept,)


async def test_a_call_that_is_opened_and_saved_is_as_it_was(owed: Desk, opened: OPENED) -> None:
    kept = called(owed)
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5", "enter", "ctrl+s")
    assert case_of(owed).contacts == (kept,)
    assert owed.draft(f"log:{kept.id}") == {}


async def test_who_may_see_a_call_is_chosen_in_its_section_and_when_it_is_logged(
    owed: Desk, opened: OPENED
) -> None:
    called(owed)
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "5")
        assert "Who may see it: internal" in dump(app)
        await pressed(pilot, "L", "home", "enter")
        assert "Who may see it: open" in dump(app)
        await pressed(pilot, "l", "n")
        await choose(pilot, app, "disclosure", Disclosure.PRIVILEGED.value)
        await pressed(pilot, "ctrl+s")
    first, second = case_of(owed).contacts
    assert first.disclosure is Disclosure.OPEN
    assert second.disclosure is Disclosure.PRIVILEGED


def pounds(amount: str) -> Money:
    return Money(amount=amount, currency="GBP")


def offered(desk: Desk, **more: object) -> Offer:
    offer = Offer(by=OfferBy.RESPONDENT, amount=pounds("2500.00"), on=loose("2026-11-02"), **more)
    return desk.offered("1", offer).case.offers[-1]


async def test_an_offer_is_corrected_with_its_terms_its_label_and_its_paper(
    owed: Desk, opened: OPENED
) -> None:
    kept = offered(owed, reply="we shall see")
    mark = case_of(owed).exhibits[0].mark if case_of(owed).exhibits else ""
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "8", "e")
        assert isinstance(app.screen, OfferForm)
        assert not app.screen.row("stands").display, "theirs is never a draft of ours"
        await into(pilot, app, "terms", "no interest")
        await choose(pilot, app, "disclosure", Disclosure.OPEN.value)
        await into(pilot, app, "marks", mark.lower())
        await pressed(pilot, "ctrl+s")
    marks = (mark,) if mark else ()
    told = kept.but(terms="no interest", disclosure=Disclosure.OPEN, marks=marks)
    assert case_of(owed).offers == (told,)
    assert "terms" in str(owed.history("1")[-1].changes)


async def test_our_answer_to_their_offer_is_asked_in_our_words_and_keeps_its_day(
    owed: Desk, opened: OPENED
) -> None:
    offered(owed)
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "8", "v")
        assert "In our words" in dump(app) and "In their words" not in dump(app)
        await choose(pilot, app, "answer", Answer.ACCEPTED.value)
        await into(pilot, app, "answered", "20.11.2026")
        await pressed(pilot, "ctrl+s")
    (offer,) = case_of(owed).offers
    assert offer.answered_on == loose("2026-11-20")
    assert offer.agreed_on == loose("2026-11-20")


async def test_instalments_are_made_of_a_sum_that_is_typed_and_else_of_all_that_is_owed(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "8", "i")
        await into(pilot, app, "count", "4")
        await into(pilot, app, "sum", "5800")
        await pressed(pilot, "ctrl+s")
    (offer,) = case_of(owed).offers
    assert offer.amount == pounds("5800.00")
    assert [str(row.amount.amount) for row in offer.instalments] == ["1450.00"] * 4


async def test_a_minimum_above_what_one_opens_with_is_told_and_may_be_kept(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "8", "f")
        await into(pilot, app, "floor", "8000")
        await into(pilot, app, "opening", "7000")
        app.screen.query_one("#floor-doubts").scroll_visible(animate=False)
        await pressed(pilot)
        assert "below what you will not go below" in " ".join(dump(app).split())
        await pressed(pilot, "ctrl+s")
    assert case_of(owed).private.opening == pounds("7000")
