"""The past of a case: its log of changes, what is taken back of it and done again."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from casefile.desk.marks import exhibit_of
from casefile.desk.records import Opened
from casefile.desk.writing import Writing
from casefile.model.case import Case
from casefile.model.errors import BadInput, CasefileError
from casefile.model.exhibit import Exhibit
from casefile.store import history
from casefile.store.changes import Change
from casefile.store.history import Entry


class Removed(NamedTuple):
    """An exhibit that was taken out of its case: its mark, and the change that did it."""

    case: str
    """Id."""
    number: int
    debtor: str
    mark: str
    entry: Entry


class Past(Writing):
    """The part of the desk that tells what was changed, and takes it back."""

    def history(self, ref: str) -> tuple[history.Entry, ...]:
        """Return the log of changes, oldest first. Raises: NotFound, Damaged."""
        return history.history(self.store, self.id_of(ref))

    def undo(self, ref: str, steps: int = 1, *, expect: str = "") -> Opened:
        """Take back the newest changes that still stand. Raises: BadInput, Conflict."""
        id_ = self.id_of(ref)
        history.undo(
            self.store,
            id_,
            steps,
            actor=self.actor,
            summarised=self._summarised,
            expect=expect or None,
        )
        return self.opened(id_)

    def undo_change(self, ref: str, revision: int, *, expect: str = "") -> Opened:
        """Take back one change and leave later ones; the clash is named when that cannot be."""
        id_ = self.id_of(ref)
        history.undo_one(
            self.store,
            id_,
            revision,
            actor=self.actor,
            summarised=self._summarised,
            expect=expect or None,
        )
        return self.opened(id_)

    def redo(self, ref: str, *, expect: str = "") -> Opened:
        """Do again the change that was undone last. Raises: BadInput, Conflict."""
        undo = self.redone_next(ref)
        if undo is None:
            raise BadInput("nothing_to_redo")
        return self.undo_change(ref, undo.rev, expect=expect)

    def undone_next(self, ref: str) -> Entry | None:
        """Return the change that :meth:`undo` would take back, None when there is none."""
        standing = (x for x in reversed(self.history(ref)) if x.undoable and x.action != "undo")
        return next(standing, None)

    def redone_next(self, ref: str) -> Entry | None:
        """Return the undo to take back in turn, None when nothing is left to be done again.

        The change undone last is done again first; a new change ends what can be done again.
        """
        return next((x for x in reversed(self.history(ref)) if x.redoable), None)

    def remove(self, ref: str, mark: str, *, expect: str = "") -> Opened:
        """Take an exhibit out of the case; its bytes are kept, and undo brings it back.

        Raises: NotFound, Conflict.
        """
        exhibit_of(self.case(ref), mark)
        return self.change(
            ref,
            lambda case: case.but(exhibits=tuple(x for x in case.exhibits if x.mark != mark)),
            note=f"remove {mark}",
            expect=expect,
        )

    def put_back(self, one: Removed, *, expect: str = "") -> Opened:
        """Put an exhibit that was taken out back where it stood: a change of its own.

        Raises: NotFound, Conflict, BadInput.
        """
        out = next(change for change in one.entry.changes if _mark_out(change) == one.mark)

        def back(case: Case) -> Case:
            if case.exhibit(one.mark) is not None:
                return case
            at, rows = out["index"], case.exhibits
            return case.but(exhibits=(*rows[:at], Exhibit.model_validate(out["was"]), *rows[at:]))

        return self.change(one.case, back, note=f"put_back {one.mark}", expect=expect)

    def removed(self, ref: str) -> tuple[Removed, ...]:
        """Return each exhibit that was taken out of a case and is out, the latest first."""
        case = self.case(ref)
        seen = {exhibit.mark for exhibit in case.exhibits}
        found = []
        for entry in reversed(self.history(ref)):
            if entry.undoable and entry.action != "undo":
                out = {mark for mark in map(_mark_out, entry.changes) if mark} - seen
                seen |= out
                told = (case.id, case.number, case.respondent.name)
                found += [Removed(*told, mark, entry) for mark in sorted(out)]
        return tuple(found)

    def removed_anywhere(self) -> tuple[Removed, ...]:
        """Return what :meth:`removed` does of all cases together; it reads the log of every one.

        A case that cannot be read is passed by.
        """
        found: list[Removed] = []
        for line in self.cases():
            with suppress(CasefileError):
                found += self.removed(line.id)
        return tuple(sorted(found, key=lambda one: one.entry.at, reverse=True))


def _mark_out(change: Change) -> str:
    """Return the mark of the exhibit that a change took out of the case, else nothing."""
    path = change["path"]
    out = len(path) == 2 and path[0] == "exhibits" and "was" in change and "now" not in change
    return str(path[1]) if out else ""
