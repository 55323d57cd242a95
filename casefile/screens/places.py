"""The places whose law is known, by name."""

from __future__ import annotations

from casefile.desk.desk import Desk
from casefile.model.language import Language

INVENTED = "xx"
"""The place that the examples of law packs are of: in no country."""


def places(desk: Desk, words: Language) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every place, in the language of the screen."""
    named = ((code, law.names.get(words.code, "") or code) for code, law in desk.laws.items())
    return tuple(sorted(named, key=lambda one: words.order(one[1])))


def places_to_work_in(desk: Desk, words: Language) -> tuple[tuple[str, str], ...]:
    """Return the places one may work in: the invented one only for whoever has settled in it."""
    own = desk.settled_place()
    return tuple(one for one in places(desk, words) if one[0] != INVENTED or own == INVENTED)
