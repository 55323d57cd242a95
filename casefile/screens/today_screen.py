"""A screen that looks for what is due today, off the main thread, and shows it as it is found."""

from __future__ import annotations

from functools import cached_property

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from casefile.desk.records import CaseLine
from casefile.desk.today import Found, Today
from casefile.screens.chrome import Table
from casefile.screens.screen import CasefileScreen
from casefile.screens.today_list import TodayList


class TodayScreen(CasefileScreen):
    """A screen with the list of today on it. The looking never holds up the screen."""

    class TodayFound(Message):
        """More of today's list was found."""

        def __init__(self, found: Found, lines: tuple[CaseLine, ...] = ()) -> None:
            super().__init__()
            self.found, self.lines = found, lines

    def __init__(self) -> None:
        super().__init__()
        self._looked: int | None = None
        self._found_today: Found | None = None
        self._read_whole = False

    @cached_property
    def _today(self) -> Today:
        return Today(self.office)

    def as_they_stand(self, listed: tuple[CaseLine, ...]) -> tuple[CaseLine, ...]:
        """Return the cases as they stand today, as far as they were looked through for it."""
        return self._today.lines(listed)

    def stand_anew(self, lines: tuple[CaseLine, ...]) -> None:
        """Show the cases as they stand, when they were looked through and some were opened."""

    def tell_today(self) -> None:
        """Draw the list of today as far as it is known."""
        self.query_one(TodayList).tell(self._found_today, self.words, self.size.width - 2)

    @property
    def in_today(self) -> bool:
        """True while the cursor is in the list of today."""
        return self.query_one("#today-list", Table).has_focus

    def look(self, listed: tuple[CaseLine, ...]) -> None:
        """Look for what is due today, behind, when the cases or the day are others than before."""
        seen = hash((self.office.on, tuple((one.id, one.revision) for one in listed)))
        if seen == self._looked:
            return
        self._looked = seen
        self.call_after_refresh(self._look_for_today, self._today, listed)  # the list comes first

    @work(thread=True, exclusive=True, group="today")
    def _look_for_today(self, today: Today, listed: tuple[CaseLine, ...]) -> None:
        worker = get_current_worker()

        def told(found: Found) -> bool:
            lines = today.lines(listed) if found.anew else ()
            return not worker.is_cancelled and self.post_message(self.TodayFound(found, lines))

        told(today.found(listed, told))

    def on_today_screen_today_found(self, event: TodayFound) -> None:
        """Show what was found so far; less than before is shown once all is read."""
        event.stop()
        if self._read_whole and not event.found.whole:
            return
        self._read_whole = event.found.whole
        self._found_today = event.found
        if self.query(TodayList):
            self.tell_today()
            if event.lines:
                self.stand_anew(event.lines)
