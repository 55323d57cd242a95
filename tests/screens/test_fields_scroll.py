"""What is typed goes to a field that is seen, wherever one paged or turned the wheel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screen_steps import pressed, settled, typed
from textual.pilot import Pilot
from textual.widget import Widget

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.field_row import FieldRow
from casefile.screens.fields_scroll import FieldsScroll


def fields_in_front(app: CasefileApp) -> FieldsScroll:
    return app.screen.query_one(FieldsScroll)


def seen(app: CasefileApp, widget: Widget | None) -> bool:
    return widget is not None and fields_in_front(app).region.contains_region(widget.region)


async def wheel_down(pilot: Pilot[object], app: CasefileApp) -> None:
    fields = fields_in_front(app)
    fields.scroll_end(animate=False)
    await settled(pilot)


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("section", ["2", "4"])
async def test_a_page_in_the_fields_of_a_section_takes_the_caret_along(
    section: str,
    language: str,
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
) -> None:
    app = opened(samples_in(language))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", section, "e")
        first = app.focused
        assert seen(app, first)
        await pressed(pilot, "pagedown")
        assert not seen(app, first)
        assert app.focused is not first
        assert seen(app, app.focused)
        await pressed(pilot, "pageup")
        assert seen(app, app.focused)


async def test_where_a_page_shows_no_field_letters_are_keys(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2", "e")
        before = [row.text for row in app.screen.query(FieldRow)]
        await pressed(pilot, *["pagedown"] * 20)
        assert app.focused is fields_in_front(app)
        await pressed(pilot, "4")
        assert app.screen.query_one("#pane-4").display
        assert [row.text for row in app.screen.query_one("#pane-2").query(FieldRow)] == before


@pytest.mark.parametrize("keys", [("l",), ("enter", "8", "a")])
async def test_a_page_in_a_form_takes_the_caret_along(
    keys: tuple[str, ...], samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, *keys)
        first = app.focused
        await pressed(pilot, "pagedown", "pagedown")
        assert not seen(app, first)
        assert seen(app, app.focused)
        await pressed(pilot, "pageup", "pageup")
        assert seen(app, app.focused)


async def test_typing_brings_a_field_that_the_wheel_took_away_back_into_sight(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "2", "e", "tab")
        at = app.focused
        await wheel_down(pilot, app)
        assert not seen(app, at)
        await typed(pilot, "4")
        await settled(pilot)
        assert app.focused is at
        assert seen(app, at)
