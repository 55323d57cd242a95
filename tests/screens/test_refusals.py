"""A refusal at the screen tells the field by its label; paths and commands are for the shell."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from screen_steps import dump, pressed, settled

import casefile.screens
from casefile.desk import Desk
from casefile.model.errors import CasefileError, NotFound
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.refusals import refusal_told

PATHS = re.compile(r"\b(exhibits|debts|contacts|respondent|case)[.:]\w|--\w|casefile \w")
ASKED = (
    "exhibits.C-1.provenance=x",
    "exhibits.C-1.dated=never",
    "exhibits.C-9.title=a",
    "debts.F/1.2026.due=never",
    "debts.new.amount=5",
    "respondent.kind=x",
    "contacts.1.hour=99",
    "number=4",
)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_no_refusal_of_a_field_tells_its_path(
    code: str, desk_in: Callable[[str], Desk], tmp_path: Path
) -> None:
    desk = desk_in(code)
    ref = desk.new(respondent="Rosa", place="ew").case.id
    paper = tmp_path / "note.txt"
    paper.write_text("I will pay.", encoding="utf-8")
    desk.add(ref, [paper])
    desk.set(ref, ["debts.new.ref=F/1.2026", "debts.F/1.2026.amount=5 GBP"])
    case, words = desk.case(ref), desk.words
    for asked in ASKED:
        with pytest.raises(CasefileError) as refused:
            desk.set(ref, [asked])
        what, then = refusal_told(refused.value, words, case)
        assert not PATHS.search(f"{what} {then}"), (asked, what, then)
    label = {key: words.term(f"history.{key}") for key in ("fields.provenance", "rows.exhibits")}
    with pytest.raises(CasefileError) as refused:
        desk.set(ref, ["exhibits.C-1.provenance=x"])
    told = refusal_told(refused.value, words, case)[0]
    assert f"{label['rows.exhibits']} C-1: {label['fields.provenance']}" in told


def test_a_case_that_is_gone_is_not_told_by_its_id_nor_by_a_command(
    desk_in: Callable[[str], Desk],
) -> None:
    gone = NotFound("no_such_case", where="01m81w05zn9aksz7525qrcab8z")
    what, then = refusal_told(gone, desk_in("en").words)
    assert what == "there is no such case"
    assert "casefile" not in then and "(B)" in then


async def test_what_is_told_of_a_refused_change_names_the_field_by_its_label(
    owed: Desk, opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(owed)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pressed(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, CaseScreen)
        ref = screen.open.ref
        screen.change(lambda rev: owed.set(ref, ["debts.INV-7.due=never"], expect=rev))
        await settled(pilot)
        assert "! debt INV-7: due: not a date: never" in dump(app)
        assert "debts." not in dump(app)


def test_every_screen_tells_its_refusals_so() -> None:
    folder = Path(casefile.screens.__file__).parent
    others = [path for path in folder.rglob("*.py") if path.name != "refusals.py"]
    assert [path.name for path in others if ".refusal(" in path.read_text("utf-8")] == []
