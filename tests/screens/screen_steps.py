"""What the tests of the terminal do and see: typing, pressing, waiting, the screen as text."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

from textual import events
from textual.pilot import Pilot

from casefile.model.language import FSI, PDI
from casefile.screens.app import CasefileApp

ON = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LONG = (
    *("_reading_list", "_adding", "_writing", "_composed", "_look_for_today", "_reading_figures"),
    "_reading_paper",
)
SIZES = ((80, 24), (100, 30))


def dump(app: CasefileApp) -> str:
    """The screen as text, in the order that is seen."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in row).rstrip() for row in rows)


def said_by(app: CasefileApp) -> str:
    """All that was said in passing, without the marks that keep values apart."""
    told = " ".join(str(one.message) for one in app._notifications)
    return told.replace("\u2068", "").replace("\u2069", "")


def last_said(app: CasefileApp) -> str:
    """What was said last, without marks of direction."""
    said = str(list(app._notifications)[-1].message).rpartition("\n")[2]
    return "".join(c for c in said if c not in (FSI, PDI)).replace("\xa0", " ")


async def typed(pilot: Pilot[object], text: str) -> None:
    """Type a text, letter by letter."""
    names = {" ": "space", ".": "full_stop", "+": "plus", "-": "minus", "/": "slash"}
    await pilot.press(*(names.get(letter, letter) for letter in text))


async def settled(pilot: Pilot[object]) -> None:
    """Wait for work in other threads and for what it tells the screen."""
    quiet = 0
    for _ in range(300):
        long_work = [one for one in pilot.app.workers if one.name in LONG and one.is_running]
        if long_work:
            await asyncio.wait_for(pilot.app.workers.wait_for_complete(long_work), 60)
        await pilot.pause()
        screen = pilot.app.screen
        unread = any(one.message_queue_size for one in (pilot.app, screen, *screen.query("*")))
        if isinstance(pilot.app, CasefileApp):  # a key may still wait for the window it goes to
            unread = unread or pilot.app._waits or bool(pilot.app._held)
        quiet = 0 if unread else quiet + 1
        if quiet == 3:
            return
    raise AssertionError("the screen never came to rest")


async def pressed(pilot: Pilot[object], *keys: str) -> None:
    """Press keys, and wait for what they lead to."""
    await pilot.press(*keys)
    await settled(pilot)


async def pasted(pilot: Pilot[object], text: str) -> None:
    """Paste a text, as a terminal does when files are dropped on it."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await settled(pilot)
