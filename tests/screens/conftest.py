"""Desks in temporary folders, a frozen clock, carets that do not blink, screens as text."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from firm_steps import Two
from screen_steps import NOW, ON
from team_server import filled, firm_of, fresh_firm
from textual.widgets import Input, TextArea

from casefile.desk import Desk
from casefile.screens import colleagues
from casefile.screens.app import CasefileApp
from casefile.store import factory
from casefile.store.team.founding import Role

FRAME, REST = 1 / 200, 1 / 160
"""Seconds between two drawings, and between two looks whether all is at rest: as Textual's own
1/60 and 1/50 the second is a little longer than the first, but nobody has to see it move."""


async def _at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the program has nothing to do, as Textual's pilot does, and look more often.

    A look that comes late was kept waiting by other programs, and so may ours be: three such looks
    count as one.
    """
    quiet, until = 0, time.monotonic() + max_sleep
    while quiet < 3 and time.monotonic() < until:
        since, worked = time.monotonic(), time.process_time()
        await asyncio.sleep(REST)
        took = time.monotonic() - since
        at_rest = time.process_time() - worked < REST / 20
        quiet = quiet + (1 if took > 2 * REST else 3) if at_rest else 0


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", FRAME)
    for place in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{place}.wait_for_idle", _at_rest)
    for kind in (Input, TextArea):
        monkeypatch.setattr(kind, "cursor_blink", False, raising=False)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None, raising=False)


@pytest.fixture
def desk_in(tmp_path: Path) -> Callable[[str], Desk]:
    """An empty library, read in a language on 22 November 2026 at half past nine."""

    def made(language: str = "en") -> Desk:
        return Desk(tmp_path / "library", language=language, on=ON, now=lambda: NOW)

    return made


@pytest.fixture
def owed(desk_in: Callable[[str], Desk]) -> Desk:
    """A library with one plain case: 6,000 pounds, due two months ago, nothing said yet."""
    desk = desk_in("en")
    ref = desk.new(respondent="Whitlock Ltd", place="ew", claimant="Hollis").case.id
    desk.set(
        ref,
        [
            "debts.new.ref=INV-7",
            "debts.INV-7.amount=6000 GBP",
            "debts.INV-7.due=2026-09-20",
            "respondent.phone=020 7946 0000",
            "respondent.kind=company",
        ],
    )
    return desk


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the sample cases, to be copied."""
    home = tmp_path_factory.mktemp("sampled") / "library"
    Desk(home, language="en", on=ON, now=lambda: NOW).demo()
    return home


@pytest.fixture
def samples_in(
    sampled: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[str], Desk]:
    """A library of one's own that holds the sample cases."""

    def made(language: str = "en") -> Desk:
        home = tmp_path / "samples"
        if not home.exists():
            on_server = request.config.getoption("--on-server")
            left_out = shutil.ignore_patterns("cases", "moved") if on_server else None
            shutil.copytree(sampled, home, ignore=left_out)
            at = factory.joined_to(home)
            if at is not None:
                filled(at.firm, firm_of(sampled))
        return Desk(home, language=language, on=ON, now=lambda: NOW)

    return made


@pytest.fixture
def opened() -> Iterator[Callable[[Desk], CasefileApp]]:
    """Makes the app of a desk, away from the environment of the tests."""
    yield lambda desk: CasefileApp(desk, environ={})


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Two:
    """The desks of Rut and of Dana, with one case that Dana has in hand."""
    monkeypatch.setattr(colleagues, "EVERY", 3600.0)  # asked by the tests, not by the clock
    desks = []
    for name, seat in zip(("Rut", "Dana"), fresh_firm(Role.OWNER, Role.CLERK), strict=True):
        desk = Desk(tmp_path / name, language="en", on=ON, now=lambda: NOW)
        desk.join(str(seat))
        desk.set_owner([f"acting={name}"])
        desks.append(desk)
    desks[1].new(respondent="Żółw s.c.", place="pl")
    return desks[0], desks[1]


@pytest.fixture
def mine(two: Two) -> Desk:
    """Rut's desk, at whose screen the tests sit."""
    return two[0]


@pytest.fixture
def theirs(two: Two) -> Desk:
    """Dana's desk."""
    return two[1]
