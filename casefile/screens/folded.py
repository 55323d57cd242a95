"""Text as it is searched for: ``zaplaty`` finds ``zapłaty``, pointed Hebrew the unpointed."""

from __future__ import annotations

from casefile.model.unaccented import unaccented


def folded(text: str) -> str:
    """Return *text* without case, accents and points."""
    return unaccented(text).casefold().strip()
