"""A new page under the name of the form itself, for what follows a cover without contents."""

from __future__ import annotations

from casefile.model.blocks import Block, Section
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a new section."""
    return (Section(header=form_words(matter.form, "subject", matter.words.code)),)
