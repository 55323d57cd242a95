"""Many cases at once from a table of unpaid invoices: named or dropped, asked, then opened."""

from __future__ import annotations

from pathlib import Path

from textual import events, work

from casefile.desk.records import Many
from casefile.model.errors import CasefileError
from casefile.screens import ask, fields
from casefile.screens.paste import dropped_paths
from casefile.screens.plain import from_the_left, said
from casefile.screens.screen import CasefileScreen


class ManyCases(CasefileScreen):
    """A screen that opens a case for each debtor of a table."""

    def redraw(self) -> None:
        """Show the list as it is now."""
        raise NotImplementedError

    def action_many(self) -> None:
        """Ask for the path of the table."""
        words = self.words
        title = said(words.term("actions.cases.table.help"))
        window = ask.Prompt(
            title, fields.Field("path", "screens.table.ask"), "", words, self.desk.on
        )

        def named(text: str | None) -> None:
            paths = dropped_paths(text or "")
            if paths:
                self._sure(paths[0])
            elif text:
                self.tell(words.term("screens.add.not_there"))

        self.app.push_screen(window, named)

    def on_paste(self, event: events.Paste) -> None:
        """A table dropped on the list is asked about."""
        paths = dropped_paths(event.text)
        if len(paths) == 1 and paths[0].suffix.lower() == ".csv":
            event.stop()
            self._sure(paths[0])

    def _sure(self, path: Path) -> None:
        words = self.words
        options = [(code, said(words.term(f"screens.table.{code}"))) for code in ("yes", "no")]
        title = said(words.term("screens.table.sure", name=from_the_left(path.name)))

        def chosen(code: str | None) -> None:
            if code == "yes":
                self.tell(words.term("screens.table.working"))
                self._opening(path)

        self.app.push_screen(ask.Choose(title, options, words), chosen)

    @work(thread=True, exclusive=True, group="many", exit_on_error=True)
    def _opening(self, path: Path) -> None:
        try:
            many = self.desk.new_many(path)
        except CasefileError as trouble:
            self.app.call_from_thread(self.refused, trouble)
            return
        self.app.call_from_thread(self._opened, many)

    def _opened(self, many: Many) -> None:
        if self.is_mounted:
            self.redraw()
        told = [self.words.term("screens.table.done", n=len(many.opened))]
        if many.on_file:
            told.append(self.words.term("screens.table.on_file", n=len(many.on_file)))
        self.tell(" ".join(told))
