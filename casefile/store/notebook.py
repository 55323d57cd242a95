"""Small whole files beside the cases: the owner's own record, settings, drafts of what is typed."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from casefile.model.errors import BadInput, Damaged, NoRoom
from casefile.store import disk

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


def read_owner(home: Path) -> dict[str, Any] | None:
    """Return the owner's own record; None when there is none yet. Raises: Damaged."""
    return _read(home / "owner.json")


def write_owner(home: Path, owner: dict[str, Any]) -> None:
    """Keep the owner's own record. Raises: NoRoom, BadInput."""
    _write(home / "owner.json", owner)


def read_settings(home: Path) -> dict[str, Any] | None:
    """Return the settings of the library; None when none were chosen. Raises: Damaged."""
    return _read(home / "settings.json")


def write_settings(home: Path, settings: dict[str, Any]) -> None:
    """Keep the settings of the library. Raises: NoRoom, BadInput."""
    _write(home / "settings.json", settings)


def read_draft(home: Path, name: str) -> dict[str, Any] | None:
    """Return what was typed and not yet saved; None when there is nothing. Raises: Damaged."""
    return _read(_draft(home, name))


def write_draft(home: Path, name: str, draft: dict[str, Any]) -> None:
    """Keep what is being typed. Raises: NoRoom, BadInput."""
    _write(_draft(home, name), draft)


def remove_draft(home: Path, name: str) -> None:
    """Forget a draft, there or not."""
    _draft(home, name).unlink(missing_ok=True)


def read_today(home: Path) -> dict[str, Any]:
    """Return what was kept of today's list: a cache, empty when it is not there or not whole."""
    return _cached(home / "today.json")


def write_today(home: Path, kept: dict[str, Any]) -> None:
    """Keep what was read for today's list; without room for it, nothing is kept."""
    _cache(home / "today.json", kept)


def read_lines(home: Path) -> dict[str, Any]:
    """Return the lines of the list that were made anew: a cache, as that of today's list."""
    return _cached(home / "lines.json")


def write_lines(home: Path, kept: dict[str, Any]) -> None:
    """Keep lines of the list that were made anew; without room for them, nothing is kept."""
    _cache(home / "lines.json", kept)


def _cached(path: Path) -> dict[str, Any]:
    with suppress(OSError, Damaged):
        return _read(path) or {}
    return {}


def _cache(path: Path, kept: dict[str, Any]) -> None:
    with suppress(NoRoom, OSError):
        disk.put_in_place(path, orjson.dumps(kept), durable=False)


def _draft(home: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise BadInput("bad_draft_name", where=name)
    return home / "drafts" / f"{name}.json"


def _read(path: Path) -> dict[str, Any] | None:
    try:
        kept = orjson.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except orjson.JSONDecodeError as trouble:
        raise Damaged("not_json", where=path.name) from trouble
    if not isinstance(kept, dict):
        raise Damaged("not_json", where=path.name)
    return kept


def _write(path: Path, kept: dict[str, Any]) -> None:
    try:
        body = orjson.dumps(kept, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError as trouble:
        raise BadInput("not_keepable", fault=str(trouble)) from trouble
    if orjson.loads(body) != kept:
        raise BadInput("not_keepable", fault="not JSON values")
    disk.put_in_place(path, body)
