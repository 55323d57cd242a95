"""The timeline drawn with letters: a row for each kind of event, a column for some days.

Pure layout: days in, rows of single-cell signs out, oldest at the left. Nothing is styled here, and
nothing is turned round: who draws it mirrors it where one reads from right to left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

STEPS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365)
"""Days of a column, from the nearest look to the farthest."""
_HEIGHTS = "▁▂▃▄▅▆▇█"


class Mark(NamedTuple):
    """Something on a day, drawn as *sign* in the row of its kind; *until*: it lasts till then."""

    row: str
    on: date
    sign: str
    until: date | None = None
    end: str = ""
    """The sign of its last day."""


class Gap(NamedTuple):
    """A stretch without a record."""

    since: date
    until: date
    days: int


class Window(NamedTuple):
    """What is looked at: the first day, the days of a column, the number of columns."""

    first: date
    step: int
    width: int

    @property
    def last(self) -> date:
        """The last day that is seen."""
        return self.first + timedelta(days=self.step * self.width - 1)

    def column(self, day: date) -> int | None:
        """Return the column of a day; None when it is out of sight."""
        at = (day - self.first).days // self.step
        return at if 0 <= at < self.width else None


class Row(NamedTuple):
    """A row: its kind, and its signs, one a column."""

    kind: str
    signs: str


def whole(first: date, last: date, width: int) -> Window:
    """Return the nearest window in which all days from *first* to *last* are seen."""
    return Window(first, -(-((last - first).days + 1) // width), width)


def zoomed(window: Window, by: int, around: date, first: date, last: date) -> Window:
    """Return a window *by* steps nearer (or farther, below zero) around a day, within the case."""
    farthest = whole(first, last, window.width)
    levels = [step for step in STEPS if step < farthest.step] + [farthest.step]
    here = min(range(len(levels)), key=lambda n: abs(levels[n] - window.step))
    step = levels[max(0, min(len(levels) - 1, here - by))]
    if step == farthest.step:
        return farthest
    start = around - timedelta(days=step * window.width // 2)
    latest = last - timedelta(days=step * window.width - 1)
    return Window(max(first, min(start, latest)), step, window.width)


def rows(marks: Iterable[Mark], kinds: Sequence[str], window: Window) -> list[Row]:
    """Return the rows that hold anything, in the order of *kinds*."""
    drawn: dict[str, list[str]] = {}
    for mark in marks:
        if mark.row not in kinds:
            continue
        row = drawn.setdefault(mark.row, [" "] * window.width)
        if mark.until is not None and mark.until > mark.on:
            _line(row, mark, window)
        at = window.column(mark.on)
        if at is not None:
            row[at] = mark.sign
    return [Row(kind, "".join(drawn[kind])) for kind in kinds if kind in drawn]


def _line(row: list[str], mark: Mark, window: Window) -> None:
    assert mark.until is not None
    first = max(0, (mark.on - window.first).days // window.step)
    last = min(window.width - 1, (mark.until - window.first).days // window.step)
    for at in range(first, last + 1):
        if row[at] == " ":
            row[at] = "┄"
    end = window.column(mark.until)
    if end is not None and mark.end:
        row[end] = mark.end


def density(days: Sequence[date], window: Window) -> str:
    """Return how many records each column holds, as heights: the fullest column is the highest."""
    held = [0] * window.width
    for day in days:
        at = window.column(day)
        if at is not None:
            held[at] += 1
    top = max(held, default=0)
    return "".join(_HEIGHTS[-(-n * 8 // top) - 1] if n else " " for n in held)


def gaps(found: Iterable[Gap], window: Window) -> str:
    """Return the stretches without a record, each with its days where there is room for them."""
    row = [" "] * window.width
    for gap in found:
        first = max(0, (gap.since - window.first).days // window.step + 1)
        last = min(window.width - 1, (gap.until - window.first).days // window.step - 1)
        room = last - first + 1
        if room < 1:
            continue
        told = f" {gap.days} "
        line = told.center(room, "╍") if room >= len(told) + 2 else "╍" * room
        row[first : last + 1] = line
    return "".join(row)


def ruler(window: Window, *, mirrored: bool = False) -> str:
    """Return the months over the columns, each where its first day stands: ``11.2025``.

    *mirrored*: time runs from right to left, and each month ends at its own column.
    """
    row = [" "] * window.width
    free = 0
    month = date(window.first.year, window.first.month, 1)
    while month <= window.last:
        told = f"{month.month}.{month.year}"
        at = window.column(max(month, window.first))
        if at is not None and at >= free and at + len(told) <= window.width:
            row[at : at + len(told)] = told[::-1] if mirrored else told
            free = at + len(told) + 1
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return "".join(row)[::-1] if mirrored else "".join(row)
