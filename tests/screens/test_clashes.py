"""Two people change the same case at once: what fits is merged, what clashes is asked."""

from __future__ import annotations

from collections.abc import Callable

from firm_steps import asked, case_open
from screen_steps import dump, pressed, said_by

from casefile.desk import Desk
from casefile.desk.records import Opened as Read
from casefile.model.errors import Conflict
from casefile.screens.app import CasefileApp

Opened = Callable[[Desk], CasefileApp]


async def test_what_two_change_at_once_stands_side_by_side(
    mine: Desk, theirs: Desk, opened: Opened
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        await pilot.press("l")
        await pilot.pause()
        theirs.set(ref, ["title=Flour of May"])
        await asked(pilot, screen)
        await pilot.press("n", "enter")
        await pilot.pause()
        case = theirs.opened(ref).case
        assert case.title == "Flour of May" and len(case.contacts) == 1


async def test_a_conflict_is_named_and_what_was_typed_stays(
    mine: Desk, theirs: Desk, opened: Opened
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        theirs.set(ref, ["title=Flour of May"])
        assert not screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))
        await pilot.pause()
        told = said_by(pilot.app)
        assert "Dana" in told and "title" in told
        assert "changed elsewhere" in dump(pilot.app)
        await pilot.press("f5")  # read again; what was meant is asked for once more
        await pilot.pause()
        assert theirs.opened(ref).case.title == "Mehl"


async def test_to_read_again_saves_what_clashed_first_and_holds_what_is_refused_again(
    mine: Desk, theirs: Desk, opened: Opened
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        theirs.set(ref, ["title=Flour of May"])
        assert not screen.change(lambda rev: mine.set(ref, ["title=Mehl"], expect=rev))

        def undone(rev: str) -> Read:
            raise Conflict("case_conflict", where="1", by="Dana", at="-", note="-", changed="-")

        assert not screen.change(undone)
        await pilot.press("f5")
        await pilot.pause()
        assert theirs.opened(ref).case.title == "Mehl" and mine.unsent() == ()
        assert [one.asked for one in screen.unkept] == [undone]


async def test_a_clash_that_is_none_any_more_is_not_asked_about(
    mine: Desk, theirs: Desk, opened: Opened
) -> None:
    async with case_open(opened(mine)) as (pilot, screen, ref):
        theirs.set(ref, ["title=Flour", "particulars=Paint"])
        meant = ["title=Mehl", "particulars=Farbe", "ground=sale"]
        assert not screen.change(lambda rev: mine.set(ref, meant, expect=rev))
        assert len(mine.unsent()) == 2
        theirs.set(ref, ["title=Mehl"])  # by now both mean the same
        screen.unkept = ()
        await pressed(pilot, "f5")
        await pressed(pilot, "down", "enter")
    case = theirs.opened(ref).case
    assert (case.title, case.particulars, case.ground.value) == ("Mehl", "Paint", "sale")
    assert mine.unsent() == ()
