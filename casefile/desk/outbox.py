"""Changes that outlive a break of the line: kept on this machine until the server has them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple, cast

from pydantic import ValidationError

from casefile.desk.colleagues import Colleagues
from casefile.desk.records import Opened
from casefile.desk.together import TRIES
from casefile.model.case import Case
from casefile.model.errors import (
    BadInput,
    CasefileError,
    Conflict,
    Damaged,
    NotFound,
    StoreError,
    TooNew,
)
from casefile.model.record import refusal_of
from casefile.store.commits import Why
from casefile.store.in_hand import InHand, NeedsLibrary, Step
from casefile.store.libraries import Library
from casefile.store.merging import Clash, forced, merged
from casefile.store.team.address import address
from casefile.store.unsent import Unsent, folder_of, put_down, taken_up, unsent

FOR_A_PERSON = (Conflict, NotFound, BadInput, TooNew, Damaged)
"""Refusals of one change, which asking again does not change: a person must decide."""


class Made(NamedTuple):
    """A change that was asked for: the case as it is with it."""

    opened: Opened
    waits: StoreError | None = None
    """Why it is on this machine alone so far; None: the library has it."""


class Sent(NamedTuple):
    """What became of a change that waited."""

    one: Unsent
    opened: Opened | None = None
    """The case as the library has it now."""
    trouble: CasefileError | None = None
    """Why the library did not take it; it waits for a person to decide."""


class Outbox(Colleagues):
    """The part of the desk that keeps what a person entered until the firm's server has it.

    A change is made to the case in hand, laid down on this machine, and only then sent. It carries
    an id, by which the server makes it once, however often it is sent.
    """

    @cached_property
    def _held(self) -> threading.local:
        return threading.local()

    @property
    def store(self) -> Library:
        """The library; for the time of a change in hand, the one case."""
        in_hand: InHand | None = getattr(self._held, "case", None)
        return super().store if in_hand is None else cast("Library", in_hand)

    @contextmanager
    def _only(self, in_hand: InHand) -> Iterator[None]:
        self._held.case = in_hand
        try:
            yield
        finally:
            self._held.case = None

    # -- a change that is asked for -------------------------------------------------------------

    def kept_change(
        self, read: Opened, asked: Callable[[str], Opened], *, away: StoreError | None = None
    ) -> Made:
        """Make a change to the case as it was read; what the line does meanwhile, it is not lost.

        *away*: the library is known not to answer; it is not asked. In folders of one's own the
        change is made and that is all. Raises: Conflict, when a colleague changed the same (the
        change waits for a person to decide); Unreachable, when it is such that only the library can
        make it; whatever *asked* raises.
        """
        if self.shared is None:
            return Made(asked(read.revision))
        document = read.case.model_dump(mode="json")
        in_hand = InHand(self.home, self.now, read.case.id, document, read.revision)
        try:
            with self._only(in_hand):
                opened = asked(read.revision)
        except NeedsLibrary:
            return Made(asked(read.revision))
        return self._on_its_way(opened, in_hand.steps, read.revision, away)

    def kept_new(self, asked: Callable[[], Opened], *, away: StoreError | None = None) -> Made:
        """Open a new case, at once with all that is told of it; see :meth:`kept_change`."""
        if self.shared is None:
            return Made(asked())
        in_hand = InHand(self.home, self.now)
        with self._only(in_hand):
            opened = asked()
        first, last = in_hand.steps[0], in_hand.steps[-1]
        return self._on_its_way(opened, [Step({}, last.after, first.note)], "", away)

    def _on_its_way(
        self, opened: Opened, steps: list[Step], expect: str, away: StoreError | None
    ) -> Made:
        laid = [
            put_down(
                self._waiting_room,
                Unsent(
                    change=token_hex(8),
                    case=opened.case.id,
                    title=f"{opened.case.number or ''} {opened.case.respondent.name}".strip(),
                    expect=expect,
                    base=step.before,
                    mine=step.after,
                    note=step.note,
                    actor=self.actor,
                    at=self.now().isoformat(timespec="seconds"),
                ),
            )
            for step in steps
        ]
        if away is not None:
            return Made(opened, away)
        fresh = {one.place for one in laid}
        try:
            for sent in self.passed_on(opened.case.id):
                if sent.trouble is not None and sent.one.place in fresh:
                    raise sent.trouble
                opened = sent.opened or opened
        except Conflict:
            raise
        except CasefileError as trouble:
            if isinstance(trouble, StoreError) and not _refused(trouble):
                return Made(opened, trouble)
            for one in laid:  # refused, and said at once: nothing to decide later
                self.given_up(one)
            raise
        return Made(opened)

    # -- what waits -----------------------------------------------------------------------------

    @property
    def _waiting_room(self) -> Path:
        assert self.shared is not None
        return folder_of(self.home, self.shared.firm)

    def unsent(self) -> tuple[Unsent, ...]:
        """Return the changes that the firm's server does not have yet. Raises: Damaged."""
        return unsent(self._waiting_room) if self.shared is not None else ()

    def passed_on(self, ref: str = "") -> Iterator[Sent]:
        """Send what waits, in turn; *ref*: of one case. What is not taken waits for a person.

        Raises: StoreError (Unreachable, Busy, NoRoom, not let in, not allowed): nothing is wrong
        with the change; all of it waits on.
        """
        for one in self.unsent():
            if one.clashes or ref not in ("", one.case):
                continue
            try:
                opened = self._passed(one)
            except FOR_A_PERSON as trouble:
                fields = tuple(str(trouble.values.get("changed", "-")).split(", "))
                yield Sent(
                    put_down(self._waiting_room, one._replace(clashes=fields)), None, trouble
                )
            else:
                taken_up(self._waiting_room, one)
                yield Sent(one, opened)

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
                raise refusal_of(trouble, one.title) from trouble
            why = Why("edit", one.note, one.actor, self._summary(case), change=one.change)
            with suppress(Conflict):  # one more came between: once more
                whole = case.model_dump(mode="json") | unknown
                return Opened(case, self.store.write(one.case, whole, read.revision, why))
        raise self._clash(one, ())

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
            at=str(lines[-1]["at"])[:16].replace("T", " "),
            note=lines[-1]["note"] or "-",
            changed=", ".join(clash.field for clash in clashes) or "-",
        )


def _refused(trouble: StoreError) -> bool:
    """True when the library said no to this change or this person's role, not to the moment."""
    return isinstance(trouble, FOR_A_PERSON) or trouble.key == "team_not_allowed"
