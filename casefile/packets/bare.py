"""What the program advises, told to a reader who does not have it: no keys, commands or codes."""

from __future__ import annotations

from typing import Any

from casefile.model.disclosure import Audience
from casefile.model.say import Say
from casefile.packets.matter import Matter

_BARE = "packets.bare."


def bare(matter: Matter, said: Say) -> Say:
    """Return a sentence as this reader is told it: the owner as on the screen, others bare."""
    return said if matter.audience is Audience.OWNER else _without(matter, said)


def _without(matter: Matter, value: Any) -> Any:
    if isinstance(value, Say):
        key = f"{_BARE}{value.key}"
        told = {name: _without(matter, each) for name, each in value.values.items()}
        return Say(key if matter.words.has(key) else value.key, **told)
    if isinstance(value, tuple):
        return tuple(_without(matter, each) for each in value)
    return value
