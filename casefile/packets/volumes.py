"""The exhibits of a packet cut into volumes, by about how many pages each fills."""

from __future__ import annotations

from casefile.packets.matter import Cited, Matter

SIGNS_A_PAGE = 2600
"""What a page of mail or chat holds, with its empty lines."""


def volumes_of(matter: Matter) -> tuple[tuple[Cited, ...], ...]:
    """Return the exhibits cut into volumes where a limit of pages asks for it; else one volume."""
    most = matter.law.label.volume_pages or matter.owner.volume_pages
    cut: list[list[Cited]] = []
    filled = 0
    for cited in matter.cited:
        sheets = sheets_of(matter, cited)
        if not cut or (most and cut[-1] and filled + sheets > most):
            cut.append([])
            filled = 0
        cut[-1].append(cited)
        filled += sheets
    return tuple(map(tuple, cut))


def sheets_of(matter: Matter, cited: Cited) -> int:
    """Return about how many pages an exhibit fills, its cover among them."""
    text = matter.texts.get(cited.exhibit.mark)
    if text is None:
        return 1 + matter.pages.get(cited.exhibit.custody.sha256, 0)
    signs = sum(len(told) for _, told in text.paragraphs) + 300 * len(text.fields)
    return 2 + signs // SIGNS_A_PAGE
