"""A form's wording examined before it is used: placeholders that no case fills, stars left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casefile.model.say import Say

_PLACE = re.compile(r"\{(\w*)\}")


class Found(NamedTuple):
    """Something in one text of a form, by its key."""

    key: str
    say: Say


def examined(words: Mapping[str, str], facts: Iterable[str]) -> tuple[Found, ...]:
    """Return what is wrong with the texts of a form; *facts* are the names it may use."""
    known = frozenset(facts)
    found: list[Found] = []
    for key, text in words.items():
        for name in _PLACE.findall(text):
            if name not in known:
                found.append(Found(key, Say("forms.check.no_such_fact", fact=name or "–")))
        if re.search(r"[{}]", _PLACE.sub("", text)):
            found.append(Found(key, Say("forms.check.loose_brace")))
        if text.count("**") % 2:
            found.append(Found(key, Say("forms.check.open_stars")))
    return tuple(found)
