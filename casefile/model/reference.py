"""Whether words name an invoice: its number whole, and not within a longer one."""

from __future__ import annotations

import re


def bears(text: str, ref: str) -> bool:
    """Return whether *text* has the number *ref*, in large letters or small.

    "FV/1" stands in "for fv/1." and in no "FV/12", "FV/1/2026" or "KFV/1".
    """
    if ref.casefold() not in text.casefold():  # a search for each debt of many takes long
        return False
    return re.search(rf"(?<![\w/-]){re.escape(ref)}(?![\w/-])", text, re.IGNORECASE) is not None
