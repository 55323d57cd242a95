"""A list in which any number is ticked; an empty box is empty on a screen without colour too."""

from __future__ import annotations

from typing import TypeVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import SelectionList

Value = TypeVar("Value")
_BOX = 1
"""Where the sign within the box stands among the segments of a line."""


class Ticks(SelectionList[Value]):
    """A selection list whose boxes hold a sign only when they are ticked."""

    def render_line(self, y: int) -> Strip:
        """Draw a line; the framework draws the same sign in both states and colours it."""
        strip = super().render_line(y)
        segments = list(strip)
        style = segments[_BOX].style if len(segments) > _BOX else None
        if style is None or "option" not in style.meta:
            return strip
        ticked = self.get_option_at_index(style.meta["option"]).value in self.selected
        segments[_BOX] = Segment("x" if ticked else " ", style)
        return Strip(segments, strip.cell_length)
