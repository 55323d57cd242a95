"""Programs that are killed in the middle of writing, and what is found afterwards.

Used by the tests (hundreds of kills) and by bench/store.py (thousands). The kills run in a program
of their own, which forks from one thread with nothing of a test runner in it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from shelf import SAID, library
from tinydb import TinyDB
from tinydb.table import Document as Row

from casefile.store.checking import check

WORDS = ["הלקוח", "לא", "שילם", "klient", "nie", "zapłacił", "the", "customer", "has", "paid"]
Rows = dict[int, dict[str, Any]]


def row(number: int, chance: random.Random) -> dict[str, Any]:
    notes = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(5, 120)))
    return {"id": f"r{number}", "n": number, "notes": notes}


def steps(seed: int, rows: Rows) -> Iterator[Rows]:
    """The same endless stream of states for the program that writes and the one that checks."""
    chance = random.Random(seed)
    number = max(rows) + 1
    while True:
        rows = dict(rows)
        what = chance.random()
        if what < 0.4 or len(rows) < 5:
            rows[number] = row(number, chance)
            number += 1
        elif what < 0.8:
            at = chance.choice(list(rows))
            rows[at] = {**rows[at], "notes": "x" * chance.choice((0, 3000))}
        else:
            del rows[chance.choice(list(rows))]
        yield rows


class Ours:
    """The folder store."""

    def __init__(self, home: Path) -> None:
        self.store = library(home)

    def begin(self, rows: Rows) -> None:
        self.store.create("one", {"rows": list(rows.values())}, **SAID)

    def write(self, rows: Rows) -> None:
        self.store.put("one", {"rows": list(rows.values())}, self.store.get("one")[1], **SAID)

    def found(self) -> list[dict[str, Any]]:
        document, revision = self.store.get("one")
        serious = [
            finding for finding in check(self.store.folder("one"), read=True) if finding.serious
        ]
        assert not serious, serious
        self.store.put("one", document, revision, **SAID)  # and it goes on
        return document["rows"]


class Stock:
    """TinyDB as it comes, one file."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.path = home / "db.json"
        self.table = TinyDB(self.path).table("rows")
        self.rows: Rows = {}

    def begin(self, rows: Rows) -> None:
        self.table.insert_multiple(Row(row, number) for number, row in rows.items())

    def write(self, rows: Rows) -> None:
        held = {found.doc_id: dict(found) for found in self.table}
        for number in held.keys() - rows.keys():
            self.table.remove(doc_ids=[number])
        for number, fields in rows.items():
            if number not in held:
                self.table.insert(Row(fields, number))
            elif held[number] != fields:
                self.table.update(fields, doc_ids=[number])

    def found(self) -> list[dict[str, Any]]:
        return [dict(row) for row in TinyDB(self.path, access_mode="r").table("rows")]


def killed(
    make: Callable[[Path], Ours | Stock],
    home: Path,
    *,
    runs: int,
    base: int,
    pause: float,
    seed: int,
) -> Counter[str]:
    """Kill a writing program *runs* times; count what was found: ok, unreadable, lost.

    *pause* is how long each fsync takes longer, as on a slow disk.
    """
    chance = random.Random(seed)
    begin = {number: row(number, chance) for number in range(1, base + 1)}
    template = home / "template"
    make(template).begin(begin)
    told: Counter[str] = Counter()
    for number in range(runs):
        place = home / "run"
        shutil.copytree(template, place)
        order = chance.randrange(1 << 30)
        done, after = chance.randrange(4), chance.uniform(0, 0.012)
        acknowledged = _killed_once(make, place, begin, order, pause, done, after)
        told["acknowledged"] += acknowledged
        stream = steps(order, begin)
        last = begin
        for _ in range(acknowledged):
            last = next(stream)
        wanted = [list(last.values()), list(next(stream).values())]
        try:
            found = make(place).found()
        except Exception as trouble:
            told["unreadable"] += 1
            told[f"{type(trouble).__name__}: {trouble}"[:200]] += 1
        else:
            told["ok" if found in wanted else "lost"] += 1
            if found not in wanted:
                told[f"run {number}: {acknowledged} acknowledged, {len(found)} rows found"] += 1
        shutil.rmtree(place)
    shutil.rmtree(template)
    return told


def _killed_once(
    make, place: Path, begin: Rows, order: int, pause: float, done: int, after: float
) -> int:
    """Kill the writer *after* seconds from its report number *done*; return how many it made.

    Nothing here waits for a length of time to be enough: however slow the machine, the kill comes
    after the report. A writer that ends by itself is an error with its own words, never a count.
    """
    reads, writes = os.pipe()
    died = place.with_name("died.txt")
    child = os.fork()
    if child == 0:
        try:
            os.close(reads)
            _written_for_ever(make, place, begin, order, pause, writes)
        except BaseException:
            died.write_text(traceback.format_exc())
        finally:
            os._exit(1)
    os.close(writes)
    reports = 0
    while reports < done + 1 and os.read(reads, 1):
        reports += 1
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reads, 65536):
        reports += len(part)
    os.close(reads)
    if died.exists():
        raise RuntimeError(f"the writer ended by itself:\n{died.read_text()}")
    return reports - 1


def _written_for_ever(
    make, place: Path, begin: Rows, order: int, pause: float, reports: int
) -> None:
    real = os.fsync

    def slow(number: int) -> None:
        time.sleep(pause)
        real(number)

    os.fsync = slow
    writer = make(place)
    os.write(reports, b"!")
    for rows in steps(order, begin):
        writer.write(rows)
        os.write(reports, b".")


MAKERS = {"ours": Ours, "stock": Stock}


def killed_apart(name: str, home: Path, **how: float) -> Counter[str]:
    """Run :func:`killed` in a fresh program, so that nothing is forked from a busy one."""
    given = [f"--{option}={value}" for option, value in how.items()]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, __file__, name, home, *given],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.returncode == 0, done.stderr
    return Counter(json.loads(done.stdout))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("name", choices=sorted(MAKERS))
    options.add_argument("home", type=Path)
    for option in ("runs", "base", "seed"):
        options.add_argument(f"--{option}", type=int, required=True)
    options.add_argument("--pause", type=float, required=True)
    asked = vars(options.parse_args())
    print(json.dumps(killed(MAKERS[asked.pop("name")], **asked)))


if __name__ == "__main__":
    main()
