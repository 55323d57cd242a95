"""Every bench with one command; the table that they print becomes docs/benchmarks.md.

    python -m bench [--quick] [--only terminal search ...] [--patience 1] [--no-peers] [--to FILE]

Each bench runs by itself and within its budget of time, times *patience* on a busy machine. Peers
are installed into environments of their own below ``build/peers``; one that cannot be had is named
and left out. What a bench printed is kept below ``build/bench``, so that ``--only`` renews its
lines of the page and leaves the others. ``--quick`` is the whole in some minutes, on small
libraries: to see that it runs, not for its figures; it is not kept, and written only to ``--to``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sqlite3
import subprocess
import sys
import time
from datetime import date
from importlib.metadata import distributions, version
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from benches import BENCHES, HELD_BACK, IMPORTED, STARTED, Bench

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
KEPT = ROOT / "build" / "bench"
OURS = ("textual", "tinydb", "orjson", "lxml", "python-docx", "pypdfium2", "pydantic", "pillow")
"""Packages whose version may move a figure."""
MISSED = ", a target was not reached"
BROKEN_OFF = ", broken off at the end of its time"
SILENT = ", printed no line that is known"
NOTES = Path(__file__).with_name("notes.md")
"""What a person has to say of the figures; it ends the page."""
HEAD = """\
# Benchmarks

Made by `python -m bench`, which runs everything in `bench/` and writes this page from what was
printed. Absolute times are those of one machine; trust the ratios, which compare two things within
one run. A bench that did not end within its budget, and a peer that could not be had, is named.
"""


class Row(NamedTuple):
    """One line of the table."""

    of: str
    what: str
    figure: str
    target: str


class Peers:
    """Programs and packages to compare with, in environments that are not ours."""

    def __init__(self, home: Path, wanted: bool) -> None:
        self.home, self.wanted = home, wanted
        self.left_out: list[str] = []
        self.versions: dict[str, str] = {}

    def imported(self) -> str:
        """Return the folder of what is imported beside the program; empty when there is none.

        What both use has the version that is installed here, so that it moves no figure of ours.
        """
        folder, here = self.home / "imported", self.home / "here.txt"
        if not self.wanted:
            self.left_out += [f"{name}: not asked for" for name in IMPORTED]
            return ""
        self.home.mkdir(parents=True, exist_ok=True)
        ours = {d.name: d.version for d in distributions() if d.name != "casefile"}
        here.write_text("".join(f"{name}=={number}\n" for name, number in ours.items()))
        for name in IMPORTED:
            into = folder / name
            if not into.is_dir():
                pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", into]
                self._made([*pip, "-c", here, name], name)
            self._noted(name, into)
        return os.pathsep.join(str(folder / name) for name in self.versions)

    def started(self) -> list[str]:
        """Return the options that name the peers which are programs of their own."""
        if not self.wanted:
            self.left_out += [f"{name}: not asked for" for name in STARTED]
            return []
        options = []
        for name in STARTED:
            home = self.home / name
            command = home / "bin" / name
            if not command.exists():
                self._made([sys.executable, "-m", "venv", home], name)
                self._made(
                    [
                        home / "bin" / "python",
                        "-m",
                        "pip",
                        "install",
                        "-q",
                        name,
                        *HELD_BACK.get(name, ()),
                    ],
                    name,
                )
            if command.exists():
                options += ["--peer", f"{name}={command}"]
                self._noted(name, *home.glob("lib/python*/site-packages"))
        return options

    def _made(self, command: list[str | Path], name: str) -> None:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        if done.returncode:
            told = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
            self.left_out.append(f"{name}: {told[-1][:120]}")

    def _noted(self, name: str, *folders: Path) -> None:
        found = (d for d in distributions(path=[str(f) for f in folders]))
        for each in found:
            if each.name.lower() == name:
                self.versions[name] = each.version


class Printed(NamedTuple):
    """What one bench printed, where, when, and what is to be said of it besides."""

    output: str
    note: str
    left_out: list[str]
    versions: dict[str, str]


def run(bench: Bench, quick: bool, patience: float, peers: Peers, beside: str) -> Printed:
    """Run one bench and return what it printed."""
    name = Path(bench.script).stem
    given = list(bench.quick if quick else bench.full)
    if bench.needs:
        folder = ROOT / bench.needs
        if not folder.is_dir():
            return Printed("", f"`{name}`: skipped, its records do not lie by the source", [], {})
        given.insert(0, str(folder))
    if set(bench.peers) & set(STARTED):
        given += peers.started()
    paths = [str(ROOT), *([beside] if bench.peers and beside else [])]
    paths += [p for p in [os.environ.get("PYTHONPATH", "")] if p]
    limit, began, load = bench.seconds[quick] * patience, time.monotonic(), waiting()
    print(f"== {name} (at most {limit:.0f} s)", flush=True)
    try:
        done = subprocess.run(
            [sys.executable, str(ROOT / "bench" / bench.script), *given],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=limit,
        )
        output = done.stdout
        what = MISSED if done.returncode else ""
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
        output = said.decode() if isinstance(said, bytes) else said
        what = BROKEN_OFF
    took = time.monotonic() - began
    what = what or ("" if rows(bench, output) else SILENT)
    print(output, flush=True)
    note = f"`{name}`: {took:.0f} s on {date.today()}{load}{what}"
    used = {n: v for n, v in peers.versions.items() if n in bench.peers}
    return Printed(
        output, note, [x for x in peers.left_out if x.split(":")[0] in bench.peers], used
    )


def waiting() -> str:
    """Return how many programs wanted the processors, where the system says so."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f", {os.getloadavg()[0]:.1f} programs wanting the {os.cpu_count()} processors"


def rows(bench: Bench, output: str) -> list[Row]:
    """Return what the lines of *output* tell, by the patterns of the bench."""
    found = []
    for told in bench.told:
        for match in re.finditer(told.found, output, re.MULTILINE):
            groups = [part or "" for part in match.groups()]
            target = told.target.format(*groups)
            found.append(
                Row(
                    told.of,
                    " ".join(told.what.format(*groups).split()),
                    told.figure.format(*groups).strip(),
                    "" if target == "≤ " else target,
                )
            )
    return found


def machine() -> list[str]:
    """Return what it ran on: nothing that names the computer or its user."""
    cpu = platform.processor() or platform.machine()
    told = Path("/proc/cpuinfo")
    if told.exists():
        models = re.findall(r"model name\s*:\s*(.+)", told.read_text())
        cpu = models[0] if models else cpu
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        memory = f", {total / 2**30:.0f} GiB"
    return [
        f"- machine: {cpu}, {os.cpu_count()} processors{memory}",
        f"- system: {platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}",
    ]


def page(printed: dict[str, Printed]) -> str:
    """Return the page: what was compared with what, and where."""
    ours = ", ".join(f"{name} {version(name)}" for name in OURS)
    versions = {n: v for each in printed.values() for n, v in each.versions.items()}
    named = ", ".join(f"{name} {number}" for name, number in sorted(versions.items()))
    left = [x for each in printed.values() for x in each.left_out]
    lines = [HEAD, *machine(), f"- casefile {version('casefile')} with {ours}"]
    lines.append(f"- peers: {named or 'none'}")
    lines += [f"- peer left out: {each}" for each in dict.fromkeys(left)]
    lines += ["", "| | what | figure | target |", "|---|---|---|---|"]
    last = ""
    for bench in BENCHES:
        name = Path(bench.script).stem
        for row in rows(bench, printed[name].output) if name in printed else []:
            of, last = ("" if row.of == last else row.of), row.of
            lines.append("| " + " | ".join(c.replace("|", "\\|") for c in (of, *row[1:])) + " |")
    lines += ["", "How long each took:", ""]
    lines += [f"- {each.note}" for each in printed.values()]
    missing = [n for bench in BENCHES if (n := Path(bench.script).stem) not in printed]
    lines += [f"- `{name}`: not run" for name in missing]
    return "\n".join(lines) + "\n\n" + NOTES.read_text("utf-8")


def main() -> int:
    names = [Path(bench.script).stem for bench in BENCHES]
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--only", nargs="*", choices=names, default=names)
    asked.add_argument("--patience", type=float, default=1.0)
    asked.add_argument("--no-peers", action="store_true")
    asked.add_argument("--to", type=Path, help="where the page is written")
    options = asked.parse_args()
    peers = Peers(ROOT / "build" / "peers", not options.no_peers)
    wanted = [bench for bench in BENCHES if Path(bench.script).stem in options.only]
    beside = peers.imported() if any(set(b.peers) & set(IMPORTED) for b in wanted) else ""
    fresh: dict[str, Printed] = {}
    for bench in wanted:
        name = Path(bench.script).stem
        fresh[name] = run(bench, options.quick, options.patience, peers, beside)
        if not options.quick:
            KEPT.mkdir(parents=True, exist_ok=True)
            (KEPT / f"{name}.json").write_text(json.dumps(fresh[name]._asdict()), "utf-8")
    printed = fresh if options.quick else kept(names)
    text = page(printed)
    print(text)
    to = options.to or (None if options.quick else PAGE)
    if to is not None:
        to.write_text(text, "utf-8")
    return int(any(x.note.endswith((MISSED, BROKEN_OFF, SILENT)) for x in fresh.values()))


def kept(names: list[str]) -> dict[str, Printed]:
    """Return what each bench printed when it last ran in full."""
    found = {}
    for name in names:
        file = KEPT / f"{name}.json"
        if file.exists():
            found[name] = Printed(**json.loads(file.read_text("utf-8")))
    return found


if __name__ == "__main__":
    sys.exit(main())
