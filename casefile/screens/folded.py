"""Text as it is searched for: ``zaplaty`` finds ``zapłaty``, pointed Hebrew the unpointed."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans("łŁøßæœđ", "lLosaod")


def folded(text: str) -> str:
    """Return *text* without case, accents and points."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().strip()
