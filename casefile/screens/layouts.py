"""Letter keys work whichever keyboard layout is on: the key engraved J sends ח in Hebrew."""

from __future__ import annotations

HEBREW = dict(zip("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,.", strict=True))
"""q and w sit on / and ', which are real punctuation: they are not turned back."""
RUSSIAN = dict(zip("йцукенгшщзфывапролджячсмитьбю", "qwertyuiopasdfghjkl;zxcvbnm,.", strict=True))
_LATIN = {**HEBREW, **RUSSIAN}


def latin_key(key: str) -> str | None:
    """Return the key that a Latin layout would have sent, None when it is Latin already."""
    *modifiers, last = key.split("+")
    upper = last != last.lower()
    latin = _LATIN.get(last.lower())
    if latin is None:
        return None
    return "+".join([*modifiers, latin.upper() if upper else latin])
