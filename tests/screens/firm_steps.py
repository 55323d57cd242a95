"""What the tests of two people in a firm do: open the case, ask for news, read what is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from screen_steps import dump
from textual.pilot import Pilot

from casefile.desk import Desk
from casefile.screens import colleagues
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen

SIZE = (100, 30)
Two = tuple[Desk, Desk]


class Before(NamedTuple):
    """What Rut has before her once the case is open."""

    pilot: Pilot[object]
    screen: CaseScreen
    ref: str


@asynccontextmanager
async def case_open(app: CasefileApp) -> AsyncIterator[Before]:
    """Start the program and open its only case."""
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_the_case(pilot)
        yield Before(pilot, screen, screen.open.ref)


async def at_the_case(pilot: Pilot[object]) -> CaseScreen:
    """Open the case under the cursor, and hear what colleagues do with it."""
    await heard(pilot)
    await pilot.press("enter")
    await heard(pilot)
    assert isinstance(pilot.app.screen, CaseScreen)
    return pilot.app.screen


async def heard(pilot: Pilot[object]) -> str:
    """Let the screen ask what colleagues did, and wait for the answer; return what it shows."""
    screen = pilot.app.screen
    assert isinstance(screen, colleagues.AmongColleagues)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await asked(pilot, screen)
    return dump(pilot.app)


async def asked(pilot: Pilot[object], screen: colleagues.AmongColleagues) -> None:
    """Let a screen, in front or not, ask what colleagues did, and wait for the answer."""
    screen.ask_news()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
