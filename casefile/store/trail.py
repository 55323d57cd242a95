"""The audit log of a case: one sealed line a commit, each holding the hash of the one before.

The newest entry also stands in case.json, whose renaming is the only commit point: a crash before
the line was appended is healed from there. What does not join on is never healed in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import takewhile
from pathlib import Path
from typing import Any

from casefile.model.errors import Damaged
from casefile.store import disk
from casefile.store.seal import ZERO, seal_of, unsealed


class Joint(Enum):
    """How the log stands to the newest entry in case.json."""

    WHOLE = "whole"
    BEHIND = "behind"  # the last line is missing or torn: a crash, healed at the next write
    BROKEN = "broken"  # they do not belong together: rolled back or changed by hand


def last_hash(path: Path) -> str:
    """Return the seal of the last whole line, ZERO when there is none."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 128))
            tail = file.read()
            if tail and not tail.endswith(b"\n"):
                file.seek(0)
                tail = file.read()
                tail = tail[: tail.rfind(b"\n") + 1]
    except FileNotFoundError:
        return ZERO
    return seal_of(tail[:-1]) if tail else ZERO


def last_entry(path: Path) -> dict[str, Any] | None:
    """Return the last line; None when there is none. Raises: Damaged, when it is no whole one."""
    try:
        with path.open("rb") as file:
            size, want = file.seek(0, os.SEEK_END), 8192
            while True:
                file.seek(max(0, size - want))
                tail = file.read()
                if size <= want or b"\n" in tail[:-1]:
                    break
                want *= 8
    except FileNotFoundError:
        return None
    if not tail:
        return None
    entry = unsealed(tail.rstrip(b"\n").rpartition(b"\n")[2])
    if entry is None:
        raise Damaged("log_line_damaged", where=path.parent.name, line=-1)
    return entry


def joint(path: Path, entry: bytes) -> Joint:
    """Return how the log at *path* stands to *entry*, the newest one."""
    last = last_hash(path)
    if last == seal_of(entry):
        return Joint.WHOLE
    fields = unsealed(entry)
    return Joint.BEHIND if fields is not None and fields["prev"] == last else Joint.BROKEN


def heal(path: Path, entry: bytes, where: str) -> None:
    """Append *entry* where a crash kept it out of the log. Raises: Damaged, when it cannot join."""
    state = joint(path, entry)
    if state is Joint.BROKEN:
        raise Damaged("case_rolled_back", where=where)
    if state is Joint.BEHIND:
        cut_torn_line(path)
        disk.add_line(path, entry)


def torn(path: Path) -> bool:
    """True when the last line has no end: a crash while it was appended."""
    try:
        with path.open("rb") as file:
            if not file.seek(0, os.SEEK_END):
                return False
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"
    except FileNotFoundError:
        return False


def cut_torn_line(path: Path) -> None:
    """Cut off a last line without an end: it was never reported as written."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return
    whole = text.rfind(b"\n") + 1
    if whole != len(text):
        with path.open("r+b") as file:
            file.truncate(whole)
            os.fsync(file.fileno())


STONES = "tombstones"
"""The record of the erased cases of a library."""
_KINDS: dict[str, type] = {
    **{"seq": int, "rev": int, "schema": int, "changes": list, "evidence": list}
}
_COMMON = ("seq", "at", "actor", "prev")
_FIELDS = {
    "audit": ("action", "note", "rev", "txid", "schema", "body_sha256", "changes"),
    "custody": ("access", "mark", "sha256", "told"),
    STONES: ("id", "why", "log_head", "evidence"),
}


def _shaped(entry: dict[str, Any], name: str) -> bool:
    """True when the fields are of their kinds: a sealed log from outside may yet be nonsense."""
    wanted = _COMMON + _FIELDS.get(name.partition(".")[0], ())
    undid = entry.get("undid") if entry.get("action") == "undo" else []
    return (
        all(type(entry.get(field)) is _KINDS.get(field, str) for field in wanted)
        and isinstance(undid, list)
        and all(type(rev) is int for rev in undid)
    )


def whole_entries(path: Path, where: str) -> Iterator[dict[str, Any]]:
    """Yield the entries as :func:`entries`, a torn last line left out: it was never reported."""
    return entries(path, where, torn=True)


def after(path: Path, newest: dict[str, Any], revision: str, where: str) -> list[dict[str, Any]]:
    """Return the entries that came after *revision* (``number-txid``), *newest* among them.

    Empty, when that revision is not in the log: what came after it is not known. Raises: Damaged.
    """
    later: list[dict[str, Any]] = []
    seen = False
    for entry in whole_entries(path, where):
        if seen:
            later.append(entry)
        seen = seen or f"{entry['rev']}-{entry['txid']}" == revision
    if seen and newest and (not later or later[-1]["rev"] < newest["rev"]):
        later.append(newest)  # a crash kept it out of the log
    return later


def entries(path: Path, where: str, *, torn: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the entries in order, the chain checked on the way. Raises: Damaged, with the line."""
    try:
        with path.open("rb") as file:
            whole = takewhile(lambda line: line.endswith(b"\n"), file) if torn else file
            yield from checked(whole, path.name, where)
    except FileNotFoundError:
        return


def checked(lines: Iterable[bytes], name: str, where: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of the lines of a log, each whole, joined on, and ended by a newline.

    *name* is that of the log: audit, custody, `STONES`. Raises: Damaged, with the line.
    """
    before, rev = ZERO, 0
    for number, line in enumerate(lines, start=1):
        entry = unsealed(line.rstrip(b"\n"))
        if entry is None or not _shaped(entry, name) or not line.endswith(b"\n"):
            raise Damaged("log_line_damaged", where=where, line=number)
        newer = entry.get("rev", number) > rev
        if entry["prev"] != before or entry["seq"] != number or not newer:
            raise Damaged("log_chain_broken", where=where, line=number)
        before, rev = entry["hash"], entry.get("rev", number)
        yield entry
