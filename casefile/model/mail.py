"""Addresses of e-mail in a text."""

from __future__ import annotations

import re

MAIL = re.compile(r"[\w+-][\w.+'-]{0,63}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")


def mails_in(text: str) -> list[str]:
    """Return the addresses in *text*, in their order, as they are written."""
    return MAIL.findall(text) if "@" in text else []
