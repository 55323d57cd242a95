"""Esc goes one step back at a time; what leads to the evidence leads to the papers meant."""

from __future__ import annotations

from collections.abc import Callable

from screen_steps import dump, pressed, settled
from textual.widgets import Static

from casefile.desk import Desk
from casefile.model.errors import NotFound
from casefile.model.exhibit import Element
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.cases import CasesScreen
from casefile.screens.chrome import Table
from casefile.screens.panes.assessment import Pane as Assessment
from casefile.screens.panes.evidence import Pane as Evidence
from casefile.screens.plain import bare


async def test_esc_goes_back_to_what_led_here_then_to_the_overview_then_to_the_list(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:

        async def pressed(*keys: str) -> None:
            await pilot.press(*keys)
            await settled(pilot)

        await settled(pilot)
        await pressed("enter", "5", "7")
        case = app.screen
        assert isinstance(case, CaseScreen)
        matrix = case.query_one("#matrix", Table)
        matrix.move_cursor(row=[e.value for e in Element].index("performance"))
        await pressed("enter")
        assert case.section == "3"

        pane = case.query_one("#pane-3", Evidence)
        shown = [str(row.key.value) for row in pane.query_one("#evidence", Table).ordered_rows]
        element = case.query_one("#pane-7", Assessment).element
        assert element is not None and element.element is Element.PERFORMANCE
        held = {one.mark for one in case.open.case.exhibits}
        assert {*element.marks, *element.attacks} & held <= set(shown) < held
        assert pane.query_one("#evidence", Table).key_at_cursor == element.marks[0]
        assert "esc" in str(pane.query_one("#evidence-head", Static).content)

        sections = []
        for _ in range(3):
            await pressed("escape")
            sections.append(case.section if app.screen is case else "list")
        assert sections == ["7", "1", "list"]

        assert isinstance(app.screen, CasesScreen)
        app.screen.open_case(case.open.ref, "5")
        await settled(pilot)
        await pressed("escape")
        assert isinstance(app.screen, CasesScreen), "back to where it was opened"

        await pressed("enter", "3")
        all_ = app.screen.query_one("#evidence", Table).row_count
        assert all_ == len(held), "by its own key the evidence is listed whole"


async def test_what_is_said_hides_nothing_and_can_be_read_again(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    """It stands above the keys; what is shown gives way. A refusal outlives what is said after."""
    desk = desk_in("en")
    desk.new(respondent="Rosa", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        app.screen.refused(NotFound("no_such_debt", where="F-9", known="F-1"))  # type: ignore[attr-defined]
        for said in ("First.", "Then.", "Kept."):
            app.screen.tell(said)  # type: ignore[attr-defined]
            await settled(pilot)
        toasts = [one for one in app.screen.query("Toast") if one.region.height]
        assert [bare(one.render().plain) for one in toasts] == [  # type: ignore[attr-defined]
            "! F-9: there is no debt of this reference\nDebts of this case: F-1.",
            "Then.",
            "Kept.",
        ]
        keys = app.screen.query_one("#keys").region
        assert [one.region.bottom for one in toasts[:-1]] == [one.region.y for one in toasts[1:]]
        assert (toasts[-1].region.bottom, keys.bottom) == (keys.y, 24)
        shown = [app.screen.query_one(one).region for one in ("#title", "#cases", "#due")]
        assert all(one.height and one.bottom <= toasts[0].region.y for one in shown)
        await pressed(pilot, "f6")
        told = dump(app)
        assert [told.index(one) for one in ("Kept.", "First.", "F-9: there is no debt")] == sorted(
            told.index(one) for one in ("Kept.", "First.", "F-9: there is no debt")
        )
        assert not [one for one in app.screen.query("Toast") if one.region.height]
        await pressed(pilot, "escape")
        await pilot.press("enter")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, CaseScreen) and screen.open.next_step is not None
        told = str(screen.query_one("#next-step", Static).content)
        assert screen.words.say(screen.open.next_step.what) in told
