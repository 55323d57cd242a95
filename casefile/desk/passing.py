"""One change that waited, made in the library of the firm; what clashes there is named."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from casefile.desk.colleagues import Colleagues
from casefile.desk.records import Opened
from casefile.desk.together import TRIES
from casefile.model.case import Case
from casefile.model.errors import Conflict
from casefile.model.record import refusal_of
from casefile.store import history
from casefile.store.commits import Why
from casefile.store.lines import minute
from casefile.store.merging import Clash, forced, merged
from casefile.store.unsent import Unsent


class Passing(Colleagues):
    """The part of the desk that passes on one change that waited, or the undo of one."""

    def clashes(self, one: Unsent) -> tuple[Clash, ...]:
        """Return in what a change clashes with the case as it is now. Raises: Unreachable."""
        theirs = self.case(one.case).model_dump(mode="json")
        return merged(one.base, one.mine, theirs).clashes

    def _passed(self, one: Unsent, *, over: bool = False) -> Opened:
        """Send one change. Raises: Conflict, naming the fields; NotFound, Unreachable."""
        if not one.expect:
            return self._passed_new(one)
        for _ in range(TRIES):
            read, unknown = self._read(one.case)
            if read.revision != one.expect and _is_made(one, self.store.entries(one.case)):
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
        if _is_made(one, lines):
            return self.opened(one.case)
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


def _is_made(one: Unsent, lines: list[dict[str, Any]]) -> bool:
    """True when the server made it, and only its answer was lost."""
    return any(line["txid"] == one.change for line in lines)


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
