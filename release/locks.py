"""The locked packages: every version with its hashes, in three files, made by uv.

Run as ``python -m release.locks`` after a dependency was changed; it needs ``uv``. The files name
no index: whoever installs chooses where from, and the hashes hold it to the same bytes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPTIONAL = tuple(extra for extra in PROJECT["optional-dependencies"] if extra != "dev")
"""The extras for users; ``dev`` is for whoever changes the program."""
FILES = {
    "dev": ("--all-extras",),
    "extras": tuple(word for extra in OPTIONAL for word in ("--extra", extra)),
    "runtime": (),
}
"""A lock, and the extras that uv is asked for; the widest first, which holds the versions."""

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; ([^\\]+?))? \\$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Pin(NamedTuple):
    """One locked package."""

    name: str
    version: str
    marker: str
    """Where it is installed; empty: everywhere."""
    hashes: tuple[str, ...]
    """SHA-256 of each file that may be installed."""
    wanted_by: tuple[str, ...]
    """Names of the packages that ask for it; ``casefile`` for the program itself."""


def plain_name(name: str) -> str:
    """Return a package's name as indexes write it: ``Pi_Heif`` is ``pi-heif``."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, Pin]:
    """Return the packages of a lock by plain name."""
    found: dict[str, Pin] = {}
    blocks = re.split(r"\n(?=[A-Za-z0-9])", (FOLDER / f"{lock}.txt").read_text(encoding="utf-8"))
    for block in blocks:
        first, *rest = block.splitlines()
        pin = _PIN.match(first)
        if pin is None:
            raise ValueError(f"{lock}.txt: not a locked package: {first}")
        name, version, marker = pin.groups()
        asking = [line.strip(" #").removeprefix("via").strip() for line in rest if "#" in line]
        by = tuple(plain_name(line.split(" (")[0]) for line in asking if line and line[0] != "-")
        hashes = tuple(_HASH.findall(block))
        found[plain_name(name)] = Pin(plain_name(name), version, (marker or "").strip(), hashes, by)
    return found


def main() -> int:
    """Make the three files anew, from the public index alone."""
    FOLDER.mkdir(exist_ok=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    for lock, extras in FILES.items():
        command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version"]
        command += ["3.11", "--fork-strategy", "fewest", "--generate-hashes", "--no-header"]
        command += ["--quiet", "--output-file", str(FOLDER / f"{lock}.txt"), *extras]
        if lock != "dev":
            command += ["--constraints", str(FOLDER / "dev.txt")]
        subprocess.run(command, cwd=ROOT, check=True, env={**clean, "UV_NO_CONFIG": "1"})
        print(f"requirements/{lock}.txt: {len(pins(lock))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
