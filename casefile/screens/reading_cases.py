"""Reading the list of cases: a short one at once, a long one behind, over what was last seen."""

from __future__ import annotations

from textual import work
from textual.message import Message

from casefile.desk.records import CaseLine
from casefile.model.errors import CasefileError, Unreachable
from casefile.screens.colleagues import AmongColleagues
from casefile.screens.listing import Listing
from casefile.screens.today_screen import TodayScreen

LARGE = 200
"""From this many cases on, the list is shown as it was last seen while it is read behind."""


class ReadingCases(TodayScreen, AmongColleagues):
    """A screen that shows the cases of the library."""

    _reading = False
    _read_again = False

    class ListRead(Message):
        """A long list was read."""

        def __init__(self, lines: tuple[CaseLine, ...] | CasefileError) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self) -> None:
        super().__init__()
        self.listing = Listing()

    def draw(self) -> None:
        """Show the list as it was read."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show the list as it is now; a long one as it was last seen, until it is read."""
        listing = self.listing
        try:
            if listing.lines is None:
                listing.take(self.office.glance())
            if len(listing.all) < LARGE:
                listing.take(self.as_they_stand(self.office.cases()))
                self.look(listing.all)
            else:
                self._read_behind()
        except Unreachable as trouble:
            self.lost = trouble  # the title says so, over the list as it was last seen
        except CasefileError as trouble:
            self.refused(trouble)
        self.draw()

    def stand_anew(self, lines: tuple[CaseLine, ...]) -> None:
        """Show the cases as they stand today, once all were looked through."""
        self.listing.take(lines)
        self.draw()

    def _read_behind(self) -> None:
        """Read the list off the main thread; one reading at a time."""
        self._read_again = self._reading
        if not self._reading:
            self._reading = True
            self._reading_list()

    @work(thread=True, group="list")
    def _reading_list(self) -> None:
        try:
            self.post_message(self.ListRead(self.as_they_stand(self.office.cases())))
        except CasefileError as trouble:
            self.post_message(self.ListRead(trouble))

    def on_reading_cases_list_read(self, event: ListRead) -> None:
        """Show what was read, and look for what is due in it."""
        event.stop()
        self._reading = False
        if isinstance(event.lines, CasefileError):
            self.refused(event.lines)
            return
        self.listing.take(event.lines)
        self.look(self.listing.all)
        self.draw()
        if self._read_again:
            self._read_behind()
