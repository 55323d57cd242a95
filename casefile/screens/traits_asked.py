"""What an exhibit is: its kind, its label, what it goes to show, its day and its title."""

from __future__ import annotations

from textual.content import Content

from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, ExhibitKind
from casefile.screens.ask import Choose, ChooseSome, Prompt
from casefile.screens.exhibit_asked import ExhibitAsked
from casefile.screens.exhibit_told import is_statement, title_told
from casefile.screens.fields import Field
from casefile.screens.plain import line, said, value
from casefile.screens.reading import typed_day

REDACT = 'casefile set {case} exhibits.{mark}.redactions.new.words="..."'


class TraitsAsked(ExhibitAsked):
    """A pane that asks what an exhibit is."""

    def action_kind(self) -> None:
        """Choose what it is."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        options = [(one.value, said(self.words.name_of(one))) for one in ExhibitKind]
        guess = next((s.value for s in exhibit.suggestions if s.field == "kind"), "")
        chosen = guess if not exhibit.accepted and guess else exhibit.kind.value
        self._ask(Choose(self._about("kind"), options, self.words, chosen), "kind")

    def action_label(self) -> None:
        """Choose who may see it."""
        exhibit = self.exhibit
        if exhibit is not None:
            options = [(one.value, said(self.words.name_of(one))) for one in Disclosure]
            now = self.desk.label_to_come(self.case, exhibit).value
            window = Choose(self._about("label"), options, self.words, now)

            def chosen(label: str | None) -> None:
                if not label:
                    return
                what = self.words.term("panes.evidence.field.label")
                told = self.words.name_of(Disclosure(label))
                if not self.corrected(exhibit.mark, f"disclosure={label}", what, told):
                    return
                if label == Disclosure.OPEN and is_statement(exhibit):
                    command = REDACT.format(case=self.case.number, mark=exhibit.mark)
                    self.told("panes.evidence.whole", mark=exhibit.mark, command=command)

            self.app.push_screen(window, chosen)

    def action_shows(self) -> None:
        """Mark what it goes to show."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        options = [(one.value, said(self.words.name_of(one))) for one in Element]
        now = [one.value for one in exhibit.shows] or [
            s.value for s in exhibit.suggestions if s.field == "shows" and not exhibit.accepted
        ]

        def chosen(codes: tuple[str, ...] | None) -> None:
            if codes is not None:
                self.corrected(exhibit.mark, f"shows={', '.join(codes)}")

        self.app.push_screen(ChooseSome(self._about("shows"), options, self.words, now), chosen)

    def action_dated(self) -> None:
        """Type the day of what it records."""
        exhibit = self.exhibit
        if exhibit is not None:
            field = Field("dated", "panes.evidence.dated", "day", hint="screens.new.due_hint")
            shown = typed_day(exhibit.dated, self.words)
            self._ask(Prompt(self._about("dated"), field, shown, self.words, self.open.on), "dated")

    def action_title(self) -> None:
        """Type what it is called."""
        exhibit = self.exhibit
        if exhibit is not None:
            field = Field("title", "panes.evidence.title")
            self._ask(
                Prompt(self._about("title"), field, title_told(exhibit), self.words, self.open.on),
                "title",
            )

    def _about(self, field: str) -> Content:
        mark = self.exhibit.mark if self.exhibit else ""
        return line(value(mark), said(" · " + self.words.term(f"panes.evidence.field.{field}")))

    def _ask(self, window: Choose | Prompt, field: str) -> None:
        exhibit = self.exhibit

        def asked(text: str | None) -> None:
            if text is not None and exhibit is not None:
                what = self.words.term(f"panes.evidence.field.{field}")
                told = self.words.name_of(ExhibitKind(text)) if field == "kind" else ""
                self.corrected(exhibit.mark, f"{field}={text}", what, told)

        self.app.push_screen(window, asked)
