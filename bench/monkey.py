"""A long run of keys pressed at random on a real terminal: no crash, no lost case.

    python bench/monkey.py [--keys 5000] [--runs 10] [--seed 1] [--home LIBRARY]
                           [--language he] [--size 100x30]

Each run begins with a fresh copy of the sample cases (or of LIBRARY) and a seed of its own; what
falls over is told with the seed, the last keys and the screen. The same keys come of the same
seed, but not the same moments: run a seed more than once.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "screens"))
from monkey import Fell, let_loose

from casefile.desk import Desk


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--keys", type=int, default=5_000)
    asked.add_argument("--runs", type=int, default=10)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--home", type=Path)
    asked.add_argument("--language", default="en")
    asked.add_argument("--size", default="80x24", help="columns x rows")
    options = asked.parse_args()
    columns, rows = (int(part) for part in options.size.split("x"))
    fallen = 0
    with tempfile.TemporaryDirectory() as work:
        first = options.home or Path(work) / "samples"
        if not options.home:
            Desk(first, language="en").demo()
        for seed in range(options.seed, options.seed + options.runs):
            home = Path(work) / f"run-{seed}" / "library"
            shutil.copytree(first, home)
            began = time.monotonic()
            try:
                pressed = let_loose(
                    home,
                    seed,
                    options.keys,
                    language=options.language,
                    size=(columns, rows),
                )
                print(f"seed {seed}: {pressed} keys in {time.monotonic() - began:.0f} s, all well")
            except Fell as trouble:
                fallen += 1
                print(trouble)
            sys.stdout.flush()
    return bool(fallen)


if __name__ == "__main__":
    sys.exit(main())
