"""The lines of a PDF page whose words stand in columns: what stands beside what is not one name."""

from __future__ import annotations

import re
from typing import NamedTuple

from pypdfium2 import PdfTextPage

_A_COLUMN = 1.5
"""A gap of more than so many times the height of its letters parts columns, and no words."""
_MOST_LETTERS, _MOST_PIECES = 20_000, 800
"""A page of more is no page of an invoice; each piece is looked for among all its letters."""
_HEBREW = re.compile("[\u05d0-\u05ea]")


class _Piece(NamedTuple):
    """Letters drawn in one go, and the box they fill, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def is_beside(self, other: _Piece) -> bool:
        """True when both stand in one line: the middle of each within the height of the other."""
        middle, its = (self.bottom + self.top) / 2, (other.bottom + other.top) / 2
        return self.bottom < its < self.top and other.bottom < middle < other.top


def columns_of(page: PdfTextPage) -> tuple[tuple[str, ...], ...]:
    """Return the parts of each line of *page* that is in columns, in the order they are read.

    Empty for a page of very many letters.
    """
    if page.count_chars() > _MOST_LETTERS or (many := page.count_rects()) > _MOST_PIECES:
        return ()
    lines: list[list[_Piece]] = []
    for place in range(many):
        box = page.get_rect(place)
        piece = _Piece(" ".join(page.get_text_bounded(*box).split()), *box)
        if not piece.text:
            continue
        if lines and lines[-1][-1].is_beside(piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return tuple(parts for line in lines if len(parts := _parts(line)) > 1)


def _parts(line: list[_Piece]) -> tuple[str, ...]:
    """Return the columns of one line, from the left; from the right where it is Hebrew."""
    stood = sorted(line, key=lambda piece: piece.left)
    parts = [[stood[0]]]
    for piece in stood[1:]:
        before = parts[-1][-1]
        if piece.left - before.right > _A_COLUMN * (before.top - before.bottom):
            parts.append([piece])
        else:
            parts[-1].append(piece)
    from_the_right = any(_HEBREW.search(piece.text) for piece in line)
    order = -1 if from_the_right else 1
    return tuple(" ".join(piece.text for piece in part[::order]) for part in parts[::order])
