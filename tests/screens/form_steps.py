"""What the tests of forms do: a field found, chosen in, typed into; the case read again."""

from __future__ import annotations

from screen_steps import settled, typed
from textual.pilot import Pilot
from textual.widgets import Select

from casefile.desk import Desk
from casefile.model.case import Case
from casefile.screens.app import CasefileApp
from casefile.screens.fields import FieldRow
from casefile.screens.form import FormWindow


def case_of(desk: Desk) -> Case:
    return desk.case("1")


def row(app: CasefileApp, path: str) -> FieldRow:
    window = app.screen
    assert isinstance(window, FormWindow)
    return window.row(path)


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
