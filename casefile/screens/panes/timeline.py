"""What happened, oldest first, with the silences between: a gap is a row that can be filled."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from casefile.model.review import Event, Silence
from casefile.screens.chrome import Table
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane, empty_told, trouble_told
from casefile.screens.plain import cell, line, lines, said, value, word_cell

KEY = "6"
SIGNS = {
    "contract": "C",
    "agreement": "C",
    "performance": "W",
    "invoice": "I",
    "due": "D",
    "payment": "$",
    "contact": "T",
    "promise": "P",
    "demand": "!",
    "offer": "O",
    "exhibit": "·",
}
"""A letter for each kind of event, the same in every language; the kind is told below the list."""


class Pane(CasePane):
    """The timeline."""

    place = "timeline"

    def compose(self) -> ComposeResult:
        """Lay out the drawing, the list, and what stands under the cursor."""
        yield Static(id="timeline-head", classes="field-head")
        yield Static(id="timeline-bars")
        yield Table(id="timeline")
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
        days = [event.day for event in review.chronology if event.day]
        span = f"{words.day(min(days))} - {words.day(max(days))}  " if days else ""
        events = words.term("panes.timeline.events", n=len(review.chronology))
        gaps = words.term("panes.timeline.gaps", n=len(review.silences))
        head.update(said(f"{span}{events} · {gaps}"))
        self.query_one("#timeline-bars", Static).update(self._bars(days))
        columns = [
            (word_cell(words.term("panes.timeline.day")), 12),
            (word_cell(""), 2),
            (word_cell(words.term("panes.timeline.what")), -1),
            (word_cell(words.term("panes.timeline.marks")), 10),
        ]
        self.query_one("#timeline", Table).refill(columns, self._rows(), words.rtl, self.room)
        self._tell_one()

    def _rows(self) -> list[tuple[str, list[object]]]:
        words, review = self.words, self.review
        if review is None:
            return []
        rows: list[tuple[str, list[object]]] = []
        pending = list(enumerate(review.silences))
        for n, event in enumerate(review.chronology):
            while pending and event.day and event.day > pending[0][1].since:
                at, gap = pending.pop(0)
                rows.append((f"gap{at}", self._gap(gap)))
            day = words.day(event.day) if event.day else words.term("dates.unknown")
            if event.precision not in ("day", ""):
                day = f"~{day}"
            told = words.say(event.event)
            rows.append(
                (
                    f"event{n}",
                    [
                        word_cell(day),
                        word_cell(SIGNS.get(event.kind, "·"), "bold"),
                        word_cell(told),
                        cell(" ".join(event.marks)),
                    ],
                )
            )
        rows += [(f"gap{at}", self._gap(gap)) for at, gap in pending]
        return rows

    def _gap(self, gap: Silence) -> list[object]:
        told = self.words.term("panes.timeline.gap", n=gap.days)
        return [
            word_cell(self.words.day(gap.since), "dim"),
            word_cell("--", "bold"),
            word_cell(told, "italic"),
            word_cell(""),
        ]

    def _bars(self, days: list[date]) -> Content:
        """Return how many records each stretch of time holds, in one row."""
        width = max(20, min(72, self.size.width - 4 or 72))
        if len(days) < 2 or min(days) == max(days):
            return said("")
        first, last = min(days), max(days)
        step = max(1, -(-((last - first).days + 1) // width))
        heights = [0] * (((last - first).days // step) + 1)
        for day in days:
            heights[(day - first).days // step] += 1
        signs = " ▁▂▃▄▅▆▇█"
        row = "".join(signs[min(8, height * 2)] if height else "·" for height in heights)
        if self.words.rtl:
            row = row[::-1]
        told = self.words.term("panes.timeline.scale", n=step)
        return lines(said(row, "$text-primary"), said(told, "dim"))

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Show what is under the cursor in full."""
        event.stop()
        self._tell_one()

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter on a gap fills it; on an event with evidence shows that."""
        event.stop()
        key = self.query_one("#timeline", Table).key_at_cursor
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

    def _tell_one(self) -> None:
        key = self.query_one("#timeline", Table).key_at_cursor
        box = self.query_one("#event", Static)
        words = self.words
        event = self._event(key)
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
        elif key.startswith("gap") and self.review is not None:
            gap = self.review.silences[int(key.removeprefix("gap"))]
            box.update(
                lines(
                    said(
                        words.term(
                            "panes.timeline.gap_told", since=gap.since, until=gap.until, n=gap.days
                        )
                    ),
                    said(words.term("panes.timeline.gap_how"), "dim"),
                )
            )

    def action_next_gap(self) -> None:
        """Go to the next gap."""
        table = self.query_one("#timeline", Table)
        rows = [str(row.key.value or "") for row in table.ordered_rows]
        count = len(rows)
        for step in range(1, count + 1):
            at = (table.cursor_row + step) % count
            if rows[at].startswith("gap"):
                table.move_cursor(row=at)
                return

    def action_fill(self) -> None:
        """Write down what happened: a call or message."""
        self.app.call_later(self.screen.run_action, "screen.log_call")
