"""Letters without what stands on or through them: ``zapłata`` as ``zaplata``, Hebrew unpointed."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {
        **{"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"},
        **{"Ł": "L", "Ø": "O", "Đ": "D", "Æ": "AE", "Œ": "OE"},
    }
)
"""Letters that Unicode does not take apart (https://unicode.org/reports/tr15/)."""
_FIRST_MARK = "\u0300"
"""The first character that stands on another: most letters come before it."""


def unaccented(text: str) -> str:
    """Return *text* without accents and points; case and everything else stay."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join([x for x in apart if x < _FIRST_MARK or not unicodedata.combining(x)])
