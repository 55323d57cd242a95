"""What was entered and is on this machine alone: sent in its order, or decided by a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from pydantic import ValidationError

from casefile.desk.colleagues import Colleagues
from casefile.desk.records import Opened
from casefile.desk.together import TRIES
from casefile.desk.waiting_undone import Remembered
from casefile.model.case import Case
from casefile.model.errors import (
    BadInput,
    CasefileError,
    Conflict,
    Damaged,
    NotFound,
    TooNew,
)
from casefile.model.record import refusal_of
from casefile.store import history
from casefile.store.commits import Why
from casefile.store.lines import minute
from casefile.store.merging import Clash, forced, merged, split
from casefile.store.port import Document
from casefile.store.team.address import address
from casefile.store.unsent import Unsent, folder_of, put_down, taken_up, unsent

FOR_A_PERSON = (Conflict, NotFound, BadInput, TooNew, Damaged)
"""Refusals of one change, which asking again does not change: a person must decide."""


class Sent(NamedTuple):
    """What became of a change that waited."""

    one: Unsent
    opened: Opened | None = None
    """The case as the library has it now."""
    trouble: CasefileError | None = None
    """Why the library did not take it; it waits for a person to decide."""


class Waiting(Colleagues):
    """The part of the desk that sends what waits for the firm's server, each change once."""

    @property
    def _waiting_room(self) -> Path:
        assert self.shared is not None
        return folder_of(self.home, self.shared.firm)

    def unsent(self) -> tuple[Unsent, ...]:
        """Return the changes that the firm's server does not have yet. Raises: Damaged."""
        return unsent(self._waiting_room) if self.shared is not None else ()

    def passed_on(self, ref: str = "") -> Iterator[Sent]:
        """Send what waits, in turn; *ref*: of one case. What is not taken waits for a person.

        Where a colleague changed some of the same fields, the others are sent, and each field that
        clashes waits by itself. Raises: StoreError (Unreachable, Busy, NoRoom, not let in, not
        allowed): nothing is wrong with the change; all of it waits on.
        """
        for one in self.unsent():
            if one.clashes or ref not in ("", one.case):
                continue
            try:
                yield from self._in_turn(one)
            except FOR_A_PERSON as trouble:
                yield self._left(one, trouble)

    def _in_turn(self, one: Unsent) -> Iterator[Sent]:
        if self._given_up_with(one):
            return
        try:
            opened = self._undone(one) if one.takes_back else self._passed(one)
        except Conflict as trouble:
            if one.takes_back or not one.expect:
                raise
            yield from self._parted(one, trouble)
        else:
            taken_up(self._waiting_room, one)
            self._remembered.add(one, opened.revision)
            yield Sent(one, opened)

    @cached_property
    def _remembered(self) -> Remembered:
        return Remembered()

    def _left(self, one: Unsent, trouble: CasefileError) -> Sent:
        """Let a change wait for a person; an undo of what is not there to undo is over."""
        if one.takes_back and isinstance(trouble, BadInput):
            taken_up(self._waiting_room, one)
            return Sent(one, None, trouble)
        fields = tuple(str(trouble.values.get("changed", "-")).split(", "))
        if one.takes_back and isinstance(trouble, Conflict):
            one = self._as_edit(one)
        return Sent(put_down(self._waiting_room, one._replace(clashes=fields)), None, trouble)

    def _parted(self, one: Unsent, trouble: Conflict) -> Iterator[Sent]:
        """Send what of the change fits; lay down each field that clashes by itself.

        What clashes is laid down first: a program that ends in between asks twice, and loses
        nothing.
        """
        theirs = self.case(one.case).model_dump(mode="json")
        fits, clashing = split(one.base, one.mine, theirs)
        if not clashing:  # colleagues write faster than this can be put beside them
            raise trouble
        if fits == one.base:
            first, *others = clashing
            rests = [self._laid_down(one, first, theirs, whole=one)]
        else:
            others, rests = list(clashing), []
        rests += [self._laid_down(one, mine, theirs) for mine in others]
        if fits != one.base:
            part = put_down(self._waiting_room, one._replace(mine=fits))
            try:
                opened = self._passed(part)
            except FOR_A_PERSON as again:  # one more came between
                yield self._left(part, again)
            else:
                taken_up(self._waiting_room, part)
                yield Sent(part, opened)
        for rest in rests:
            told = {**trouble.values, "changed": ", ".join(rest.clashes)}
            yield Sent(rest, None, Conflict(trouble.key, where=trouble.where, **told))

    def _laid_down(
        self, one: Unsent, mine: Document, theirs: Document, whole: Unsent | None = None
    ) -> Unsent:
        """Lay down what clashes of a change; in the place of the *whole*, when that is all."""
        fields = tuple(clash.field for clash in merged(one.base, mine, theirs).clashes) or ("-",)
        waiting = self.unsent()
        same = (x for x in waiting if x.clashes and (x.base, x.mine) == (one.base, mine))
        rest = whole or next(same, one._replace(change=token_hex(8), place=""))
        return put_down(self._waiting_room, rest._replace(mine=mine, clashes=fields))

    def _given_up_with(self, one: Unsent) -> bool:
        """True for the undo of a change that waits for a person: both are given up."""
        undone = next(
            (x for x in self.unsent() if x.clashes and x.change == one.undoes_change), None
        )
        if undone is None:
            return False
        for each in (undone, one):
            taken_up(self._waiting_room, each)
        return True

    def settled(self, one: Unsent, *, mine: bool) -> Opened:
        """Decide a clash: put *mine* over what stands there, or give it up and leave that.

        Raises: Conflict, when what it was about is not there any more; NotFound, when the whole
        case is not (what was given up is forgotten all the same); Unreachable.
        """
        if not mine:
            taken_up(self._waiting_room, one)
            return self.opened(one.case)
        opened = self._passed(one, over=True)
        taken_up(self._waiting_room, one)
        return opened

    def forgotten(self) -> tuple[Unsent, ...]:
        """Forget what waits for cases that are not there any more; return it.

        Raises: BadInput, for a person without a seat, who sees no case at all; Unreachable.
        """
        waiting, library = self.unsent(), self.shared
        if waiting and library is not None and not library.people():
            raise BadInput("team_no_such_firm", where=library.firm)
        new = {one.case for one in waiting if not one.expect}
        there = {id_: self.store.holds(id_) for id_ in {one.case for one in waiting} - new}
        gone = tuple(one for one in waiting if not there.get(one.case, True))
        for one in gone:
            self.given_up(one)
        return gone

    def clashes(self, one: Unsent) -> tuple[Clash, ...]:
        """Return in what a change clashes with the case as it is now. Raises: Unreachable."""
        theirs = self.case(one.case).model_dump(mode="json")
        return merged(one.base, one.mine, theirs).clashes

    def given_up(self, one: Unsent) -> None:
        """Forget a change that waits."""
        taken_up(self._waiting_room, one)

    def move(self, to: str) -> Iterator[Any]:
        """Move the library; see `Together`. Raises: BadInput, while changes wait to be sent."""
        self._nothing_waits()
        return super().move(to)

    def join(self, text: str) -> tuple[str, ...]:
        """Join a firm; see `Together`. Raises: BadInput, while changes wait for another one.

        The same firm may be joined at another address meanwhile: they are sent there.
        """
        if self.shared is not None and address(text).firm != self.shared.firm:
            self._nothing_waits()
        return super().join(text)

    def leave(self) -> None:
        """Leave the firm; see `Together`. Raises: BadInput, while changes wait to be sent."""
        self._nothing_waits()
        super().leave()

    def _nothing_waits(self) -> None:
        waiting = self.unsent()
        if waiting:
            raise BadInput("team_unsent", where=waiting[0].title, n=len(waiting))

    def _passed(self, one: Unsent, *, over: bool = False) -> Opened:
        """Send one change. Raises: Conflict, naming the fields; NotFound, Unreachable."""
        if not one.expect:
            return self._passed_new(one)
        for _ in range(TRIES):
            read, unknown = self._read(one.case)
            if read.revision != one.expect and self._there_already(one):
                return read
            theirs = read.case.model_dump(mode="json")
            found = merged(one.base, one.mine, theirs)
            if found.clashes and not over:
                raise self._clash(one, found.clashes)
            fresh = forced(one.base, one.mine, theirs) if over else found.document
            if fresh == theirs:
                return read
            try:
                case = Case.model_validate(fresh)
            except ValidationError as trouble:
                raise refusal_of(trouble, one.title, held=fresh) from trouble
            why = Why("edit", one.note, one.actor, self._summary(case), change=one.change)
            with suppress(Conflict):  # one more came between: once more
                whole = case.model_dump(mode="json") | unknown
                return Opened(case, self.store.write(one.case, whole, read.revision, why))
        raise self._clash(one, ())

    def _undone(self, one: Unsent) -> Opened:
        """Take back what *one* is about. Raises: Conflict, naming the place; BadInput, NotFound."""
        lines = self.store.entries(one.case)
        if any(line["txid"] == one.change for line in lines):
            return self.opened(one.case)  # the server made it, and only its answer was lost
        rev = _revision_taken_back(one, lines)
        if not rev:  # what it takes back came to nothing there: a colleague had made the same
            return self._passed(one)
        for _ in range(TRIES):
            try:
                history.undo_one(
                    self.store,
                    one.case,
                    rev,
                    actor=one.actor,
                    summarised=self._summarised,
                    change=one.change,
                )
            except Conflict as trouble:
                if trouble.key == "undo_clash":
                    raise self._clash(one, self.clashes(self._as_edit(one))) from trouble
            else:
                return self.opened(one.case)
        raise self._clash(one, ())

    def _as_edit(self, one: Unsent) -> Unsent:
        """Return an undo as the change that it is: from what was made back to what was before."""
        lines = self.store.entries(one.case)
        rev = _revision_taken_back(one, lines)
        made = history.replayed_to(lines, rev, one.case)
        before = history.replayed_to(lines, rev - 1, one.case)
        return one._replace(undoes=0, undoes_change="", as_of=(), base=made, mine=before)

    def _passed_new(self, one: Unsent) -> Opened:
        if not self.store.holds(one.case):
            case = Case.model_validate({**one.mine, "number": self.store.fresh_number()})
            why = Why("create", one.note, one.actor, self._summary(case), change=one.change)
            self.store.write(one.case, case.model_dump(mode="json"), None, why)
        return self.opened(one.case)

    def _there_already(self, one: Unsent) -> bool:
        """True when the server made it, and only its answer was lost."""
        return any(entry["txid"] == one.change for entry in self.store.entries(one.case))

    def _clash(self, one: Unsent, clashes: tuple[Clash, ...]) -> Conflict:
        lines = self.store.entries(one.case)
        seen = int(one.expect.partition("-")[0])
        later = [line for line in lines if line["rev"] > seen] or lines[-1:]
        by = dict.fromkeys(str(line["actor"]) for line in later)
        return Conflict(
            "case_conflict",
            where=one.title,
            by=", ".join(name for name in by if name) or "-",
            at=minute(lines[-1]["at"]),
            note=lines[-1]["note"] or "-",
            changed=", ".join(clash.field for clash in clashes) or "-",
        )


def _revision_taken_back(one: Unsent, lines: list[dict[str, Any]]) -> int:
    """Return the revision that an undo is about; 0: that of a change which the log does not have.

    Raises: BadInput, when nothing stands.
    """
    if one.undoes_change:
        made = (line["rev"] for line in lines if line["txid"] == one.undoes_change)
        return next(made, 0)
    if one.undoes:
        return one.undoes
    newest = history.newest_undone if one.redoes else history.newest_standing
    return newest(lines, one.as_of[0], one.as_of[1:])
