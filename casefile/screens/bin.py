"""The bin: exhibits taken out of the open case, and deleted cases; each can be brought back."""

from __future__ import annotations

from datetime import date, datetime

from rich.text import Text
from textual.content import Content

from casefile.model.clean import one_line
from casefile.model.errors import CasefileError
from casefile.screens.chrome import WHOLE, Table
from casefile.screens.pane import CaseHolder
from casefile.screens.plain import apart, cell, line, lines, said, value, word_cell
from casefile.screens.sheet import Sheet
from casefile.store.bin import Binned
from casefile.store.history import Entry


class Bin(Sheet):
    """The window."""

    place = "bin"

    def __init__(self, case_screen: CaseHolder | None) -> None:
        super().__init__()
        self.case_screen = case_screen
        self.cases: tuple[Binned, ...] = ()
        self.exhibits: tuple[tuple[Entry, str], ...] = ()

    def head(self) -> Content:
        """Return what is told of the bin, or that it is empty."""
        self._read()
        empty = not self.cases and not self.exhibits
        return said(self.words.term("bin.empty" if empty else "bin.how"), "dim")

    def _read(self) -> None:
        try:
            self.cases = self.holder.desk.binned()
            if self.case_screen is not None:
                self.exhibits = self.holder.desk.removed(self.case_screen.open.ref)
        except CasefileError as trouble:
            self.refused(trouble)

    def fill(self) -> None:
        """Fill the list: the exhibits of this case, then the cases."""
        words = self.words
        columns = [
            (word_cell(words.term("bin.kind")), 10),
            (word_cell(words.term("bin.name")), -1),
            (word_cell(words.term("bin.deleted")), WHOLE),
            (word_cell(words.term("bin.goes")), WHOLE),
        ]
        rows: list[tuple[str, list[object]]] = []
        for entry, mark in self.exhibits:
            name = apart(mark, one_line(_title(entry, mark)), by=" ")
            kind = word_cell(words.term("history.rows.exhibits"))
            day = word_cell(words.value(_day(entry)))
            rows.append((f"{entry.rev} {mark}", [kind, word_cell(name), day, cell("-")]))
        for case in self.cases:
            rows.append(
                (
                    case.name,
                    [
                        word_cell(words.term("bin.case")),
                        word_cell(
                            apart(
                                str(case.summary.get("number", "")), one_line(_party(case)), by=" "
                            )
                        ),
                        word_cell(words.day(case.deleted_at.astimezone().date())),
                        self._day_of_going(case),
                    ],
                )
            )
        self.table.refill(columns, rows, words.rtl, self.room)

    def row_told(self) -> Content:
        """Return what becomes of the row under the cursor."""
        words, key = self.words, self.table.key_at_cursor
        case = self._case(key)
        if case is not None:
            return lines(
                line(said(words.term("bin.case") + " ", "bold"), value(_party(case), "bold")),
                said(self._kept(case)),
                said(words.term("bin.back_case")),
            )
        if not key:
            return said("")
        mark = key.partition(" ")[2]
        return lines(
            line(said(words.term("history.rows.exhibits") + " ", "bold"), value(mark, "bold")),
            said(words.term("bin.bytes")),
            said(words.term("bin.back_exhibit")),
        )

    def _kept(self, case: Binned) -> str:
        """Return until when a case stays, as its retention says."""
        words, term = self.words, self.holder.desk.kept_in_bin(case)
        if term.hold:
            return words.term("bin.held", why=term.why or "-")
        if term.until is not None and term.binds(case.goes_on):
            return words.term("bin.kept_until", day=term.until, why=term.why or "-")
        return words.term("bin.goes_on", day=case.goes_on)

    def _day_of_going(self, case: Binned) -> Text:
        """Return the day on which it may be erased; a dash under a hold, which ends on no day."""
        day = self.holder.desk.kept_in_bin(case).free_on(case.goes_on)
        return cell("-") if day is None else word_cell(self.words.day(day))

    def _case(self, key: str) -> Binned | None:
        return next((one for one in self.cases if one.name == key), None)

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter brings it back."""
        event.stop()
        self.action_bring_back()

    def action_bring_back(self) -> None:
        """Bring back what stands under the cursor."""
        words, key = self.words, self.table.key_at_cursor
        case = self._case(key)
        desk = self.holder.desk
        if case is not None:
            try:
                opened = desk.take_back(case.id)
            except CasefileError as trouble:
                self.refused(trouble)
                return
            self.tell(words.term("bin.done", name=f"{opened.case.number} {_party(case)}"))
        elif key and self.case_screen is not None:
            rev, _, mark = key.partition(" ")
            ref = self.case_screen.open.ref
            self.case_screen.change(
                lambda revision: desk.undo_change(ref, int(rev), expect=revision),
                words.term("bin.done", name=mark),
            )
        self.show()


def _party(case: Binned) -> str:
    return str(case.summary.get("respondent", "") or case.id)


def _title(entry: Entry, mark: str) -> str:
    rows = (one.get("was") for one in entry.changes if one["path"] == ["exhibits", mark])
    return str(next((row.get("title", "") for row in rows if isinstance(row, dict)), ""))


def _day(entry: Entry) -> date:
    return datetime.fromisoformat(entry.at).astimezone().date()
