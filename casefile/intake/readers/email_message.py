"""Mail as a file: who, to whom, when, own words told from quoted ones, attachments as they came."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from casefile.intake.envelope import MEDIA_TYPES, Envelope, opened
from casefile.intake.finds import days
from casefile.intake.markup import shown_text
from casefile.intake.mime import Part, decoded_head, parts, written_in
from casefile.intake.quotes import told_apart
from casefile.intake.reading import Attachment, FullReading
from casefile.intake.sniff import MAIL, media_type_of
from casefile.intake.tnef import winmail
from casefile.model.dates import UNDATED, LooseDate, loose

_SHOWN = (
    ("from", "from"),
    ("sender", "sender"),
    ("reply-to", "reply_to"),
    ("to", "to"),
    ("cc", "cc"),
    ("bcc", "bcc"),
    ("date", "sent"),
    ("subject", "subject"),
)
_SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
_ID = re.compile(r"<[^<>\s]{1,500}>")


def claims(media_type: str) -> bool:
    """True for a mail."""
    return media_type == MAIL


def read(data: bytes, name: str) -> FullReading:
    """Return the mail. Its day is the one written on it, as the sender's clock had it."""
    if data.startswith(b"From ") and b"\n" in data:  # the envelope line of a mailbox
        data = data.split(b"\n", 1)[1]
    heads, leaves, too_many = parts(data)
    leaves, opaque, encrypted = _unsealed(leaves)
    shown = _shown_leaves(leaves)
    text, inside = written_in("\n\n".join(_text(leaf) for leaf in shown))
    apart = [leaf for leaf in leaves if _is_file(leaf, shown)]
    packed = [found for leaf in apart if (found := winmail(leaf.body)) is not None]
    text = text if text.strip() else "\n\n".join(found.text for found in packed)
    attachments = (
        *(_attachment(leaf) for leaf in apart),
        *(_file(*one) for one in inside),
        *(_file(*one) for found in packed for one in found.files),
    )
    moment, from_date = _moment(heads)
    dated = _day(heads, moment, own=from_date)
    signed = opaque or any(leaf.media_type in _SIGNATURES for leaf in leaves)
    flags = {
        "too_many_parts": too_many,
        "date_from_transit": moment is not None and not from_date and dated == loose(moment),
        "read_receipt": "disposition-notification-to" in heads,
        "digital_signature": signed,
        "signature_not_checked": signed,
        "encrypted_inside": encrypted,
        "type_differs": any(_differs(attachment) for attachment in attachments),
    }
    paragraphs = told_apart(text)
    senders = _people(heads, "from") or _people(heads, "sender")
    return FullReading(
        paragraphs=paragraphs,
        fields=_fields(heads, attachments),
        heads=tuple((name, decoded_head(str(told))) for name, told in heads.items()),
        sender=senders[0] if senders else "",
        recipients=_people(heads, "to") + _people(heads, "cc") + _people(heads, "bcc"),
        subject=_head(heads, "subject"),
        dated=dated,
        hour=moment.time().replace(tzinfo=None) if moment else None,
        attachments=attachments,
        has_text=bool(paragraphs),
        flags=tuple(flag for flag, raised in flags.items() if raised),
        message_id=next(iter(_ID.findall(str(heads.get("message-id", "")))), ""),
        replies_to=tuple(
            dict.fromkeys(
                _ID.findall(str(heads.get("references", "")))
                + _ID.findall(str(heads.get("in-reply-to", "")))
            )
        )[-50:],
    )


def _unsealed(leaves: tuple[Part, ...]) -> tuple[tuple[Part, ...], bool, bool]:
    """Return the leaves with signed envelopes opened, and whether one was signed, one encrypted.

    The envelope itself stays in the mail, whose bytes are kept; its content takes its place.
    """
    told: list[Part] = []
    signed = encrypted = False
    for leaf in leaves:
        found = opened(leaf.body) if leaf.media_type in MEDIA_TYPES else Envelope()
        signed, encrypted = signed or found.signed, encrypted or found.encrypted
        if found.content is None:
            told.append(leaf)
            continue
        _, inner, _ = parts(found.content)
        told += [replace(part, order=leaf.order) for part in inner]
    return tuple(told), signed, encrypted


def _head(heads: Message, name: str) -> str:
    return decoded_head(str(heads.get(name, "")))


def _people(heads: Message, name: str) -> tuple[str, ...]:
    """Return names and addresses as they read; an unparsable list stays one text."""
    raw = [str(value) for value in heads.get_all(name, [])][:20]
    try:
        pairs = getaddresses(raw)
    except (RecursionError, ValueError, IndexError):
        pairs = []
    people = []
    for who, address in _with_commas_in_names(pairs[:500]):
        shown, where = decoded_head(who), decoded_head(address)
        both = f"{shown} <{where}>" if shown and where else shown or where
        if both:
            people.append(both)
    whole = [decoded_head(value) for value in raw]
    if sum(map(_letters, people)) >= sum(map(_letters, whole)):
        return tuple(people)
    # A quotation mark inside a name (common in Hebrew) loses words: take the heads as they stand.
    return tuple(part for head in whole for part in re.split(r"(?<=>)\s*[,;]\s*", head) if part)


def _with_commas_in_names(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return *pairs* of name and address; what has no address is the first part of the next name.

    "Sigal, Accounts <sigal@firm.example>" without its quotation marks reads as two people.
    """
    told: list[tuple[str, str]] = []
    parts: list[str] = []
    for who, address in pairs:
        if "@" not in address and (who or address):
            parts.append(who or address)
        else:
            told.append((", ".join((*parts, who)) if parts else who, address))
            parts = []
    return [*told, *((part, "") for part in parts)]


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _moment(heads: Message) -> tuple[datetime | None, bool]:
    """Return the moment on the mail, and whether its own Date gave it."""
    given = [(str(heads.get("date", "")), True)]
    transit = [str(value) for value in heads.get_all("received", [])][-1:]
    given += [(value.rpartition(";")[2], False) for value in transit]
    for text, own in given:
        try:
            return parsedate_to_datetime(text.strip()), own
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
        try:  # programs of no good manners write it as computers do
            return datetime.fromisoformat(text.strip()), own
        except ValueError:
            continue
    return None, False


def _day(heads: Message, moment: datetime | None, *, own: bool) -> LooseDate:
    """Return the day on the mail; where its Date is written in words, the day alone is read."""
    if moment is None or not own:
        for day, _ in days(_head(heads, "date")[:200]):
            return day
    return loose(moment) if moment else UNDATED


def _fields(heads: Message, attachments: tuple[Attachment, ...]) -> tuple[tuple[str, str], ...]:
    told = [
        (key, "; ".join(_people(heads, name)) if "@" in str(heads.get(name, "")) else "")
        for name, key in _SHOWN
    ]
    fields = [
        (key, people or _head(heads, name))
        for (key, people), (name, _) in zip(told, _SHOWN, strict=True)
        if heads.get(name)
    ]
    if attachments:
        fields.append(("attachments", "; ".join(a.name for a in attachments if a.name)))
    return tuple((key, value) for key, value in fields if value)


def _shown_leaves(leaves: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the leaves a reader sees as the mail's text: plain where there is plain, else HTML."""
    texts = [
        leaf
        for leaf in leaves
        if leaf.media_type in ("text/plain", "text/html", "text/enriched")
        and not leaf.attached
        and not leaf.name
    ]
    plain = [leaf for leaf in texts if leaf.media_type == "text/plain" and leaf.body.strip()]
    html = [leaf for leaf in texts if leaf.media_type == "text/html"]
    if not plain:
        return tuple(html or texts)
    alone = [leaf for leaf in html if leaf.within not in ("multipart/alternative", _RELATED)]
    return tuple(sorted((*plain, *alone), key=lambda leaf: leaf.order))


_RELATED = "multipart/related"


def _text(leaf: Part) -> str:
    return shown_text(leaf.text) if leaf.media_type == "text/html" else leaf.text


def _is_file(leaf: Part, shown: tuple[Part, ...]) -> bool:
    if leaf in shown:
        return False
    if leaf.attached or leaf.name:
        return True
    return leaf.media_type not in ("text/plain", "text/html", "text/enriched")


def _file(name: str, data: bytes) -> Attachment:
    """Return a file that the words of the mail, or a winmail.dat, had inside."""
    kind = media_type_of(name, data)
    return Attachment(name=name or "attachment", media_type=kind, size=len(data), data=data)


def _attachment(leaf: Part) -> Attachment:
    name = leaf.name
    if not name and leaf.media_type == MAIL:
        name = "mail.eml"
    return Attachment(name=name, media_type=leaf.media_type, size=len(leaf.body), data=leaf.body)


def _differs(attachment: Attachment) -> bool:
    """True when a picture or PDF by its label is something else by its bytes."""
    said = attachment.media_type
    if not (said.startswith("image/") or said == "application/pdf") or not attachment.data:
        return False
    seen = media_type_of(attachment.name, attachment.data)
    return seen != said and not (seen.startswith("image/") and said.startswith("image/"))
