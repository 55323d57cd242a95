"""What keeps a library besides its cases: the bin, terms of keeping, checks, copies out and in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from casefile.store import bagging, bin, mending, trail, unbagging
from casefile.store.bin import Binned
from casefile.store.checking import Finding, check, remark, serious
from casefile.store.folder import FolderStore
from casefile.store.history import Summarised
from casefile.store.ids import CASE_ID
from casefile.store.library_check import ErasedCheck, erased_check, list_check
from casefile.store.port import Progress, Revision
from casefile.store.retention import Retention, retention, set_retention

STAMPING = "casefile.store.stamping"
"""The one file that asks the net; loaded when a person asks for a stamp."""


class Keeper(Protocol):
    """One library, wherever it is kept; every failure is a StoreError or BadInput."""

    def binned(self) -> tuple[Binned, ...]:
        """Return the deleted cases, the latest first."""
        ...

    def take_back(self, id: str, *, actor: str) -> Revision:
        """Bring a case back from the bin. Raises: NotFound, Exists."""
        ...

    def empty(self, *, actor: str) -> tuple[str, ...]:
        """Erase what has been in the bin for its time; return the ids."""
        ...

    def erase(self, id: str, *, actor: str, on: date, why: str = "") -> None:
        """End the keeping of a case; a tombstone of hashes stays. Raises: NotFound, BadInput."""
        ...

    def retention(self, id: str) -> Retention:
        """Return how long the case must be kept. Raises: NotFound."""
        ...

    def retention_in_bin(self, deleted: Binned) -> Retention:
        """Return how long a deleted case must be kept."""
        ...

    def set_retention(self, id: str, term: Retention, *, actor: str) -> None:
        """Set it, and write it into the record of access. Raises: NotFound."""
        ...

    def check(
        self, id: str, *, read: bool, anchors: Iterable[str], roots: bytes
    ) -> tuple[Finding, ...]:
        """Return what does not hold in the case; nothing is changed."""
        ...

    def check_erased(self, anchors: Iterable[str]) -> ErasedCheck:
        """Follow the record of erased cases."""
        ...

    def check_list(self) -> tuple[Finding, ...]:
        """Return what is wrong with the list at hand."""
        ...

    def left_in_library(self) -> tuple[str, ...]:
        """Return every case that is there in whatever state, in order."""
        ...

    def repair(
        self, id: str, *, actor: str, accept: bool, summarised: Summarised | None
    ) -> Revision:
        """Make the case whole again and say so in its log. Raises: NotFound, Damaged, BadInput."""
        ...

    def restore(self, id: str, rev: int, *, actor: str, summarised: Summarised | None) -> Revision:
        """Put the case back as it was at a revision. Raises: NotFound, BadInput."""
        ...

    def remains(self, id: str) -> bool:
        """True when anything of a case is there, in whatever state."""
        ...

    def stamp(self, id: str, url: str) -> Any:
        """Have an authority at *url* stamp the head of the log, over the net; keep its token.

        Raises: BadInput, Exists, StoreError.
        """
        ...

    def as_folder(self, id: str) -> AbstractContextManager[FolderStore]:
        """Give a store of folders that holds the case, to be copied from. Raises: NotFound."""
        ...

    def import_bag(self, path: Path, *, actor: str, name: str = "") -> tuple[str, Revision]:
        """Take in the case of a bag, a folder or a zip. Raises: BadInput, Exists, NoRoom."""
        ...


class FolderKeeper:
    """The keeper of a library of folders."""

    def __init__(self, store: FolderStore) -> None:
        self._store = store

    def binned(self) -> tuple[Binned, ...]:
        """Return the deleted cases, the latest first."""
        return bin.binned(self._store)

    def take_back(self, id: str, *, actor: str) -> Revision:
        """Bring a case back from the bin. Raises: NotFound, Exists."""
        return bin.take_back(self._store, id, actor=actor)

    def empty(self, *, actor: str) -> tuple[str, ...]:
        """Erase what has been in the bin for thirty days; return the ids."""
        return bin.empty(self._store, actor=actor)

    def erase(self, id: str, *, actor: str, on: date, why: str = "") -> None:
        """End the keeping of a case. Raises: NotFound, BadInput."""
        bin.erase(self._store, id, actor=actor, on=on, why=why)

    def retention(self, id: str) -> Retention:
        """Return how long the case must be kept."""
        return retention(self._store.folder(id))

    def retention_in_bin(self, deleted: Binned) -> Retention:
        """Return how long a deleted case must be kept."""
        return retention(self._store.bin / deleted.name)

    def set_retention(self, id: str, term: Retention, *, actor: str) -> None:
        """Set how long the case must be kept. Raises: NotFound."""
        set_retention(self._store, id, term, actor=actor)

    def check(
        self, id: str, *, read: bool, anchors: Iterable[str], roots: bytes
    ) -> tuple[Finding, ...]:
        """Return what does not hold in the folder of the case."""
        return check(self._folder(id), read=read, anchors=anchors, roots=roots)

    def _folder(self, id: str) -> Path:
        """Return the folder of a case, or of a deleted one by its name in the bin."""
        return self._store.folder(id) if CASE_ID.fullmatch(id) else self._store.bin / id

    def check_erased(self, anchors: Iterable[str]) -> ErasedCheck:
        """Follow the record of erased cases; a case broken off while it was erased is named."""
        path = self._store.home / bin.STONES
        found = erased_check(
            trail.whole_entries(path, path.name), live=self._store.remains(), anchors=anchors
        )
        more = [remark("erased_torn")] if trail.torn(path) else []
        more += [serious("erasing_unfinished", name=name) for name in bin.half_erased(self._store)]
        return found._replace(findings=(*found.findings, *more))

    def check_list(self) -> tuple[Finding, ...]:
        """Return what is wrong with the list at hand: what it tells, and whom it misses."""
        gone = self._missing()
        if gone:  # asked twice, as others work
            gone &= self._missing()
        return list_check(self._store.index.untrue(), gone)

    def _missing(self) -> frozenset[str]:
        """Return the cases that the list knew and that are nowhere, nor erased by the record."""
        known = self._store.index.ever_known() - set(self._store.remains())
        known -= {deleted.id for deleted in self.binned()}
        return known - self.check_erased(()).ids if known else known

    def left_in_library(self) -> tuple[str, ...]:
        """Return every case that anything is left of."""
        return self._store.remains()

    def repair(
        self, id: str, *, actor: str, accept: bool, summarised: Summarised | None
    ) -> Revision:
        """Make the case whole again. Raises: NotFound, TooNew, Damaged."""
        return mending.repair(self._store, id, actor=actor, accept=accept, summarised=summarised)

    def restore(self, id: str, rev: int, *, actor: str, summarised: Summarised | None) -> Revision:
        """Put the case back as it was at a revision. Raises: NotFound, TooNew, BadInput."""
        return mending.restore(self._store, id, rev, actor=actor, summarised=summarised)

    def remains(self, id: str) -> bool:
        """True when there is a folder of that name."""
        return bool(CASE_ID.fullmatch(id)) and self._store.folder(id).is_dir()

    def stamp(self, id: str, url: str) -> Any:
        """Have an authority stamp the head of the log. Raises: BadInput, Exists, StoreError."""
        return import_module(STAMPING).stamp(self._store, id, url)

    @contextmanager
    def as_folder(self, id: str) -> Iterator[FolderStore]:
        """Give the store itself."""
        yield self._store

    def import_bag(self, path: Path, *, actor: str, name: str = "") -> tuple[str, Revision]:
        """Take in the case of a bag. Raises: BadInput, Exists, NoRoom."""
        return unbagging.import_bag(self._store, path, actor=actor, name=name)


def exported(
    keeper: Keeper, id: str, to: Path, *, packed: bool, told: Progress | None = None
) -> Path:
    """Write a complete, open copy of the case: a bag, or a zip with one in it."""
    copy = bagging.export_zip if packed else bagging.export_bag
    with keeper.as_folder(id) as folders:
        return copy(folders, id, to, progress=told)
