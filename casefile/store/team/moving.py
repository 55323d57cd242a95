"""A whole library moves to a firm's server or back, case by case, each one read again after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC
from secrets import token_hex
from shutil import rmtree
from typing import NamedTuple

from casefile.model.errors import CasefileError, Conflict, Damaged
from casefile.store import disk
from casefile.store.folder import FolderStore
from casefile.store.team.folders import brought_in, differences, laid_out
from casefile.store.team.store import TeamStore

Told = Callable[[int, int], bool]
"""(cases done, cases in all) -> False to stop; what was moved stays moved."""


class Moved(NamedTuple):
    """What became of one case."""

    id: str
    fresh: bool
    """False: it was there already, in this state or a later one."""
    trouble: CasefileError | None = None
    """Why it could not be moved; the others were."""


def to_team(source: FolderStore, target: TeamStore, told: Told | None = None) -> Iterator[Moved]:
    """Copy every case of the folders to the server and compare both sides, byte for byte.

    The folders stay as they are. May be broken off and run again.
    """
    cases = [line.id for line in source.list()]
    for done, id in enumerate(cases):
        if told is not None and not told(done, len(cases)):
            return
        folder = source.folder(id)
        try:
            fresh = brought_in(target, id, folder)
            if fresh and (wrong := differences(target, id, folder)):
                raise Damaged("move_differs", where=id, what=", ".join(wrong[:3]))
            yield Moved(id, fresh)
        except CasefileError as trouble:
            yield Moved(id, fresh=False, trouble=trouble)


def to_folders(source: TeamStore, target: FolderStore, told: Told | None = None) -> Iterator[Moved]:
    """Copy every case of the firm into folders and compare both sides, byte for byte.

    The server stays as it is. A folder with an earlier state of the case is set aside under
    `replaced`, not thrown away. May be broken off and run again.
    """
    cases = [line.id for line in source.list()]
    for done, id in enumerate(cases):
        if told is not None and not told(done, len(cases)):
            return
        try:
            yield Moved(id, _back(source, target, id))
        except CasefileError as trouble:
            yield Moved(id, fresh=False, trouble=trouble)


def _back(source: TeamStore, target: FolderStore, id: str) -> bool:
    folder = target.folder(id)
    if target.holds(id):
        here = target.page(id).header.audit
        if here == source.page(id).header.audit:
            return False
        if here not in {str(entry["hash"]) for entry in source.entries(id)}:
            raise Conflict("move_clash", where=id)
    building = target.home / "cases" / f".moving-{id}"
    rmtree(building, ignore_errors=True)  # of a run that was killed
    try:
        laid_out(source, id, building)
        if wrong := differences(source, id, building):
            raise Damaged("move_differs", where=id, what=", ".join(wrong[:3]))
        if folder.exists():
            stamp = target.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
            disk.private_folder(target.home / "replaced")
            disk.take_name(folder, target.home / "replaced" / f"{id}~{stamp}~{token_hex(3)}")
        disk.take_name(building, folder)
        disk.sync_folder(folder.parent)
    finally:
        rmtree(building, ignore_errors=True)
    return True
