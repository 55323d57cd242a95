"""Plain text and HTML saved as a file, in whatever letters it was written."""

from __future__ import annotations

from casefile.intake.lettering import guessed_letters
from casefile.intake.markup import shown_text
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.sniff import HTML, TEXT

_CLAIMED = frozenset((TEXT, HTML, "application/xml"))


def claims(media_type: str) -> bool:
    """True for text that no other reader knows better."""
    return media_type in _CLAIMED


def read(data: bytes, name: str) -> FullReading:
    """Return the text in paragraphs: a blank line ends one."""
    text = guessed_letters(data).replace("\r\n", "\n").replace("\r", "\n")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and not data.lstrip().startswith(b"<?xml"):
        text = shown_text(text)
    parts = tuple(Paragraph(text=part.strip("\n")) for part in text.split("\n\n") if part.strip())
    return FullReading(paragraphs=parts, has_text=bool(parts))
