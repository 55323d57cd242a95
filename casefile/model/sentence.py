"""A sentence as it stands among others: a capital at its head, a point at its end."""

from __future__ import annotations

from collections.abc import Iterable

_ISOLATES = "\u2066\u2067\u2068\u2069"
_CLOSED = ".?!:…"


def capital(text: str) -> str:
    """Return *text* as it begins a line of its own: a kind of paper, the name of a currency."""
    at = len(text) - len(text.lstrip(_ISOLATES))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def in_a_row(sentences: Iterable[str]) -> str:
    """Return *sentences* one after another, each with its capital and its own point."""
    told = (capital(x.strip()) for x in sentences)
    return " ".join(x if x[-1] in _CLOSED else f"{x}." for x in told if x)
