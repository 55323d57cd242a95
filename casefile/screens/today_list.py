"""The list of today: what is due over all cases, the first thing seen; Enter goes to its place."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from casefile.desk.records import DueToday
from casefile.desk.today import Found
from casefile.model.language import Language
from casefile.screens.chrome import WHOLE, Table
from casefile.screens.plain import cell, line, said, word_cell

SECTIONS = {
    "deadline": "2",
    "call": "5",
    "promise": "5",
    "instalment": "8",
    "lapsed": "8",
    "mediation": "8",
}
"""The section of a case that a thing due is dealt with in; the plan for all others."""
PLAN = "0"


MOST = 60
"""Rows of the list on the screen; the line above says how many there are."""


class TodayList(Vertical):
    """What is due, with a line above it that says how much and how far it was read."""

    def __init__(self) -> None:
        super().__init__(id="today")
        self.due: tuple[DueToday, ...] = ()
        """What is listed: the longest due first, `MOST` of them."""
        self.told = ""
        """The line above the list, in words."""
        self._drawn: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        yield Static(id="today-head")
        yield Table(id="today-list")

    def tell(self, found: Found | None, words: Language, room: int) -> None:
        """Show what was found so far; None: the looking has not begun."""
        self.told = f"{words.term('screens.today.title')}: {_head(found, words)}"
        self.query_one("#today-head", Static).update(
            line(
                said(words.term("screens.today.title") + "  ", "bold"),
                said(_head(found, words), "bold" if found is not None and found.due else "dim"),
            )
        )
        due = found.due[:MOST] if found is not None else ()
        drawn = (due, words.code, room)
        if drawn == self._drawn or (self.due and found is not None and not found.whole):
            return  # while the reading goes on, rows do not run away under the cursor
        self._drawn, self.due = drawn, due
        table = self.query_one("#today-list", Table)
        table.display = bool(due)
        columns = [
            (word_cell(words.term("screens.cases.number")), WHOLE),
            (word_cell(words.term("screens.cases.respondent")), -2),
            (word_cell(words.term("screens.today.kind")), WHOLE),
            (word_cell(words.term("screens.today.since")), WHOLE),
            (word_cell(words.term("screens.today.what")), -5),
        ]
        table.refill(
            columns,
            [(str(n), _row(one, words)) for n, one in enumerate(due)],
            words.rtl,
            room,
        )

    @property
    def at_cursor(self) -> DueToday | None:
        """What stands under the cursor."""
        key = self.query_one("#today-list", Table).key_at_cursor
        return self.due[int(key)] if key else None

    def go(self) -> None:
        """Take the focus."""
        self.query_one("#today-list", Table).focus()


def section_of(due: DueToday) -> str:
    """Return the key of the section that a thing due is dealt with in."""
    return SECTIONS.get(due.kind, PLAN)


def _head(found: Found | None, words: Language) -> str:
    if found is None:
        return words.term("screens.today.looking")
    if found.due:
        key = "screens.today.count" if found.whole else "guidance.today_so_far"
        parts = [words.term(key, n=len(found.due))]
    else:
        parts = [words.term("screens.today.none" if found.whole else "screens.today.none_yet")]
    if not found.whole:
        parts.append(words.term("screens.today.read", n=found.read, of=found.of))
        if found.due:  # the rows are the first ones found: what is due longest may come last
            parts.append(words.term("guidance.today_order"))
    if found.unread:
        parts.append(words.term("screens.today.unread", n=found.unread))
    return " · ".join(parts)


def _row(one: DueToday, words: Language) -> list[object]:
    kind = f"screens.today.kinds.{one.kind}"
    return [
        cell(str(one.number)),
        cell(one.respondent),
        word_cell(words.term(kind) if words.has(kind) else one.kind),
        word_cell(words.day(one.on)),
        word_cell(words.say(one.what)),
    ]
