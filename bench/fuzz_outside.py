"""What comes from outside and is no evidence: bags, tables, case.toml, a library somebody touched.

    python bench/fuzz_outside.py [--minutes 5] [--seed 1] [--only NUMBER]

Each is spoilt as `fuzz_seeds.py` does it and handed to the desk. The outcome must be what was asked
for or a refusal with its words in three languages; never a traceback. Exit 1, when there was one.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from fuzz_seeds import spoilt

from casefile.desk import Desk
from casefile.library import languages
from casefile.model.errors import CasefileError
from casefile.model.money import read_money

ON = date(2026, 11, 20)
TOML = """
title = "Sowa owes for chairs"
place = "xx"
[respondent]
name = "Sowa"
[[debts]]
ref = "INV-1"
amount = "500 EUR"
due = "2026-03-01"
[[contacts]]
on = "2026-03-02"
channel = "phone"
said = "Will pay"
promise = { amount = "100 EUR", by = "2026-04-01" }
"""
UNPAID = "\n".join(
    ["respondent,invoice,amount,issued,due,email"]
    + [
        f"Sowa {n},FV/{n},{n}00.50 EUR,2026-01-0{n},2026-02-0{n},a{n}@x.example"
        for n in range(1, 9)
    ]
)


def desk_at(home: Path) -> Desk:
    return Desk(home, language="en", on=ON, now=lambda: datetime.now(UTC))


class Outside:
    """A library and what could be handed to it, each by name."""

    def __init__(self, work: Path) -> None:
        self.work, self.home = work, work / "library"
        desk = desk_at(self.home)
        (work / "note.txt").write_text("The chairs came on 2 March 2026.\n")
        self.ref = desk.new(respondent="Sowa", amount=read_money("500 EUR"), place="xx").case.id
        desk.add(self.ref, [work / "note.txt"])
        desk.set(self.ref, ["respondent.address=1 Long Road"])
        desk.set_owner(["name=Alef Ltd"])
        bag = desk.export(self.ref, work / "bag.zip", packed=True)
        case = desk.store.folder(self.ref)
        self.files = {
            "bag": bag.read_bytes(),
            "unpaid": UNPAID.encode(),
            "toml": TOML.encode(),
            **{
                f"library/{path.relative_to(self.home)}": path.read_bytes()
                for path in (*case.glob("*.json*"), *self.home.glob("*.json"))
            },
        }

    def handed(self, what: str, data: bytes) -> None:
        """Hand *data* over in the place of *what*; raises what the desk raises."""
        home = self.work / "run"
        shutil.rmtree(home, ignore_errors=True)
        if not what.startswith("library/"):
            file = self.work / {"bag": "b.zip", "unpaid": "u.csv", "toml": "c.toml"}[what]
            file.write_bytes(data)
            desk = desk_at(home)
            asked = {"bag": desk.import_, "unpaid": desk.new_many, "toml": desk.new_from}[what]
            asked(file)
            self._used(desk)
            return
        shutil.copytree(self.home, home)
        (home / what.removeprefix("library/")).chmod(0o600)
        (home / what.removeprefix("library/")).write_bytes(data)
        self._used(desk_at(home))

    def _used(self, desk: Desk) -> None:
        """Do what a person does next; each may be refused by itself."""
        lines = []
        for listed in (desk.glance, desk.cases):
            lines = _or_refused(listed) or lines
        for line in lines:
            for asked in (desk.case, desk.review, desk.history, desk.accesses, desk.check):
                _or_refused(asked, line.id)
            _or_refused(lambda line=line: desk.set(line.id, ["respondent.phone=1"]))
            _or_refused(desk.undo, line.id)
            _or_refused(desk.repair, line.id)
        _or_refused(desk.owner)


def _or_refused(asked, *given):
    try:
        return asked(*given)
    except CasefileError as refusal:
        for words in languages().values():
            words.refusal(refusal)
        return None


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--minutes", type=float, default=5)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", type=int, help="one number, with its traceback")
    options = asked.parse_args()
    faults: dict[str, str] = {}
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        outside = Outside(Path(work))
        names = list(outside.files)
        until, number = time.monotonic() + 60 * options.minutes, options.only or 0
        while time.monotonic() < until:
            what = names[number % len(names)]
            data, how = spoilt(outside.files[what], f"{options.seed}:{number}", outside.files)
            try:
                outside.handed(what, data)
                told["taken"] += 1
            except CasefileError:
                told["refused"] += 1
            except Exception as fault:  # what is looked for
                if options.only is not None:
                    traceback.print_exc()
                frames = traceback.extract_tb(fault.__traceback__)
                last = [frame for frame in frames if "/casefile/" in frame.filename][-1]
                at = f"{last.filename.rpartition('casefile/')[2]}:{last.lineno}"
                where = f"{type(fault).__name__} at {at}"
                if where not in faults:
                    faults[where] = what
                    print(f"FAULT {where}: {number} {what} ({how}): {str(fault)[:200]}", flush=True)
            if options.only is not None:
                break
            number += 1
    total = sum(told.values())
    print(f"{total} things from outside, {dict(told)}, {len(faults)} kinds of fault")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
