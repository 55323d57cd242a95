"""The line of keys tells what acts: not what an empty section lacks, nor of what has ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from screen_steps import last_said, pressed, said_by

from casefile.desk import Desk
from casefile.model.case import Ended, Ending
from casefile.model.offer import Offer, OfferBy
from casefile.screens.actions import BY_ID
from casefile.screens.answer_form import AnswerForm
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import keys_that_fit
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import bare


async def lines_of_keys(desk: Desk, app: CasefileApp, ref: str, *sections: str) -> list[set[str]]:
    """The ids of the actions that the line of keys tells, in each of the sections of a case."""
    told = []
    async with app.run_test(size=(80, 24)) as pilot:
        screen = CaseScreen(OpenCase(desk, ref, desk.words))
        app.push_screen(screen)
        for section in sections:
            await pressed(pilot, section)
            told.append({action.id for action in screen.keys_told()})
    return told


async def test_the_line_of_keys_tells_no_key_for_what_an_empty_section_does_not_hold(
    owed: Desk, opened: Callable[[Desk], CasefileApp]
) -> None:
    proof, calls, offers = await lines_of_keys(owed, opened(owed), "1", "3", "5", "8")
    assert not [one for one in proof if one.startswith("evidence.")] and "case.add" in proof
    rest = tuple(BY_ID[one] for one in BY_ID if one in proof)
    assert all("+" not in name for _, _, name in keys_that_fit(rest, owed.words, {}, 78))
    assert not calls & {"calls.confirm", "calls.edit"} and "case.log" in calls
    assert not offers & {"offers.letter", "offers.answer", "offers.edit"}
    assert offers >= {"offers.add", "offers.instalments", "offers.floor", "offers.mediation"}


async def test_of_a_matter_that_ended_the_line_of_keys_asks_what_would_be_no_more(
    owed: Desk, opened: Callable[[Desk], CasefileApp]
) -> None:
    asked = {"assessment.what_if", "assessment.gates"}
    (before,) = await lines_of_keys(owed, opened(owed), "1", "7")
    owed.close("1", Ending(how=Ended.WRITTEN_OFF, why="struck off"))
    (after,) = await lines_of_keys(owed, opened(owed), "1", "7")
    assert before - after == asked


async def test_to_what_they_offered_enter_is_told_as_the_answer_it_writes(
    owed: Desk, opened: Callable[[Desk], CasefileApp]
) -> None:
    owed.keep_offer("1", Offer(by=OfferBy.RESPONDENT, terms="half now"))
    app = opened(owed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8")
        assert isinstance(app.screen, CaseScreen)
        shown = {one.shown: one.id for one in app.screen.keys_told() if one.where == "offers"}
        assert shown["⏎"] == "offers.answer"
        await pressed(pilot, "enter")
        assert isinstance(app.screen, AnswerForm)


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_a_key_of_a_paper_that_has_nothing_to_do_says_why(
    language: str,
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is guessed of it that waits; nothing is here that reads letters in pictures."""
    scan = tmp_path / "scan.png"
    Image.new("RGB", (40, 40), "white").save(scan)
    desk = desk_in(language)
    ref = desk.new(respondent="Rosa", place="ew").case.id
    desk.add(ref, [scan])
    desk.accept(ref, ("C-1",))
    monkeypatch.setattr(desk, "optical_offer", lambda _: ())
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "3", "x")
        assert last_said(app) == bare(desk.words.term("panes.evidence.none_guessed", mark="C-1"))
        await pressed(pilot, "O")
        assert "Tesseract" in said_by(app)
        assert last_said(app) == bare(desk.words.term("refusals.no_tesseract.then"))
