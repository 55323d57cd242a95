"""Takes the pictures of the documents from the program itself, on its sample cases.

Run as ``python -m release.pictures``; each picture is what Textual drew, saved as an SVG of text.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from casefile.desk import Desk
from casefile.model.case import Case
from casefile.screens.app import CasefileApp

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
ON = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SIZE = (90, 26)
LARGEST = 48_000
"""Bytes of a picture at most."""

_OUTSIDE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FAMILY = re.compile(r"font-family: [^;]+;")
_CLIPPED = re.compile(r' clip-path="url\(#[^)]*-line-\d+\)"')
_CLIPS = re.compile(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*', re.DOTALL)
_IDS = re.compile(r"terminal-\d+-")


class View(NamedTuple):
    """A picture: its name, and the keys that lead to it from the case of the language."""

    name: str
    keys: tuple[str, ...]


SAMPLES = {"en": "leeds_website", "he": "haifa_catering", "pl": "lodz_invoices"}
VIEWS = (
    View("cases", ()),
    View("evidence", ("enter", "3")),
    View("assessment", ("enter", "7")),
    View("packets", ("enter", "9")),
)


def drawn(svg: str) -> str:
    """Return Textual's picture with fonts of the reader's machine and letters in the order drawn.

    Lines are cut nowhere, so that what would cut them is left out: a third of the bytes.
    The program puts right-to-left letters into the order of the eye itself, so whoever shows the
    picture must not turn them a second time.
    """
    svg = _OUTSIDE_FONT.sub("", svg)
    svg = _IDS.sub("", _CLIPS.sub("", _CLIPPED.sub("", svg)))
    svg = _FAMILY.sub("font-family: DejaVu Sans Mono, Menlo, Consolas, monospace;", svg)
    order = "text { direction: ltr; unicode-bidi: bidi-override; }"
    return svg.replace("<style>", f"<style>\n    {order}\n", 1)


async def settled(pilot: Pilot[object]) -> None:
    """Wait until the screen has been told what work beside it found."""
    for _ in range(3):
        await asyncio.wait_for(pilot.app.workers.wait_for_complete(), 120)
        await pilot.pause()


async def taken(home: Path, language: str, sample: str) -> dict[str, str]:
    """Return the pictures of one language by name."""
    pictures = {}
    for view in VIEWS:
        desk = Desk(home, language=language, on=ON, now=lambda: NOW)
        app = CasefileApp(desk, environ={"TEXTUAL_ANIMATIONS": "none"})
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            lines = [line.id for line in desk.cases()]
            if view.keys:
                await pilot.press(*["down"] * lines.index(sample))
            for key in view.keys:
                await pilot.press(key)
                await settled(pilot)
            pictures[view.name] = drawn(app.export_screenshot(title="casefile", simplify=True))
    return pictures


def told_nowhere(case: Case) -> Case:
    """Return the case with its papers from a folder of anybody's, not of who draws the pictures."""
    return case.but(
        exhibits=tuple(one.but(custody=one.custody.but(came_from="inbox")) for one in case.exhibits)
    )


def main() -> int:
    """Write every picture; say how large it is."""
    for kind in (Input, TextArea):
        kind.cursor_blink = False  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "library"
        samples = Desk(home, language="en", on=ON, now=lambda: NOW).demo()
        by_name = {sample.name: sample.id for sample in samples}
        for id_ in by_name.values():
            Desk(home, language="en", on=ON, now=lambda: NOW).change(id_, told_nowhere, note="")
        FOLDER.mkdir(exist_ok=True)
        for language, sample in SAMPLES.items():
            for name, svg in asyncio.run(taken(home, language, by_name[sample])).items():
                file = FOLDER / f"{name}.{language}.svg"
                file.write_text(svg, encoding="utf-8")
                size = file.stat().st_size
                print(f"{file.relative_to(ROOT)}: {size} bytes")
                if size > LARGEST:
                    print(f"larger than {LARGEST} bytes", file=sys.stderr)
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
