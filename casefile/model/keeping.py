"""How the record of a case was kept: the facts that a packet prints, without where they lie."""

from __future__ import annotations

from casefile.model.language import Language
from casefile.model.record import Record

NO_NAME = "local"
"""Who is written into the log where nobody at the keyboard has said who he is."""


def actor_told(actor: str, words: Language) -> str:
    """Return who made a change, as a person reads it."""
    return words.term("words.no_name") if actor == NO_NAME else actor


class OutOfTheOrdinary(Record):
    """A change to the record that was not plain work: a repair, a restore, an import."""

    at: str
    """Time of entry, UTC, ISO 8601."""
    actor: str = ""
    action: str = ""
    note: str = ""


class RecordKeeping(Record):
    """The facts of the log of changes and of the record of access."""

    changes: int = 0
    first_at: str = ""
    last_at: str = ""
    actors: tuple[str, ...] = ()
    head: str = ""
    """The hash that stands for the whole log; once printed and handed over it is an anchor."""
    exceptions: tuple[OutOfTheOrdinary, ...] = ()
    accesses: int = 0
    """Lines in the record of what was done with the evidence."""


UNKEPT = RecordKeeping()
"""A case that has no log: one that was never put into a library."""
