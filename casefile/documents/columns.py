"""How wide the columns of a table are, by shares, with no word broken in vain; how tall it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.model.blocks import Table, plain

_MARGINS = 2 * 85 + 20
"""Twips beside the words of a cell, with the line between two."""
_EM = 190
"""Twips: the size of the words in a table."""
_SLIM, _WIDE = frozenset("iljtfrI.,:;'’|!()[]/ \"״׳יון־-"), frozenset("mwMWQGOD@%—ש")
_LEAST, _USUAL, _MOST = 0.36, 0.56, 0.9
"""How wide a slim, a usual and a wide letter is set at most, in parts of the size."""
_LONGEST = 0.4
"""Part of the whole width above which a word, an address of a site, may break."""
_PIECE = re.compile(
    r"(?<![\w.,])[-–\u2212]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"(?:[\u00a0\u202f]\S{1,4})?"
    r"|(?:[^\s\u200b–—/-]|[\u00a0\u202f])+(?:[-/–](?=\S))?|[-/–—]+"
)
"""What stands on one line: a word, and a sum with the blanks between its thousands."""


_LINE, _AIR = 252, 2 * 40 + 2 * 40
"""Twips: a line of a table, and what stands above and below the lines of a row."""


def widths(block: Table, measure: int) -> list[int]:
    """Return the width of each column in twips, together *measure*.

    A column too narrow for its longest word or sum takes what it lacks from those that have more
    than theirs need, from each in proportion. The letters are measured roughly, rather too wide.
    """
    shares = sum(column.width for column in block.columns)
    given = [int(measure * column.width / shares) for column in block.columns]
    given[-1] += measure - sum(given)
    needed = [_needed(block, at, measure) for at in range(len(given))]
    lacks = [max(0, need - width) for need, width in zip(needed, given, strict=True)]
    spare = [max(0, width - need) for need, width in zip(needed, given, strict=True)]
    moved = min(sum(lacks), sum(spare))
    if not moved:
        return given
    taken, added = _split(moved, spare), _split(moved, lacks)
    return [w + more - less for w, more, less in zip(given, added, taken, strict=True)]


def height(block: Table, columns: Sequence[int]) -> int:
    """Return how tall the rows of a table with *columns* are in twips, its head left out.

    As its letters are measured, roughly and rather too tall.
    """
    return sum(
        _AIR + _LINE * max(_lines(plain(c), w) for c, w in zip(row.cells, columns, strict=True))
        for row in block.rows
    )


def _lines(cell: str, width: int) -> int:
    """Return on how many lines a cell *width* twips wide is set; an empty one has one."""
    room, blank, lines = width - _MARGINS, int(_LEAST * _EM), 0
    for part in cell.split("\n"):
        lines, at = lines + 1, 0
        for word in part.split():
            long = _twips(word) - _MARGINS
            if at and at + long > room:
                lines, at = lines + 1, 0
            lines += max(0, long - 1) // max(1, room)
            at += long + blank
    return lines


def _needed(block: Table, at: int, measure: int) -> int:
    """Return the twips that the longest word of a column needs; of one too long for any, none."""
    cells = [block.columns[at].title, *(plain(row.cells[at]) for row in block.rows)]
    found = (_twips(word) for cell in cells for word in _PIECE.findall(cell))
    return max((one for one in found if one <= measure * _LONGEST), default=0)


def _twips(word: str) -> int:
    ems = sum(_LEAST if c in _SLIM else _MOST if c in _WIDE else _USUAL for c in word)
    return int(ems * _EM) + _MARGINS


def _split(whole: int, parts: Sequence[int]) -> list[int]:
    """Return *whole* divided in proportion to *parts*, to the twip; what is left goes to the most.

    *parts* come to *whole* at least.
    """
    told = [whole * part // sum(parts) for part in parts]
    told[parts.index(max(parts))] += whole - sum(told)
    return told
