"""What was written down is corrected on the screen: calls, and who may see them."""

from __future__ import annotations

from collections.abc import Callable

from form_steps import case_of, choose, into
from screen_steps import dump, pressed
from textual.widgets import TextArea

from casefile.desk import Desk
from casefile.model.contact import Channel, Contact, Outcome, Promise, Quoted
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.log_call import LogCall

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
