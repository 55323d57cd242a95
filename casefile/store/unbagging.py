"""A case from outside comes in: unpacked with care, verified in full, marked as imported."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casefile.model.errors import BadInput, Damaged, Exists
from casefile.store import disk
from casefile.store.bagcheck import bag_faults, outside
from casefile.store.blobs import BLOCK, FolderBlobs
from casefile.store.checking import check
from casefile.store.commits import Why
from casefile.store.folder import FolderStore
from casefile.store.ids import CASE_ID
from casefile.store.page import page_of
from casefile.store.port import Revision
from casefile.store.schema import SCHEMA
from casefile.store.wholefile import WholeFile

FILES = 100_000
"""More files than any case has."""
RATIO = 200
"""A zip that unpacks to more than this many times its size is a bomb (above one gigabyte)."""
_EVIDENCE = re.compile(r"evidence/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_LOGS = re.compile(r"(audit|custody|audit\.[0-9TZ]+)\.jsonl|stamps/[0-9]+\.tsr")


def import_bag(
    store: FolderStore, path: Path, *, actor: str, name: str = ""
) -> tuple[str, Revision]:
    """Take in the case of a bag, a folder or a zip; return its id and revision.

    *name* is what the log calls it, where that is not the name of the file.

    Every byte is read and every hash compared before anything is taken in; evidence goes through
    intake again. The log is kept and goes on with an entry that says where the copy came from.
    Raises: BadInput (no valid bag, no case in it, a case that does not hold), Exists, NoRoom.
    """
    with _opened(store, path) as bag:
        faults = [fault for fault in bag_faults(bag) if fault.fatal]
        if faults:
            raise BadInput("bag_invalid", where=name or path.name, fault=faults[0].say)
        return _taken_in(store, bag / "data", name or path.name, actor)


def _taken_in(store: FolderStore, data: Path, name: str, actor: str) -> tuple[str, Revision]:
    try:
        page = page_of((data / "case.json").read_bytes(), name)
    except FileNotFoundError as trouble:
        raise BadInput("bag_without_case", where=name) from trouble
    except Damaged as trouble:
        raise BadInput("bag_case_damaged", where=name) from trouble
    if page.header.schema > SCHEMA:
        raise BadInput("case_too_new", where=name, schema=page.header.schema, known=SCHEMA)
    wrong = [finding for finding in check(data, read=True) if finding.serious]
    if wrong:
        raise BadInput("import_does_not_hold", where=name, fault=wrong[0].say)
    case = page.tables.get("case", {})
    id = str(next((row.get("id") for row in case.values() if row.get("id")), "") or _told(data))
    if not CASE_ID.fullmatch(id):
        raise BadInput("bad_case_id", where=id or name)
    file = store.file(id)
    building = disk.passing_place(store.home)
    with file.locked(), disk.room_needed(id):
        if file.path.exists():
            raise Exists("case_exists", where=id)
        try:
            _copied(data, building, name)
            inside = WholeFile(
                building / "case.json", lock=store.home / "locks" / ".import.lock", now=store.now
            )
            details = {"imported_head": page.header.audit, "imported_entries": page.header.rev}
            why = Why("import", name, actor, page.header.summary, details)
            revision = inside.commit(page.tables, page.header.revision, why)
            if file.path.parent.is_dir():
                file.path.parent.rmdir()
            disk.private_folder(file.path.parent.parent)
            disk.take_name(building, file.path.parent)
            disk.sync_folder(file.path.parent.parent)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return id, revision


def _told(data: Path) -> str:
    """Return the id that bag-info.txt gives, for a case that has none inside."""
    info = data.parent / "bag-info.txt"
    for line in info.read_text("utf-8", "replace").splitlines() if info.exists() else ():
        name, _, value = line.partition(":")
        if name.strip().lower() == "external-identifier":
            return value.strip()
    return ""


def _copied(data: Path, target: Path, name: str) -> None:
    """Copy what belongs to a case and nothing else; evidence through intake."""
    disk.private_folder(target)
    blobs = FolderBlobs(target)
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data).as_posix()
        if path.is_dir():
            continue
        if evidence := _EVIDENCE.fullmatch(inside):
            if blobs.take_in(path).sha256 != evidence[2]:
                raise BadInput("changed_while_read", where=name)
        elif inside in ("case.json", "retention.json") or _LOGS.fullmatch(inside):
            disk.put_in_place(target / inside, path.read_bytes())
        elif inside.startswith("packets/") and not outside(inside):
            disk.private_folder((target / inside).parent)
            _streamed(path, target / inside)


def _streamed(source: Path, target: Path) -> None:
    number = disk.fresh_file(target)
    try:
        with source.open("rb") as file:
            while part := file.read(BLOCK):
                disk.written(number, part)
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def _opened(store: FolderStore, path: Path) -> Iterator[Path]:
    """Give the folder of a bag; a zip is unpacked into a private folder that goes away again."""
    if path.is_dir() and not path.is_symlink():
        yield path
        return
    place = disk.passing_place(store.home)
    try:
        with disk.room_needed(path.name):
            disk.private_folder(place)
            _unpacked(path, place)
        tops = list(place.iterdir())
        alone = len(tops) == 1 and tops[0].is_dir() and not (place / "bagit.txt").exists()
        yield tops[0] if alone else place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _unpacked(path: Path, place: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            bomb = size > 1 << 30 and size > RATIO * path.stat().st_size
            if len(members) > FILES or bomb:
                raise BadInput("zip_bomb", where=path.name)
            for member in members:
                _unpacked_member(archive, member, place, path.name)
    except _BROKEN as trouble:
        raise BadInput("not_a_bag", where=path.name) from trouble
    except OSError as trouble:
        if trouble.errno != errno.EINVAL:  # a part that is said to lie before the file begins
            raise
        raise BadInput("not_a_bag", where=path.name) from trouble


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    FileNotFoundError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What Python's zip reader raises for a file that is none."""


def _unpacked_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path, name: str
) -> None:
    mode = member.external_attr >> 16
    if outside(member.filename) or (
        mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or mode < 0o10000)
    ):
        raise BadInput("zip_leads_out", where=name, file=member.filename)
    if member.is_dir():
        return
    target = place / member.filename
    disk.private_folder(target.parent)
    left = member.file_size
    try:
        number = disk.fresh_file(target)
    except FileExistsError as trouble:
        raise BadInput("zip_leads_out", where=name, file=member.filename) from trouble
    try:
        with archive.open(member) as source:
            while part := source.read(BLOCK):
                left -= len(part)
                if left < 0:
                    raise BadInput("zip_bomb", where=name)
                disk.written(number, part)
    finally:
        os.close(number)
