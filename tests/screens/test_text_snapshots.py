"""Whole screens as plain text, compared line by line with what was looked at and kept.

To draw them anew after a change that is meant: ``CASEFILE_SNAPSHOTS=write pytest`` on this file,
then read the difference before it is kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from screen_steps import dump, pressed, settled

from casefile.desk import Desk
from casefile.screens.app import CasefileApp

KEPT = Path(__file__).parent / "snapshots"
SCREENS = {
    "list": (),
    "overview": ("enter",),
    "assessment": ("enter", "7"),
    "timeline": ("enter", "6"),
    "packets": ("enter", "9"),
    "inbox": ("enter", "3"),
}
PAPERS = {
    "2026-11-19 delivery note.txt": "Delivery note 7. Received in full, no remarks. A. Lis",
    "2026-11-20 mail.txt": "I owe you 4,500 and will pay on Friday.",
}
"""What waits in the inbox of the first case of the list: guesses, not yet facts."""


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=["80x24", "100x30"])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_was_kept(
    name: str,
    size: tuple[int, int],
    code: str,
    samples_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    tmp_path: Path,
) -> None:
    desk = samples_in(code)
    if name == "list" and desk.shared is not None:
        pytest.skip("the list of a firm tells in whose hands a case is")
    if name == "inbox":
        for file, text in PAPERS.items():
            (tmp_path / file).write_text(text, encoding="utf-8")
        desk.add(desk.cases()[0].id, [tmp_path / file for file in PAPERS], from_whom="K. Wu")
    app = opened(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in SCREENS[name]:
            await pressed(pilot, key)
        shown = dump(app).replace("\u2063", "") + "\n"
    assert "⟦" not in shown, "a mark of direction was taken for a letter"
    path = KEPT / f"{name}_{size[0]}x{size[1]}_{code}.txt"
    if os.environ.get("CASEFILE_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown.splitlines() == path.read_text(encoding="utf-8").splitlines()
