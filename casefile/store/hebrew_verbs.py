"""Hebrew verbs whose pattern shows on paper: the root that ``שילם``, ``ישלמו``, ``משלמת`` share.

Words come in folded and without doubled vowel letters. The plain pattern (``כתב``) looks like any
noun and is left to likeness.
"""

from __future__ import annotations

import re
from functools import lru_cache

_L = "([א-ת])"
_C = "([א-הז-טכ-ת])"
"""A root letter in the middle: neither ו nor י, which are mostly vowels there."""
_PAST = "(?:תי|נו|תמ|תנ)"

_TEXT = tuple(
    (kind, re.compile(f"(?:{pattern})"))
    for kind, pattern in (
        ("p", f"{_L}י{_C}{_L}(?:{_PAST}|[תהו])?"),  # שילם שילמה
        ("p", f"{_L}{_C}{_L}{_PAST}"),  # שלמתי
        ("p", f"[ימתנאל]{_L}{_C}{_L}(?:ימ|ות|[תוי])?"),  # ישלם משלמים לשלם
        ("p", f"מ?{_L}ו{_C}{_L}(?:{_PAST}|ימ|ות|[תהו])?"),  # שולם משולמת
        ("h", f"ה{_L}{_C}י?{_L}{_PAST}"),  # הבטחתי
        ("h", f"(?:לה|[הימתנא]){_L}{_C}י{_L}(?:ימ|ות|[והי])?"),  # הבטיח יבטיחו מבטיחה
        ("h", f"[המית]ו{_L}{_C}{_L}(?:{_PAST}|ימ|ות|[תהו])?"),  # הובטח מוזמנים
        ("t", f"(?:לה|[הימתנא])ת{_L}{_C}י?{_L}(?:{_PAST}|ימ|ות|[תהוי])?"),  # התקשר מתקשרת
        ("t", f"(?:לה|[הימתנא])ת{_L}י{_L}(?:{_PAST}|ימ|ות|[תהוי])?"),  # התחייב
    )
)
_TYPED = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("p", f"(?!ה){_L}י{_C}(?!ה){_C}"),
        ("h", f"ה{_L}{_C}י{_L}"),
        ("t", f"הת{_L}{_C}{_L}"),
        ("t", f"הת{_L}י{_L}"),
    )
)


@lru_cache(20_000)
def roots(word: str) -> frozenset[str]:
    """Return the verbs, pattern and root, that the word of a text may be a form of."""
    return _of(word, _TEXT)


@lru_cache(10_000)
def root_meant(word: str) -> frozenset[str]:
    """Return the verb that a typed word names: only where it stands in its dictionary's form."""
    return _of(word, _TYPED)


def _of(word: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> frozenset[str]:
    found = ((kind, pattern.fullmatch(word)) for kind, pattern in patterns)
    return frozenset(kind + "".join(match.groups()) for kind, match in found if match)
