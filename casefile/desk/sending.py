"""What leaves the house by the user's own hand: texts kept as files, and what is due in a case."""

from __future__ import annotations

from pathlib import Path

from casefile.desk.conversation import Conversation, DueToday
from casefile.model.clean import safe_name
from casefile.model.plan import Caution
from casefile.rules.guard import recording_basis
from casefile.store.disk import put_in_place


class Sending(Conversation):
    """The part of the desk that hands texts over to be sent."""

    def due_in(self, ref: str) -> tuple[DueToday, ...]:
        """Return what is to be done today in one case."""
        return tuple(self._due_in(self.case(ref)))

    def recording_basis(self, ref: str) -> Caution | None:
        """Return whether a party may record its own call in the place of the case; None: unsaid."""
        return recording_basis(self.law_of(self.case(ref)))

    def keep_text(self, ref: str, form_name: str, text: str) -> Path:
        """Write a text to be sent as a file beside the packets of the case; return its place.

        A terminal may refuse to fill the clipboard: the text is in this file then.
        """
        stem = safe_name(f"{self.on.isoformat()}-{form_name}")
        path = self.home / "cases" / self.id_of(ref) / "packets" / f"{stem}.txt"
        put_in_place(path, f"{text.rstrip()}\n".encode())
        return path
