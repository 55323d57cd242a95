"""An exhibit that is a table in text, laid out: columns in their order, each cell for itself."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from casefile.model.blocks import Block, Column, Evidence, Para, Row, Span, Table
from casefile.model.redaction import REDACTION

_NARROW, _WIDE = 5, 30
"""The least and the most signs by which a column takes its share of the width."""
_UPRIGHT = 6
"""More columns than these lie across the page."""
_FIGURES = re.compile(r"[^\w]*\d[\d.,\s'\u00a0\u202f]*[^\d]{0,5}")
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
Cells = tuple[str, ...]


def rows_of(text: Evidence) -> tuple[Cells, ...]:
    """Return the cells of each line from the head on, all rows of one length.

    Nothing where it is no table, or where a quotation mark left open would swallow lines: then
    the lines stand as they came.
    """
    if not text.sign:
        return ()
    lines = [line for _, line in text.paragraphs[text.head :]]
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), delimiter=text.sign))
    except csv.Error:
        return ()
    if not rows or any("\n" in cell for row in rows for cell in row):
        return ()
    rows = [[cell.strip() for cell in row] for row in rows if any(map(str.strip, row))]
    for row in rows[1:]:
        _uncover(row, len(rows[0]))
    last = max((at for row in rows for at, cell in enumerate(row, 1) if cell), default=0)
    return tuple((*row[:last], *[""] * (last - len(row))) for row in rows)


def lies_across(text: Evidence) -> bool:
    """True when it is a table of more columns than fit on a page that stands upright."""
    return any(len(row) > _UPRIGHT for row in rows_of(text)[:1])


def laid_out(text: Evidence, title: str) -> tuple[Block, ...]:
    """Return what tells of the table, the lines above its head, and its rows; else *text* as it is.

    Every row is shown: how many there are is bounded by the reader, which flags those it left out.
    """
    heads, *rows = rows_of(text) or ((),)
    if not heads:
        return (text,)
    above = [line for _, line in text.paragraphs[: text.head]]
    columns = tuple(
        _column(head, [row[at] for row in rows], len(heads)) for at, head in enumerate(heads)
    )
    cells = tuple(Row(tuple((Span(cell, "quoted"),) for cell in row)) for row in rows)
    return (
        Evidence(text.fields, ()),
        *(Para(_parted(line, text.sign), "Email Body", direction="auto") for line in above),
        Table(columns, cells, title=title),
    )


def _column(head: str, cells: Sequence[str], of: int) -> Column:
    told = [cell for cell in cells if cell and cell != REDACTION]
    numbers = bool(told) and all(_FIGURES.fullmatch(cell) for cell in told)
    days = all(_DAY.fullmatch(cell) for cell in told)
    longest = max(map(len, (head, *told)))
    width = min(max(longest, _NARROW), max(_WIDE, 90 // of))
    return Column(head, width, "end" if numbers and not days else "start")


def _uncover(row: list[str], of: int) -> None:
    """Give back to a row the cells that a passage removed took with their signs."""
    lacking = of - len(row)
    at = next((at for at, cell in enumerate(row) if REDACTION in cell), None)
    if at is not None and lacking > 0:
        row[at:at] = [REDACTION] * lacking


def _parted(line: str, sign: str) -> str:
    return "  ".join(cell.strip() for cell in line.split(sign) if cell.strip())
