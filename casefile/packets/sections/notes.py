"""One's own notes, oldest first."""

from __future__ import annotations

from casefile.model.blocks import Block, Heading, Para
from casefile.model.clean import clean
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the notes that the audience may see; nothing when there is none."""
    seen = [note for note in matter.case.notes if matter.sees(note.disclosure)]
    if not seen:
        return ()
    done: list[Block] = [Heading(1, matter.t("notes.title"), "notes")]
    for note in sorted(seen, key=lambda note: note.on):
        if note.on.known:
            done.append(Para(matter.words.loose_day(note.on), "caption"))
        done.append(Para(clean(note.text.strip())))
    return tuple(done)
