"""Text fields where caret, arrows, clicks and word motion follow what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.events import MouseEvent
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection

from casefile.screens.bidi.filter import BidiFilter
from casefile.screens.bidi.uax9 import RTL, base_level, has_rtl, visual_clusters

_STAMPS = (Style.from_meta({"bidi": 0}), Style.from_meta({"bidi": 1}))


def _following(filters: Sequence[LineFilter]) -> list[LineFilter]:
    return [f.following() if isinstance(f, BidiFilter) else f for f in filters]


def from_the_right(widget: Widget) -> int:
    """Return 1 where the interface runs right to left and its lines are put in order here."""
    bidi = getattr(widget.app, "bidi", None)
    return bidi.ui if isinstance(bidi, BidiFilter) and not bidi.logical else 0


def _index_after(text: str, cells: int) -> int:
    """Return how many characters of *text* stand in the first *cells* cells."""
    width = 0
    for index, char in enumerate(text):
        width += cell_len(char)
        if width > cells:
            return index
    return len(text)


def cells_left_of(text: str, base: int, index: int) -> int:
    """Return how many cells are seen left of the character at *index*."""
    width = 0
    for start, end, _ in visual_clusters(text, base):
        if start <= index < end:
            break
        width += cell_len(text[start:end])
    return width


def index_at_cell(text: str, base: int, x: int) -> int:
    """Return the index of the character seen at cell *x*."""
    width = 0
    last = 0
    for start, end, _ in visual_clusters(text, base):
        width += cell_len(text[start:end])
        last = start
        if x < width:
            return start
    return last


def step(text: str, base: int, index: int, delta: int) -> int | None:
    """Return the index one place to the right (+1) or left (-1) as seen; None past the edge."""
    clusters = visual_clusters(text, base)
    here = next((n for n, (start, end, _) in enumerate(clusters) if start <= index < end), 0)
    there = here + delta
    return clusters[there][0] if 0 <= there < len(clusters) else None


class BidiInput(Input):
    """A field of one line. It begins where the interface begins; its order is that of its text."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Align by the text, not by the interface."""
        return _following(super().get_line_filters())

    def _shown(self) -> tuple[str, int]:
        """Return (the text with the caret's own cell at its end, its direction)."""
        return self.value + " ", base_level(self.value or self.placeholder)

    def _seen(self) -> tuple[str, int, int]:
        """Return (what stands in the window of the field, its first index, the blank before it)."""
        text, base = self._shown()
        width = self.scrollable_content_region.width
        start = _index_after(text, int(self.scroll_offset.x))
        seen = text[start : start + _index_after(text[start:], width)]
        left = max(0, width - cell_len(seen)) if base or from_the_right(self) else 0
        return seen, start, max(0, left - self._margin)

    @property
    def _margin(self) -> int:
        """The blank cell right of Hebrew letters: behind Latin ones the caret stands there."""
        fits = self.content_width < self.scrollable_content_region.width
        return 1 if from_the_right(self) and self._shown()[1] and fits else 0

    def render_line(self, y: int) -> Strip:
        """Return the line; Latin letters and numbers too begin at the right, where all else does.

        Of an empty field the caret stands there as well, beside the example and not on it.
        """
        strip = super().render_line(y)
        base = self._shown()[1]
        if y or base or not from_the_right(self):
            margin = Strip.blank(self._margin, self.rich_style)
            return Strip.join([margin, strip]).apply_meta({"bidi": base})
        seen, _, blank = self._seen()
        strip = strip.crop(0, cell_len(seen))
        if not self.value and self.placeholder:
            width = self.scrollable_content_region.width
            told = set_cell_size(self.placeholder, min(width - 1, cell_len(self.placeholder)))
            example = self.get_component_rich_style("input--placeholder")
            caret = Segment(" ", self.get_component_rich_style("input--cursor"))
            here = self.has_focus and self._cursor_visible
            strip = Strip([Segment(told, example), caret if here else Segment(" ")])
            blank = max(0, width - cell_len(told) - 1)
        line = Strip.join([Strip.blank(blank), strip]).apply_style(self.rich_style)
        return line.apply_meta({"bidi": base})

    def action_cursor_left(self, select: bool = False) -> None:
        """Move one place to the left, as seen."""
        self._step(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move one place to the right, as seen."""
        self._step(1, select)

    def _on_paste(self, event: events.Paste) -> None:
        """Take every line that is pasted, in one line: none is lost, and none is an Enter."""
        told = " ".join(event.text.split())
        if told:
            self.replace(told, *sorted(self.selection))
        event.prevent_default()
        event.stop()

    def _step(self, delta: int, select: bool) -> None:
        text, base = self._shown()
        if not select and not self.selection.is_empty:
            start, end = sorted(self.selection)
            self.cursor_position = end if (delta > 0) != bool(base) else start
            return
        target = step(text, base, self.cursor_position, delta)
        if target is None:
            return
        self.selection = (
            Selection(self.selection.start, target) if select else Selection.cursor(target)
        )

    def _cell_offset_to_index(self, offset: int) -> int:
        seen, start, blank = self._seen()
        index = index_at_cell(seen, self._shown()[1], max(0, offset - blank))
        return min(start + index, len(self.value))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is seen."""
        seen, start, blank = self._seen()
        left = cells_left_of(seen, self._shown()[1], self.cursor_position - start)
        return Offset(self.content_region.x + blank + left, self.content_region.y)


class BidiTextArea(TextArea):
    """A field of several lines."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Align by the text, not by the interface."""
        return _following(super().get_line_filters())

    def get_line(self, line_index: int) -> Text:
        """Return a line, stamped with its direction, so that its wrapped parts agree."""
        line = super().get_line(line_index)
        line.stylize(_STAMPS[self._base(line_index)])
        return line

    def _base(self, row: int) -> int:
        for text in (self.document.get_line(row), self.document.text):
            if RTL.search(text):
                return base_level(text)
            if text.strip():
                return 0
        return from_the_right(self)

    def _section(self, row: int, column: int) -> tuple[str, int]:
        """Return the wrapped section of the column, with the caret's cell, and its start."""
        line = self.document.get_line(row)
        bounds = [0, *self.wrapped_document.get_offsets(row), len(line)]
        for start, end in pairwise(bounds):
            if column < end or end == len(line):
                return (line[start:end] + " " if end == len(line) else line[start:end]), start
        return line + " ", 0

    def _stepped(self, delta: int) -> tuple[int, int]:
        row, column = self.cursor_location
        text, start = self._section(row, column)
        base = self._base(row)
        target = step(text, base, column - start, delta)
        if target is not None:
            return row, start + target
        if (delta > 0) != bool(base):
            return self.navigator.get_location_right((row, start + len(text) - 1))
        return self.navigator.get_location_left((row, start))

    def get_cursor_left_location(self) -> tuple[int, int]:
        """Return the place to the left, as seen."""
        return self._stepped(-1)

    def get_cursor_right_location(self) -> tuple[int, int]:
        """Return the place to the right, as seen."""
        return self._stepped(1)

    def action_cursor_word_left(self, select: bool = False) -> None:
        """Move one word to the left, as seen."""
        if self._base(self.cursor_location[0]):
            super().action_cursor_word_right(select)
        else:
            super().action_cursor_word_left(select)

    def action_cursor_word_right(self, select: bool = False) -> None:
        """Move one word to the right, as seen."""
        if self._base(self.cursor_location[0]):
            super().action_cursor_word_left(select)
        else:
            super().action_cursor_word_right(select)

    def get_target_document_location(self, event: MouseEvent) -> tuple[int, int]:
        """Return the place of the letter that was clicked."""
        row, column = super().get_target_document_location(event)
        text, start = self._section(row, column)
        base = self._base(row)
        if not base and not has_rtl(text):
            return row, column
        width = self.scrollable_content_region.width - self.gutter_width
        x = event.x - self.gutter_width - self.gutter.left
        pad = max(0, width - cell_len(text)) if base else 0
        found = start + index_at_cell(text, base, max(0, x - pad))
        return row, min(found, len(self.document.get_line(row)))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is seen."""
        row, column = self.cursor_location
        text, start = self._section(row, column)
        base = self._base(row)
        offset = super().cursor_screen_offset
        if not base and not has_rtl(text):
            return offset
        x, _, width, _ = self.content_region
        pad = max(0, width - self.gutter_width - cell_len(text)) if base else 0
        seen = cells_left_of(text, base, column - start)
        return Offset(x + self.gutter_width + pad + seen, offset.y)
