"""A library that the desk can work in: a store with logs, numbers, evidence at hand, packets."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from casefile.store.custody import Watched
from casefile.store.port import CaseStore, EvidenceStore, Listed


class Looking(NamedTuple):
    """A colleague who has the case open."""

    login: str
    name: str


class Library(CaseStore, Watched, Protocol):
    """What the desk asks of a store besides the port; folders and servers do it alike."""

    home: Path
    """The private folder of this library on this machine."""
    now: Callable[[], datetime]
    """The clock of whoever works in it."""

    def glance(self) -> tuple[Listed, ...]:
        """Return the cases as last seen, at once; `list` then brings them up to date."""
        ...

    def holds(self, id: str) -> bool:
        """True when there is a case of that id, in whatever state."""
        ...

    def holding(self, wanted: Collection[str], but: str) -> dict[str, tuple[str, ...]]:
        """Return which cases hold bytes of these hashes, beside the case *but*: hash to ids.

        Of what may be seen here alone; no case is read for it. A hash that none holds is not in it.
        """
        ...

    def fresh_number(self) -> int:
        """Return a number for a new case that no other case of the library has."""
        ...

    def blobs(self, id: str) -> EvidenceStore:
        """Return the evidence of a case. Raises: NotFound."""
        ...

    def packets(self, id: str) -> Path:
        """Return the folder on this machine for a case's packets. Raises: NotFound."""
        ...


class TeamLibrary(Library, Protocol):
    """A library that several people work in at once."""

    firm: str
    """Whose it is, as its address names the firm."""

    def look(self, id: str, name: str) -> tuple[Looking, ...]:
        """Say that *name* has the case open; return who else has. Raises: NotFound."""
        ...

    def look_away(self, id: str) -> None:
        """Say that the case is open here no more."""
        ...

    def at_hand(self, id: str) -> EvidenceStore | None:
        """Return what lies on this machine of a case's evidence, without asking the server.

        None: the case was not read here since the program began.
        """
        ...

    def wait_at_most(self, seconds: float) -> None:
        """Look no longer than *seconds* for a server that went away."""
        ...

    def people(self) -> tuple[str, ...]:
        """Return the names of the people of the firm, in order."""
        ...
