"""Builds wheel and source archive twice, in two places and of two days, and compares the bytes.

Run as ``python -m release.twice FOLDER``; the pair that was built is left in FOLDER.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1790000000"
"""The moment every file in the archives has: seconds since 1970, the same for everybody."""


def _files() -> list[Path]:
    """Return the files of the source, without what git ignores; there need not be a git."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()]
    ignored = [pattern for pattern in ignored if pattern] + [".git"]
    found: list[Path] = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if not _matches(name, ignored)]
        found += [Path(folder) / name for name in names if not _matches(name, ignored)]
    return found


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _source(target: Path) -> None:
    """Copy the source as it stands."""
    for file in _files():
        copied = target / file.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copied)


def _dated(folder: Path, moment: int) -> None:
    """Give every file of a folder the same moment, in seconds since 1970."""
    for file in folder.rglob("*"):
        os.utime(file, (moment, moment))


def built(source: Path, target: Path) -> dict[str, str]:
    """Build both archives of *source* into *target*; return their SHA-256 by name."""
    target.mkdir()
    command = [sys.executable, "-m", "build", "--outdir", str(target), str(source)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    files = sorted(target.iterdir())
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def main(given: list[str]) -> int:
    """Build both pairs; 1 when they differ."""
    target = Path(given[0] if given else "dist").absolute()
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "UTC", Path(folder) / "Asia" / "Jerusalem"
        _source(one)
        shutil.copytree(one, other)
        _dated(one, 1_000_000_000)
        _dated(other, 1_700_000_000)
        pairs = [built(one, Path(folder) / "built"), built(other, Path(folder) / "built-again")]
        target.mkdir(parents=True, exist_ok=True)
        for file in (Path(folder) / "built").iterdir():
            shutil.copyfile(file, target / file.name)
    for name, sha in pairs[0].items():
        print(f"{sha}  {name}")
    if pairs[0] != pairs[1]:
        print(f"built again, they differ: {pairs[1]}", file=sys.stderr)
        return 1
    print("built again: the same bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
