"""A case of a firm as a case folder, and a case folder as a case of a firm: the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from casefile.model.errors import BadInput, Conflict, Damaged, NotFound, StoreError
from casefile.store import disk
from casefile.store.blobs import FolderBlobs
from casefile.store.checking import check
from casefile.store.commits import Made
from casefile.store.page import Page, page_of
from casefile.store.retention import retention, written_term
from casefile.store.seal import seal_of
from casefile.store.team import numbers
from casefile.store.team.logs import Logs
from casefile.store.team.store import TeamStore

Told = Callable[[int, int], bool]
"""(files done, files in all) -> False to cancel."""

CHAINS = ("audit", "custody")
"""The logs that grow line by line; everything else beside a case is a file that does not."""


def laid_out(store: TeamStore, id: str, folder: Path, told: Told | None = None) -> Path:
    """Write the case as a case folder into *folder*, complete; return it. May be done again.

    Raises: NotFound, Damaged, Unreachable, NoRoom; StoreError when cancelled.
    """
    row = store.cases.row(id)
    blobs, near = store.blobs_of(row.key), FolderBlobs(folder)
    disk.private_folder(folder)
    wanted = tuple(blobs.all())
    for done, name in enumerate(wanted):
        if told is not None and not told(done, len(wanted)):
            raise StoreError("move_cancelled", where=id)
        if not near.has(name):
            with blobs.open(name) as stream:
                near.put(stream)
    return _beside_evidence(store, row.key, folder, row.text)


def laid_out_to_check(store: TeamStore, key: str, folder: Path, *, read: bool) -> Path:
    """Write the case of that key, live or deleted, into *folder* as it lies there, unchecked.

    Evidence whose bytes are not what their name says is left out; *read*: not what they are where
    they lie for good, whatever the copy at hand still holds. Raises: NotFound, Unreachable, NoRoom.
    """
    text = store.cases.text(key)
    blobs, near = store.blobs_of(key), FolderBlobs(folder)
    disk.private_folder(folder)
    for name in blobs.all():
        with suppress(Damaged, NotFound):
            if read and not blobs.verify(name):
                continue
            with blobs.open(name) as stream:
                near.put(stream)
    return _beside_evidence(store, key, folder, text)


def _beside_evidence(store: TeamStore, key: str, folder: Path, text: bytes) -> Path:
    """Write the logs, the term of keeping and the case; a folder with the case is complete."""
    for kind, lines in store.cases.logs.all(key).items():
        if kind in CHAINS:
            whole = b"".join(line + b"\n" for _, line in sorted(lines.items()))
            disk.put_in_place(folder / f"{kind}.jsonl", whole)
        else:
            disk.put_in_place(folder / kind, lines[1])
    disk.put_in_place(folder / "retention.json", written_term(store.term_of(key)))
    disk.put_in_place(folder / "case.json", text)
    return folder


def brought_in(store: TeamStore, id: str, folder: Path, told: Told | None = None) -> bool:
    """Put the case of a case folder into the firm's library; False: it was there, and as far.

    Every byte is checked before, evidence goes first and the case last, so that a break leaves
    nothing half there; doing it again goes on where it stopped. A case that the firm has in an
    earlier state goes forward. Raises: BadInput (the folder does not hold), Conflict (both were
    changed), Unreachable; StoreError when cancelled.
    """
    wrong = [finding for finding in check(folder, read=True) if finding.serious]
    if wrong:
        raise BadInput("import_does_not_hold", where=id, fault=wrong[0].say)
    text = (folder / "case.json").read_bytes()
    page, logs = page_of(text, id), _logs(folder)
    key = _key(id, logs)
    there = store.cases.row(id) if store.holds(id) else None
    if there is not None:
        key = there.key
        if not _leads_to(store, id, there.page, page, logs):
            return False
    near, blobs = FolderBlobs(folder), store.blobs_of(key)
    wanted = tuple(near.all())
    for done, name in enumerate(wanted):
        if told is not None and not told(done, len(wanted)):
            raise StoreError("move_cancelled", where=id)
        if not blobs.has(name):
            blobs.take_in(near.path(name))
    made = Made(page.header, page.entry, text.split(b"\n", 2)[2])
    if there is None:
        store.cases.placed(id, made, logs, key=key)
    else:
        store.cases.carried_on(id, there, made, logs)
    store.set_retention(id, retention(folder))
    number = int(page.header.summary.get("number") or 0)
    store.line.asked(lambda wire: numbers.taken(wire, store.firm, number))
    return True


def differences(store: TeamStore, id: str, folder: Path) -> list[str]:
    """Return in what the firm's case is not that of the folder; every byte of both is read."""
    found = []
    if store.cases.row(id).text != (folder / "case.json").read_bytes():
        found.append("case.json")
    held, logs = store.cases.logs.all(store.cases.key(id)), _logs(folder)
    found += [kind for kind, lines in logs.items() if held.get(kind) != lines]
    list(store.entries(id))  # the chain is walked on that side too
    blobs = store.blobs(id)
    found += [
        name for name in FolderBlobs(folder).all() if not blobs.has(name) or not blobs.verify(name)
    ]
    return found


def _leads_to(store: TeamStore, id: str, there: Page, page: Page, logs: Logs) -> bool:
    """True when *page* is a later state of what is there; False: an earlier one, or the same."""
    audit = {seal_of(line) for line in logs["audit"].values()}
    if there.header.audit == page.header.audit:
        return False
    if there.header.audit in audit:
        return True
    if page.header.audit in {str(entry["hash"]) for entry in store.entries(id)}:
        return False
    raise Conflict("move_clash", where=id)


def _logs(folder: Path) -> dict[str, dict[int, bytes]]:
    """Return the logs of a case folder, the newest entry among them, and the files beside."""
    found: dict[str, dict[int, bytes]] = {}
    for kind in CHAINS:
        path = folder / f"{kind}.jsonl"
        lines = path.read_bytes().splitlines() if path.exists() else []
        found[kind] = dict(enumerate(lines, start=1))
    page = page_of((folder / "case.json").read_bytes(), folder.name)
    newest = page.newest
    found["audit"].setdefault(newest["seq"], page.entry)  # a crash kept it out of the log
    for path in (*folder.glob("audit.*.jsonl"), *folder.glob("stamps/*.tsr")):
        found[path.relative_to(folder).as_posix()] = {1: path.read_bytes()}
    return found


def _key(id: str, logs: Logs) -> str:
    """Return the key of the case on any server: a move that broke off finds what it sent."""
    return sha256(id.encode() + logs["audit"][1]).hexdigest()[:16]
