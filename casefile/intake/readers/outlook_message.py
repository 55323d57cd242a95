"""Outlook messages (.msg): who, to whom, when, own words told from quoted ones, attachments."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from olefile import OleFileIO  # type: ignore[import-untyped]
from olefile.olefile import OleFileError  # type: ignore[import-untyped]
from oxmsg.storage import Storage

from casefile.intake.markup import shown_text
from casefile.intake.mime import decoded_head, heads_and_body
from casefile.intake.outlook import PART, TOP, WITHIN, Properties
from casefile.intake.quotes import told_apart
from casefile.intake.reading import Attachment, FullReading, Paragraph, ParagraphKind
from casefile.intake.rich_text import rich_text, unpacked
from casefile.intake.sniff import OUTLOOK, media_type_of
from casefile.model.dates import UNDATED, loose
from casefile.model.errors import CannotRead

_MOST_PARTS = 500
_DEEPEST = 10
_ID = re.compile(r"<[^<>\s]{1,500}>")
_TO, _CC, _BCC = 1, 2, 3
_FAULTS = (
    AttributeError,
    LookupError,
    OSError,
    OleFileError,
    OverflowError,
    TypeError,
    ValueError,
    struct.error,
)


def claims(media_type: str) -> bool:
    """True for an Outlook message."""
    return media_type == OUTLOOK


def read(data: bytes, name: str) -> FullReading:
    """Return the message. Messages inside it are shown below it, as quoted.

    Raises: CannotRead, for a file that is damaged.
    """
    try:
        with OleFileIO(io.BytesIO(data)) as container:
            root = Storage.from_ole(container)
    except _FAULTS as bad:
        raise CannotRead("file_damaged", about=name) from bad
    message = Properties(root, TOP)
    parts = [s for s in root.storages if s.name.startswith("__attach")][:_MOST_PARTS]
    attachments = tuple(_attachments(parts, message.label))
    paragraphs = (*told_apart(_body(message)), *_inside(parts, message.label, 1))
    people = {kind: tuple(_people(root, kind, message.label)) for kind in (_TO, _CC, _BCC)}
    sender, moment = _sender(message), _moment(message)
    fields = (
        ("from", sender),
        ("to", "; ".join(people[_TO]) or message.text(0x0E04)),
        ("cc", "; ".join(people[_CC]) or message.text(0x0E03)),
        ("bcc", "; ".join(people[_BCC])),
        ("sent", _shown(message, moment)),
        ("subject", message.text(0x0037)),
        ("attachments", "; ".join(a.name for a in attachments)),
    )
    heads = message.text(0x007D)
    only_rich = not _body(message).strip() and message.data(0x1009) is not None
    return FullReading(
        paragraphs=paragraphs,
        fields=tuple((key, value) for key, value in fields if value),
        sender=sender,
        recipients=(*people[_TO], *people[_CC], *people[_BCC]),
        subject=message.text(0x0037),
        dated=loose(moment) if moment else UNDATED,
        hour=moment.time().replace(tzinfo=None) if moment else None,
        attachments=attachments,
        has_text=bool(paragraphs),
        flags=("body_in_rich_text",) if only_rich else (),
        message_id=next(iter(_ID.findall(message.text(0x1035) or _head(heads, "message-id"))), ""),
        replies_to=tuple(
            dict.fromkeys(
                _ID.findall(message.text(0x1039) or _head(heads, "references"))
                + _ID.findall(message.text(0x1042) or _head(heads, "in-reply-to"))
            )
        )[-50:],
    )


def _body(message: Properties) -> str:
    plain = message.text(0x1000) or shown_text(message.html())
    return plain or rich_text(unpacked(message.data(0x1009) or b""))


def _head(heads: str, name: str) -> str:
    found, _ = heads_and_body(heads.lstrip().encode("utf-8", "replace"))
    return decoded_head(str(found.get(name, "")))


def _sender(message: Properties) -> str:
    heads = message.text(0x007D)
    said = _head(heads, "from") if heads else ""
    if "@" in said:
        return said
    return _person(
        message.text(0x0042, 0x0C1A), message.text(0x5D02, 0x5D01), message.text(0x0065, 0x0C1F)
    )


def _person(name: str, mail: str, other: str) -> str:
    """Return name and address; an address of the office's own directory is no use to anybody."""
    address = mail or (other if "@" in other else "")
    return f"{name} <{address}>" if name and address and name != address else name or address


def _moment(message: Properties) -> datetime | None:
    """Return when it was sent, by the sender's clock where its heads have it, else in UTC."""
    heads = message.text(0x007D)
    if heads:
        try:
            return parsedate_to_datetime(_head(heads, "date"))
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    return message.moment(0x0039) or message.moment(0x0E06)


def _shown(message: Properties, moment: datetime | None) -> str:
    said = _head(message.text(0x007D), "date")
    return said or (moment.strftime("%Y-%m-%d %H:%M UTC") if moment else "")


def _people(root: Storage, kind: int, label: str) -> Iterator[str]:
    for storage in root.storages:
        if storage.name.startswith("__recip"):
            person = Properties(storage, PART, label)
            if (person.number(0x0C15) or _TO) == kind:
                told = _person(person.text(0x3001), person.text(0x39FE), person.text(0x3003))
                if told:
                    yield told


def _attachments(parts: list[Storage], label: str) -> Iterator[Attachment]:
    for storage in parts:
        part = Properties(storage, PART, label)
        data = part.data(0x3701)
        if data is None:  # a message inside, or a link to a file that stayed behind
            continue
        name = part.text(0x3707, 0x3704, 0x3001) or "attachment"
        kind = part.text(0x370E) or media_type_of(name, data)
        yield Attachment(name=name, media_type=kind, size=len(data), data=data)


def _inside(parts: list[Storage], label: str, depth: int) -> Iterator[Paragraph]:
    """Yield the messages attached, each under its heads, and those attached to them."""
    if depth > _DEEPEST:
        return
    for part in parts:
        for storage in part.storages:
            if not storage.name.endswith("3701000D"):
                continue
            inner = Properties(storage, WITHIN)
            if not inner.label:
                inner = Properties(storage, WITHIN, label)
            who = _sender(inner)
            head = (who, _shown(inner, _moment(inner)), inner.text(0x0037))
            text = "\n".join(line for line in (*head, _body(inner)) if line)
            yield Paragraph(text=text, kind=ParagraphKind.QUOTED, who=who)
            deeper = [s for s in storage.storages if s.name.startswith("__attach")]
            yield from _inside(deeper[:_MOST_PARTS], label, depth + 1)
