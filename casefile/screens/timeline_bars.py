"""The drawing of the timeline: a row of signs for each kind of event, how much, and the gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Static

from casefile.model.case import Case
from casefile.model.exhibit import ExhibitKind
from casefile.model.language import Language
from casefile.model.review import Event, Review
from casefile.rules.due import due_told
from casefile.screens import gantt
from casefile.screens.bidi.filter import BidiFilter
from casefile.screens.columns import column
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import lines, said

_PAPERS = {
    ExhibitKind.CONTRACT: "contract",
    ExhibitKind.ORDER: "contract",
    ExhibitKind.ACCEPTANCE: "performance",
    ExhibitKind.DELIVERY_NOTE: "performance",
    ExhibitKind.INVOICE: "invoice",
    ExhibitKind.DEMAND: "demand",
}
"""Kinds of papers that have the letter of what they are papers of."""
ROW_OF = {"contract": "agreement", "due": "invoice"}
"""Kinds of event that are drawn in the row of another."""
ROWS = (
    *("agreement", "performance", "invoice", "payment", "demand", "contact", "promise", "offer"),
    *("exhibit", "deadline"),
)
LABEL = 14
"""Cells of the name of a row of the drawing."""
SOON = timedelta(days=60)
"""Deadlines that lie farther ahead are listed, not drawn: they would push all else together."""
LEAST = 10
"""Cells that the signs need at least; in fewer nothing is drawn."""
WIDE = 100
"""From this many cells of the screen on, each kind has a row of its own."""
FIGURES = re.compile(r"\d+")


def kinds_of_papers(case: Case) -> dict[str, ExhibitKind]:
    """Return what the accepted papers of a case are, by their marks."""
    return {paper.mark: paper.kind for paper in case.exhibits if paper.accepted}


def sign_of(event: Event, papers: Mapping[str, ExhibitKind], words: Language) -> str:
    """Return the letter of an event: of its kind in words of the language, of a paper by its own.

    The drawing is laid out as it is seen: Hebrew has the letters of English there, so that no
    terminal turns them round.
    """
    kind = event.kind
    if kind == "exhibit" and event.marks:
        kind = _PAPERS.get(papers.get(event.marks[0], ExhibitKind.UNKNOWN), kind)
    key = f"panes.timeline.signs.{kind}"
    return words.term(key) if words.has(key) else "·"


class Drawing(Static):
    """The rows of signs: laid out as they are seen, so that no order of letters is looked for."""

    def get_line_filters(self) -> list[LineFilter]:
        """Leave the order alone."""
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]


class TimelineBars(Horizontal):
    """The names of the rows and their signs, for a stretch of time."""

    def __init__(self) -> None:
        super().__init__(id="timeline-bars")
        self.window: gantt.Window | None = None
        """The stretch that is drawn; None: the whole, once it is drawn."""

    def compose(self) -> ComposeResult:
        """Lay out the names and the signs."""
        yield Static(id="timeline-names")
        yield Drawing(id="timeline-signs")

    def draw(self, open_case: OpenCase, room: int, at: date | None) -> None:
        """Draw the rows in *room* cells; the column of the day *at* is marked."""
        words, review, days = open_case.words, open_case.review, _days(open_case)
        width = room - LABEL - 2
        if review is None or not days or width < LEAST:
            self.display = False
            return
        if self.window is None or self.window.width != width:
            self.window = gantt.whole(days[0], days[-1], width)
        window = self.window
        rows = _rows(open_case, review, window, full=self.app.size.width >= WIDE)
        told = [said(one) for one in _seen(rows, window, words)]
        marked = window.column(at or window.first)
        if marked is not None:
            marked = window.width - 1 - marked if words.rtl else marked
            told = [one.stylize("reverse", marked, marked + 1) for one in told]
        names = [words.term(f"panes.timeline.rows.{one.kind}") for one in rows]
        labels = [said(column(name, LABEL), "$text-muted") for name in names]
        self.query_one("#timeline-names", Static).update(lines(said(""), *labels))
        self.query_one(Drawing).update(lines(*told))

    def follow(self, open_case: OpenCase, day: date | None) -> None:
        """Move to where *day* is drawn."""
        days, window = _days(open_case), self.window
        if window is not None and day is not None and days and window.column(day) is None:
            self.window = gantt.zoomed(window, 0, day, days[0], days[-1])

    def zoom(self, open_case: OpenCase, by: int, day: date | None) -> None:
        """Look closer around *day*, or from farther off."""
        days = _days(open_case)
        if self.window is not None and days:
            self.window = gantt.zoomed(self.window, by, day or days[0], days[0], days[-1])

    def told(self, open_case: OpenCase) -> Content | None:
        """Return what stretch is drawn, what lies in it, and what a column is; None: nothing is."""
        words, review, window = open_case.words, open_case.review, self.window
        if review is None or window is None or not self.display:
            return None
        last = min(window.last, _days(open_case)[-1])
        parts = (
            words.term("panes.timeline.events", n=len(review.chronology)),
            words.term("panes.timeline.gaps", n=len(review.silences)),
            words.term("panes.timeline.scale", n=window.step),
        )
        return said(f"{words.day(window.first)} - {words.day(last)}  {' · '.join(parts)}")


def _days(open_case: OpenCase) -> list[date]:
    """Return the days that are drawn: of events, and of what falls due soon."""
    review, on = open_case.review, open_case.on
    if review is None:
        return []
    coming = [one.on for one in review.deadlines if on <= one.on <= on + SOON]
    return sorted([event.day for event in review.chronology if event.day] + coming)


def _marks(open_case: OpenCase, review: Review) -> Iterator[gantt.Mark]:
    words, papers = open_case.words, kinds_of_papers(open_case.case)
    for debt in open_case.case.debts:
        issued, due = debt.issued.exact, due_told(open_case.case, debt).exact
        if issued and due:
            first, last = (words.term(f"panes.timeline.signs.{x}") for x in ("invoice", "due"))
            yield gantt.Mark("invoice", issued, first, due, last)
    for event in review.chronology:
        if event.day:
            row = ROW_OF.get(event.kind, event.kind)
            yield gantt.Mark(row, event.day, sign_of(event, papers, words))
    for one in review.deadlines:
        yield gantt.Mark("deadline", one.on, "▽")


def _rows(
    open_case: OpenCase, review: Review, window: gantt.Window, *, full: bool
) -> list[gantt.Row]:
    """Return the rows: those of the kinds where there is room for them, how much, and the gaps."""
    rows = gantt.rows(_marks(open_case, review), ROWS, window) if full else []
    events = [event.day for event in review.chronology if event.day]
    rows.append(gantt.Row("records", gantt.density(events, window)))
    gaps = [gantt.Gap(one.since, one.until, one.days) for one in review.silences]
    return [*rows, gantt.Row("gaps", gantt.gaps(gaps, window))] if gaps else rows


def _seen(rows: list[gantt.Row], window: gantt.Window, words: Language) -> list[str]:
    """Return ruler and rows as they are seen: time runs the way one reads; figures stay upright."""
    signs = [row.signs for row in rows]
    if words.rtl:
        signs = [FIGURES.sub(lambda n: n.group()[::-1], row)[::-1] for row in signs]
    return [gantt.ruler(window, mirrored=words.rtl), *signs]
