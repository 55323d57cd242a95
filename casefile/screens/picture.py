"""A page of a picture, PDF or scan in half blocks: enough to tell what it is, not to read it.

The file is drawn by the child that draws for packets; only its own pixels are opened here.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from rich.color import Color
from rich.style import Style
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from casefile.documents.pictures import Shelf
from casefile.model.errors import CasefileError
from casefile.model.exhibit import Exhibit
from casefile.model.language import Language
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Window, keys_told
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.plain import line, said, value


class PictureWindow(BidiModal[None]):
    """Shows the pages one by one; drawn off the main thread."""

    BINDINGS = [*bindings_of("sheet"), *bindings_of("picture")]

    def __init__(self, path: Path, exhibit: Exhibit, words: Language) -> None:
        super().__init__()
        self.path, self.exhibit, self.words = path, exhibit, words
        self.page, self.pages = 0, 0
        self.shelf = Shelf()

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        title = line(value(self.exhibit.mark), said(" · "), value(self.exhibit.title, limit=40))
        with Window(title, keys_told(self.words, "pages", "close"), id="picture"):
            yield Static(id="picture-page")
            yield Static(id="picture-told")

    def on_mount(self) -> None:
        """Draw the first page."""
        self._say("panes.evidence.drawing")
        self._draw()

    def on_unmount(self) -> None:
        """Let the child go."""
        self.shelf.close()

    def _say(self, key: str, **values: object) -> None:
        self.query_one("#picture-told", Static).update(said(self.words.term(key, **values)))

    @work(thread=True, exclusive=True, group="picture", exit_on_error=True)
    def _draw(self) -> None:
        page, media_type = self.page, self.exhibit.custody.media_type
        count = self.shelf.page_count(self.path, media_type)
        drawn = b""
        if count:
            try:
                drawn = self.shelf.picture(self.path, media_type, page)
            except CasefileError:
                drawn = b""
        self.app.call_from_thread(self._drawn, page, count, drawn)

    def _drawn(self, page: int, count: int, drawn: bytes) -> None:
        if page != self.page or not self.is_mounted:
            return
        self.pages = count
        if not drawn:
            self._say("panes.evidence.not_drawn")
            return
        room = self.app.size
        shown = half_blocks(drawn, min(room.width - 8, 100), (room.height - 8) * 2)
        self.query_one("#picture-page", Static).update(shown)
        self._say("panes.evidence.page", page=page + 1, pages=count)

    def action_next_page(self) -> None:
        """Show the page after this one."""
        self._turn(1)

    def action_page_before(self) -> None:
        """Show the page before this one."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if 0 <= self.page + by < self.pages:
            self.page += by
            self._draw()

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)


def half_blocks(picture: bytes, width: int, height: int) -> Text:
    """Return a picture as text: each cell two pixels, the upper in the colour of the letter.

    *width* in cells, *height* in pixels; the picture keeps its shape within them.
    """
    with Image.open(BytesIO(picture)) as opened:
        small = opened.convert("RGB")
        small.thumbnail((width, height))
        wide, high = small.size
        dots = small.tobytes()  # three bytes a dot: red, green, blue
    text = Text(no_wrap=True, end="")
    for top in range(0, high - high % 2, 2):
        for x in range(wide):
            upper, lower = (3 * (y * wide + x) for y in (top, top + 1))
            colour, ground = (Color.from_rgb(*dots[at : at + 3]) for at in (upper, lower))
            text.append("▀", Style(color=colour, bgcolor=ground))
        if top + 2 < high - high % 2:
            text.append("\n")
    return text
