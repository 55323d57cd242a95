"""What the program advises, told to a reader who does not have it: no keys, commands or codes."""

from __future__ import annotations

from casefile.model.disclosure import Audience
from casefile.model.say import Say
from casefile.packets.matter import Matter
from casefile.packets.retold import retold

_BARE = "packets.bare."


def bare(matter: Matter, said: Say) -> Say:
    """Return a sentence as this reader is told it: the owner as on the screen, others bare."""

    def told(one: Say) -> Say:
        key = f"{_BARE}{one.key}"
        return Say(key, **one.values) if matter.words.has(key) else one

    plain: Say = said if matter.audience is Audience.OWNER else retold(said, told)
    return plain
