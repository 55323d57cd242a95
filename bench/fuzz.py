"""Every reader given files that were spoilt on purpose: a record or a plain refusal, always.

    python bench/fuzz.py [--minutes 15] [--seeds 1 2 3] [--keep FOLDER] [--only 1:4711]

Real files (see `fuzz_seeds.py`) are flipped, cut, spliced, given false sizes, and read in the
limited child as the program reads them. Told as a fault: a reader that ends in an error of its own
kind (`reader_failed`), leaves its fence or dies; one that needs more than SLOW seconds. Every
hundred files go into a case: their bytes must lie there as they came, the case must be reviewed,
and a bundle of all of it must be written and pass its own check. A fault is told once for each
place it comes from, with the number that makes it again (``--only``). Exit 1, when there was one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from fuzz_seeds import mutated, seeds

from casefile.desk import Desk
from casefile.documents.check import faults
from casefile.intake.child import LIMITS, ReadingChild
from casefile.intake.reading import FullReading
from casefile.intake.sniff import media_type_of
from casefile.leaves import leaves
from casefile.model.errors import CasefileError, PacketRefused

READERS = "casefile.intake.readers"
FAULTS = ("reader_failed", "reader_died", "reader_overstepped", "reader_too_slow")
SLOW = 5.0
"""Seconds of the wall after which a reading is told, well before it would be stopped."""
IN_A_CASE = 100
ON = date(2026, 11, 20)


class Run:
    """What came of the files so far."""

    def __init__(self, keep: Path | None) -> None:
        self.keep = keep
        self.read: Counter[str] = Counter()
        self.faults: dict[str, str] = {}
        self.slowest = (0.0, "")
        self.cases = 0

    def note(self, where: str, about: str, data: bytes = b"", name: str = "") -> None:
        """Tell a fault, once for each *where*."""
        if where in self.faults:
            return
        self.faults[where] = about
        print(f"FAULT {where}\n  {about}", flush=True)
        if self.keep is not None and data:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{len(self.faults):03}-{name[-60:]}").write_bytes(data)


def raised_by(data: bytes, name: str) -> str:
    """Return where the reader raised, by reading again in this process: last lines of the trace."""
    kind = media_type_of(name, data)
    try:
        for leaf in leaves(READERS).values():
            if leaf.claims(kind):
                leaf.read(data, name)
                break
    except Exception as fault:
        frames = traceback.extract_tb(fault.__traceback__)
        ours = [frame for frame in frames if "casefile" in frame.filename][-1]
        last = frames[-1]
        return (
            f"{type(fault).__name__} at {Path(ours.filename).name}:{ours.lineno} "
            f"({Path(last.filename).name}:{last.lineno}: {str(fault)[:100]})"
        )
    return "not raised again here"


def one_read(run: Run, child: ReadingChild, key: str, name: str, data: bytes, how: str) -> None:
    """Read one file in the child and note what came of it."""
    began = time.monotonic()
    full = child.read(data, name)
    took = time.monotonic() - began
    run.read[full.trouble or "read"] += 1
    run.slowest = max(run.slowest, (took, f"{key} {how}"))
    if full.trouble == "reader_failed":
        run.note(f"{full.reader}: {full.about} {raised_by(data, name)}", f"{key} {how}", data, name)
    elif full.trouble in FAULTS:
        run.note(f"{full.reader}: {full.trouble} {full.about}", f"{key} {how}", data, name)
    elif took > SLOW:
        run.note(f"{full.reader}: slow", f"{took:.1f} s, {key} {how}", data, name)
    FullReading.from_json(full.to_json())


def bundle_of(desk: Desk, ref: str) -> Path:
    """Write all of the case; what has a page that cannot be drawn is left out, as a clerk would."""
    while True:
        try:
            return desk.write(ref, "evidence_bundle", draft=True).path
        except PacketRefused as refusal:
            if refusal.key != "picture_unreadable":
                raise
            desk.remove(ref, refusal.where)


def in_a_case(run: Run, work: Path, key: str, files: list[tuple[str, bytes]]) -> None:
    """Take *files* into a case, as a folder; nothing may be lost, and all must be shown."""
    run.cases += 1
    inbox = work / f"inbox-{run.cases}"
    inbox.mkdir()
    for number, (name, data) in enumerate(files):
        (inbox / f"{number:03}-{name[-80:]}").write_bytes(data)
    desk = Desk(work / f"library-{run.cases}", language="en", on=ON, now=lambda: datetime.now(UTC))
    case = desk.new(respondent="Acme Ltd", place="xx").case
    try:
        filed = desk.add(case.id, [inbox])
        held = desk.case(case.id)
        blobs = desk.store.blobs(case.id)
        wanted = {sha256(data).hexdigest() for _, data in files}
        lost = [d for d in wanted if sha256(blobs.path(d).read_bytes()).hexdigest() != d]
        marks = {x.custody.sha256 for x in held.exhibits}
        if lost or not wanted <= marks:
            run.note("an original was lost", f"{key}: {sorted(wanted - marks)[:3]} {lost[:3]}")
        for one in filed:
            if one.trouble is not None and not isinstance(one.trouble, CasefileError):
                run.note(f"filed: {type(one.trouble).__name__}", f"{key} {one.name}")
        for exhibit in held.exhibits:
            desk.questions_of(held, exhibit)
        desk.accept(case.id, label="open")
        desk.review(case.id)
        for fault in faults(bundle_of(desk, case.id).read_bytes()):
            run.note(f"bundle: {fault}", key)
        for found in desk.check(case.id, read=True):
            if found.serious:
                run.note(f"check: {found}", key)
    except Exception as fault:  # whatever it is, it is what is looked for here
        trace = traceback.extract_tb(fault.__traceback__)
        ours = [frame for frame in trace if "/casefile/" in frame.filename][-1]
        where = (
            f"{type(fault).__name__} at {ours.filename.rpartition('casefile/')[2]}:{ours.lineno}"
        )
        run.note(f"case: {where}", f"{key}: {str(fault)[:300]}")
        if run.keep is not None:
            inbox.rename(run.keep / f"case-{len(run.faults):03}")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--minutes", type=float, default=15)
    asked.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    asked.add_argument("--keep", type=Path, help="a folder for the files that made a fault")
    asked.add_argument("--only", help="SEED:NUMBER of one mutant, as a fault tells it")
    options = asked.parse_args()
    run, files = Run(options.keep), seeds()
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    if options.only:
        seed, _, number = options.only.partition(":")
        name, data, how = mutated(int(seed), int(number), files)
        with ReadingChild() as child:
            one_read(run, child, options.only, name, data, how)
        print(dict(run.read), raised_by(data, name))
        return bool(run.faults)
    until, number, spoilt = time.monotonic() + 60 * options.minutes, 0, []
    with tempfile.TemporaryDirectory() as work, ReadingChild() as child:
        while time.monotonic() < until:
            for seed in options.seeds:
                name, data, how = mutated(seed, number, files)
                one_read(run, child, f"{seed}:{number}", name, data, how)
                spoilt.append((name, data))
            number += 1
            if len(spoilt) >= IN_A_CASE:
                in_a_case(run, Path(work), f"{options.seeds}:<{number}", spoilt)
                spoilt = []
    total = sum(run.read.values())
    print(f"{total} files from {len(files)}, {run.cases} cases, {len(run.faults)} kinds of fault")
    print(f"limits of a reading: {LIMITS.seconds} s, {LIMITS.memory // 1_000_000} MB")
    print("what came of them: " + ", ".join(f"{k} {n}" for k, n in run.read.most_common()))
    print(f"slowest: {run.slowest[0]:.1f} s, {run.slowest[1]}")
    return bool(run.faults)


if __name__ == "__main__":
    sys.exit(main())
