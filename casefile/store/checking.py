"""Looks whether a case folder is what was written: names, sizes and chain, or every byte."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from casefile.model.errors import CasefileError, Conflict, Damaged
from casefile.model.say import Say
from casefile.store import trail
from casefile.store.blobs import FolderBlobs
from casefile.store.changes import replayed
from casefile.store.commits import body_hash
from casefile.store.page import Page, body_of, document_of, page_of, tables_of
from casefile.store.seal import ZERO

_COPIES = re.compile(r"(case|retention)\b.*\.json|(audit|custody)\b.*\.jsonl")
_OURS = re.compile(r"(case|retention)\.json|(audit(\.[0-9TZ]+)?|custody)\.jsonl")


class Finding(NamedTuple):
    """One thing that a check found."""

    say: Say
    """Wording ``checks.<what>``."""
    serious: bool
    """False: worth knowing, nothing is wrong with the record."""


def check(
    folder: Path, *, read: bool = False, anchors: Iterable[str] = (), roots: bytes = b""
) -> tuple[Finding, ...]:
    """Return what does not hold in a case folder; nothing is changed. Empty: all holds.

    *read*: every byte of evidence, every backup and every step of the log too. *anchors* are heads
    of the log that were printed in packets or stamped: without one, whoever owns the disk can cut
    the end of the log or write all of it again, and no check can see it. The time-stamps kept in
    the folder are anchors too, as long as nobody removed them; *roots* are the certificates (PEM)
    of the authorities to trust.
    """
    page, found, lines, broken = _settled(folder)
    found += broken
    if page is not None and not any(finding.serious for finding in broken):
        found += _joined(page, lines)
    hashes = {line["hash"] for line in lines}
    if page is not None:
        hashes.add(page.newest["hash"])
    found += [serious("anchor_missing", head=anchor) for anchor in anchors if anchor not in hashes]
    found += _stamps(folder, hashes, roots)
    found += _lines(folder / "custody.jsonl", "custody")[1]
    if page is not None:
        found += _evidence(folder, document_of(page.tables), read=read)
    if read and not any(finding.serious for finding in broken):
        found += _replay(lines)
        found += _backups(folder, lines)
    found += _surroundings(folder)
    return tuple(found)


def _settled(
    folder: Path,
) -> tuple[Page | None, list[Finding], list[dict[str, Any]], list[Finding]]:
    """Return case and log as they stood at one moment, though another program may be writing."""
    for _ in range(20):
        before = _text(folder)
        page, found = _page(folder, before)
        lines, broken = _lines(folder / "audit.jsonl", "log")
        if before == _text(folder):
            break
    return page, found, lines, broken


def _text(folder: Path) -> bytes | None:
    try:
        return (folder / "case.json").read_bytes()
    except FileNotFoundError:
        return None


def serious(what: str, **values: Any) -> Finding:
    """Return a finding that something does not hold."""
    return Finding(Say(f"checks.{what}", **values), serious=True)


def remark(what: str, **values: Any) -> Finding:
    """Return a finding that is worth knowing."""
    return Finding(Say(f"checks.{what}", **values), serious=False)


def _page(folder: Path, text: bytes | None) -> tuple[Page | None, list[Finding]]:
    if text is None:
        return None, [serious("case_missing")]
    try:
        page = page_of(text, folder.name)
    except Damaged as trouble:
        return None, [serious(trouble.key)]
    entry = page.newest
    names = ("rev", "txid", "schema", "body_sha256", "at")
    if any(entry.get(name) != getattr(page.header, name) for name in names):
        return page, [serious("header_not_of_entry")]
    return page, []


def _lines(path: Path, which: str) -> tuple[list[dict[str, Any]], list[Finding]]:
    lines, found = followed(trail.whole_entries(path, which), which)
    if trail.torn(path) and not any(finding.serious for finding in found):
        found.append(remark(f"{which}_torn"))
    return lines, found


def followed(
    entries: Iterable[dict[str, Any]], which: str
) -> tuple[list[dict[str, Any]], list[Finding]]:
    """Return the lines of a log that hold, up to the first that does not, and what was found.

    *entries* raises Damaged at that line; *which* is the log, as findings name it.
    """
    lines: list[dict[str, Any]] = []
    found: list[Finding] = []
    try:
        for line in entries:
            if lines and line["at"] < lines[-1]["at"]:
                found.append(remark("clock_went_back", line=line["seq"], which=which))
            lines.append(line)
    except Damaged as trouble:
        found.append(serious(f"{which}_{trouble.key.removeprefix('log_')}", **trouble.values))
    return lines, found


def _joined(page: Page, lines: list[dict[str, Any]]) -> list[Finding]:
    entry = page.newest
    last = lines[-1]["hash"] if lines else ZERO
    if last == entry.get("hash"):
        return []
    if entry.get("prev") == last:
        return [remark("log_behind")]
    if any(line["hash"] == entry.get("hash") for line in lines):
        return [serious("case_rolled_back", rev=page.header.rev, newest=lines[-1]["rev"])]
    return [serious("log_cut", rev=page.header.rev, newest=lines[-1]["rev"] if lines else 0)]


def _stamps(folder: Path, hashes: set[str], roots: bytes) -> list[Finding]:
    """Hold the time-stamps of the folder against its log, and against the authorities trusted."""
    count = len(list((folder / "stamps").glob("*.tsr")))
    if not count:
        return []
    stamping = import_module("casefile.store.stamping")  # heavy: only where there is one
    if not stamping.HERE:
        return [remark("stamps_not_read", n=count)]
    found = []
    for path, stamp in stamping.stamps(folder):
        if stamp is None:
            found.append(serious("stamp_unreadable", file=path.name))
        elif stamp.head not in hashes:
            at = f"{stamp.at:%Y-%m-%d %H:%M}"
            found.append(serious("stamp_not_in_log", file=path.name, at=at, head=stamp.head))
        elif roots and (fault := stamping.fault_of(path, stamp.head, roots)):
            found.append(serious("stamp_not_genuine", file=path.name, fault=fault))
    return found if roots else [*found, remark("stamps_not_verified", n=count)]


def held_files(document: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield (mark, sha256, size) of each exhibit of a document that has bytes.

    The words that a program saw in its pictures are bytes of it too; their size is not known.
    """
    exhibits = document.get("exhibits")
    for exhibit in exhibits if isinstance(exhibits, list) else ():
        custody = exhibit.get("custody") if isinstance(exhibit, dict) else None
        reading = exhibit.get("reading") if isinstance(exhibit, dict) else None
        if isinstance(reading, dict) and reading.get("optical"):
            yield str(exhibit.get("mark", "")), str(reading["optical"]), -1
        if isinstance(custody, dict) and custody.get("sha256"):
            size = custody.get("size")
            mark = str(exhibit.get("mark", ""))
            yield mark, str(custody["sha256"]), size if isinstance(size, int) else -1


def _evidence(folder: Path, document: Mapping[str, Any], *, read: bool) -> list[Finding]:
    blobs = FolderBlobs(folder)
    found: list[Finding] = []
    known: set[str] = set()
    for mark, name, size in held_files(document):
        known.add(name)
        if blobs.is_link(name):
            found.append(serious("evidence_is_link", mark=mark, sha256=name))
        elif not blobs.has(name):
            found.append(serious("evidence_missing", mark=mark, sha256=name))
        elif size >= 0 and blobs.path(name).stat().st_size != size:
            found.append(serious("evidence_size", mark=mark, sha256=name))
        elif read and not blobs.verify(name):
            found.append(serious("evidence_changed", mark=mark, sha256=name))
    for name in blobs.all():
        if name in known:
            continue
        found.append(remark("evidence_unused", sha256=name))
        if read and (blobs.is_link(name) or not blobs.verify(name)):
            found.append(serious("evidence_changed", mark="-", sha256=name))
    return found


def _replay(lines: list[dict[str, Any]]) -> list[Finding]:
    number = 0
    try:
        for number, document in enumerate(replayed(line["changes"] for line in lines)):
            if body_hash(body_of(tables_of(document))) != lines[number]["body_sha256"]:
                return [serious("log_does_not_replay", rev=lines[number]["rev"])]
    except (Conflict, KeyError):
        return [serious("log_does_not_replay", rev=lines[number]["rev"])]
    return []


def _backups(folder: Path, lines: list[dict[str, Any]]) -> list[Finding]:
    by_rev = {line["rev"]: line["hash"] for line in lines}
    found = []
    for path in sorted((folder / "backups").glob("*.json")):
        if not path.stem.isdigit():
            continue
        try:
            page = page_of(path.read_bytes(), path.name)
        except CasefileError:
            found.append(remark("backup_damaged", rev=int(path.stem)))
        else:
            if by_rev.get(page.header.rev, page.header.audit) != page.header.audit:
                found.append(remark("backup_of_another", rev=int(path.stem)))
    return found


def _surroundings(folder: Path) -> list[Finding]:
    found = []
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    opened = [name for name in ("", *names) if _open_to_others(folder / name)]
    if opened:
        found.append(remark("readable_by_others", names=", ".join(n or "." for n in opened)))
    copies = [name for name in names if _of_a_clash(name)]
    if copies:
        found.append(remark("sync_copies", names=", ".join(copies)))
    return found


def _of_a_clash(name: str) -> bool:
    """True for a copy that a synchronising program made: the name of ours with something added."""
    stray = _COPIES.match(name) and not _OURS.fullmatch(name)
    return bool(stray) or "conflict" in name.lower()


def _open_to_others(path: Path) -> bool:
    try:
        found = path.lstat()
    except FileNotFoundError:  # another program took it away meanwhile
        return False
    return (
        os.name == "posix"
        and not stat.S_ISLNK(found.st_mode)
        and bool(stat.S_IMODE(found.st_mode) & 0o077)
    )
