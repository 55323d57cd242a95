"""The window of long work goes away once, and never takes the screen below along."""

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
