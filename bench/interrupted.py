"""The main job killed or interrupted before every step on the disk, and done again.

    python bench/interrupted.py [--every 1] [--how kill int] [--demo]

A case is opened from a case.toml, evidence is taken in and accepted, a call is logged, a packet is
written. Before one step after the other the process is killed (SIGKILL) or interrupted (Ctrl-C);
then the same person does the same job again. In the end the library must hold what it holds after
an undisturbed run: nothing lost, nothing double, nothing left behind, every chain whole. ``--demo``
does the same with the three sample cases (minutes a step: choose ``--every``). Exit 1 at a fault.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "desk"))
from interrupting import inbox, main_job, state, steps_of

from casefile.__main__ import main as program

SIGNALS = {"kill": signal.SIGKILL, "int": signal.SIGINT}


def demo(home: Path) -> None:
    """The command itself, so that what it does about Ctrl-C is seen as well."""
    ended = program(["demo", "--to", str(home)])
    if ended == 130:
        raise KeyboardInterrupt
    if ended:
        raise SystemExit(ended)


def difference(wanted: dict, found: dict) -> str:
    """Return the first thing that differs, in a line."""
    for title in wanted | found:
        one, other = wanted.get(title), found.get(title)
        if one == other:
            continue
        if not isinstance(one, list) or not one or not isinstance(one[0], dict) or not other:
            return f"{title}: {other} instead of {one}"
        if len(other) != len(one):
            return f"{title}: {len(other)} cases instead of {len(one)}"
        return "; ".join(
            f"{name}: {value} instead of {one[0][name]}"
            for name, value in other[0].items()
            if value != one[0][name]
        )
    return ""


def resumed(job: Callable[[Path], None], home: Path, at: int, how: int, wanted: dict) -> str:
    """Break *job* off before step *at*, do it again; return what is wrong then, or nothing."""
    try:
        steps_of(partial(job, home), home, at, how)
        steps_of(partial(job, home), home)
        return difference(wanted, state(home))
    except RuntimeError as trouble:
        lines = str(trouble).splitlines()
        return f"{lines[-1]} ({lines[-3].strip() if len(lines) > 2 else ''})"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--how", nargs="*", choices=SIGNALS, default=list(SIGNALS))
    asked.add_argument("--demo", action="store_true")
    options = asked.parse_args()
    began, bad, runs = time.monotonic(), Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        papers = inbox(work / "papers")
        job = demo if options.demo else partial(main_job, papers=papers)
        home = work / "undisturbed"
        count = steps_of(partial(job, home), home)
        steps_of(partial(job, home), home)
        wanted = state(home)
        for at in range(1, count + 1, options.every):
            for how in options.how:
                home = work / "broken"
                wrong = resumed(job, home, at, SIGNALS[how], wanted)
                runs += 1
                if wrong:
                    bad[how] += 1
                    print(f"{how} before step {at}: {wrong[:500]}", flush=True)
                shutil.rmtree(home, ignore_errors=True)
    told = ", ".join(options.how)
    faults, took = sum(bad.values()), time.monotonic() - began
    print(f"{count} steps, {runs} runs broken off ({told}), {faults} faults, {took:.0f} s")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
