"""What the tests of right to left share: a line as it is seen, and an app of a few fields."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.color import Color

from casefile.screens.bidi.filter import BidiFilter
from casefile.screens.bidi.inputs import BidiInput, BidiTextArea
from casefile.screens.bidi.terminal import BidiApp, BidiScreen
from casefile.screens.chrome import Table

BLACK = Color(0, 0, 0)


def seen(text: str, *, ui: int = 0) -> str:
    """Return a line as it is seen; *ui* 1: in an interface that runs from the right."""
    return "".join(part.text for part in BidiFilter(ui=ui).apply([Segment(text)], BLACK))


class Fields(BidiApp):
    """A field, a text area and a table."""

    def get_default_screen(self) -> BidiScreen[None]:
        return BidiScreen(id="_default")

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value
        self.turn(False)

    def compose(self) -> ComposeResult:
        yield BidiInput(self.value, id="field")
        yield BidiTextArea("אבג דהו abc 12 זחט", id="area")
        yield Table()
