"""What was entered and is on this machine alone: sent in its order, or decided by a person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from casefile.desk.passing import Passing
from casefile.desk.records import Opened
from casefile.desk.waiting_undone import Remembered
from casefile.model.errors import BadInput, CasefileError, Conflict, Damaged, NotFound, TooNew
from casefile.store.merging import merged, split
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


class Waiting(Passing):
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
