"""A long day with one case: log, undo, edit, write, reopen, over and over; nothing may swell.

    python bench/soak.py [--minutes 10]

Memory is read after each round once the first third is over: its slope in KiB a round must be flat.
The case itself must not grow, for whatever is written is taken back; its log may grow by what each
change says, and no faster later than earlier. No handle and no half-written file may be left; at
the end every chain is checked. Exit 1 when one of these is not so.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import psutil

from casefile.desk import Desk
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.money import read_money

ON = date(2026, 11, 20)
FORMS = ("demand_letter", "evidence_bundle", "mediation_exchange")
BARS: list[tuple[str, float, float, str]] = []


def opened(home: Path) -> Desk:
    return Desk(home, language="en", on=ON, now=lambda: datetime.now(UTC))


def begun(home: Path, papers: Path) -> str:
    """Open the case with a few papers; return its id."""
    papers.mkdir()
    for n in range(5):
        (papers / f"note {n}.txt").write_text(f"On {n + 1} March 2026 chair {n} was delivered.\n")
    desk = opened(home)
    ref = desk.new(respondent="Sowa", amount=read_money("500 EUR"), place="xx").case.id
    desk.add(ref, [papers])
    desk.accept(ref, label="open")
    return ref


def a_round(home: Path, ref: str, number: int) -> None:
    """Reopen the library, write a call down, change a field, take both back, write a packet."""
    desk = opened(home)
    before = desk.case(ref)
    desk.log(ref, Contact(on=loose(ON), channel=Channel.PHONE, said=f"Call {number} about it"))
    desk.set(ref, [f"respondent.address={number} Long Road"])
    desk.undo(ref)
    desk.undo(ref)
    assert desk.case(ref) == before
    desk.review(ref)
    desk.write(ref, FORMS[number % len(FORMS)], draft=True)
    assert len(desk.cases()) == 1


def slope(points: list[tuple[float, float]]) -> float:
    """Return the slope of the line through the points, by least squares."""
    if len(points) < 3:
        return 0.0
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--minutes", type=float, default=10)
    options = asked.parse_args()
    this, memory, logs = psutil.Process(), [], []
    with tempfile.TemporaryDirectory() as work:
        home = Path(work) / "library"
        ref = begun(home, Path(work) / "papers")
        folder = opened(home).store.folder(ref)
        a_round(home, ref, 0)
        case, handles = size(folder / "case.json"), this.num_fds()
        began, number = time.monotonic(), 1
        while time.monotonic() < began + 60 * options.minutes:
            a_round(home, ref, number)
            gc.collect()
            memory.append((number, this.memory_info().rss / 1024))
            logs.append((number, size(folder / "audit.jsonl")))
            number += 1
        desk = opened(home)
        serious = [found for found in desk.check(ref, read=True) if found.serious]
        half = [p for p in home.rglob("*") if p.name.endswith(".new")]
        entries = len(desk.history(ref))
        late, middle = memory[len(memory) // 3 :], len(logs) // 2
        growth = slope(logs[middle:]) / (slope(logs[:middle]) or 1)
        BARS.extend(
            [
                ("memory after a third of the rounds, slope a round", slope(late), 8, " KiB"),
                (
                    "case.json after all beside the first",
                    size(folder / "case.json") / case,
                    1.1,
                    " ×",
                ),
                ("growth of the log a round, second half beside first", growth, 1.1, " ×"),
                ("packets held", len(list(folder.rglob("*.docx"))), len(FORMS), ""),
                ("handles left open", this.num_fds() - handles, 0, ""),
                ("children left", len(this.children()), 0, ""),
                ("half-written files", len(half), 0, ""),
                ("findings of the check of every chain and byte", len(serious), 0, ""),
            ]
        )
    took = time.monotonic() - began
    print(f"rounds of log, edit, two undos, packet, reopen: {number - 1} in {took:.0f} s")
    print(f"entries of the log: {entries}")
    print(f"memory at the end: {memory[-1][1] / 1024:.0f} MiB")
    for what, figure, limit, unit in BARS:
        print(f"{what}: {figure:.2f}{unit}, at most {limit:g}{unit}")
    return int(any(figure > limit for _, figure, limit, _ in BARS))


if __name__ == "__main__":
    sys.exit(main())
