"""The end of the talks by keyboard: written off, taken up again, what all cases came to."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from form_steps import case_of, choose, into, row
from screen_steps import SIZES, dump, pressed, settled
from textual.widgets import Static

from casefile.desk import Desk
from casefile.model.case import Ended, Ending, Stage
from casefile.model.dates import loose
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen

MISSING = re.compile(r"\[[a-z_]+(\.[a-z_A-Z0-9]+)+\]")
OPENED = Callable[[Desk], CasefileApp]
IN = Callable[[str], Desk]
DAYS = ("2026-11-16", "2026-12-15")
"""Of two instalments one is missed on the day of the tests."""


async def test_a_case_is_written_off_with_its_reason_and_taken_up_again(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "x")
        await choose(pilot, app, "how", Ended.WRITTEN_OFF.value)
        await pressed(pilot, "ctrl+s")
        assert case_of(owed).stage is not Stage.CLOSED
        await into(pilot, app, "why", "struck off")
        await choose(pilot, app, "content", "false")
        await into(pilot, app, "change", "a deposit")
        await pressed(pilot, "ctrl+s")
        case = case_of(owed)
        assert case.stage is Stage.CLOSED
        assert (case.endings[-1].why, case.endings[-1].content) == ("struck off", False)
        shown = dump(app)
        assert "a deposit" in shown  # the lessons are shown at once
        await pressed(pilot, "escape", "x")
        case = case_of(owed)
        assert case.stage is not Stage.CLOSED
        assert len(case.endings) == 1


async def test_a_matter_with_a_judgment_is_taken_up_again_only_once_that_was_asked(
    owed: Desk, opened: OPENED
) -> None:
    sum_ = case_of(owed).debts[0].amount
    owed.close(case_of(owed).id, Ending(how=Ended.JUDGMENT, on=loose("2026-03-02"), sum=sum_))
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "x")
        assert "the judgment stays" in dump(app)
        await pressed(pilot, "enter")
        assert case_of(owed).stage is Stage.CLOSED, "to leave it is proposed"
        await pressed(pilot, "x", "down", "enter")
        assert case_of(owed).stage is Stage.COURT
        assert "have it enforced" in dump(app)


async def test_what_a_matter_was_settled_for_is_asked_for_and_told(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 40)) as pilot:
        await pressed(pilot, "enter", "0", "x")
        assert not row(app, "sum").display, "what is asked goes by how it ended"
        await choose(pilot, app, "how", Ended.WRITTEN_OFF.value)
        assert not row(app, "sum").display
        await choose(pilot, app, "how", Ended.PAID.value)
        assert row(app, "sum").text == "", "what came in stands in the bank and is not guessed"
        assert "Open by the account: " in dump(app) and not row(app, "by").display
        await choose(pilot, app, "how", Ended.SETTLED.value)
        assert row(app, "sum").text == ""
        await into(pilot, app, "count", "3")
        await pressed(pilot, "ctrl+s")
        assert "Say the sum first" in dump(app)
        await into(pilot, app, "sum", "600")
        await pressed(pilot, "ctrl+s")
        assert "by what day" in dump(app)
        await into(pilot, app, "by", "+30")
        await pressed(pilot, "ctrl+s")
        ending = case_of(owed).endings[-1]
        assert ending.sum is not None and ending.sum.amount == 600
        assert [row.amount.amount for row in ending.instalments] == [200, 200, 200]
        assert "still to come" in dump(app), "told with the lessons"
        await pressed(pilot, "escape", "1")
        assert "still to come" in dump(app), "told in the overview"
        await pressed(pilot, "escape")
        assert "closed: settled" in dump(app).lower()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (
            ("2026-12-15", "2027-01-15"),
            "in 2 instalments, the first by 15/12/2026, the last by 15/01/2027.",
        ),
        (("2026-12-15",), "to be paid by 15/12/2026."),
        ((), "may be asked for at once and no day is watched"),
    ],
)
async def test_the_end_tells_by_which_days_the_accepted_offer_is_to_be_paid(
    owed: Desk, opened: OPENED, days: tuple[str, ...], told: str
) -> None:
    part = case_of(owed).debts[0].amount
    offer = Offer(
        by=OfferBy.CLAIMANT,
        on=loose("2026-11-02"),
        amount=part + part if len(days) == 2 else part,
        instalments=tuple(Instalment(on=loose(day), amount=part) for day in days),
        answer=Answer.ACCEPTED,
    )
    owed.keep_offer(case_of(owed).id, offer)
    app = opened(owed)
    async with app.run_test(size=(120, 40)) as pilot:
        await pressed(pilot, "enter", "0", "x")
        await choose(pilot, app, "how", Ended.SETTLED.value)
        meant = str(app.screen.query_one("#sum-meant", Static).render())
        assert told in meant.translate({0x2068: None, 0x2069: None})


async def test_the_overview_tells_a_missed_instalment_once(owed: Desk, opened: OPENED) -> None:
    part = case_of(owed).debts[0].amount
    offer = Offer(
        by=OfferBy.CLAIMANT,
        on=loose("2026-11-02"),
        amount=part + part,
        instalments=tuple(Instalment(on=loose(day), amount=part) for day in DAYS),
        answer=Answer.ACCEPTED,
    )
    owed.keep_offer(case_of(owed).id, offer)
    app = opened(owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pressed(pilot, "enter", "1")
        shown = dump(app)
        assert shown.count("Write to the debtor about the instalment") == 1
        assert "Why: Write now" in shown


async def test_an_ended_matter_is_told_without_what_would_lift_it_and_without_conditions(
    owed: Desk, opened: OPENED
) -> None:
    owed.close(case_of(owed).id, Ending(how=Ended.WRITTEN_OFF, why="struck off"))
    app = opened(owed)
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "7")
        shown = dump(app)
        assert "Nothing is argued any more" in shown
        assert "Mediation: not yet" not in shown and "To fix" not in shown
        await pressed(pilot, "b")
        told = dump(app)
        assert "On the way to mediation and to court" in told and "M1" not in told


async def test_no_offer_is_invited_once_the_matter_has_ended(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8")
        assert "Press a to write one down" in dump(app)
    owed.close(case_of(owed).id, Ending(how=Ended.WRITTEN_OFF, why="struck off"))
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8")
        shown = dump(app)
        assert "No offers on file." in shown
        assert "No offers yet" not in shown and "Press a" not in shown
        assert "The way to a mediator" not in shown


async def test_a_sum_above_the_claim_is_asked_about_once(owed: Desk, opened: OPENED) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "0", "x")
        await choose(pilot, app, "how", Ended.SETTLED.value)
        await into(pilot, app, "sum", "3000000")
        await pressed(pilot, "ctrl+s")
        assert "is more than all that" in row(app, "sum").refused
        assert case_of(owed).stage is not Stage.CLOSED
        await pressed(pilot, "ctrl+s")
        assert case_of(owed).stage is Stage.CLOSED, "the same sum saved again stands"


async def test_the_figures_over_all_cases_are_a_window_and_a_page(
    samples_in: IN, opened: OPENED
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await pressed(pilot, "f")
        shown = dump(app)
        assert "£2,000.00" in shown
        assert "23.48%" in shown, "of the debts with their interest"
        await pressed(pilot, "w")
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
            await pressed(pilot, section)
            for key in keys:
                await pressed(pilot, key)
                assert not isinstance(app.screen, CaseScreen), (section, key)
                shown = dump(app)
                assert not MISSING.search(shown), (section, key, MISSING.search(shown))
                await pressed(pilot, "escape")
                assert isinstance(app.screen, CaseScreen), (section, key)


async def test_the_way_to_a_mediator_is_headed_once(owed: Desk, opened: OPENED) -> None:
    """By the title of its box; beneath an offer, whose box has another, by a line of its own."""
    for offers in (0, 1):
        if offers:
            theirs = Offer(by=OfferBy.RESPONDENT, sent=True, terms="half now")
            owed.keep_offer("1", theirs)
        app = opened(owed)
        async with app.run_test(size=(100, 60)) as pilot:
            await pressed(pilot, "enter", "8")
            assert dump(app).count("The way to a mediator") == 1


async def test_a_payment_above_all_that_is_open_is_asked_about_once(
    owed: Desk, opened: OPENED
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "p")
        await into(pilot, app, "amount", "70000")
        await pressed(pilot, "ctrl+s")
        assert case_of(owed).payments == ()
        assert "is more than all that" in dump(app)
        await pressed(pilot, "ctrl+s")
        assert [str(one.amount) for one in case_of(owed).payments] == ["70000.00 GBP"]
