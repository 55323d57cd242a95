"""Changes that outlive a break of the line: kept on this machine until the server has them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from secrets import token_hex
from typing import NamedTuple, cast

from casefile.desk.records import Opened
from casefile.desk.waiting import FOR_A_PERSON, Sent, Waiting
from casefile.desk.waiting_undone import undone, without
from casefile.model.case import Case
from casefile.model.errors import BadInput, CasefileError, Conflict, StoreError
from casefile.store.in_hand import InHand, NeedsLibrary, Step
from casefile.store.libraries import Library
from casefile.store.port import Revision
from casefile.store.unsent import Unsent, put_down

__all__ = ["Made", "Outbox", "Sent"]


class Made(NamedTuple):
    """A change that was asked for: the case as it is with it."""

    opened: Opened
    waits: StoreError | None = None
    """Why it is on this machine alone so far; None: the library has it."""


class Outbox(Waiting):
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
        in_hand = self._in_hand
        return super().store if in_hand is None else cast("Library", in_hand)

    @property
    def _in_hand(self) -> InHand | None:
        """The case that a change is made to just now, away from the library."""
        found: InHand | None = getattr(self._held, "case", None)
        return found

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
        library = self.shared
        if library is None:
            return Made(asked(read.revision))
        document = read.case.model_dump(mode="json")
        in_hand = InHand(
            self.home, self.now, read.case.id, document, read.revision, library.at_hand
        )
        try:
            with self._only(in_hand):
                opened = asked(read.revision)
        except NeedsLibrary:
            if away is not None:
                raise away from None
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
        before = {one.place for one in self.unsent()}
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
                    undoes=step.undoes,
                    undoes_change=step.undoes_change,
                    as_of=step.as_of,
                    redoes=step.redoes,
                ),
            )
            for step in steps
        ]
        if away is not None:
            return Made(opened, away)
        try:
            clashes: list[CasefileError] = []
            for sent in self.passed_on(opened.case.id):
                if sent.trouble is not None and sent.one.place not in before:
                    clashes.append(sent.trouble)
                opened = sent.opened or opened
            if clashes:
                raise _named_together(clashes)
        except Conflict:
            raise
        except CasefileError as trouble:
            if isinstance(trouble, StoreError) and not _refused(trouble):
                return Made(opened, trouble)
            for one in laid:  # refused, and said at once: nothing to decide later
                self.given_up(one)
            raise
        return Made(opened)

    # -- what is taken back ---------------------------------------------------------------------

    def undo(self, ref: str, steps: int = 1, *, expect: str = "") -> Opened:
        """Take back the newest changes; see `Archive`.

        Without the library one is taken back: of what waits here at once, else when it answers. In
        the case in hand it is taken back at once where it was made here.
        """
        in_hand = self._in_hand
        if in_hand is None or steps != 1:
            return super().undo(ref, steps, expect=expect)
        document, _ = in_hand.get(ref)
        waiting = [one for one in self.unsent() if one.case == ref]
        so_far = undone(waiting)
        if so_far.standing:
            newest = so_far.standing[-1]
            document = without(document, newest)
            in_hand.taken_back("undo", document, undoes_change=newest.change)
        else:
            made = self._remembered.newest(ref, expect, so_far.there) if so_far.known else None
            document = without(document, made) if made is not None else document
            in_hand.taken_back("undo", document, as_of=_as_known(expect, waiting))
        return Opened(Case.model_validate(document), expect)

    def redo(self, ref: str, *, expect: str = "") -> Opened:
        """Do again what was undone last; see `Archive`.

        Without the library: what was undone here at once, else when it answers.
        """
        in_hand = self._in_hand
        if in_hand is None:
            return super().redo(ref, expect=expect)
        document, _ = in_hand.get(ref)
        waiting = [one for one in self.unsent() if one.case == ref]
        so_far = undone(waiting)
        if not so_far.known:
            raise NeedsLibrary
        if so_far.redo:
            newest = so_far.redo[-1]
            document = without(document, newest)
            in_hand.taken_back("redo", document, undoes_change=newest.change)
        elif so_far.clear:
            in_hand.taken_back("redo", as_of=_as_known(expect, waiting), redoes=True)
        else:
            raise BadInput("nothing_to_redo")
        return Opened(Case.model_validate(document), expect)

    def undo_change(self, ref: str, revision: int, *, expect: str = "") -> Opened:
        """Take back one change; see `Archive`. Without the library it is kept until it answers."""
        in_hand = self._in_hand
        if in_hand is None:
            return super().undo_change(ref, revision, expect=expect)
        document, _ = in_hand.get(ref)
        in_hand.taken_back(f"undo {revision}", undoes=revision)
        return Opened(Case.model_validate(document), expect)


def _as_known(read: Revision, waiting: list[Unsent]) -> tuple[str, ...]:
    """Return up to where a person knows the case: the commit he read, and those that wait."""
    return (read.partition("-")[2], *(one.change for one in waiting))


def _named_together(clashes: list[CasefileError]) -> CasefileError:
    """Return the first refusal, naming the fields of all of them."""
    first = clashes[0]
    if isinstance(first, Conflict) and first.key == "case_conflict":
        fields = dict.fromkeys(str(one.values.get("changed", "-")) for one in clashes)
        return Conflict(
            first.key, where=first.where, **{**first.values, "changed": ", ".join(fields)}
        )
    return first


def _refused(trouble: StoreError) -> bool:
    """True when the library said no to this change or this person's role, not to the moment."""
    return isinstance(trouble, FOR_A_PERSON) or trouble.key == "team_not_allowed"
