"""The places whose law is known, by name."""

from __future__ import annotations

from casefile.desk.desk import Desk
from casefile.model.language import Language


def places(desk: Desk, words: Language) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every place, in the language of the screen."""
    named = ((code, law.names.get(words.code, "") or code) for code, law in desk.laws.items())
    return tuple(sorted(named, key=lambda one: words.order(one[1])))
