"""Turns each finished line of a widget into visual order: the last step before the screen.

Widgets lay out and style logical text as they always do. A line filter sees the line of one widget
at a time, so panes never mix; styles stand on characters, so caret, selection and marks move along.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from pickle import loads

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from casefile.model.language import FSI, PDI
from casefile.screens.bidi.paragraph import OF_INTERFACE
from casefile.screens.bidi.uax9 import RTL, base_level, has_rtl, mirrored, visual_clusters

Cells = list[tuple[str, Style | None]]
_OBJECT = "\ufffc"
_DRAWN = "\u2500-\u259f\u2800-\u28ff"
_FRAME = re.compile(f"((?<![\u200f{_DRAWN}])[{_DRAWN}]+)")
"""Lines and blocks drawn by widgets: text never crosses them. A bar behind an RLM is no frame."""
FENCE = "\u2063"
"""Set only around the samples of the calibration; in any other line it is taken out."""
_HIDDEN = FSI + PDI + FENCE + "\u200e\u200f"
_ISOLATES = str.maketrans("", "", _HIDDEN)
"""Isolates and marks have done their work once the order stands; terminals never see them."""


Meta = tuple[object, int | None, tuple[int, ...]]
"""What a style carries: (table cell, paragraph direction, directions of the isolates around)."""


@lru_cache(8192)
def _meta(pickled: bytes) -> Meta:
    """Return what pickled meta carries; unpickled once."""
    meta = loads(pickled)
    cell = (meta["row"], meta["column"]) if "row" in meta and "column" in meta else None
    return cell, meta.get("bidi"), meta.get("isolates", ())


def style_meta(style: Style | None) -> Meta:
    """Return what a style carries."""
    if style is None or style._meta is None:
        return None, None, ()
    return _meta(style._meta)


def stamp(cells: Cells) -> int | None:
    """Return the paragraph direction stamped on a field, if any."""
    last: Style | None = None
    for _, style in cells:
        if style is not last:
            base = style_meta(style)[1]
            if base is not None:
                return base
            last = style
    return None


def whole(cells: Cells) -> Cells:
    """Return a field whose isolates all begin and end in it.

    Those that a line above opened are opened anew, those that go on below end before the blanks at
    the end: what a paragraph was wrapped within keeps its own direction on every line.
    """
    open_ = least = 0
    for char, _ in cells:
        open_ += (char == FSI) - (char == PDI)
        least = min(least, open_)
    end = len("".join(char for char, _ in cells).rstrip(" "))
    first = next((n for n, (char, _) in enumerate(cells) if not char.isspace()), end)
    shown = next((n for n, (char, _) in enumerate(cells[first:end]) if char not in (FSI, PDI)), 0)
    here = [char for char, _ in cells[first : first + shown]]
    style = cells[first + shown][1] if first < end else None
    around = len(style_meta(style)[2]) - here.count(FSI) + here.count(PDI)
    before = max(around, -least)
    after = open_ + before
    if not before and not after:
        return cells
    opened, closed = [(FSI, style)] * before, [(PDI, style)] * after
    return [*cells[:first], *opened, *cells[first:end], *closed, *cells[end:]]


def arrange(cells: Cells, base: int | None = None, ui: int = 0, depth: int = 0) -> Cells:
    """Return one field, characters with styles, from logical to visual order.

    A sentence of the program whose own words have no letters (``{kind}: {title}``) runs as *ui*,
    and so does one that stands in another (``C-1 ({kind})``). *depth*: isolates around the field.
    """
    cells, isolates = _lifted(cells)
    text = "".join(char for char, _ in cells)
    if base is None:
        base = base_level(text, ui if isolates else 0)
    if not base and not isolates and not RTL.search(text):
        return cells
    out: Cells = []
    for start, end, level in visual_clusters(text, base):
        cluster = text[start:end]
        if cluster == _OBJECT and start in isolates:
            inner = isolates[start]
            out.extend(arrange(inner, _level_of(inner, ui, depth), ui, depth + 1))
        else:
            out.append((mirrored(cluster) if level & 1 else cluster, cells[start][1]))
    return out


def _level_of(inner: Cells, ui: int, depth: int) -> int | None:
    """Return the direction that an isolate was given as a whole, else what this line tells of it.

    None: what its words between the isolates in it tell, or else the interface.
    """
    for _, style in inner:
        levels = style_meta(style)[2]
        if len(levels) > depth:
            return ui if levels[depth] == OF_INTERFACE else levels[depth]
    words = any(char == FSI for char, _ in inner)
    return None if words else base_level("".join(char for char, _ in inner))


def _lifted(cells: Cells) -> tuple[Cells, dict[int, Cells]]:
    """Replace each first-strong isolate by one neutral object (X5c in small)."""
    if not any(char == FSI for char, _ in cells):
        return [cell for cell in cells if cell[0] != PDI], {}
    out: Cells = []
    isolates: dict[int, Cells] = {}
    stack: list[Cells] = [out]
    for cell in cells:
        if cell[0] == FSI:
            stack.append([])
        elif cell[0] != PDI:
            stack[-1].append(cell)
        elif len(stack) > 1:
            inner = stack.pop()
            if len(stack) == 1:
                isolates[len(out)] = inner
                out.append((_OBJECT, inner[0][1] if inner else None))
            else:
                stack[-1] += [(FSI, None), *inner, (PDI, None)]
    return out, isolates


def _for_kitty(cells: Cells) -> Cells:
    """Return runs of letters backwards: kitty itself turns each of them round."""
    out: Cells = []
    for rtl, group in groupby(cells, key=lambda cell: has_rtl(cell[0])):
        run = list(group)
        if rtl:
            run = [(char, style) for (char, _), (_, style) in zip(run[::-1], run, strict=True)]
        out.extend(run)
    return out


def turned_for_kitty(text: str) -> str:
    """Return text in visual order as kitty must be sent it."""
    return "".join(char for char, _ in _for_kitty([(char, None) for char in text]))


def lay_out(field: Cells, ui: int, follow: bool, stamped: int | None) -> Cells:
    """Return a field in visual order and on its side.

    Prose and text fields follow their own direction (a Hebrew paragraph starts at the right).
    Cells of tables, trees and lists stay on the side of the interface, whatever is in them.
    """
    field = whole(field)
    if stamped is not None:
        return arrange(field, ui if stamped == OF_INTERFACE else stamped, ui)
    if follow:
        return arrange(field, ui=ui)
    text = "".join(char for char, _ in field)
    start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    if start >= end:
        return field
    inner = arrange(field[start:end], ui=ui)
    left, right = field[:start], field[end:]
    return [*right[::-1], *inner, *left[::-1]] if ui else [*left, *inner, *right]


class BidiFilter(LineFilter):
    """Puts every line that needs it into visual order, and takes the isolates out of all.

    *ui* is 1 when the interface runs right to left; *logical* leaves the order to the terminal.
    """

    def __init__(
        self, *, kitty: bool = False, ui: int = 0, logical: bool = False, follow: bool = False
    ) -> None:
        super().__init__()
        self.kitty, self.ui, self.logical, self.follow = kitty, ui, logical, follow

    def following(self) -> BidiFilter:
        """Return this filter for widgets where the text's own direction decides its side."""
        return BidiFilter(kitty=self.kitty, ui=self.ui, logical=self.logical, follow=True)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line in visual order."""
        rtl = isolated = False
        for text, _, _ in segments:
            if not text.isascii():
                rtl = rtl or RTL.search(text) is not None
                isolated = isolated or any(mark in text for mark in _HIDDEN)
        if self.logical or not (rtl or self.ui):
            if not isolated:
                return segments
            return [Segment(text.translate(_ISOLATES), s, c) for text, s, c in segments]
        result: list[Segment] = []
        for field in _fields(segments):
            shown = lay_out(field, self.ui, self.follow, stamp(field))
            if self.kitty:
                shown = _for_kitty(shown)
            for style, group in groupby(shown, key=lambda cell: cell[1]):
                told = "".join(char for char, _ in group).translate(_ISOLATES)
                result.append(Segment(told, style))
        return result


def _fields(segments: list[Segment]) -> list[Cells]:
    """Split a line into table cells and what stands between frames."""
    fields: list[Cells] = [[]]
    key: object = None
    for text, style, control in segments:
        if control:
            continue
        at = style_meta(style)[0]
        if at != key:
            fields.append([])
            key = at
        for i, part in enumerate(_FRAME.split(text)):
            if i & 1:
                fields += [[(char, style) for char in part], []]
            else:
                fields[-1].extend((char, style) for char in part)
    return fields
