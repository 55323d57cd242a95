"""Many cases at once from a table of unpaid invoices: named or dropped, asked, then opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual import events, work

from casefile.desk.records import Many, TableTold
from casefile.model.errors import CasefileError
from casefile.model.sentence import capital
from casefile.screens import ask, fields
from casefile.screens.paste import dropped_paths
from casefile.screens.plain import from_the_left, lines, said
from casefile.screens.screen import CasefileScreen

Made = TypeVar("Made")


class ManyCases(CasefileScreen):
    """A screen that opens a case for each debtor of a table."""

    def redraw(self) -> None:
        """Show the list as it is now."""
        raise NotImplementedError

    def action_many(self) -> None:
        """Ask for the path of the table."""
        words, on = self.words, self.desk.on
        title = said(capital(words.term("actions.cases.table.help")))
        asked = fields.Field("path", "screens.table.ask", "file", hint="screens.sent.file_hint")

        def named(text: str | None) -> None:
            file = fields.read_as(asked, text or "", words, on).file
            if file is not None:
                self._sure(file)

        self.app.push_screen(ask.Prompt(title, asked, "", words, on), named)

    def on_paste(self, event: events.Paste) -> None:
        """A table dropped on the list is asked about."""
        paths = dropped_paths(event.text)
        if len(paths) == 1 and paths[0].suffix.lower() == ".csv":
            event.stop()
            self._sure(paths[0])

    @work(thread=True, exclusive=True, group="many", exit_on_error=True)
    def _sure(self, path: Path) -> None:
        """Look at the table, and ask whether what it would open is to be opened."""
        self._in_front(path, self.desk.table_told, self._sure_of)

    def _in_front(
        self, path: Path, make: Callable[[Path], Made], then: Callable[[Path, Made], None]
    ) -> None:
        """Make something of the table in the thread of a worker, then show it, or the refusal."""
        try:
            made = make(path)
        except CasefileError as trouble:
            self.app.call_from_thread(self.refused, trouble)
            return
        self.app.call_from_thread(then, path, made)

    def _sure_of(self, path: Path, table: TableTold) -> None:
        words = self.words
        counts = {"yes": table.opens, "join": table.joins, "early": table.early}
        options = [
            (code, said(words.term(f"screens.table.{code}", n=n)))
            for code, n in counts.items()
            if n
        ]
        options.append(("no", said(words.term("screens.table.no"))))
        title = said(words.term("screens.table.sure", name=from_the_left(path.name)))
        about = lines(*(said(words.say(one)) for one in table.told), said(""))

        def chosen(code: str | None) -> None:
            if code in counts:
                self.tell(words.term("screens.table.working"))
                self._opening(path, code)

        self.app.push_screen(ask.Choose(title, options, words, about=about), chosen)

    @work(thread=True, exclusive=True, group="many", exit_on_error=True)
    def _opening(self, path: Path, how: str) -> None:
        make = partial(self.desk.new_many, join=how == "join", early=how == "early")
        self._in_front(path, make, self._opened)

    def _opened(self, _: Path, many: Many) -> None:
        if self.is_mounted:
            self.redraw()
        told = [self.words.term("screens.table.done", n=len(many.opened))]
        if many.joined:
            told.append(self.words.term("screens.table.joined", n=len(many.joined)))
        self.tell(" ".join((*told, *(self.words.say(one) for one in many.told))))
