"""What happened, oldest first, with the silences between: a gap is a row that can be filled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from casefile.model.dates import LooseDate, Precision, loose
from casefile.model.review import Event, Silence
from casefile.screens.actions import bindings_of
from casefile.screens.chrome import Table
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, empty_told, trouble_told
from casefile.screens.plain import cell, line, lines, said, value, word_cell
from casefile.screens.reading import typed_day
from casefile.screens.timeline_bars import TimelineBars, kinds_of_papers, sign_of

KEY = "6"
MARKS = 10
"""Cells of the marks of an event: those that do not fit are counted, and told below the list."""
AT_ONCE = 300
"""Rows of the list that are filled before it is shown; the rest follow while one reads."""


class GapTable(Table):
    """The list of events: here g goes to the next gap, not to the first row."""

    BINDINGS = bindings_of("timeline")

    def action_next_gap(self) -> None:
        """Go to the next gap."""
        self._pane.action_next_gap()

    def action_zoom(self, by: int) -> None:
        """Look closer, or from farther off."""
        self._pane.action_zoom(by)

    def action_fill(self) -> None:
        """Write down what happened."""
        self._pane.action_fill()

    @property
    def _pane(self) -> Pane:
        return next(one for one in self.ancestors if isinstance(one, Pane))


class Pane(CasePane):
    """The timeline."""

    place = "timeline"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._coming: Iterator[tuple[str, list[object]]] = iter(())
        self._filling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the drawing, the list, and what stands under the cursor."""
        yield Static(id="timeline-head", classes="field-head")
        yield TimelineBars()
        yield GapTable(id="timeline")
        yield Static(id="event", classes="box")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many gaps there are."""
        gaps = len(open_case.review.silences) if open_case.review else 0
        return open_case.words.term("panes.timeline.gaps", n=gaps) if gaps else ""

    def show(self) -> None:
        """Draw the list, with the gaps where they lie."""
        words, review = self.words, self.review
        head = self.query_one("#timeline-head", Static)
        empty = review is None or not review.chronology
        for id_ in ("#timeline", "#event", "#timeline-bars"):
            self.query_one(id_).display = not empty
        if review is None:
            head.update(trouble_told(words, self.open.trouble) if self.open.trouble else said(""))
            return
        if empty:
            head.update(empty_told(words, "timeline"))
            return
        columns = [
            (word_cell(words.term("panes.timeline.day")), self._widest_day()),
            (word_cell(""), 2),
            (word_cell(words.term("panes.timeline.what")), -1),
            (word_cell(words.term("panes.timeline.marks")), MARKS),
        ]
        self._coming = self._rows()
        table = self.query_one("#timeline", GapTable)
        table.refill(columns, list(islice(self._coming, AT_ONCE)), words.rtl, self.room)
        if self._filling is not None:
            self._filling.stop()
        self._filling = self.set_interval(0.03, self._fill_on)
        self.bars.window = None
        self._draw()
        self._tell_one()

    # -- the list -----------------------------------------------------------------------------

    def _fill_on(self, count: int = 100) -> bool:
        """Put in some of the rows that are still to come; False when all are there."""
        table, rtl = self.query_one("#timeline", GapTable), self.words.rtl
        more = list(islice(self._coming, count))
        for key, cells in more:
            table.add_row(*(reversed(cells) if rtl else cells), key=key)
        if not more and self._filling is not None:
            self._filling.stop()
            self._filling = None
        return bool(more)

    def _widest_day(self) -> int:
        """Return the cells of the column of days: a day known about is wider than others."""
        events = self.review.chronology if self.review is not None else ()
        vague = [_day_of(one) for one in events if one.dated.precision is Precision.ABOUT]
        return max([12, *(cell_len(self.words.loose_day(day)) for day in vague)])

    def _rows(self) -> Iterator[tuple[str, list[object]]]:
        words, review = self.words, self.review
        if review is None:
            return
        pending = list(enumerate(review.silences))
        papers = kinds_of_papers(self.open.case)
        for n, event in enumerate(review.chronology):
            while pending and event.day and event.day > pending[0][1].since:
                at, gap = pending.pop(0)
                yield f"gap{at}", self._gap(gap)
            day = words.loose_day(_day_of(event))
            yield (
                f"event{n}",
                [
                    word_cell(day),
                    word_cell(sign_of(event, papers, words), "bold"),
                    word_cell(words.say(event.event)),
                    cell(_marks_told(event.marks)),
                ],
            )
        for at, gap in pending:
            yield f"gap{at}", self._gap(gap)

    def _gap(self, gap: Silence) -> list[object]:
        told = self.words.term("panes.timeline.gap", n=gap.days)
        return [
            word_cell(self.words.day(gap.since), "dim"),
            word_cell("--", "bold"),
            word_cell(told, "italic"),
            word_cell(""),
        ]

    # -- the drawing --------------------------------------------------------------------------

    @property
    def bars(self) -> TimelineBars:
        """The drawing above the list."""
        return self.query_one(TimelineBars)

    def _draw(self) -> None:
        """Draw the rows of signs; the column of what stands under the cursor is marked."""
        self.bars.draw(self.open, self.room, self._day_at_cursor())
        told: Content | None = self.bars.told(self.open)
        if told is not None:
            self.query_one("#timeline-head", Static).update(told)

    def _day_at_cursor(self) -> date | None:
        key = self.query_one("#timeline", GapTable).key_at_cursor
        event = self._event(key)
        if event is not None:
            return event.day
        gap = self._silence(key)
        return gap.since if gap else None

    def action_zoom(self, by: int) -> None:
        """Look closer around the row under the cursor, or from farther off."""
        self.bars.zoom(self.open, by, self._day_at_cursor())
        self._draw()

    # -- what stands under the cursor ---------------------------------------------------------

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Show what is under the cursor in full, and where it lies in the drawing."""
        event.stop()
        self._tell_one()
        self.bars.follow(self.open, self._day_at_cursor())
        self._draw()

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter on a gap fills it; on an event with evidence shows that."""
        event.stop()
        key = self.query_one("#timeline", GapTable).key_at_cursor
        if key.startswith("gap"):
            self.action_fill()
            return
        found = self._event(key)
        if found is not None and found.marks:
            self.holder.show_section("3", found.marks[0])

    def _event(self, key: str) -> Event | None:
        if self.review is None or not key.startswith("event"):
            return None
        return self.review.chronology[int(key.removeprefix("event"))]

    def _silence(self, key: str) -> Silence | None:
        if self.review is None or not key.startswith("gap"):
            return None
        return self.review.silences[int(key.removeprefix("gap"))]

    def _tell_one(self) -> None:
        key = self.query_one("#timeline", GapTable).key_at_cursor
        box = self.query_one("#event", Static)
        words = self.words
        event, gap = self._event(key), self._silence(key)
        if event is not None:
            kind = f"panes.timeline.kinds.{event.kind}"
            told = words.term(kind) if words.has(kind) else ""
            disputed = f"  {words.term('panes.timeline.disputed')}" if event.disputed else ""
            box.update(
                lines(
                    said(words.say(event.event)),
                    line(
                        said(told + disputed + "  ", "dim"),
                        value(", ".join(event.marks), "bold"),
                    ),
                )
            )
        elif gap is not None:
            since, until = gap.since, gap.until
            told = words.term("panes.timeline.gap_told", since=since, until=until, n=gap.days)
            how = words.term("panes.timeline.gap_how")
            box.update(lines(said(told), said(how, "dim")))

    def action_next_gap(self) -> None:
        """Go to the next gap."""
        while self._fill_on(1000):
            pass
        table = self.query_one("#timeline", GapTable)
        rows = [str(row.key.value or "") for row in table.ordered_rows]
        count = len(rows)
        for step in range(1, count + 1):
            at = (table.cursor_row + step) % count
            if rows[at].startswith("gap"):
                table.move_cursor(row=at)
                return

    def action_fill(self) -> None:
        """Write down what happened: a call or message, in a gap on its first day."""
        gap = self._silence(self.query_one("#timeline", GapTable).key_at_cursor)
        when = typed_day(loose(gap.since + timedelta(days=1)), self.words) if gap else ""
        self.app.call_later(self.screen.run_action, f"screen.log_call('{when}')")


def _day_of(event: Event) -> LooseDate:
    """Return when it was, as well as that is known."""
    return event.dated if event.dated.known else loose(event.day)


def _marks_told(marks: tuple[str, ...]) -> str:
    """Return the marks of an event; of more than fit, the first and how many more there are."""
    told = " ".join(marks)
    return told if len(told) <= MARKS else f"{marks[0]} +{len(marks) - 1}"
