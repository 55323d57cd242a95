"""The subject of a mail without the marks that answers and forwards put before it."""

from __future__ import annotations

import re

_ANSWERED = re.compile(
    r"^\s*(?:(?:re|fw|fwd|odp|pd|aw|wg|sv|השב|הועבר|תשובה)\s*(?:\[\d+\])?\s*[::]\s*)+",
    re.IGNORECASE,
)


def bare_subject(subject: str) -> str:
    """Return the subject without the marks of answers and forwards, to be compared."""
    return " ".join(_ANSWERED.sub("", subject).casefold().split())
