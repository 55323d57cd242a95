"""Complete, open copies: a case as a BagIt bag or zip, a whole library case by case."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from casefile.model.errors import Damaged, Exists, NotFound, StoreError
from casefile.store import disk
from casefile.store.bagcheck import bag_faults
from casefile.store.blobs import BLOCK
from casefile.store.folder import FolderStore
from casefile.store.index import header_line
from casefile.store.libraries import Library
from casefile.store.page import header_of, page_of
from casefile.store.port import Progress

_DECLARATION = "BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n"
_SQUEEZED = zipfile.ZIP_DEFLATED
_MANIFEST = "manifest-sha256.txt"


AsFolder = Callable[[str], AbstractContextManager[FolderStore]]


class Exported(NamedTuple):
    """What became of one case of a library that was exported."""

    id: str
    path: Path
    fresh: bool
    """False: the copy there was of this revision already."""
    trouble: StoreError | None = None
    """Why it could not be copied; the others were."""


def export_bag(
    store: FolderStore, id: str, target: Path, *, progress: Progress | None = None
) -> Path:
    """Copy the case as a bag to the new folder *target*, read it all again, and return it.

    A copy that was broken off is taken up where it stopped. Raises: NotFound, Exists, Damaged (the
    case does not hold, or the copy does not), NoRoom; StoreError when cancelled.
    """
    if target.exists():
        raise Exists("export_exists", where=str(target))
    partial = target.with_name(f"{target.name}.partial")
    with disk.room_needed(str(target)):
        _filled(store, id, partial, progress)
        faults = [fault for fault in bag_faults(partial) if fault.fatal]
        if faults:
            shutil.rmtree(partial)
            raise Damaged("export_does_not_hold", where=id, fault=faults[0].say)
        partial.rename(target)
        disk.sync_folder(target.parent)
    return target


def export_zip(
    store: FolderStore, id: str, target: Path, *, progress: Progress | None = None
) -> Path:
    """Copy the case as a zip with one bag in it. Raises: as :func:`export_bag`."""
    if target.exists():
        raise Exists("export_exists", where=str(target))
    folder = target.with_name(f".{target.name}.bag")
    if folder.exists():
        shutil.rmtree(folder)
    bag = export_bag(store, id, folder, progress=progress)
    try:
        with disk.new_file(target) as file, zipfile.ZipFile(file, "w", _SQUEEZED) as archive:
            for path in sorted(bag.rglob("*")):
                if path.is_file():
                    _zipped(archive, path, f"{id}/{path.relative_to(bag).as_posix()}")
    finally:
        shutil.rmtree(bag, ignore_errors=True)
    return target


def _zipped(archive: zipfile.ZipFile, path: Path, inside: str) -> None:
    told = zipfile.ZipInfo(inside, date_time=(1980, 1, 1, 0, 0, 0))
    told.compress_type = zipfile.ZIP_DEFLATED
    told.external_attr = disk.PRIVATE_FILE << 16
    told.file_size = path.stat().st_size
    with path.open("rb") as source, archive.open(told, "w") as into:
        shutil.copyfileobj(source, into, BLOCK)


def export_all(
    store: Library, target: Path, *, as_folder: AsFolder, progress: Progress | None = None
) -> Iterator[Exported]:
    """Copy every case to its own bag under *target*; yield what became of each.

    *as_folder* gives a store of folders that holds the case of an id, to be copied from.

    May be broken off and run again: a bag that has the revision of the case already is left, an
    older one gives way when the new one is complete. *progress* counts cases.
    """
    cases = list(store.list())
    with disk.room_needed(str(target)):
        disk.private_folder(target)
        owner = store.home / "owner.json"
        if owner.exists():
            disk.put_in_place(target / "owner.json", owner.read_bytes())
    for number, case in enumerate(cases, start=1):
        place = target / case.id
        if case.revision and case.revision == _revision(place):
            yield Exported(case.id, place, fresh=False)
        else:
            try:
                with as_folder(case.id) as folders:
                    yield _renewed(folders, case.id, place)
            except (Damaged, NotFound) as trouble:
                yield Exported(case.id, place, fresh=False, trouble=trouble)
        if progress is not None and not progress(number, len(cases)):
            raise StoreError("export_cancelled", where=str(target))


def _renewed(store: FolderStore, id: str, place: Path) -> Exported:
    old = place.with_name(f"{place.name}.old")
    if old.exists():
        shutil.rmtree(old)
    fresh = place.with_name(f"{place.name}.fresh")
    if fresh.exists():
        shutil.rmtree(fresh)
    export_bag(store, id, fresh)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    if old.exists():
        shutil.rmtree(old)
    return Exported(id, place, fresh=True)


def _revision(bag: Path) -> str:
    """Return the revision of the case in a finished bag; empty when there is none."""
    try:
        return header_of(header_line(bag / "data" / "case.json"), bag.name).revision
    except (OSError, Damaged):
        return ""


def _filled(store: FolderStore, id: str, bag: Path, progress: Progress | None) -> None:
    source = store.folder(id)
    store.page(id)  # a case that does not hold is not handed on as if it did
    data = bag / "data"
    disk.private_folder(data)
    known: dict[str, str] = {}
    with store.file(id).locked():
        for name in ("case.json", "audit.jsonl", "custody.jsonl"):
            if (source / name).exists():
                known[f"data/{name}"] = _put(data / name, (source / name).read_bytes())
    page = page_of((data / "case.json").read_bytes(), id)
    paths = [path for path in _payload(source) if f"data/{path}" not in known]
    whole = sum((source / path).stat().st_size for path in paths)
    done = 0
    for path in paths:
        target = data / path
        disk.private_folder(target.parent)
        size = (source / path).stat().st_size
        known[f"data/{path}"] = _copied(source / path, target, size)
        done += size
        if progress is not None and not progress(done, whole):
            raise StoreError("export_cancelled", where=id)
    for stray in _strays(data, known):
        stray.unlink()
    # 1.0 writes a percent sign in a name as %25, which much used software does not undo
    version = "0.97" if any("%" in name for name in known) else "1.0"
    octets = sum((bag / name).stat().st_size for name in known)
    info = {
        "Bag-Software-Agent": "casefile",
        "Bagging-Date": store.now().astimezone(UTC).date().isoformat(),
        "External-Identifier": id,
        "Internal-Sender-Identifier": page.header.revision,
        "Internal-Sender-Description": f"audit log head {page.header.audit}",
        "Payload-Oxum": f"{octets}.{len(known)}",
    }
    tags = {
        "bagit.txt": _put(bag / "bagit.txt", _DECLARATION.format(version=version).encode()),
        "bag-info.txt": _put(
            bag / "bag-info.txt", "".join(f"{k}: {v}\n" for k, v in info.items()).encode()
        ),
        _MANIFEST: _put(bag / _MANIFEST, _listed(known)),
    }
    _put(bag / f"tag{_MANIFEST}", _listed(tags))


def _payload(source: Path) -> list[str]:
    """Return what belongs to a complete copy: all but locks, caches and kept revisions.

    Kept revisions are left out because the log leads to every one of them.
    """
    found = []
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        hidden = any(part.startswith(".") for part in inside.parts)
        if hidden or inside.parts[0] in ("backups", "readings"):
            continue
        if path.is_file() and not path.is_symlink():
            found.append(inside.as_posix())
    return found


def _strays(data: Path, known: Mapping[str, str]) -> list[Path]:
    """Return files of an earlier try that the case has no more."""
    return [
        path
        for path in data.rglob("*")
        if path.is_file() and f"data/{path.relative_to(data).as_posix()}" not in known
    ]


def _put(path: Path, body: bytes) -> str:
    disk.put_in_place(path, body)
    return sha256(body).hexdigest()


def _copied(source: Path, target: Path, size: int) -> str:
    """Copy in one pass and return the hash; evidence that a broken-off copy left is kept."""
    if target.exists() and target.stat().st_size == size and "evidence" in target.parts:
        with target.open("rb") as file:
            digest = _hash(file)
        if digest == source.name:
            return digest
    if target.exists():
        target.chmod(disk.PRIVATE_FILE)
        target.unlink()
    new = target.with_name(f".{target.name}.new")
    with suppress(FileNotFoundError):
        new.unlink()
    number = disk.fresh_file(new)
    try:
        with source.open("rb") as file:
            digest = _hash(file, number)
        os.fsync(number)
    finally:
        os.close(number)
    disk.take_name(new, target)
    return digest


def _hash(file: BinaryIO, into: int | None = None) -> str:
    digest = sha256()
    while part := file.read(BLOCK):
        digest.update(part)
        if into is not None:
            disk.written(into, part)
    return digest.hexdigest()


def _listed(known: Mapping[str, str]) -> bytes:
    lines = (f"{digest}  {_encoded(name)}\n" for name, digest in sorted(known.items()))
    return "".join(lines).encode()


def _encoded(name: str) -> str:
    return name.replace("\r", "%0D").replace("\n", "%0A")
