"""Opens the library of a home: folders in it, or a firm's on the server that is named in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, cast

import orjson

from casefile.model.errors import BadInput, Damaged
from casefile.store import disk
from casefile.store.folder import FolderStore
from casefile.store.keeper import FolderKeeper, Keeper
from casefile.store.libraries import Library, TeamLibrary
from casefile.store.team.address import Address, address

_TEAM = "casefile.store.team"
"""Loaded when a library is on a server: psycopg and obstore are an optional extra."""


class Kept(NamedTuple):
    """A library and what keeps it."""

    library: Library
    keeper: Keeper
    shared: TeamLibrary | None = None
    """The same library, when several people work in it."""


def open_store(home: Path, *, now: Callable[[], datetime]) -> FolderStore:
    """Return the folders at *home*; nothing is made on disk before the first case."""
    return FolderStore(home, now=now)


def open_library(home: Path, *, now: Callable[[], datetime]) -> Kept:
    """Return the library of *home*: its folders, or the firm's that `join` named there.

    Raises: BadInput, when a file lies where its folders are, or the extra for servers is not
    installed; Damaged.
    """
    for folder in (home, home / "cases"):
        if folder.exists() and not folder.is_dir():
            raise BadInput("library_is_a_file", where=str(folder))
    at = joined_to(home)
    disk.sweep(home)
    disk.sweep_passing(home)
    if at is None:
        folders = open_store(home, now=now)
        return Kept(folders, FolderKeeper(folders))
    team = team_library(home, at, now=now)
    return Kept(team, cast("Keeper", team_part("keeper").TeamKeeper(team)), team)


def team_library(home: Path, at: Address, *, now: Callable[[], datetime]) -> TeamLibrary:
    """Return the library of a firm. Raises: BadInput, when the extra is not installed."""
    return cast("TeamLibrary", team_part("store").TeamStore(home, at, now=now))


def team_part(name: str) -> Any:
    """Return a module of the part for servers. Raises: BadInput, when it is not installed."""
    try:
        return import_module(f"{_TEAM}.{name}")
    except ModuleNotFoundError as trouble:
        if (trouble.name or "").partition(".")[0] in ("psycopg", "obstore"):
            raise BadInput("team_missing", where="casefile[team]") from trouble
        raise


def joined_to(home: Path) -> Address | None:
    """Return the address of the firm's library that *home* belongs to; None: folders of its own.

    Raises: Damaged, BadInput.
    """
    try:
        told = orjson.loads(_note(home).read_bytes())
        return address(str(told["address"]))
    except FileNotFoundError:
        return None
    except (orjson.JSONDecodeError, KeyError, TypeError) as trouble:
        raise Damaged("team_note_damaged", where=_note(home).name) from trouble


def join(home: Path, at: Address) -> None:
    """Let *home* belong to a firm's library from now on; its own folders stay where they are."""
    disk.private_folder(home)
    disk.put_in_place(_note(home), orjson.dumps({"address": str(at)}))


def leave(home: Path) -> None:
    """Let *home* be a library of folders again."""
    _note(home).unlink(missing_ok=True)


def _note(home: Path) -> Path:
    return home / "team.json"
