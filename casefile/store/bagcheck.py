"""Whether a BagIt bag (RFC 8493, and 0.93 to 0.97) is complete and valid: always in full."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from casefile.model.say import Say

VERSIONS = frozenset({"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"})
ALGORITHMS = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})

_VERSION = re.compile(r"BagIt-Version: (\d+\.\d+)")
_ENCODING = re.compile(r"Tag-File-Character-Encoding: (\S+)")
_MANIFEST = re.compile(r"(?P<kind>tagmanifest|manifest)-(?P<algorithm>\w+)\.txt")
_LINE = re.compile(r"(?P<hash>[0-9A-Fa-f]+)(?P<gap>[ \t]+)(?P<star>\*?)(?P<path>.+)")
_OXUM = re.compile(r"Payload-Oxum\s*:\s*(\d+)\.(\d+)\s*")


class Fault(NamedTuple):
    """What is wrong with a bag, or worth knowing about it."""

    say: Say
    """Wording ``bag_faults.<what>``."""
    fatal: bool


class _Refused(Exception):
    """The bag cannot be looked at further."""

    def __init__(self, what: str, **values: object) -> None:
        super().__init__(what)
        self.fault = Fault(Say(f"bag_faults.{what}", **values), fatal=True)


def bag_faults(root: Path) -> tuple[Fault, ...]:
    """Return what is wrong with the bag at *root*, every byte read; none of it fatal: valid.

    Stricter than the format where a path could leave the bag on any system: absolute paths, ``..``,
    ``~``, drive letters, backslashes of Windows, links and special files are refused everywhere.
    """
    try:
        return tuple(_faults(root))
    except _Refused as refused:
        return (refused.fault,)


def _faults(root: Path) -> Iterator[Fault]:
    version, encoding = _declaration(root)
    files = _files(root)
    manifests = {name: m for name in files if (m := _MANIFEST.fullmatch(name))}
    payload = [name for name, m in manifests.items() if m["kind"] == "manifest"]
    if not payload:
        yield _fatal("no_manifest")
    if not (root / "data").is_dir():
        yield _fatal("no_payload_folder")
    for name, told in sorted(manifests.items()):
        if told["algorithm"].lower() not in ALGORITHMS:
            yield _fatal("unknown_algorithm", file=name)
            continue
        yield from _manifest(root, name, files, version, encoding)
    if "fetch.txt" in files:
        yield from _fetch(root, encoding)
    yield from _oxum(root, files, encoding)


def _fatal(what: str, **values: object) -> Fault:
    return Fault(Say(f"bag_faults.{what}", **values), fatal=True)


def _warning(what: str, **values: object) -> Fault:
    return Fault(Say(f"bag_faults.{what}", **values), fatal=False)


def _declaration(root: Path) -> tuple[str, str]:
    try:
        body = (root / "bagit.txt").read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as trouble:
        raise _Refused("no_declaration") from trouble
    try:
        lines = body.decode("utf-8").splitlines()
    except UnicodeDecodeError as trouble:
        raise _Refused("bad_declaration") from trouble
    told = [line for line in lines if line]
    version = _VERSION.fullmatch(told[0]) if len(told) == 2 else None
    encoding = _ENCODING.fullmatch(told[1]) if len(told) == 2 else None
    if version is None or encoding is None:
        raise _Refused("bad_declaration")
    if version[1] not in VERSIONS:
        raise _Refused("unknown_version", version=version[1])
    try:
        "".encode(encoding[1])
    except LookupError as trouble:
        raise _Refused("unknown_encoding", encoding=encoding[1]) from trouble
    return version[1], encoding[1]


def _files(root: Path) -> dict[str, Path]:
    """Return every file of the bag by its path in it. A link or special file is refused."""
    found: dict[str, Path] = {}
    for folder, folders, names in os.walk(root):
        for name in (*folders, *names):
            path = Path(folder) / name
            mode = path.lstat().st_mode
            inside = path.relative_to(root).as_posix()
            if stat.S_ISREG(mode):
                found[inside] = path
            elif not stat.S_ISDIR(mode):
                raise _Refused("link_or_device", file=inside)
    return found


def _text(path: Path, encoding: str) -> str:
    try:
        return path.read_bytes().decode(encoding)
    except UnicodeDecodeError as trouble:
        raise _Refused("wrong_encoding", file=path.name) from trouble


def outside(path: str) -> bool:
    """True when a path could lead out of its folder, on this system or another."""
    parts = re.split(r"[/\\]", path)
    return (
        not path
        or path.startswith(("/", "\\", "~", "%"))
        or ".." in parts
        or bool(re.match(r"[A-Za-z]:", path))
        or "\0" in path
    )


def _manifest(
    root: Path, name: str, files: dict[str, Path], version: str, encoding: str
) -> Iterator[Fault]:
    told = _MANIFEST.fullmatch(name)
    of_payload = name.startswith("manifest-")
    algorithm = told["algorithm"].lower() if told else ""
    present = {unicodedata.normalize("NFC", file): file for file in files}
    listed: dict[str, str] = {}
    folded: dict[str, str] = {}
    for line in _text(root / name, encoding).splitlines():
        if not line.strip():
            continue
        parts = _LINE.fullmatch(line)
        if parts is None:
            yield _fatal("bad_manifest_line", file=name)
            continue
        path = parts["path"]
        if path not in files:  # some software writes names as they are, whatever the version
            path = _decoded(path, version)
        if parts["star"]:
            yield _warning("made_with_md5sum", file=name)
        if path.startswith("./"):
            yield _warning("relative_path", file=path)
            path = path[2:]
        if outside(path) or (of_payload and not path.startswith("data/")):
            yield _fatal("path_outside", file=path)
            continue
        digest = parts["hash"].lower()
        key = unicodedata.normalize("NFC", path).casefold()
        if path in listed:
            same = listed[path] == digest and version != "1.0"
            yield _warning("listed_twice", file=path) if same else _fatal("listed_twice", file=path)
            continue
        if key in folded:
            yield _warning("names_alike", file=path, other=folded[key])
        folded[key] = path
        listed[path] = digest
        yield from _held(path, digest, algorithm, files, present)
    if of_payload:
        known = {unicodedata.normalize("NFC", path) for path in listed}
        for file in sorted(files):
            if file.startswith("data/") and unicodedata.normalize("NFC", file) not in known:
                yield _fatal("not_listed", file=file, manifest=name)


def _decoded(path: str, version: str) -> str:
    path = path.replace("%0A", "\n").replace("%0a", "\n").replace("%0D", "\r").replace("%0d", "\r")
    return path.replace("%25", "%") if version == "1.0" else path


def _held(
    path: str, digest: str, algorithm: str, files: dict[str, Path], present: dict[str, str]
) -> Iterator[Fault]:
    where = files.get(path) or files.get(present.get(unicodedata.normalize("NFC", path), ""))
    if where is None:
        yield _fatal("file_missing", file=path)
        return
    with where.open("rb") as file:
        if hashlib.file_digest(file, algorithm).hexdigest() != digest:
            yield _fatal("file_changed", file=path)


def _fetch(root: Path, encoding: str) -> Iterator[Fault]:
    """Nothing is ever fetched: what is listed must be in the bag already."""
    for line in _text(root / "fetch.txt", encoding).splitlines():
        parts = line.split(None, 2)
        if not parts:
            continue
        path = parts[2].removeprefix("./") if len(parts) == 3 else ""
        if outside(path) or not path.startswith("data/"):
            yield _fatal("path_outside", file=path or line)


def _oxum(root: Path, files: dict[str, Path], encoding: str) -> Iterator[Fault]:
    if "bag-info.txt" not in files:
        return
    for line in _text(root / "bag-info.txt", encoding).splitlines():
        told = _OXUM.fullmatch(line.removeprefix("\ufeff"))
        if told is None:
            continue
        sizes = [path.stat().st_size for name, path in files.items() if name.startswith("data/")]
        if (int(told[1]), int(told[2])) != (sum(sizes), len(sizes)):
            yield _fatal("oxum_differs", told=f"{told[1]}.{told[2]}")
