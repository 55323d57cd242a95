"""What colleagues do at the same time: what they changed, who looks, what they write to us."""

from __future__ import annotations

from typing import NamedTuple

from casefile.desk.records import Opened
from casefile.desk.together import Together
from casefile.model.dates import loose
from casefile.model.deadline import Note
from casefile.model.errors import BadInput


class News(NamedTuple):
    """What happened in a firm's library since a moment."""

    token: str
    """The moment of this news: from there on the next is asked for."""
    changed: bool = False
    """True when any case was changed, put in or taken out; nothing is told the first time."""
    case: Opened | None = None
    """The case that was asked for, when it is another than the one in hand."""
    by: str = ""
    """Who changed that case last."""
    looking: tuple[str, ...] = ()
    """Who else has it open."""


class Colleagues(Together):
    """The part of the desk that tells of colleagues."""

    def news(self, since: str, ref: str = "", revision: str = "") -> News:
        """Return what happened after the token *since*; *ref* is open here as of *revision*.

        Says, too, that the case is open here. In a library of one's own nothing ever happens.
        Raises: Unreachable, StoreError.
        """
        library = self.shared
        if library is None:
            return News(since)
        changes, token = library.changes(since)
        told = News(token, changed=bool(since and changes))
        if not ref:
            return told
        newest = dict(changes).get(ref, revision)
        if not newest:  # in the bin by now: the next change of it says so
            return told
        told = told._replace(looking=tuple(sorted({one.name for one in self.looking(ref)})))
        if newest == revision:
            return told
        return told._replace(case=self.opened(ref), by=str(library.entries(ref)[-1]["actor"]))

    def comment(self, ref: str, text: str, *, expect: str = "") -> Opened:
        """Write a note of whoever is acting into the case: internal, dated. Raises: BadInput."""
        if not text.strip():
            raise BadInput("comment_empty", where="comment")
        note = Note(id=self.fresh_id(), on=loose(self.on), by=self.actor, text=text.strip())
        return self.change(
            ref,
            lambda case: case.but(notes=(*case.notes, note)),
            note="comment",
            expect=expect,
        )
