"""What the tests of forms do: a field found, chosen in, typed into; the case read again."""

from __future__ import annotations

from pathlib import Path

from screen_steps import pasted, pressed, settled, typed
from textual.pilot import Pilot
from textual.widgets import Select

from casefile.desk import Desk
from casefile.model.case import Case
from casefile.screens.app import CasefileApp
from casefile.screens.ask import ChooseSome
from casefile.screens.field_row import FieldRow
from casefile.screens.form import FormWindow
from casefile.screens.new_case import NewCase


def case_of(desk: Desk) -> Case:
    return desk.case("1")


def row(app: CasefileApp, path: str) -> FieldRow:
    window = app.screen
    assert isinstance(window, FormWindow)
    return window.row(path)


def new_case(app: CasefileApp) -> NewCase:
    """Return the form of a new case, which is in front."""
    assert isinstance(app.screen, NewCase)
    return app.screen


def new_case_under(app: CasefileApp) -> NewCase:
    """Return the form of a new case below a window."""
    return next(one for one in app.screen_stack if isinstance(one, NewCase))


async def invoice_read(
    pilot: Pilot[object], app: CasefileApp, invoice: Path, *, keys: tuple[str, ...] = ("n", "f2")
) -> None:
    """Name an invoice in the form of a new case, and wait for what it is said to tell."""
    await pressed(pilot, *keys)
    await pasted(pilot, str(invoice))
    await pilot.press("enter")
    for _ in range(100):
        await settled(pilot)
        if isinstance(app.screen, ChooseSome):
            return
        await pilot.pause(0.1)


async def choose(pilot: Pilot[object], app: CasefileApp, path: str, value: str) -> None:
    """Choose in a list of a form."""
    row(app, path).query_one(Select).value = value
    await settled(pilot)


async def into(pilot: Pilot[object], app: CasefileApp, path: str, text: str) -> None:
    """Type into a field of a form, in the place of what stands there."""
    row(app, path).go()
    await pilot.press("home", "ctrl+k")
    await typed(pilot, text)
    await settled(pilot)


async def begun(pilot: Pilot[object], *answers: str) -> None:
    """Begin a new case from the list; type each answer, with Enter between them."""
    await pilot.press("n")
    for n, answer in enumerate(answers):
        if n:
            await pilot.press("enter")
        await typed(pilot, answer)
