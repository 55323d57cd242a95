"""One case as it was read, in the place of its library: what is asked of it is noted, not sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from casefile.model.errors import NotFound
from casefile.store.port import Document, EvidenceStore, Revision


class NeedsLibrary(Exception):
    """More than the case in hand was asked for. No trouble: the library itself must be asked."""


class Step(NamedTuple):
    """A change that was asked for."""

    before: Document
    after: Document
    note: str
    undoes: int = 0
    undoes_change: str = ""
    as_of: tuple[str, ...] = ()
    redoes: bool = False
    """What it takes back, as `Unsent` tells it."""


class EvidenceInHand:
    """What lies on this machine of a case's evidence; for all else NeedsLibrary is raised."""

    def __init__(self, near: EvidenceStore) -> None:
        self._near = near
        self.reading = near.reading
        self.put_reading = near.put_reading
        self.path = near.path
        self.open = near.open

    def __getattr__(self, name: str) -> NoReturn:
        _refuse(name)

    def has(self, sha256: str) -> bool:
        """True for bytes at hand. Raises: NeedsLibrary, which may hold what is not."""
        if not self._near.has(sha256):
            raise NeedsLibrary
        return True


class InHand:
    """What a library does with the one case that a person has before him; it writes nothing.

    Whatever else is asked of it raises NeedsLibrary.
    """

    def __init__(
        self,
        home: Path,
        now: Callable[[], datetime],
        id: str = "",
        document: Document | None = None,
        at: Revision = "",
        at_hand: Callable[[str], EvidenceStore | None] | None = None,
    ) -> None:
        self.home = home
        self.now = now
        self._at_hand = at_hand
        self._id, self._document, self._at = id, document or {}, at
        self.steps: list[Step] = []
        """What was asked for, in order."""

    def __getattr__(self, name: str) -> NoReturn:
        _refuse(name)

    def get(self, id: str) -> tuple[Document, Revision]:
        """Return the case. Raises: NotFound."""
        if not self.holds(id):
            raise NotFound("no_case", where=id)
        return self._document, self._at

    def holds(self, id: str) -> bool:
        """True for the case in hand. Raises: NeedsLibrary, for any other."""
        if not id or id != self._id:
            raise NeedsLibrary
        return True

    def blobs(self, id: str) -> EvidenceInHand:
        """Return the evidence of the case in hand, as far as it lies on this machine."""
        near = self._at_hand(id) if self.holds(id) and self._at_hand is not None else None
        if near is None:
            raise NeedsLibrary
        return EvidenceInHand(near)

    def fresh_number(self) -> int:
        """Return 0: the library gives a new case its number when it comes there."""
        return 0

    def create(
        self, id: str, document: Document, *, note: str, actor: str, summary: Mapping[str, Any]
    ) -> Revision:
        """Take a new case in hand."""
        if self._id:
            raise NeedsLibrary
        self._id = id
        return self._noted(document, note)

    def put(
        self,
        id: str,
        document: Document,
        expect: Revision,
        *,
        note: str,
        actor: str,
        summary: Mapping[str, Any],
    ) -> Revision:
        """Note the change; from here on the case is what it makes of it."""
        if not self.holds(id) or expect != self._at:
            raise NeedsLibrary
        return self._noted(document, note)

    def taken_back(
        self,
        note: str,
        after: Document | None = None,
        *,
        undoes: int = 0,
        undoes_change: str = "",
        as_of: tuple[str, ...] = (),
        redoes: bool = False,
    ) -> None:
        """Note that a change is taken back; *after* is what the case is by it, if that is known."""
        now = self._document if after is None else after
        self.steps.append(Step(self._document, now, note, undoes, undoes_change, as_of, redoes))
        self._document = now

    def _noted(self, document: Document, note: str) -> Revision:
        self.steps.append(Step(self._document, document, note))
        self._document = document
        return self._at


def _refuse(name: str) -> NoReturn:
    if name.startswith("__"):  # how Python looks for what it knows to do with any object
        raise AttributeError(name)
    raise NeedsLibrary
