"""Works with others: a firm's library joined and left, a library moved, a copy brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from casefile.desk.archive import Archive
from casefile.desk.records import Opened
from casefile.desk.versions import parted
from casefile.model.case import Case
from casefile.model.errors import BadInput, Conflict
from casefile.model.say import Say, coded
from casefile.store import factory
from casefile.store.history import replayed_to
from casefile.store.joining import Joined, joined
from casefile.store.libraries import Looking
from casefile.store.merging import merged
from casefile.store.team.address import address, is_address

TRIES = 10
"""How often a change is put beside those of colleagues who write at the same moment."""


class _Again(Exception):
    """The case changed once more while two changes were put together."""


class Together(Archive):
    """The part of the desk that shares a library with others."""

    def change(
        self, ref: str, change: Callable[[Case], Case], *, note: str, expect: str = ""
    ) -> Opened:
        """Change a case; in a firm's library, beside what a colleague changed meanwhile.

        Raises: Conflict, in a library of one's own always, in a firm's when both touched the same
        field; BadInput.
        """
        try:
            return super().change(ref, change, note=note, expect=expect)
        except Conflict as clash:
            if self.shared is None:
                raise
            for _ in range(TRIES):  # others may go on writing meanwhile
                with suppress(_Again):
                    return self._beside(ref, change, note, expect, clash)
            raise

    def _beside(
        self, ref: str, change: Callable[[Case], Case], note: str, expect: str, clash: Conflict
    ) -> Opened:
        """Make the change to what was read at *expect*, and put both together.

        Raises: *clash*, when they do not fit; _Again, when the case changed once more meanwhile.
        """
        if not expect:  # nothing was read before: it is made to the case as it is by now
            try:
                return super().change(ref, change, note=note)
            except Conflict as trouble:
                raise _Again from trouble
        id_ = self.id_of(ref)
        lines = self.store.entries(id_)
        read = next((x for x in lines if f"{x['rev']}-{x['txid']}" == expect), None)
        if read is None:
            raise clash
        base, _ = parted(replayed_to(lines, read["rev"], id_))
        mine = change(Case.model_validate(base)).model_dump(mode="json")
        (now, revision), unknown = self._read(id_)
        theirs = now.model_dump(mode="json")
        found = merged(Case.model_validate(base).model_dump(mode="json"), mine, theirs)
        if found.clashes:
            raise clash
        case = Case.model_validate(found.document)
        try:
            fresh = self.store.put(
                id_,
                case.model_dump(mode="json") | unknown,
                revision,
                note=note,
                actor=self.actor,
                summary=self._summary(case),
            )
        except Conflict as trouble:
            raise _Again from trouble
        return Opened(case, fresh)

    def join(self, text: str) -> tuple[str, ...]:
        """Let this library be the firm's at the address from now on; return its people.

        Its own folders stay where they are. Raises: BadInput, StoreError (not let in),
        Unreachable.
        """
        at = address(text)
        library = factory.team_library(self.home, at, now=self.now)
        people = library.people()
        if not people:
            raise BadInput("team_no_such_firm", where=at.firm)
        factory.join(self.home, at)
        self._forget()
        return people

    def leave(self) -> None:
        """Let this library be its own folders again; the server stays as it is."""
        factory.leave(self.home)
        self._forget()

    def move(self, to: str) -> Iterator[Any]:
        """Move every case to the address of a firm's library, or from there into folders here.

        *to* is an address, or ``folder``. Each case is compared on both sides, byte for byte;
        when every one holds, this library works there from then on. What it was moved from stays
        as it is. May be broken off and run again. Raises: BadInput, Unreachable.
        """
        moving = factory.team_part("moving")
        folders = factory.open_store(self.home, now=self.now)
        if is_address(to):
            at = address(to)
            target = factory.team_library(self.home, at, now=self.now)
            steps = moving.to_team(folders, target)
        elif to == "folder" and self.shared is not None:
            at, steps = None, moving.to_folders(self.shared, folders)
        else:
            raise BadInput("move_where", where=to or "-")
        whole = True
        for step in steps:
            whole = whole and step.trouble is None
            yield step
        if whole and at is not None:
            self.join(str(at))
        elif whole:
            self.leave()

    def merge(self, path: Path) -> Joined:
        """Bring a copy that was handed over and changed together with the case it was made of.

        Raises: BadInput, NotFound, Conflict.
        """
        if not path.exists():
            raise BadInput("no_such_file", field=str(path))
        return joined(self.store, path, actor=self.actor, summarised=self._summarised)

    def looking(self, ref: str) -> tuple[Looking, ...]:
        """Say that the case is open here; return who else has it open."""
        library = self.shared
        return library.look(self.id_of(ref), self.actor) if library is not None else ()

    def look_away(self, ref: str) -> None:
        """Say that the case is open here no more."""
        library = self.shared
        if library is not None:
            library.look_away(self.id_of(ref))

    def people_of_firm(self) -> tuple[tuple[str, str, str], ...]:
        """Return (login, name, role) of the people, as far as a member may know: the names.

        Raises: BadInput, when the library is no firm's.
        """
        library = self.shared
        if library is None:
            raise BadInput("team_not_joined", where="team")
        return tuple(("", name, "") for name in library.people())

    # -- asked by who owns the server -----------------------------------------------------------

    def found(self, text: str, *, name: str = "") -> None:
        """Found a firm's library on a server. Raises: BadInput, StoreError, Unreachable."""
        at = address(text)
        founding = factory.team_part("founding")
        founding.found(self._line(at.server), at.firm, name)

    def seat(self, text: str, login: str, role: str, *, name: str = "") -> None:
        """Give a person a seat in a firm, or another role. Raises: BadInput, StoreError."""
        at = address(text)
        founding = factory.team_part("founding")
        if role not in set(founding.Role):
            known = tuple(coded(one, Say(f"commands.team.roles.{one}")) for one in founding.Role)
            raise BadInput("team_no_such_role", where=role, known=known)
        founding.seat(self._line(at.server), at.firm, login, founding.Role(role), name)

    def unseat(self, text: str, login: str) -> None:
        """Take a person's seat away. Raises: BadInput, StoreError."""
        at = address(text)
        factory.team_part("founding").unseat(self._line(at.server), at.firm, login)

    def seats(self, text: str) -> tuple[tuple[str, str, str], ...]:
        """Return (login, name, role) of the people of a firm."""
        at = address(text)
        found: tuple[tuple[str, str, str], ...] = factory.team_part("founding").seats(
            self._line(at.server), at.firm
        )
        return found

    def _line(self, server: str) -> Any:
        return factory.team_part("connection").Line(server)
