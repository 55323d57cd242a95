"""Refusals: what is wrong, where, and what to do next, in the reader's language.

CasefileError
 |- BadInput          a field, a file or an option that cannot be taken as it stands
 |   `- BadData       a shipped or own pack, form or wording file is wrong
 |- CannotRead        evidence that no reader can read (it is kept all the same)
 |- StoreError
 |   |- NotFound  Exists  Conflict  Busy  Damaged  TooNew  NoRoom  Unreachable
 `- PacketRefused     a packet that failed its own check, or may not be written
     `- OthersShown   one that shows lines of others, which nobody has said it may
"""

from __future__ import annotations

from casefile.model.say import Say


class CasefileError(Exception):
    """Expected trouble: a refusal with a place and a way on. A bug is a traceback instead.

    *key* names the sentences ``refusals.<key>.what`` and ``refusals.<key>.then`` of the wording;
    *values* fill them; *where* is a file, a field or a case, in the user's own words.
    """

    def __init__(self, key: str, *, where: str = "", **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.where = where
        self.values = values

    @property
    def told(self) -> Say:
        """What is wrong, as a sentence, without its place."""
        return Say(f"refusals.{self.key}.what", **self.values)

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return ": ".join(part for part in (self.where, self.key) if part) + (
            f" ({told})" if told else ""
        )


class BadInput(CasefileError):
    """A field, a file or an option that cannot be taken as it stands."""


class BadData(BadInput):
    """A pack, form or wording file is wrong; the file and the key are named."""


class CannotRead(CasefileError):
    """No reader could read the evidence; its bytes are kept all the same."""


class PacketRefused(CasefileError):
    """The packet failed its own check or may not be written; nothing is handed over."""


class OthersShown(PacketRefused):
    """The packet shows lines of others in papers of a bank, and nobody has said that it may.

    *tables* are those of the *marks* in which such lines can be covered in one step.
    """

    def __init__(self, *, where: str, marks: tuple[str, ...], tables: tuple[str, ...]) -> None:
        key = "lines_of_others" if tables else "words_of_others"
        super().__init__(key, where=where, marks=marks, mark=(tables or marks)[0])
        self.marks = marks
        self.tables = tables


class StoreError(CasefileError):
    """The store cannot do what was asked; the case on disk is as it was."""


class NotFound(StoreError):
    """There is no such case, exhibit or file."""


class Exists(StoreError):
    """Something of that name is there already."""


class Conflict(StoreError):
    """Someone else changed the case since it was read. Nothing was written."""


class Busy(StoreError):
    """Another program holds the case at this moment."""


class Damaged(StoreError):
    """What is on disk is not what was written."""


class TooNew(StoreError):
    """Written by a later version: may be read, may not be changed."""


class NoRoom(StoreError):
    """The disk is full or may not be written; the old case stands untouched."""


class Unreachable(StoreError):
    """The server of the library does not answer; what was to be written is not known to be kept."""
