"""Signed envelopes as files of their own (.p7m): what is inside becomes an exhibit of its own."""

from __future__ import annotations

from casefile.intake.envelope import opened
from casefile.intake.reading import Attachment, FullReading
from casefile.intake.sniff import ENVELOPE, media_type_of
from casefile.model.errors import CannotRead


def claims(media_type: str) -> bool:
    """True for an envelope."""
    return media_type == ENVELOPE


def read(data: bytes, name: str) -> FullReading:
    """Return the content as an attachment; its signature is told, and not checked.

    Raises: CannotRead, for one that is encrypted, damaged, or holds nothing.
    """
    found = opened(data)
    if found.encrypted:
        raise CannotRead("file_encrypted", about=name)
    if found.content is None:
        raise CannotRead("file_damaged", about=name)
    inner = name[:-4] if name.lower().endswith(".p7m") and len(name) > 4 else name
    if found.content[:13].lower() == b"content-type:" and not inner.lower().endswith(".eml"):
        inner += ".eml"  # what was signed is a mail without its outer heads
    kind = media_type_of(inner, found.content)
    part = Attachment(name=inner, media_type=kind, size=len(found.content), data=found.content)
    return FullReading(
        fields=(("members", inner),),
        attachments=(part,),
        has_text=False,
        flags=("digital_signature", "signature_not_checked"),
    )
