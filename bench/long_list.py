"""The list of cases and today's list in a long library: what the first look and a key cost.

    python bench/long_list.py [--cases 10000] [--home FOLDER] [--keys 30]

A library of cases made at random is written (or used, when FOLDER holds one already), then read
as the commands and the terminal read it. Seconds are of the wall and, beside them, of the
processor: the machine may be busy with others.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from random_cases import random_case

from casefile.desk import Desk
from casefile.desk.today import Today
from casefile.model.case import Case
from casefile.screens.app import CasefileApp
from casefile.screens.chrome import Table

ON = date(2026, 11, 20)
ROUNDS = 9
SEEDS = 400
"""Cases that differ; the others are these under another number and name."""


def desk_at(home: Path, on: date = ON) -> Desk:
    return Desk(home, language="en", on=on, now=lambda: datetime.now(UTC))


def written_library(home: Path, cases: int) -> None:
    """Write so many cases; each as the desk writes it, reviewed for the list."""
    desk, chance = desk_at(home), Random(1)
    drawn = [random_case(chance, ON, n + 1) for n in range(min(SEEDS, cases))]
    lines = [desk._summary(one) for one in drawn]
    for n in range(1, cases + 1):
        one, line = drawn[n % len(drawn)], dict(lines[n % len(drawn)])
        name = f"{one.respondent.name.rsplit(' ', 1)[0]} {n}"
        case = one.but(id=desk.fresh_id(), number=n, respondent=one.respondent.but(name=name))
        line |= {"number": n, "respondent": name}
        body = case.model_dump(mode="json")
        desk.store.create(case.id, body, note="bench", actor="bench", summary=line)


def timed(work: Callable[[], Any], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the median of the wall and of the processor, in milliseconds."""
    walls, works = [], []
    for _ in range(rounds):
        wall, busy = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        works.append(time.process_time() - busy)
    return statistics.median(walls) * 1e3, statistics.median(works) * 1e3


def told(what: str, times: tuple[float, float]) -> None:
    print(f"{what:58} {times[0]:9.1f} ms  ({times[1]:9.1f} ms of work)", flush=True)


def lists(home: Path) -> None:
    """What reading the lists costs, as the terminal does it and as the commands do."""
    desk = desk_at(home)
    desk.laws, desk.languages, desk.cases()
    told("list as last seen", timed(desk.glance))
    told("list as it is", timed(desk.cases))
    listed = desk.cases()
    fresh = timed(lambda: Today(desk).found(listed, lambda _: True), 3)
    found = Today(desk).found(listed, lambda _: True)
    told(f"today's list: {len(found.due)} due in {found.of}, first look", fresh)
    opened: list[str] = []

    class Counting(Desk):
        def opened(self, ref: str) -> Any:
            opened.append(ref)
            return super().opened(ref)

    for days in (1, 3, 30):
        later = Counting(home, language="en", on=ON + timedelta(days=days))
        (home / "today.json").unlink(missing_ok=True)
        opened.clear()
        first = timed(lambda later=later: Today(later).found(listed, lambda _: True), 1)
        n = len(opened)
        again = timed(lambda later=later: Today(later).found(listed, lambda _: True), 3)
        told(f"today's list {days} days later, {n} cases opened", first)
        told("   and again, in another start", again)


def saves(home: Path) -> None:
    """What the list costs at a save: the review, then the outlook on top of it."""
    desk, chance = desk_at(home), Random(2)
    drawn = [random_case(chance, ON, n) for n in range(200)]
    assert desk.laws

    def each(work: Callable[[Case], object]) -> tuple[float, float]:
        wall, busy = timed(lambda: [work(one) for one in drawn], 3)
        return wall / len(drawn), busy / len(drawn)

    reviews = {one.number: desk.review_of(one) for one in drawn}
    told("at a save: the review", each(desk.review_of))
    told("at a save: the line of the list, with the review", each(desk._summary))
    outlooks = each(lambda one: desk.outlook_of(one, reviews[one.number]))
    told("at a save: the outlook, when the review is there", outlooks)


async def terminal(home: Path, keys: int) -> None:
    """What the first look and keys cost inside the program, the terminal itself left out."""
    begin, busy = time.perf_counter(), time.process_time()
    app = CasefileApp(desk_at(home), environ={})
    async with app.run_test(size=(100, 30)) as pilot:
        table = app.screen.query_one("#cases", Table)
        while not table.row_count:
            await asyncio.sleep(0.001)
        told("list on the screen", ((time.perf_counter() - begin) * 1e3, 0.0))
        worked = (time.process_time() - busy) * 1e3
        told(f"   {table.row_count} rows", ((time.perf_counter() - begin) * 1e3, worked))
        with suppress(TimeoutError):
            await asyncio.wait_for(app.workers.wait_for_complete(), 300)
        await pilot.pause()
        told("everything read", ((time.perf_counter() - begin) * 1e3, 0.0))
        for key in ("pagedown", "down", "end", "home"):
            walls, works = [], []
            for _ in range(keys):
                wall, work = time.perf_counter(), time.process_time()
                getattr(table, ACTIONS[key])()
                await asyncio.sleep(0)
                table.render_lines(table.size.region)
                walls.append(time.perf_counter() - wall)
                works.append(time.process_time() - work)
            told(f"key {key}", (statistics.median(walls) * 1e3, statistics.median(works) * 1e3))


ACTIONS = {
    "pagedown": "action_page_down",
    "down": "action_cursor_down",
    "end": "action_scroll_bottom",
    "home": "action_scroll_top",
}


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--home", type=Path, default=None)
    options.add_argument("--keys", type=int, default=30)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = asked.home or Path(temporary) / "library"
        if not (home / "cases").is_dir():
            wall, busy = timed(lambda: written_library(home, asked.cases), 1)
            print(f"{asked.cases} cases written in {wall / 1e3:.0f} s ({busy / 1e3:.0f} s of work)")
        lists(home)
        saves(home)
        asyncio.run(terminal(home, asked.keys))
    return 0


if __name__ == "__main__":
    sys.exit(main())
