"""The text of an exhibit as a packet shows it: head fields, then own and quoted paragraphs."""

from __future__ import annotations

import re
from decimal import Decimal

from casefile.intake.reading import FullReading, Message, ParagraphKind
from casefile.intake.tables import table_of
from casefile.model.blocks import Evidence
from casefile.model.clean import clean
from casefile.model.dates import loose
from casefile.model.language import Language
from casefile.model.money import Money

BODY, QUOTE = "Email Body", "Email Quote"
_OWN = (ParagraphKind.OWN, ParagraphKind.INSERTED)
_BY_PICTURE = ("pdf", "picture")
"""Readers whose files are better shown as pictures of their pages."""
_BY_LINES = "table"
"""The reader whose paragraphs are the lines of a table, as they came."""
_COUNTED_DAYS = ("first_row", "last_row", "first_message", "last_message")
_COUNTED_SUMS = ("money_in", "money_out")
"""Fields that the reader of tables or of chats counts from the lines."""
_CLOCK = re.compile(r"[+-]\d\d:?\d\d\b|\b(?:GMT|UTC)\b")
"""How far the sender's clock stood from that of Greenwich."""


def evidence_block(full: FullReading, words: Language) -> Evidence | None:
    """Return the text to show; None when pictures show it better or there is none."""
    if full.trouble or full.reader in _BY_PICTURE:
        return None
    fields, paragraphs = evidence_paragraphs(full, words)
    if not (fields or paragraphs):
        return None
    lines = "\n".join(text for _, text in paragraphs)
    table = table_of(lines) if full.reader == _BY_LINES else None
    if table is None:
        return Evidence(fields, paragraphs)
    return Evidence(fields, paragraphs, sign=table.sign, head=table.at)


def evidence_paragraphs(
    full: FullReading, words: Language
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return (fields, paragraphs): (label, value) pairs and (style, text) pairs, cleaned."""
    fields = tuple(
        (words.term(f"reading_fields.{key}"), _written_here(full, words, key, clean(value)))
        for key, value in full.fields
    )
    if full.messages:
        return fields, tuple(_message(message, words) for message in full.messages)
    paragraphs = tuple(
        (BODY if part.kind in _OWN else QUOTE, _spoken(part.kind, part.who, part.text, words))
        for part in full.paragraphs
        if part.text.strip()
    )
    return fields, paragraphs


def _written_here(full: FullReading, words: Language, key: str, value: str) -> str:
    """Return a field as it is written here: when a mail was sent, what was counted of lines.

    The totals and days of a table or chat are counted here; all else is the paper's own.
    """
    if key == "sent":
        return _sent(full, words, value)
    if (full.rows or full.messages) and key in _COUNTED_DAYS:
        return words.loose_day(loose(value))
    if full.rows and key in _COUNTED_SUMS:
        totals = (one.partition(" ") for one in value.split(", "))
        return ", ".join(_total(amount, currency, words) for amount, _, currency in totals)
    return value


def _total(amount: str, currency: str, words: Language) -> str:
    """Return a total as sums are written here; bare where the table names no currency.

    What is too large for any sum stays as it was counted.
    """
    if not currency:
        return words.number(Decimal(amount))
    try:
        return words.money(Money(amount=Decimal(amount), currency=currency))
    except ValueError:
        return f"{amount} {currency}"


def _sent(full: FullReading, words: Language, written: str) -> str:
    """Return when a message was sent as days are written here, the sender's clock beside it.

    What cannot be read for certain stays as it was written.
    """
    if full.hour is None or full.dated.first is None or "date_from_transit" in full.flags:
        return written
    clock = _CLOCK.search(written)
    told = f"{words.day(full.dated.first)} {full.hour.isoformat('minutes')}"
    return f"{told} {clock.group()}" if clock else told


def _spoken(kind: ParagraphKind, who: str, text: str, words: Language) -> str:
    if kind in (ParagraphKind.COMMENT, ParagraphKind.DELETED, ParagraphKind.INSERTED):
        return f"{words.term(f'reading_marks.{kind.value}', who=who or '–')} {clean(text)}"
    return f"{clean(who)}: {clean(text)}" if who else clean(text)


def _message(message: Message, words: Language) -> tuple[str, str]:
    when = words.day(message.on.first) if message.on.first else ""
    hour = message.hour.isoformat("minutes") if message.hour else ""
    head = " ".join(part for part in (when, hour) if part)
    who = f"{clean(message.who)}: " if message.who else ""
    told = f"{head}  {who}{message_told(message, words)}".strip()
    return (QUOTE if message.system else BODY), told


def message_told(message: Message, words: Language) -> str:
    """Return what a message of a chat says, cleaned, with the file it holds or held."""
    parts = [f"[{clean(message.media)}]"] if message.media else []
    if message.omitted:
        parts.append(words.term("reading_marks.media_left_out"))
    if message.said:
        parts.append(clean(message.said))
    if message.edited:
        parts.append(words.term("reading_marks.edited"))
    return " ".join(parts)
