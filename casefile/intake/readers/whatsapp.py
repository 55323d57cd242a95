"""WhatsApp exports: the text alone, or the zip with its pictures, voices and documents."""

from __future__ import annotations

from casefile.intake import archive
from casefile.intake.chat_lines import chat, looks_like_chat
from casefile.intake.lettering import guessed_letters
from casefile.intake.reading import Attachment, FullReading, Paragraph, ParagraphKind
from casefile.intake.sniff import CHAT, CHAT_ZIP, media_type_of
from casefile.model.errors import CannotRead


def claims(media_type: str) -> bool:
    """True for an export, packed or not."""
    return media_type in (CHAT, CHAT_ZIP)


def read(data: bytes, name: str) -> FullReading:
    """Return who said what and when; media of a zip come as attachments.

    Raises: CannotRead, for a zip that is damaged, encrypted or a bomb.
    """
    if not archive.is_zip(data):
        return _read_text(guessed_letters(data), ())
    container = archive.opened(data)
    text, attachments = "", []
    for member in container.infolist():
        if member.is_dir() or archive.is_link(member):
            continue
        inner = archive.part(container, member.filename)
        words = guessed_letters(inner) if member.filename.lower().endswith(".txt") else ""
        if not text and looks_like_chat(words[:20_000]):
            text = words
        else:
            attachments.append(
                Attachment(
                    name=member.filename.rsplit("/", 1)[-1],
                    media_type=media_type_of(member.filename, inner),
                    size=len(inner),
                    data=inner,
                )
            )
    if not text:
        raise CannotRead("file_damaged", about=name)
    return _read_text(text, tuple(attachments))


def _read_text(text: str, attachments: tuple[Attachment, ...]) -> FullReading:
    found = chat(text)
    messages = found.messages
    people = tuple(dict.fromkeys(m.who for m in messages if m.who and not m.system))
    days = [m for m in messages if m.on.known]
    held = {attachment.name for attachment in attachments}
    flags = {
        "day_or_month_guessed": found.guessed,
        "times_out_of_order": found.out_of_order,
        "edited_messages": any(m.edited for m in messages),
        "deleted_messages": any(m.deleted for m in messages),
        "media_left_out": any(m.omitted for m in messages)
        or any(m.media and m.media not in held for m in messages),
    }
    fields = [("participants", ", ".join(people))] if people else []
    if days:
        fields += [("first_message", str(days[0].on)), ("last_message", str(days[-1].on))]
    return FullReading(
        paragraphs=tuple(
            Paragraph(
                text=m.said, who=m.who, kind=ParagraphKind.SYSTEM if m.system else ParagraphKind.OWN
            )
            for m in messages
            if m.said
        ),
        fields=tuple(fields),
        recipients=people,
        dated=days[0].on if days else FullReading().dated,
        hour=days[0].hour if days else None,
        messages=messages,
        attachments=attachments,
        has_text=True,
        flags=tuple(flag for flag, raised in flags.items() if raised),
    )
