"""The bin: exhibits taken out of their cases, and deleted cases; each can be brought back."""

from __future__ import annotations

from datetime import date, datetime

from rich.text import Text
from textual.content import Content

from casefile.desk import Desk
from casefile.desk.past import Removed
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
        self.exhibits: tuple[Removed, ...] = ()

    def on_mount(self) -> None:
        """Show what lies there; what was taken out of the cases of a whole list comes after."""
        super().on_mount()
        self._look_through()

    def _look_through(self) -> None:
        if self.case_screen is None:
            desk = self.holder.desk
            self.run_worker(lambda: self._have(desk), thread=True, group="removed", exclusive=True)

    def _have(self, desk: Desk) -> None:
        try:
            found = desk.removed_anywhere()
        except CasefileError:  # the list of cases itself tells that it cannot be read
            return
        self.app.call_from_thread(self._shown, found)

    def _shown(self, found: tuple[Removed, ...]) -> None:
        self.exhibits = found
        self.show()

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
        for one in self.exhibits:
            name = apart(one.mark, one_line(_title(one)), by=" ")
            if self.case_screen is None:
                name = apart(str(one.number), one_line(one.debtor), name, by=" ")
            kind = word_cell(words.term("history.rows.exhibits"))
            day = word_cell(words.value(_day(one.entry)))
            rows.append((_key(one), [kind, word_cell(name), day, cell("-")]))
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
        one = self._exhibit(key)
        of = words.term("search.case", number=one.number, title=one_line(one.debtor))
        return lines(
            line(
                said(words.term("history.rows.exhibits") + " ", "bold"),
                value(one.mark, "bold"),
                said(f" · {of}"),
            ),
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

    def _exhibit(self, key: str) -> Removed:
        return next(one for one in self.exhibits if _key(one) == key)

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
        elif key:
            self._put_back(self._exhibit(key))
        self.show()

    def _put_back(self, one: Removed) -> None:
        """Put an exhibit back, into the open case or into one of the list."""
        desk, done = self.holder.desk, self.words.term("bin.done", name=one.mark)
        if self.case_screen is not None:
            self.case_screen.change(lambda revision: desk.put_back(one, expect=revision), done)
            return
        try:
            desk.put_back(one)
        except CasefileError as trouble:
            self.refused(trouble)
            return
        self.exhibits = tuple(x for x in self.exhibits if x != one)
        self.tell(done)


def _party(case: Binned) -> str:
    return str(case.summary.get("respondent", "") or case.id)


def _key(one: Removed) -> str:
    return f"{one.case} {one.entry.rev} {one.mark}"


def _title(removed: Removed) -> str:
    path = ["exhibits", removed.mark]
    rows = (one.get("was") for one in removed.entry.changes if one["path"] == path)
    return str(next((row.get("title", "") for row in rows if isinstance(row, dict)), ""))


def _day(entry: Entry) -> date:
    return datetime.fromisoformat(entry.at).astimezone().date()
