"""A list to tick in: an empty box is empty without colour too, and stands where one reads first."""

from __future__ import annotations

from typing import TypeVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from casefile.screens.bidi.inputs import from_the_right
from casefile.screens.options import ByLetters, Typed, beside_the_bar, laid_out_for

Value = TypeVar("Value")
_BOX = 1
"""Where the sign within the box stands among the segments of a line."""
_GAP = 3
"""Where the blank between the box and the words stands."""


class Ticks(ByLetters, SelectionList[Value]):
    """A selection list whose boxes hold a sign only when they are ticked; letters look for one.

    A blank ticks: it belongs to no word. Enter goes on with what is ticked, as in every window.
    """

    def __init__(self, *selections: Selection[Value], none_of_these: str) -> None:
        super().__init__(*selections)
        self.typed = Typed(self, none_of_these, blank=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is gone once there are pages."""
        return laid_out_for(self, action)

    async def _on_key(self, event: events.Key) -> None:
        """Enter is that of the window; the framework takes it for another blank."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.screen.run_action("save")
        else:
            await super()._on_key(event)

    def render_line(self, y: int) -> Strip:
        """Draw a line; the framework draws the same sign in both states and colours it."""
        strip = beside_the_bar(super().render_line(y))
        segments = list(strip)
        style = segments[_BOX].style if len(segments) > _BOX else None
        if style is None or "option" not in style.meta:
            return strip
        ticked = self.get_option_at_index(style.meta["option"]).value in self.selected
        segments[_BOX] = Segment("x" if ticked else " ", style)
        if from_the_right(self):
            box, gap, told = segments[:_GAP], segments[_GAP], segments[_GAP + 1 :]
            segments = [gap, *told, *box]
        return Strip(segments, strip.cell_length)
