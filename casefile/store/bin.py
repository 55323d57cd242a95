"""The bin: a deleted case stays whole for thirty days and can be taken back; then it is erased."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from casefile.model.errors import BadInput, Exists, NotFound
from casefile.store import disk, trail
from casefile.store.blobs import FolderBlobs
from casefile.store.commits import Why
from casefile.store.folder import FolderStore, summary_in
from casefile.store.lines import chained
from casefile.store.port import Revision
from casefile.store.retention import retention

KEPT_FOR = timedelta(days=30)
"""How long a deleted case can be taken back."""

STONES = f"{trail.STONES}.jsonl"
"""The record of erased cases: hashes, and who erased them when."""
_ERASED = ".erased-"
"""What the folder of a case is called while it is being removed."""
_NAME = re.compile(r"(?P<id>[^~]+)~(?P<at>\d{8}T\d{6}Z)~[0-9a-f]{6}")


class Binned(NamedTuple):
    """A deleted case."""

    name: str
    """Of its folder in the bin."""
    id: str
    deleted_at: datetime
    goes_at: datetime
    """When it may be erased, unless a term or a hold keeps it longer."""
    summary: dict[str, Any]

    @property
    def goes_on(self) -> date:
        """The day of `goes_at` where this machine stands: what a person reads off a calendar."""
        return self.goes_at.astimezone().date()


def binned(store: FolderStore) -> tuple[Binned, ...]:
    """Return the deleted cases, the latest first; one that is being erased is none of them."""
    found = []
    for path in store.bin.glob("*~*~*") if store.bin.is_dir() else ():
        told = _NAME.fullmatch(path.name)
        if told is None or path.name.startswith(_ERASED):
            continue
        at = datetime.strptime(told["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        found.append(Binned(path.name, told["id"], at, at + KEPT_FOR, summary_in(path)))
    return tuple(sorted(found, key=lambda x: (x.deleted_at, x.name), reverse=True))


def take_back(store: FolderStore, id: str, *, actor: str) -> Revision:
    """Bring the case of that id, or name in the bin, back into the library, its log going on.

    Raises: NotFound, Exists (a new case has its id by now).
    """
    found = next((x for x in binned(store) if id in (x.id, x.name)), None)
    if found is None:
        raise NotFound("not_in_bin", where=id)
    file = store.file(found.id)
    with file.locked(), disk.room_needed(found.id):
        if file.path.exists():
            raise Exists("case_exists", where=found.id)
        if file.path.parent.is_dir():
            _brought_together(file.path.parent, store.bin / found.name)
        disk.take_name(store.bin / found.name, file.path.parent)
        disk.sync_folder(file.path.parent.parent)
        disk.sync_folder(store.bin)
        page = store.file(found.id).page()
        if page is None:
            raise NotFound("no_case", where=found.id)
        why = Why("take_back", actor=actor, summary=page.header.summary)
        return file.commit(page.tables, page.header.revision, why)


def _brought_together(left: Path, case: Path) -> None:
    """Bring into the folder of a case what was written beside it after it was deleted.

    A packet that was being written then, for one. Of two files with one name both are kept.
    """
    for file in sorted(path for path in left.rglob("*") if path.is_file()):
        place = case / file.relative_to(left)
        while place.exists():
            place = place.with_stem(f"{place.stem}-2")
        disk.private_folder(place.parent)
        disk.take_name(file, place)
    shutil.rmtree(left)


def empty(store: FolderStore, *, actor: str) -> tuple[str, ...]:
    """Erase what was put in the bin thirty days ago or earlier; return the ids.

    What must still be kept (see retention) stays in the bin; an erasing that was broken off is
    brought to its end.
    """
    now = store.now()
    old = [
        x
        for x in binned(store)
        if x.goes_at <= now and not retention(store.bin / x.name).binds(now.date())
    ]
    for name in half_erased(store):
        shutil.rmtree(store.bin / name, onerror=_writable_first)
    for case in old:
        _gone(store, store.bin / case.name, case.id, actor, "bin")
    return tuple(case.id for case in old)


def erase(store: FolderStore, id: str, *, actor: str, on: date, why: str = "") -> None:
    """End the keeping of a case: its folder and bytes gone, a tombstone of hashes kept.

    Copies exported earlier are not reached. Raises: NotFound; BadInput, while it must be kept.
    """
    file = store.file(id)
    with file.locked():
        if file.path.exists():
            _refuse_if_held(file.path.parent, id, on)
            _gone(store, file.path.parent, id, actor, why or "erase")
            return
    names = [x.name for x in binned(store) if x.id == id]
    if not names:
        raise NotFound("no_case", where=id)
    for name in names:
        _refuse_if_held(store.bin / name, id, on)
        _gone(store, store.bin / name, id, actor, why or "erase")


def half_erased(store: FolderStore) -> tuple[str, ...]:
    """Return the folders of cases that were being erased when the program ended."""
    return tuple(sorted(path.name for path in store.bin.glob(f"{_ERASED}*")))


def _refuse_if_held(folder: Path, id: str, on: date) -> None:
    term = retention(folder)
    if term.binds(on):
        until = term.until.isoformat() if term.until else ""
        raise BadInput("still_held", where=id, until=until or "-", why=term.why or "-")


def _gone(store: FolderStore, folder: Path, id: str, actor: str, why: str) -> None:
    log = folder / "audit.jsonl"
    stone = {
        "id": id,
        "actor": actor,
        "why": why,
        "log_head": trail.last_hash(log),
        "evidence": list(FolderBlobs(folder).all()),
    }
    with disk.room_needed(id):
        chained(
            store.home / STONES,
            stone,
            store.now(),
            store.home / "locks" / ".stones.lock",
        )
        away = store.bin / f"{_ERASED}{folder.name}"
        disk.private_folder(store.bin)
        disk.take_name(folder, away)
        disk.sync_folder(folder.parent)
        shutil.rmtree(away, onerror=_writable_first)
    for path in (store.home / "drafts").glob(f"*{id}*.json"):
        path.unlink(missing_ok=True)


def _writable_first(remove: Callable[[str], Any], name: str, _: object) -> None:
    Path(name).chmod(disk.PRIVATE_FOLDER)
    remove(name)
