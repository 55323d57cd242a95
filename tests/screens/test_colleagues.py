"""Two people in a firm's library, in two terminals, on a real server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from screen_steps import NOW, ON, dump, settled, typed
from team_server import fresh_firm, server
from textual.pilot import Pilot

from casefile.desk import Desk
from casefile.desk.records import Opened
from casefile.model.errors import Conflict
from casefile.screens import colleagues
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.text_window import TextWindow
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role

SIZE = (100, 30)
Two = tuple[Desk, Desk]


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Two:
    """The desks of Rut and of Dana, with one case that Dana has in hand."""
    monkeypatch.setattr(colleagues, "EVERY", 3600.0)  # asked by the tests, not by the clock
    desks = []
    for name, seat in zip(("Rut", "Dana"), fresh_firm(Role.OWNER, Role.CLERK), strict=True):
        desk = Desk(tmp_path / name, language="en", on=ON, now=lambda: NOW)
        desk.join(str(seat))
        desk.set_owner([f"acting={name}"])
        desks.append(desk)
    desks[1].new(respondent="Żółw s.c.", place="pl")
    return desks[0], desks[1]


async def heard(pilot: Pilot[object]) -> str:
    """Let the screen ask what colleagues did, and wait for the answer; return what it shows."""
    screen = pilot.app.screen
    assert isinstance(screen, colleagues.AmongColleagues)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen.ask_news()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return dump(pilot.app)


def notified(app: CasefileApp) -> str:
    """All that was said, without the marks that keep values apart."""
    told = " ".join(f"{one.title} {one.message}" for one in app._notifications)
    return told.replace("\u2068", "").replace("\u2069", "")


async def at_the_case(pilot: Pilot[object]) -> CaseScreen:
    await heard(pilot)
    await pilot.press("enter")
    await heard(pilot)
    assert isinstance(pilot.app.screen, CaseScreen)
    return pilot.app.screen


async def test_a_change_of_a_colleague_is_shown_with_his_name(
    two: Two, opened: Callable[[Desk], CasefileApp]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        await at_the_case(pilot)
        ref = mine.cases()[0].id
        theirs.set(ref, ["title=Flour of May"])
        shown = await heard(pilot)
        assert "Flour of May" in shown
        assert "changed by Dana" in shown


async def test_who_else_looks_at_the_case_stands_in_the_title_until_he_leaves(
    two: Two, opened: Callable[[Desk], CasefileApp]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        await at_the_case(pilot)
        ref = mine.cases()[0].id
        assert [one.name for one in theirs.looking(ref)] == ["Rut"]
        assert "also here: Dana" in (await heard(pilot)).splitlines()[0]
        theirs.look_away(ref)
        assert "also here" not in await heard(pilot)
        await pilot.press("escape")
        await pilot.app.workers.wait_for_complete()
        assert theirs.looking(ref) == ()


async def test_the_list_shows_a_case_that_a_colleague_opened_and_mine_alone(
    two: Two, opened: Callable[[Desk], CasefileApp]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        await heard(pilot)
        ref = theirs.new(respondent="Bocian", place="pl").case.id
        theirs.set(ref, ["assigned=Rut", "waiting_for=the bank"])
        assert "Bocian" in await heard(pilot)
        await pilot.press("M")
        await pilot.pause()
        shown = dump(app)
        assert "of which 1 in your hands" in shown and "Waits for the bank" in shown
        assert "Żółw" not in shown.partition("Debtor")[2].rpartition("Balance")[2]


@pytest.mark.parametrize("width", [80, 120])
async def test_who_has_a_case_and_what_it_waits_for_is_said_by_key_and_stands_in_the_list(
    two: Two, opened: Callable[[Desk], CasefileApp], width: int
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=(width, 24)) as pilot:
        theirs.new(respondent="Bocian", place="pl")
        screen = await at_the_case(pilot)
        await pilot.press("W")
        await settled(pilot)
        await typed(pilot, "bank")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("E")
        await settled(pilot)
        rows = screen.app.screen.query_one("#form FieldRow Select")
        rows.value = "Rut"  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("escape", "W")
        await heard(pilot)
        shown = dump(app)
    case = theirs.opened(screen.open.ref).case
    assert (case.assigned, case.waiting_for) == ("Rut", "bank")
    assert "of which 1 waits" in shown
    (row,) = [line for line in shown.splitlines() if "Żółw" in line and "Rut" in line]
    assert "Rut · b" in row if width == 80 else "Rut" in row and "bank" in row


async def test_what_two_change_at_once_stands_side_by_side(
    two: Two, opened: Callable[[Desk], CasefileApp]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        await pilot.press("l")
        await pilot.pause()
        theirs.set(ref, ["title=Flour of May"])
        screen.ask_news()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("n", "enter")
        await pilot.pause()
        case = theirs.opened(ref).case
        assert case.title == "Flour of May" and len(case.contacts) == 1


async def test_a_conflict_is_named_and_what_was_typed_stays(
    two: Two, opened: Callable[[Desk], CasefileApp]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        theirs.set(ref, ["title=Flour of May"])
        assert not screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))
        await pilot.pause()
        told = notified(app)
        assert "Dana" in told and "title" in told
        assert "changed elsewhere" in dump(app)
        await pilot.press("f5")  # read again; what was meant is asked for once more
        await pilot.pause()
        assert theirs.opened(ref).case.title == "Mehl"


async def test_to_read_again_after_a_conflict_of_another_kind_forgets_no_clash_that_waits(
    two: Two, opened: Callable[[Desk], CasefileApp]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        theirs.set(ref, ["title=Flour of May"])
        assert not screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))

        def undone(rev: str) -> Opened:
            raise Conflict("case_conflict", where="1", by="Dana", at="-", note="-", changed="-")

        assert not screen.change(undone)
        (waits,) = mine.unsent()
        await pilot.press("f5")
        await pilot.pause()
        assert mine.unsent() == (waits,)


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
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        away.append(True)
        await pilot.press("C")
        await pilot.pause()
        await typed(pilot, "he rang")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "no answer from the library" in dump(app)
        assert "not saved yet" in dump(app) and "he rang" in dump(app)
        assert "no answer" in await heard(pilot)
        assert theirs.opened(ref).case.notes == ()

        away.clear()
        shown = await heard(pilot)
        assert "no answer" not in shown and "Rut: he rang" in shown
        (note,) = theirs.opened(ref).case.notes
        assert (note.by, note.text, str(note.on)) == ("Rut", "he rang", ON.isoformat())


async def test_a_call_is_logged_while_the_server_is_away(
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        away.append(True)
        await pilot.press("l")
        await pilot.pause()
        await pilot.press("n", "enter")
        await pilot.pause()
        assert len(screen.open.case.contacts) == 1
        away.clear()
        await heard(pilot)
        assert len(theirs.opened(screen.open.ref).case.contacts) == 1


async def test_an_undo_while_the_server_is_away_is_made_when_it_is_back(
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))
        away.append(True)
        screen.change(lambda rev: mine.set(ref, ["particulars=Typo"], expect=rev))
        await pilot.press("u")
        await pilot.pause()
        assert screen.open.case.particulars == ""
        await pilot.press("u")
        await pilot.pause()
        assert "taken back when it answers" in notified(app)
        assert "not saved yet" in dump(app)
        theirs.set(ref, ["ground=sale"])
        away.clear()
        await heard(pilot)
        await heard(pilot)
        case = screen.open.case
        assert (case.title, case.particulars, case.ground.value) == ("Żółw s.c.", "", "sale")
        assert mine.unsent() == ()


async def test_what_only_the_library_can_do_is_refused_while_it_is_away_and_asked_again_by_key(
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref

        def asked(rev: str) -> Opened:
            mine.kept_until(ref)
            return mine.set(ref, ["title=x"])

        away.append(True)
        assert not screen.change(asked)
        await pilot.pause()
        assert "Not done" in notified(app) and "not done" in dump(app)
        away.clear()
        await heard(pilot)
        await pilot.press("f5")
        await pilot.pause()
        assert theirs.opened(ref).case.title == "x"


async def test_a_letter_that_is_read_while_the_server_is_away_says_so(
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    app = opened(two[0])
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        window = TextWindow(screen.open, "reminder_friendly")
        await app.push_screen(window)
        await pilot.pause()
        before = window.text
        assert before
        away.append(True)
        for key in ("c", "w", "h"):
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert "does not answer" in dump(app)
        await pilot.press("escape")
        assert app.screen is screen


async def test_a_form_that_is_open_while_what_waited_is_saved_takes_nothing_from_a_colleague(
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        away.append(True)
        screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))
        await pilot.press("C")  # a form over the case, filled with what it is now
        await pilot.pause()
        theirs.set(ref, ["particulars=Paint"])
        away.clear()
        screen.ask_news()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert mine.unsent() == ()
        assert screen.change(lambda rev: mine.set(ref, ["particulars="], expect=rev))
        case = theirs.opened(ref).case
        assert (case.title, case.particulars) == ("Mehl", "Paint")


async def test_what_was_entered_before_the_program_ended_is_offered_and_saved_at_the_next_start(
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        away.append(True)
        screen.change(lambda rev: mine.set(ref, ["title=Mehl", "particulars=Paint"], expect=rev))
        await pilot.press("ctrl+q")
    theirs.set(ref, ["title=Flour of May"])

    again = opened(Desk(mine.home, language="en", on=ON, now=lambda: NOW))
    async with again.run_test(size=SIZE) as pilot:
        await heard(pilot)
        told = notified(again)
        assert "1 change waits on this machine" in told
        away.clear()
        await heard(pilot)
        told = notified(again)
        assert "Dana" in told and "title" in told, "the clash is named, with who and what"
        await pilot.press("enter")
        await settled(pilot)
        shown = dump(again)
        assert "You and a colleague changed the same: title" in shown
        assert "Mine: Mehl" in shown and "As it stands: Flour of May" in shown
        await pilot.press("enter")
        await heard(pilot)
    case = theirs.opened(ref).case
    assert (case.title, case.particulars) == ("Mehl", "Paint")
    assert mine.unsent() == ()


async def test_a_clash_that_is_none_any_more_is_not_asked_about(
    two: Two, opened: Callable[[Desk], CasefileApp]
) -> None:
    mine, theirs = two
    app = opened(mine)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        ref = screen.open.ref
        theirs.set(ref, ["title=Flour", "particulars=Paint"])
        meant = ["title=Mehl", "particulars=Farbe", "ground=sale"]
        assert not screen.change(lambda rev: mine.set(ref, meant, expect=rev))
        assert len(mine.unsent()) == 2
        theirs.set(ref, ["title=Mehl"])  # by now both mean the same
        screen.pending = None
        await pilot.press("f5")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
    case = theirs.opened(ref).case
    assert (case.title, case.particulars, case.ground.value) == ("Mehl", "Paint", "sale")
    assert mine.unsent() == ()


async def test_a_case_is_not_deleted_while_the_server_is_away_and_that_is_said(
    two: Two, opened: Callable[[Desk], CasefileApp], away: list[bool]
) -> None:
    mine, theirs = two
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
        assert "Not deleted: 1 Żółw s.c." in notified(app)
        away.clear()
        await heard(pilot)
    assert [one.number for one in theirs.cases()] == [1] and mine.unsent() == ()


def test_the_server_of_these_tests_is_a_real_one() -> None:
    with psycopg.connect(server()) as wire:
        (told,) = wire.execute("select version()").fetchone() or ("",)
    assert "PostgreSQL" in str(told)
