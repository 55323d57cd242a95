"""What the search says: a hit in two or three lines, what can be asked, how far the reading is."""

from __future__ import annotations

from textual.content import Content

from casefile.desk.searching import Hit, kind_of
from casefile.model.clean import clean
from casefile.model.dates import loose
from casefile.model.language import Language
from casefile.screens.plain import line, lines, plain, said, value

_SECTIONS = {
    "party": "4",
    "witness": "4",
    "contact": "5",
    "deadline": "6",
    "demand": "6",
    "note": "6",
    "position": "7",
    "concession": "8",
    "offer": "8",
}
"""The section that an item is dealt with in, by the first word of its name."""
_FOUND = "bold underline"
"""Told apart without colour as well."""


def hit_told(hit: Hit, words: Language) -> Content:
    """Return a hit: where it stands, and the words around it with what was found marked."""
    mark = line(value(hit.mark, "bold"), said(" ")) if hit.mark else said("")
    parts = [
        line(said(f"{hit.number} "), value(hit.title, limit=26)),
        line(mark, said(kind_of(hit, words))),
    ]
    if hit.day:
        parts.append(said(words.value(loose(hit.day))))
    if hit.who:
        parts.append(value(hit.who.partition(" <")[0], limit=22))
    if hit.quoted:
        parts.append(said(words.term("search.quoted"), "italic"))
    if hit.copies:
        parts.append(said(words.term("search.also_in", marks=", ".join(hit.copies)), "italic"))
    gap = said(" · ", "dim")
    told = line(*(piece for part in parts for piece in (part, gap)))
    return lines(told[: -len(gap.plain)], _around(hit))


def _around(hit: Hit) -> Content:
    text, found = "  ", []
    for piece, is_hit in hit.pieces():
        shown = clean(piece)
        if is_hit:
            found.append((len(text), len(text) + len(shown)))
        text += shown
    content = plain(text)
    for start, end in found:
        content = content.stylize(_FOUND, start, end)
    return content


def section_of(hit: Hit) -> tuple[str, str]:
    """Return the section of the case that a hit lies in, and the row there; empty: none."""
    if hit.mark:
        return "3", hit.mark
    head, _, name = hit.item.partition(":")
    if head in ("claimant", "respondent"):
        return "4", ""
    return _SECTIONS.get(head, "2"), name if head == "contact" else ""


def fields_told(words: Language) -> Content:
    """Return what can be asked, for a field that is still empty."""
    rows = [said(words.term("search.screen.empty"), "bold"), said("")]
    for name in ("word", "phrase", "number", "sender", "kind", "case", "day"):
        typed = words.term(f"search.screen.typed.{name}")
        means = words.term(f"search.screen.means.{name}")
        rows.append(line(said(f"  \u2068{typed}\u2069", "bold"), said("  " + means)))
    return lines(*rows, said(""), said(words.term("search.screen.private"), "dim"))
