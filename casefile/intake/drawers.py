"""Who drew a cheque or a note, as the paper or a bank's word of it names him."""

from __future__ import annotations

import re

_DRAWER = re.compile(
    r"(?<!to )(?<!\w)(?:(?:שם |חתימת )?ה?מושך|drawer|drawn by|account holder"
    r"|wystawca(?: czeku)?|trasant|wystawił\w*)"
    r"(?P<colon>[ \t]*[:：])?[ \t]+(?P<who>[^\n]{2,80})",
    re.IGNORECASE,
)
"""What names whose it is, in a line of its own or among others; "refer to drawer" names nobody."""


def drawers(text: str) -> tuple[str, ...]:
    """Return what *text* tells as the drawer, each to the end of its line.

    Without a colon it is a name only where it begins with a capital.
    """
    return tuple(
        found["who"]
        for found in _DRAWER.finditer(text)
        if found["colon"] or found["who"][0].isupper()
    )
