"""The form of the log by keyboard: calls, recordings, oral promises, threats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from form_steps import case_of, choose, into, row
from screen_steps import dump, pressed, settled, typed
from textual.widgets import Static, TextArea

from casefile.desk import Desk
from casefile.library import CODES, languages
from casefile.model.contact import About, Channel, Outcome, Quoted
from casefile.model.dates import loose
from casefile.model.weekdays import weekday_after
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Window
from casefile.screens.case import CaseScreen
from casefile.screens.field_row import FieldRow
from casefile.screens.log_call import LogCall
from casefile.screens.options import Choice, Dropped
from casefile.screens.outcome_bar import OutcomeBar
from casefile.screens.text_window import TextWindow

OPENED = Callable[[Desk], CasefileApp]


async def test_a_call_without_answer_is_three_keys_with_number_and_hour(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        keys = ("l", "n", "enter")
        await pressed(pilot, *keys)
        assert len(keys) == 3
        assert isinstance(app.screen, CaseScreen)
        (contact,) = case_of(owed).contacts
        assert contact.outcome is Outcome.NO_ANSWER
        assert contact.number == "020 7946 0000"
        assert str(contact.on) == "2026-11-22"
        assert contact.hour is not None


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_tab_goes_down_the_form_and_a_list_opens_within_it(
    code: str, desk_in: Callable[[str], Desk], opened: OPENED
) -> None:
    """The caret is in the sum once a promise is chosen; then the day, then the words said."""
    desk = desk_in(code)
    desk.new(respondent="Whitlock Ltd", place="ew", claimant="Hollis")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "l", "p")
        form = app.screen
        assert isinstance(form, LogCall)
        paths = [field.path for field in form.fields()]
        in_order = [*paths[:2], "said", *paths[2:]]
        for path in in_order:
            at = form.focused
            assert at is not None
            rows = [one.field.path for one in at.ancestors if isinstance(one, FieldRow)]
            assert (rows or [at.id]) == [path]
            scroll = form.query_one("#form > VerticalScroll")
            if isinstance(at, Choice):
                await pressed(pilot, "enter")
                listed = at.query_one(Dropped)
                assert listed.has_focus and scroll.region.contains_region(listed.region)
                assert listed.region.height == listed.option_count
                assert desk.words.term("screens.keys.choose") in _foot(form)
                await pressed(pilot, "escape")
            key = {"said": "tab"}.get(path, "list" if isinstance(at, Choice) else "next")
            assert desk.words.term(f"screens.keys.{key}") in _foot(form)
            await pressed(pilot, "tab")
        assert isinstance(form.focused, OutcomeBar)


def _foot(form: LogCall) -> str:
    """The keys in the foot of a form, as they are told."""
    return str(form.query_one(Window).border_subtitle)


@pytest.mark.parametrize("code", CODES)
async def test_a_wrong_number_is_told_by_one_key_in_every_language(
    owed: Desk, desk_in: Callable[[str], Desk], opened: OPENED, code: str
) -> None:
    app = opened(desk_in(code))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "l")
        bar = str(app.screen.query_one(OutcomeBar).render())
        names = [languages()[code].name_of(o) for o in (Outcome.NOT_REACHED, Outcome.OTHER)]
        assert [name for name in names if name not in bar] == []
        await pressed(pilot, "w", "enter")
    (contact,) = case_of(owed).contacts
    assert contact.outcome is Outcome.NOT_REACHED


async def test_what_speaks_against_a_call_stands_above_the_log(owed: Desk, opened: OPENED) -> None:
    owed.set("1", ["respondent.do_not_contact=asked us in writing"])
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "l")
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
        await pressed(pilot, "enter", "l", "d")
        assert "what a court asks" not in dump(app)
        await choose(pilot, app, "recorded", "yes")
        await settled(pilot)
        row(app, "took_part").go()
        await settled(pilot)
        assert "what a court asks" in dump(app)
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, LogCall)
        await choose(pilot, app, "took_part", "true")
        await choose(pilot, app, "whole", "false")
        await into(pilot, app, "device", "phone")
        await choose(pilot, app, "quoted", Quoted.THEIRS.value)
        app.screen.query_one("#said", TextArea).text = "you never delivered"
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(owed).contacts
        told = contact.recorded
        assert (told.took_part, told.whole, told.announced) == (True, False, None)
        assert told.device == "phone"
        assert contact.quoted is Quoted.THEIRS


async def test_a_call_about_another_matter_is_noted_so_and_holds_no_promise(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "l", "p")
        await into(pilot, app, "promise", "100")
        await choose(pilot, app, "about", "other")
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, LogCall), "a promise is of this debt"
        await choose(pilot, app, "about", "complaint")
        await into(pilot, app, "by", "+7")
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(owed).contacts
        assert (contact.about, contact.debt) == (About.COMPLAINT, "")


async def test_a_promise_by_friday_is_by_the_next_one_after_the_call_and_the_field_says_which(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "l", "p")
        await into(pilot, app, "promise", "100")
        await into(pilot, app, "by", "on Friday")
        friday = weekday_after(owed.on, 4)
        assert f"Friday, {app.screen.words.loose_day(loose(friday), long=True)}" in dump(app)
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(owed).contacts
        assert contact.promise is not None and contact.promise.by == loose(friday)


@pytest.mark.parametrize("code", CODES)
async def test_whoever_reads_that_words_stay_out_of_the_confirmation_marks_them_as_it_says(
    code: str, owed: Desk, opened: OPENED
) -> None:
    words = languages()[code]
    told = words.term("guard.words_left_out")
    for term in ("panes.calls.name", "screens.log.quoted", "choices.Quoted.theirs"):
        assert words.term(term) in told, term
    assert "(5)" in told and " e " in told
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "l", "p")
        await into(pilot, app, "promise", "100")
        app.screen.query_one(TextArea).text = "I will pay when the sign is mended"
        await pressed(pilot, "ctrl+s")
        await pressed(pilot, "escape", "5", "e")
        await choose(pilot, app, "quoted", "theirs")
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(owed).contacts
        assert contact.quoted is Quoted.THEIRS
        assert not [x for x in owed.after_contact(case_of(owed), contact) if x.code == "words"]


async def test_of_several_debts_a_call_may_be_about_one_and_says_so_again_when_it_is_corrected(
    owed: Desk, opened: OPENED
) -> None:
    owed.set("1", ["debts.new.ref=INV-9", "debts.INV-9.amount=50 GBP"])
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "l", "d")
        await choose(pilot, app, "about", "payment INV-9")
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(owed).contacts
        assert (contact.about, contact.debt) == (About.PAYMENT, "INV-9")
        await pressed(pilot, "5", "enter")
        assert isinstance(app.screen, LogCall)
        assert row(app, "about").query_one(Choice).value == "payment INV-9"


async def test_an_oral_promise_is_confirmed_in_writing_with_one_more_key(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "p")
        await typed(pilot, "1200")
        await pilot.press("enter")
        await typed(pilot, "+9")
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, TextWindow)
        assert "1,200.00" in dump(app)
        await pressed(pilot, "c")
        assert "1,200.00" in app.clipboard
        (kept,) = owed.store.packets(case_of(owed).id).glob("*.txt")
        assert kept.read_text("utf-8").strip() == app.clipboard.strip()


async def test_a_day_promised_in_an_earlier_call_is_the_next_one_after_it(
    owed: Desk, opened: OPENED
) -> None:
    """Read on 22 November: "31.10" promised on 16 October is this October, and broken by now."""
    app = opened(owed)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "l", "p")
        await typed(pilot, "1200")
        await pilot.press("enter")
        await typed(pilot, "31.10")
        await into(pilot, app, "when", "16.10.2026 15:10")
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(owed).contacts
        assert contact.promise is not None and str(contact.promise.by) == "2026-10-31"
        await pressed(pilot, "5")
        assert "promises: 1, broken: 1" in dump(app) and "broken £1,200.00" in dump(app)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_what_a_call_lacks_or_contradicts_is_told_where_it_stands(
    code: str, desk_in: Callable[[str], Desk], opened: OPENED
) -> None:
    """A call without an outcome; then a promise of 1000 in a message that was left."""
    desk = desk_in(code)
    desk.new(respondent="Whitlock", place={"en": "ew", "he": "il", "pl": "pl"}[code])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "tab")
        await typed(pilot, "1000 GBP")
        await pressed(pilot, "ctrl+s")
        missing = desk.words.term("screens.log.outcome_missing")
        below = app.screen.query_one("#outcome-fault", Static)
        assert below.display and missing in str(below.content)
        assert below.region.y == app.screen.query_one(OutcomeBar).region.bottom < 20
        assert isinstance(app.focused, OutcomeBar)
        await pilot.press("m")
        assert not below.display
        await pressed(pilot, "ctrl+s")
        assert row(app, "promise").has_focus_within
        told = desk.words.name_of(Outcome.PROMISED)
        assert told in row(app, "promise").refused
        assert case_of(desk).contacts == ()
        await pressed(pilot, "shift+tab", "p", "ctrl+s")
        (contact,) = case_of(desk).contacts
        assert contact.outcome is Outcome.PROMISED and contact.promise is not None


async def test_the_draft_of_a_call_keeps_its_outcome(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "p")
        await typed(pilot, "1000")
        await pressed(pilot, "escape")
        await pressed(pilot, "l")
        assert row(app, "promise").text == "1000"
        assert "▸ p " in dump(app)
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(owed).contacts
        assert contact.outcome is Outcome.PROMISED


async def test_threats_are_answered_with_what_to_do(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "l", "r")
        await into(pilot, app, "abuse", "I know where you live")
        await pressed(pilot, "ctrl+s")
        assert "for the police" in dump(app)
        await pilot.press("escape")
        assert case_of(owed).contacts[0].abuse == "I know where you live"


async def test_a_form_names_the_key_for_help_that_is_not_typed(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        assert " F1  Help" in dump(app)
        await pressed(pilot, "escape")
        assert " F1  Help" not in dump(app) and " ?  Help" in dump(app)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_of_several_invoices_the_one_that_was_promised_may_be_chosen(
    code: str, desk_in: Callable[[str], Desk], opened: OPENED
) -> None:
    """A promise of 16 October, its day past by now: that it is asked after is told at the foot."""
    desk = desk_in(code)
    ref = desk.new(respondent="Whitlock", place={"en": "ew", "he": "il", "pl": "pl"}[code]).case.id
    for number in ("FV/1/26", "FV/2/26"):
        desk.set(ref, [f"debts.new.ref={number}", f"debts.{number}.amount=900"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "p")
        await typed(pilot, "500")
        await pilot.press("enter")
        await typed(pilot, "31.10")
        await into(pilot, app, "when", "16.10.2026")
        await choose(pilot, app, "debt", "FV/2/26")
        await pressed(pilot, "ctrl+s")
        (contact,) = case_of(desk).contacts
        assert contact.promise is not None and contact.promise.debt == "FV/2/26"
        assert isinstance(app.screen, CaseScreen), "one thing to do opens no window"
        await pressed(pilot, "5")
        assert "FV/2/26" in dump(app)


@pytest.mark.parametrize("code", CODES)
async def test_the_day_of_a_call_stands_in_its_field_as_days_are_written_there(
    code: str, desk_in: Callable[[str], Desk], opened: OPENED
) -> None:
    desk = desk_in(code)
    desk.new(respondent="Whitlock Ltd", place="bc", claimant="Hollis")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "l")
        words = app.screen.words
        assert row(app, "when").text.split()[0] == words.day(date(2026, 11, 22))
        assert row(app, "when").read.day.exact == date(2026, 11, 22)


async def test_a_call_that_was_logged_by_mistake_is_taken_out_and_brought_back(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "l", "n", "enter", "5", "X")
        await settled(pilot)
        assert case_of(owed).contacts == ()
        await pressed(pilot, "u")
        await settled(pilot)
        assert len(case_of(owed).contacts) == 1
