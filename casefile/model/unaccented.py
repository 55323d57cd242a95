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


def unaccented(text: str) -> str:
    """Return *text* without accents and points; case and everything else stay."""
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char))
