"""Letter keys work whichever keyboard layout is on: the key engraved J sends ח in Hebrew."""

from __future__ import annotations

HEBREW = dict(zip("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,.", strict=True))
"""q sits on /, which is a key of its own here: it is not turned back."""
RUSSIAN = dict(zip("йцукенгшщзфывапролджячсмитьбю", "qwertyuiopasdfghjkl;zxcvbnm,.", strict=True))
_APOSTROPHE = {"apostrophe": "w"}
"""What the key engraved W sends in Hebrew; nothing else is asked for by it."""
_LATIN = {**HEBREW, **RUSSIAN, **_APOSTROPHE}
_NAMES = {",": "comma", ".": "full_stop", ";": "semicolon"}
"""Keys that are bound by a name."""


def latin_key(key: str) -> str | None:
    """Return the key that a Latin layout would have sent, None when it is Latin already."""
    *modifiers, last = key.split("+")
    upper = last != last.lower()
    latin = _LATIN.get(last.lower())
    if latin is None:
        return None
    told = _NAMES.get(latin, latin.upper() if upper else latin)
    return "+".join([*modifiers, told])
