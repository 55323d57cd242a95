"""What the other side says, written down, found, answered and weighed on the screen."""

from __future__ import annotations

from collections.abc import Callable

from form_steps import choose
from screen_steps import SIZES, dump, pressed, typed
from weak_case import WEAK, Open, bare, case_in, weakest

from casefile.desk import Desk
from casefile.model.exhibit import Element
from casefile.model.review import Status
from casefile.screens.ask_fields import AskFields
from casefile.screens.case import CaseScreen


async def test_what_the_other_side_says_is_written_down_answered_and_weighed(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    desk = desk_in("en")
    case_in(desk)
    app = opened(desk)
    async with app.run_test(size=SIZES[0]) as pilot:
        await weakest(pilot)
        await pilot.press("s", "home", "enter")  # the one that stands: denial of performance
        await pilot.pause()
        await pilot.press(*["tab"] * 2)
        await typed(pilot, "the crates")  # only of a part of what was delivered
        await pilot.press("tab")
        await typed(pilot, "300")
        await pilot.press(*["tab"] * 7)
        await typed(pilot, "C-2")
        await pressed(pilot, "ctrl+s")
        assert "Only a part is denied: the crates (€300.00)" in bare(dump(app))
        await pilot.press("s", "end", "enter")  # what it does not dispute
        await pilot.pause()
        await pilot.press("enter", "home", "down", "enter", "tab")  # past "choose"
        await typed(pilot, "we are the ones")
        await pressed(pilot, "ctrl+s")
    case = desk.case("1")
    assert [(p.answered_by, p.part, str(p.part_sum)) for p in case.positions] == [
        (("C-2",), "the crates", "300.00 EUR")
    ]
    assert [(c.element, c.said) for c in case.concessions] == [(Element.PARTIES, "we are the ones")]
    parties = next(e for e in desk.review("1").elements if e.element is Element.PARTIES)
    assert parties.status is Status.ADMITTED


async def test_a_plea_that_was_written_down_by_mistake_is_taken_out_and_brought_back(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    desk = desk_in("en")
    case_in(desk)
    app = opened(desk)
    async with app.run_test(size=SIZES[0]) as pilot:
        await weakest(pilot)
        await pressed(pilot, "s", "home", "enter")
        await choose(pilot, app, "defence", "-")
        await pressed(pilot, "ctrl+s")
        assert desk.case("1").positions == ()
        await pressed(pilot, "u")
        assert len(desk.case("1").positions) == 1
        await pressed(pilot, "s", "end", "up", "enter")  # of a new one there is nothing to take out
        assert "written down by mistake" not in bare(dump(app))


async def test_the_cursor_starts_on_the_first_plea_that_waits_one_in_a_paper_too(
    desk_in: Callable[[str], Desk], opened: Open
) -> None:
    desk = desk_in("en")
    guess = {"field": "plea", "value": "wrong_amount", "reason": "x", "because": "It was 4,000."}
    paper = {"mark": "R-1", "provenance": "respondent", "suggestions": [guess]}
    given = WEAK["positions"][0] | {"risk_accepted": "he signed"}
    case_in(desk, exhibits=[*WEAK["exhibits"], paper], positions=[given])
    app = opened(desk)
    async with app.run_test(size=SIZES[0]) as pilot:
        await weakest(pilot)
        await pressed(pilot, "s")
        assert "R-1" in dump(app)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.pane is not None
        assert (app.screen.pane.place, app.screen.pane.standing) == ("evidence", "R-1")
    desk.set("1", ["positions.p1.risk_accepted="])
    app = opened(desk)
    async with app.run_test(size=SIZES[0]) as pilot:
        await weakest(pilot)
        await pressed(pilot, "s", "enter")
        assert isinstance(app.screen, AskFields)
        assert app.screen.drafted.endswith(":positions.p1")


async def test_what_a_paper_was_found_to_say_is_not_offered_once_it_is_written_down_of_it(
    samples_in: Callable[[str], Desk], opened: Open
) -> None:
    """Both pleas of the first sample rest on R-1, in which a reader found them too."""
    app = opened(samples_in("en"))
    async with app.run_test(size=SIZES[1]) as pilot:
        await pressed(pilot, "slash", "1", "enter", "enter", "7", "s")
        told = bare(dump(app))
        assert told.count("denial of any agreement") == 1 and "agreement?" not in told
