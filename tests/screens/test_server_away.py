"""The server of a firm does not answer: what is entered waits for it, and that is seen."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from firm_steps import SIZE, Two, asked, case_open, heard
from screen_steps import NOW, ON, dump, pressed, said_by, typed

from casefile.desk import Desk
from casefile.desk.records import Opened as Read
from casefile.screens import colleagues
from casefile.screens.app import CasefileApp
from casefile.screens.text_window import TextWindow
from casefile.store.team.connection import Line

Opened = Callable[[Desk], CasefileApp]


@pytest.fixture
def away(two: Two, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The server does not answer Rut while there is anything in this list."""
    monkeypatch.setattr(colleagues, "PATIENCE", 0.2)
    real, cut = Line._wire, list[bool]()
    theirs = two[1].store.line  # type: ignore[attr-defined]

    def wire(self: Line) -> object:
        if cut and self is not theirs:
            self.close()
            raise psycopg.OperationalError("connection refused")
        return real(self)

    monkeypatch.setattr(Line, "_wire", wire)
    return cut


async def test_what_is_entered_while_the_server_is_away_is_saved_when_it_is_back(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    async with case_open(opened(mine)) as (pilot, _, ref):
        away.append(True)
        await pilot.press("C")
        await pilot.pause()
        await typed(pilot, "he rang")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "no answer from the library" in dump(pilot.app)
        assert "not saved yet" in dump(pilot.app) and "he rang" in dump(pilot.app)
        assert "no answer" in await heard(pilot)
        assert theirs.opened(ref).case.notes == ()

        away.clear()
        shown = await heard(pilot)
        assert "no answer" not in shown and "Rut: he rang" in shown
        (note,) = theirs.opened(ref).case.notes
        assert (note.by, note.text, str(note.on)) == ("Rut", "he rang", ON.isoformat())


async def test_a_call_is_logged_while_the_server_is_away(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        away.append(True)
        await pilot.press("l")
        await pilot.pause()
        await pilot.press("n", "enter")
        await pilot.pause()
        assert len(screen.open.case.contacts) == 1
        away.clear()
        await heard(pilot)
        assert len(theirs.opened(ref).case.contacts) == 1


async def test_an_undo_while_the_server_is_away_is_made_when_it_is_back(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))
        away.append(True)
        screen.change(lambda rev: mine.set(ref, ["particulars=Typo"], expect=rev))
        await pilot.press("u")
        await pilot.pause()
        assert screen.open.case.particulars == ""
        for key, title in (("u", "Żółw s.c."), ("U", "Mehl"), ("u", "Żółw s.c.")):
            await pilot.press(key)
            await pilot.pause()
            assert screen.open.case.title == title, "what was made here is known here"
        assert "sent when the library answers" in said_by(pilot.app)
        assert "not saved yet" in dump(pilot.app)
        theirs.set(ref, ["ground=sale"])
        away.clear()
        await heard(pilot)
        await heard(pilot)
        case = screen.open.case
        assert (case.title, case.particulars, case.ground.value) == ("Żółw s.c.", "", "sale")
        assert mine.unsent() == ()


async def test_what_only_the_library_can_do_is_refused_while_it_is_away_and_asked_again_by_key(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):

        def asked(rev: str) -> Read:
            mine.kept_until(ref)
            return mine.set(ref, ["title=x"])

        away.append(True)
        assert not screen.change(asked)
        await pilot.pause()
        assert "Not done" in said_by(pilot.app) and "not done" in dump(pilot.app)
        screen.leave(pilot.app.pop_screen)
        await pilot.pause()
        told = dump(pilot.app)
        assert "1 entry is not saved" in told and "changed elsewhere" not in told
        await pilot.press("escape")
        assert pilot.app.screen is screen
        away.clear()
        await heard(pilot)
        await pilot.press("f5")
        await pilot.pause()
        assert theirs.opened(ref).case.title == "x"


async def test_a_letter_that_is_read_while_the_server_is_away_says_so(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, _):
        window = TextWindow(screen.open, "reminder_friendly")
        await pilot.app.push_screen(window)
        await pilot.pause()
        before = window.text
        assert before
        away.append(True)
        for key in ("c", "w", "h"):
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        assert "does not answer" in dump(pilot.app)
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_a_form_that_is_open_while_what_waited_is_saved_takes_nothing_from_a_colleague(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        away.append(True)
        screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))
        await pilot.press("C")  # a form over the case, filled with what it is now
        await pilot.pause()
        theirs.set(ref, ["particulars=Paint"])
        away.clear()
        await asked(pilot, screen)
        assert mine.unsent() == ()
        assert screen.change(lambda rev: mine.set(ref, ["particulars="], expect=rev))
        case = theirs.opened(ref).case
        assert (case.title, case.particulars) == ("Mehl", "Paint")


async def test_what_was_entered_before_the_program_ended_is_offered_and_saved_at_the_next_start(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        away.append(True)
        screen.change(lambda rev: mine.set(ref, ["title=Mehl", "particulars=Paint"], expect=rev))
        await pilot.press("ctrl+q")
    theirs.set(ref, ["title=Flour of May"])

    again = opened(Desk(mine.home, language="en", on=ON, now=lambda: NOW))
    async with again.run_test(size=SIZE) as pilot:
        await heard(pilot)
        told = said_by(again)
        assert "1 change waits on this machine" in told
        away.clear()
        await heard(pilot)
        told = said_by(again)
        assert "Dana" in told and "title" in told, "the clash is named, with who and what"
        await pressed(pilot, "enter")
        shown = dump(again)
        assert "Changed here and elsewhere: title" in shown
        assert "Mine: Mehl" in shown and "As it stands: Flour of May" in shown
        await pilot.press("enter")
        await heard(pilot)
    case = theirs.opened(ref).case
    assert (case.title, case.particulars) == ("Mehl", "Paint")
    assert mine.unsent() == ()


async def test_a_case_is_not_deleted_while_the_server_is_away_and_that_is_said(
    mine: Desk, theirs: Desk, opened: Opened, away: list[bool]
) -> None:
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        await heard(pilot)
        real = mine.delete
        read = mine.opened(mine.cases()[0].id)

        def breaks(ref: str) -> str:
            away.append(True)
            return real(ref)

        app.desk.opened = lambda ref: read  # type: ignore[method-assign]
        app.desk.delete = breaks  # type: ignore[method-assign]
        await pilot.press("X")
        await pilot.pause()
        assert "Not deleted: 1 Żółw s.c." in said_by(app)
        away.clear()
        await heard(pilot)
    assert [one.number for one in theirs.cases()] == [1] and mine.unsent() == ()
