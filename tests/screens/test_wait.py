"""The window of long work: its bar, and that it goes away once and never takes more along."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from screen_steps import dump, settled

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.wait import Progress


async def test_work_that_ends_before_the_window_stands_leaves_the_screen_below(desk):
    async with CasefileApp(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        below = pilot.app.screen
        window = Progress(desk.words, "work")
        pilot.app.push_screen(window)
        window.close()
        await pilot.pause(0.2)
        window.close()
        await pilot.pause(0.2)
        assert pilot.app.screen is below


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("en", "━" * 16 + "┄" * 24 + "  41%"),
        ("pl", "━" * 16 + "┄" * 24 + "  41%"),
        ("he", "41%  " + "┄" * 24 + "━" * 16),
    ],
)
async def test_the_bar_runs_the_way_one_reads(
    code: str, seen: str, desk_in: Callable[[str], Desk]
) -> None:
    app = CasefileApp(desk_in(code), environ={})
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        window = Progress(app.words, "work")
        app.push_screen(window)
        await settled(pilot)
        window.tell(5, 12, "umowa.pdf")
        await settled(pilot)
        assert seen in dump(app)
        window.tell(12, 12, "umowa.pdf")
        await settled(pilot)
        assert "━" * 40 in dump(app) and "100%" in dump(app)
