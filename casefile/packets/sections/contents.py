"""The table of contents, on a page of its own; what follows begins a new page."""

from __future__ import annotations

from casefile.model.blocks import Block, Contents, Section
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the contents."""
    subject = form_words(matter.form, "subject", matter.words.code)
    return (
        Section(header=matter.t("contents")),
        Contents(matter.t("contents")),
        Section(header=subject),
    )
