"""What a witness saw, heard and did, in his own words; where none are known, room for them."""

from __future__ import annotations

from casefile.model.blocks import Block, Numbered, Span
from casefile.packets.matter import Matter
from casefile.packets.testified import own_words, witness_of_it


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return numbered paragraphs in his words; else one to complete for each thing he can show.

    What the record says of him is written about him, and stands in nobody's oath.
    """
    said = own_words(matter)
    if said:
        return tuple(Numbered(one, 1) for one in said)
    witness = witness_of_it(matter)
    shows = sorted(witness.shows) if witness is not None else []
    topics = [matter.t("own_words.blank_of", of=one) for one in shows]
    topics = topics or [matter.t("own_words.blank")]
    return tuple(Numbered((Span(f"[{one}]", "to_complete"),), 1) for one in topics)
