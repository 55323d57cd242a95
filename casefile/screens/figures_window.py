"""The figures over all cases: recovered, days, cost, by reason and by step; the warning signs."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from casefile.desk.desk import Desk
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.over_all import Figures, OverAll
from casefile.screens.actions import bindings_of
from casefile.screens.ask import Window, keys_of
from casefile.screens.bidi.terminal import BidiModal
from casefile.screens.pane import trouble_told
from casefile.screens.plain import lines, said, value

PAGE = "figures_page"
_GAP = "  "
_COLUMNS = ("name", "cases", "claimed", "recovered", "percent", "days", "cost")


class FiguresWindow(BidiModal[None]):
    """Reads all cases behind and shows what they come to; writes the same as a Word page."""

    BINDINGS = bindings_of("figures")

    class Told(Message):
        """The cases were read, or could not be."""

        def __init__(self, content: Content) -> None:
            super().__init__()
            self.content = content

    def __init__(self, desk: Desk, words: Language) -> None:
        super().__init__()
        self.desk = desk
        self.words = words
        self.room = 0
        """Cells that a line can take."""

    def compose(self) -> ComposeResult:
        """Lay out the figures and what became of the page."""
        title = said(self.words.term("screens.figures.title"))
        with Window(title, keys_of("figures", self.words), id="reader"):
            with VerticalScroll(can_focus=True):
                yield Static(said(self.words.term("screens.today.looking")), id="figures-text")
            yield Static(id="figures-state")

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one(VerticalScroll).focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Read, now that the width is known."""
        scroll = self.query_one(VerticalScroll)
        self.room = scroll.size.width - scroll.styles.scrollbar_size_vertical
        self._reading_figures()

    @work(thread=True, exclusive=True)
    def _reading_figures(self) -> None:
        worker = get_current_worker()
        try:
            told = figures_told(self.desk.over_all(), self.words, self.room)
        except CasefileError as trouble:
            told = trouble_told(self.words, trouble)
        if not worker.is_cancelled:
            self.post_message(self.Told(told))

    def on_figures_window_told(self, event: Told) -> None:
        """Show them."""
        event.stop()
        self.query_one("#figures-text", Static).update(event.content)

    def action_word(self) -> None:
        """Write the figures as a Word page."""
        words = self.words
        state = self.query_one("#figures-state", Static)
        try:
            done = self.desk.write_over_all(PAGE, language=words.code)
        except CasefileError as trouble:
            state.update(trouble_told(words, trouble))
            return
        state.update(
            lines(said(words.term("screens.text.written"), "bold"), value(str(done.path), "dim"))
        )

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(None)


def figures_told(told: OverAll, words: Language, room: int) -> Content:
    """Return the figures as a table a group, and the warning signs under them.

    *room*: the cells of a line; where a row does not fit, its name stands above it.
    """
    if not told.figures:
        return said(words.term("screens.figures.none"))
    rows = [said(words.term("screens.cases.count", n=told.cases), "bold")]
    for group in ("all", "reason", "stage"):
        found = [one for one in told.figures if one.group == group]
        if found:
            rows.append(said(words.term(f"screens.figures.{group}"), "bold underline"))
            rows += _table([_row(one, words) for one in found], words, room)
    if told.signs:
        rows.append(said(words.term("screens.figures.signs"), "bold underline"))
        rows += [
            said(f"- {words.say(one.what)} ({one.cases}) {words.say(one.ask)}")
            for one in told.signs
        ]
    return lines(*rows)


def _row(one: Figures, words: Language) -> tuple[str, ...]:
    cost = words.money(one.cost)
    if one.minutes:
        cost += " + " + words.term("screens.figures.hours", hours=_hours(one.minutes, words))
    return (
        words.name_of(one.name) if one.name is not None else one.currency,
        str(one.cases),
        words.money(one.claimed),
        words.money(one.recovered),
        f"{words.number(one.percent)}%",
        str(one.days) if one.days is not None else "-",
        cost,
    )


def _hours(minutes: int, words: Language) -> str:
    """Return minutes as hours with one place, rounded half up."""
    return words.number((Decimal(minutes) / 60).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _table(rows: list[tuple[str, ...]], words: Language, room: int) -> list[Content]:
    head = tuple(words.term(f"screens.figures.{name}") for name in _COLUMNS)
    widths = [max(cell_len(row[n]) for row in (head, *rows)) for n in range(len(_COLUMNS))]
    if sum(widths) + len(_GAP) * (len(widths) - 1) <= room:
        return [
            said(_named(row, widths[0]) + _GAP + _set(row, widths), "dim" if row is head else "")
            for row in (head, *rows)
        ]
    told = [said(_GAP + _set(head, widths), "dim")]
    for row in rows:
        told += [said(_named(row, 0)), said(_GAP + _set(row, widths))]
    return told


def _named(row: tuple[str, ...], width: int) -> str:
    return f"\u2068{row[0]}\u2069" + " " * (width - cell_len(row[0]))


def _set(row: tuple[str, ...], widths: list[int]) -> str:
    """Return the figures of a row under each other's, without its name."""
    return _GAP.join(
        " " * (width - cell_len(text)) + f"\u2068{text}\u2069"
        for text, width in zip(row[1:], widths[1:], strict=True)
    )
