"""Words set under each other: cut or filled to a number of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from casefile.model.clean import one_line
from casefile.model.status import Status
from casefile.screens.symbols import cut

SIGN = {
    Status.SOLID: ("S", "bold $text-success"),
    Status.ADMITTED: ("S", "bold $text-success"),
    Status.LEANS: ("P", "$text-success"),
    Status.CONTESTED: ("X", "bold $text-error"),
    Status.THIN: ("W", "$text-warning"),
    Status.MISSING: ("M", "bold $text-error"),
    Status.UNKNOWN: ("?", "$text-muted"),
}
"""A letter and a look for each status; the letter alone tells all."""

_DAY_OR_SUM = re.compile(r"[^\d\s/-]{0,3}\d[\d.,:/-]*\W*")
"""Figures alone, with the sign of a currency before them at most."""


def fitted(names: Sequence[str], room: int) -> list[str]:
    """Return the names cut so that together they take *room* cells at most, the longest first.

    None is cut below three cells: what stands before it, its key, is never cut.
    """
    told = list(names)
    while sum(map(cell_len, told)) > room and max(map(cell_len, told), default=0) > 3:
        longest = max(range(len(told)), key=lambda n: cell_len(told[n]))
        told[longest] = column(told[longest], cell_len(told[longest]) - 1)
    return told


def titled(name: str, cells: int) -> int:
    """Return the width of a column of *cells* cells that its title *name* is not cut in."""
    return max(cells, cell_len(name))


def column(text: str, width: int) -> str:
    """Return *text* in exactly *width* cells; what does not fit ends in an ellipsis."""
    told = one_line(text)
    if cell_len(told) > width:
        return set_cell_size(told, width - 1) + "…"
    return told + " " * (width - cell_len(told))


def no_number_cut(cell: object, width: int) -> object:
    """Return a cell of *width* cells so that what is cut off begins with a whole day or sum.

    Half a day reads as another day; half the number of an invoice still says which it is. What has
    no room for a word before it is left as it is.
    """
    if not isinstance(cell, Text) or cell.cell_len <= width:
        return cell
    told = cell.plain
    end = len(set_cell_size(told, max(width - 1, 0)).rstrip())
    start = told.rfind(" ", 0, end) + 1
    token = told[start:].partition(" ")[0]
    if len(token) <= end - start or not _DAY_OR_SUM.fullmatch(token):
        return cell
    kept = cell[: len(told[:start].rstrip())]
    if not kept.plain:
        return cell
    return kept.append("…") if cut() == "ellipsis" else kept
