"""Pictures of one screen in each look, as SVG: colours and styles, compared with what was kept.

To draw them anew after a change that is meant: ``CASEFILE_SNAPSHOTS=write pytest`` on this file,
then look at them in a browser before they are kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from screen_steps import pressed, settled

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.themes import THEMES

KEPT = Path(__file__).parent / "snapshots"


def _normal(svg: str) -> str:
    """Return the picture without what names this one drawing of it, and without web fonts."""
    told = re.sub(r"terminal-\d+", "terminal", svg)
    return re.sub(r"@font-face \{.*?\}\s*", "", told, flags=re.DOTALL)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_matrix_has_its_colours_in_each_look(
    theme: str, samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = samples_in("en")
    desk.keep_settings(desk.settings().but(theme=theme))
    app = opened(desk)
    async with app.run_test(size=(80, 18)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "7")
        drawn = _normal(app.export_screenshot())
    path = KEPT / f"matrix_{theme}.svg"
    if os.environ.get("CASEFILE_SNAPSHOTS") == "write":
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")
