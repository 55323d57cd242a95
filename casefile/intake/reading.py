"""What a reader saw in one file, in full: text, who, when, what came with it, what to beware of."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import Field

from casefile.intake.invoice import Invoice
from casefile.model.clean import in_whole_letters
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Signature
from casefile.model.ledger import LedgerRow
from casefile.model.reading import ChatDay, Reading
from casefile.model.record import Record


class ParagraphKind(StrEnum):
    """Whose words a paragraph is."""

    OWN = "own"
    QUOTED = "quoted"  # older mail below a reply
    SYSTEM = "system"  # written by the program, not by a person
    COMMENT = "comment"
    INSERTED = "inserted"  # a tracked change not yet accepted
    DELETED = "deleted"


class Paragraph(Record):
    """One paragraph, stored as received. *who* is empty where the file does not say."""

    text: str
    kind: ParagraphKind = ParagraphKind.OWN
    who: str = ""


class Message(Record):
    """One message of a chat."""

    on: LooseDate = UNDATED
    hour: time | None = None
    who: str = ""
    said: str = ""
    media: str = ""
    """The file's name, when the chat names it."""
    omitted: bool = False
    """There was a picture, a voice or a film; the export left it out."""
    system: bool = False
    edited: bool = False
    deleted: bool = False


class Attachment(Record):
    """A file inside a file. The name is outside text, never a path to write to."""

    name: str
    media_type: str = ""
    size: int = 0
    data: bytes = Field(default=b"", exclude=True, repr=False)
    """Passed beside the JSON, never in it."""


class FullReading(Record):
    """Everything a reader saw. The short form that the case keeps is `summary()`."""

    reader: str = ""
    media_type: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    """(key, value): the head of the item, in order; the words are ``reading_fields.<key>``."""
    heads: tuple[tuple[str, str], ...] = ()
    """(name, value): every line of the head of a mail, as it came and in its order; a packet shows
    `fields` alone, for these tell the way that the mail took."""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    dated: LooseDate = UNDATED
    """The day of the event (sent, taken, first message), never that of the file."""
    hour: time | None = None
    messages: tuple[Message, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pages: int | None = None
    has_text: bool | None = None
    language: str = ""
    flags: tuple[str, ...] = ()
    message_id: str = ""
    replies_to: tuple[str, ...] = ()
    invoice: Invoice | None = None
    """The electronic invoice that it is or carries."""
    columns: tuple[tuple[str, ...], ...] = ()
    """The parts of each line of the first page that stands in columns; the text has them as one."""
    rows: tuple[LedgerRow, ...] = ()
    """The lines of a bank statement or ledger."""
    signatures: tuple[Signature, ...] = ()
    """Digital signatures, each with what the validator found; a suggestion like all the rest."""
    trouble: str = ""
    """Refusal key; the bytes are kept as evidence all the same."""
    about: str = ""
    """What the refusal is about: the value ``{about}`` of its sentence."""

    @property
    def own_text(self) -> str:
        """The words of the item's own author, without quoted mail, comments and deletions."""
        own = (ParagraphKind.OWN, ParagraphKind.INSERTED)
        return "\n".join(p.text for p in self.paragraphs if p.kind in own)

    @property
    def text(self) -> str:
        """All the words, in order."""
        return "\n".join(p.text for p in self.paragraphs)

    def to_json(self) -> bytes:
        """Return everything but the attachments' bytes, to be kept beside the evidence."""
        return json.dumps(as_values(self), ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, kept: bytes | str) -> FullReading:
        """Return what `to_json` kept. Raises: ValueError, when it does not fit."""
        return full_reading(json.loads(kept))

    def summary(self) -> Reading:
        """Return the short form that stands in the case."""
        return Reading(
            reader=self.reader,
            trouble=self.trouble,
            language=self.language,
            sender=self.sender,
            recipients=self.recipients,
            subject=self.subject,
            pages=self.pages,
            messages=sum(not m.system for m in self.messages) if self.messages else None,
            chat_days=self._days(),
            has_text=self.has_text,
            message_id=self.message_id,
            flags=self.flags,
        )

    def _days(self) -> tuple[ChatDay, ...]:
        said = Counter(m.on for m in self.messages if not m.system and m.on.exact is not None)
        return tuple(ChatDay(on=on, messages=said[on]) for on in sorted(said))


def unread(trouble: str, *, about: str = "", reader: str = "", media_type: str = "") -> FullReading:
    """Return the reading of a file that could not be read: only why."""
    return FullReading(trouble=trouble, about=about, reader=reader, media_type=media_type)


def as_values(full: FullReading) -> dict[str, Any]:
    """Return *full* as JSON values, without the attachments' bytes; lone surrogates replaced."""
    values: dict[str, Any] = _sound(full.model_dump(mode="python"))
    return values


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return in_whole_letters(str(value))
    if isinstance(value, (Decimal, LooseDate)):
        return str(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _sound(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_sound(part) for part in value]
    return value


def full_reading(values: dict[str, Any], parts: tuple[bytes, ...] = ()) -> FullReading:
    """Return the reading of JSON *values*, with *parts* as the bytes of its attachments.

    Raises: pydantic.ValidationError, when they do not fit; ValueError, when the counts differ.
    """
    full = FullReading.model_validate(values)
    if not parts:
        return full
    kept = tuple(
        Attachment(name=a.name, media_type=a.media_type, size=len(data), data=data)
        for a, data in zip(full.attachments, parts, strict=True)
    )
    return full.model_copy(update={"attachments": kept})
