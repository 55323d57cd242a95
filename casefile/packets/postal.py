"""Of how a person is reached, what may be an address to write to."""

from __future__ import annotations

import re

from casefile.model.clean import one_line

_PARTS = re.compile(r"[,;·]")
_LABEL = (
    r"(?:\b(?:tel(?:ephone|efon)?|phone|mobile|kom|fax|e-?mail|mail|טלפון|טל|נייד|דוא[\"״]ל)"
    r"[.:'׳\s]*)?"
)
_MAIL = re.compile(_LABEL + r"\S+@\S+", re.IGNORECASE)
_NUMBER = re.compile(_LABEL + r"(?P<number>[+(]?\d[\d\s()./-]{5,}\d)", re.IGNORECASE)
_DIGITS_OF_A_TELEPHONE = 9
"""A postcode has fewer; with a plus or a hyphen seven are enough."""


def postal(contact: str) -> str:
    """Return of *contact* what may be an address: no telephone number, no e-mail address."""
    bare = _NUMBER.sub(_without_telephone, _MAIL.sub("", one_line(contact)))
    parts = [part.strip() for part in _PARTS.split(bare)]
    return ", ".join(part for part in parts if any(map(str.isalnum, part)))


def _without_telephone(found: re.Match[str]) -> str:
    number = found["number"]
    digits = sum(map(str.isdigit, number))
    marked = digits >= 7 and ("+" in number or "-" in number)
    return "" if digits >= _DIGITS_OF_A_TELEPHONE or marked else found[0]
