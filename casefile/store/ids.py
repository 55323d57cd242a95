"""Random ids in order of time: made anywhere, they never meet."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

CASE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
"""What may name a case: safe as the name of a folder anywhere."""

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 26


def new_id(now: datetime) -> str:
    """Return a new id of 26 letters and figures: 48 bits of milliseconds, then 80 of chance."""
    number = int(now.timestamp() * 1000) << 80 | secrets.randbits(80)
    letters = []
    for _ in range(_LENGTH):
        number, rest = divmod(number, 32)
        letters.append(_LETTERS[rest])
    return "".join(reversed(letters))


def is_id(text: str) -> bool:
    """True for what :func:`new_id` makes: nothing a person would know a record by."""
    return len(text) == _LENGTH and not set(text) - set(_LETTERS)
