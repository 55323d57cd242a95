"""The pictures of an exhibit: shown in the terminal, their letters read when a person asks."""

from __future__ import annotations

from pathlib import Path

from textual import work

from casefile.model.errors import BadInput, CasefileError
from casefile.screens.ask import ChooseSome
from casefile.screens.exhibit_asked import ExhibitAsked
from casefile.screens.picture import PictureWindow
from casefile.screens.plain import line, said, value
from casefile.screens.wait import Progress


class PicturesAsked(ExhibitAsked):
    """A pane that shows and reads the pictures of an exhibit."""

    def action_read(self) -> None:
        """Read the letters in the pictures of a scan, when a person asks for it."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        if exhibit.reading.has_text is not False:
            self.told("panes.evidence.has_text", mark=exhibit.mark)
            return
        languages = self.desk.optical_offer(exhibit)
        if not languages:
            self.holder.refused(BadInput("no_tesseract", where="tesseract"))
            return
        title = line(value(exhibit.mark), said(" · " + self.words.term("panes.evidence.read_in")))
        rows = [
            (code, said(self.desk.languages[code].term("language.name")))
            for code in languages
            if code in self.desk.languages
        ]
        wanted = [code for code, _ in rows if code in self.desk.law_of(self.case).languages]

        def chosen(codes: tuple[str, ...] | None) -> None:
            if codes:
                progress = Progress(self.words, self.words.term("panes.evidence.reading"))
                self.app.push_screen(progress)
                self._reading(exhibit.mark, codes, progress)

        window = ChooseSome(title, rows, self.words, wanted or [code for code, _ in rows])
        self.app.push_screen(window, chosen)

    @work(thread=True, exclusive=True, group="optical", exit_on_error=True)
    def _reading(self, mark: str, languages: tuple[str, ...], progress: Progress) -> None:
        try:
            read = self.desk.read_optically(
                self.open.ref, mark, languages, lambda done, of: progress.told(done, of, mark)
            )
        except CasefileError as trouble:
            self.app.call_from_thread(self._not_read, trouble, progress)
            return
        self.app.call_from_thread(self._read, mark, len(read.text.split()), progress)

    def _not_read(self, trouble: CasefileError, progress: Progress) -> None:
        progress.close()
        self.holder.refused(trouble)

    def _read(self, mark: str, count: int, progress: Progress) -> None:
        progress.close()
        self.holder.change(lambda _: self.desk.opened(self.open.ref))
        self.told("panes.evidence.was_read", mark=mark, n=count)

    def action_view(self) -> None:
        """Show the pictures of it in the terminal, as well as the terminal can."""
        exhibit = self.exhibit
        if exhibit is None:
            return
        try:
            path: Path = self.desk.evidence_path(self.open.ref, exhibit.mark)
        except CasefileError as trouble:
            self.holder.refused(trouble)
            return
        self.app.push_screen(PictureWindow(path, exhibit, self.words))
        self.look(exhibit)
