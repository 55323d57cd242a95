"""Taking in evidence on the screen of a case: asked for, dropped or pasted; off the main thread."""

from __future__ import annotations

from pathlib import Path

from textual import events, work

from casefile.desk.records import Filed
from casefile.model.errors import CasefileError
from casefile.screens.add_evidence import AddEvidence
from casefile.screens.opencase import OpenCase
from casefile.screens.paste import dropped_paths
from casefile.screens.screen import CasefileScreen
from casefile.screens.wait import Progress

_MOST_WARNED = 3
"""Papers that lie in other cases too, of which it is said at once."""


class TakingIn(CasefileScreen):
    """A screen that takes in files for the case it holds."""

    open: OpenCase

    def action_reload(self) -> None:
        """Read the case again."""
        raise NotImplementedError

    def show_section(self, key: str, at: str = "") -> None:
        """Go to a section, and there to a row."""
        raise NotImplementedError

    def action_add(self) -> None:
        """Take in evidence."""

        def named(paths: list[Path] | None) -> None:
            if paths:
                self.add_files(paths)

        self.app.push_screen(AddEvidence(self.words), named)

    def on_paste(self, event: events.Paste) -> None:
        """Files dropped on the window are taken in."""
        paths = dropped_paths(event.text)
        if paths:
            event.stop()
            self.add_files(paths)

    def add_files(self, paths: list[Path]) -> None:
        """Take files in, off the main thread, under a window that tells how far it is."""
        progress = Progress(self.words, self.words.term("screens.add.working"))
        self.app.push_screen(progress)
        self._adding(paths, progress)

    @work(thread=True, exclusive=True, exit_on_error=True)
    def _adding(self, paths: list[Path], progress: Progress) -> None:
        try:
            filed = self.open.desk.add(self.open.ref, paths, told=progress.told)
        except CasefileError as trouble:
            self.app.call_from_thread(self._not_added, trouble, progress)
            return
        self.app.call_from_thread(self._added, filed, progress)

    def _not_added(self, trouble: CasefileError, progress: Progress) -> None:
        progress.close()
        self.refused(trouble)

    def _added(self, filed: tuple[Filed, ...], progress: Progress) -> None:
        progress.close()
        self.action_reload()
        fresh = [one.exhibit.mark for one in filed if one.exhibit is not None]
        twice = [one for one in filed if one.duplicate_of]
        refused = [one for one in filed if one.trouble is not None]
        self.show_section("3", fresh[0] if fresh else "")
        self.tell(
            self.words.term(
                "screens.add.done", n=len(fresh), twice=len(twice), refused=len(refused)
            )
        )
        others = [place for one in filed for place in one.elsewhere]
        for place in others[:_MOST_WARNED]:
            told = self.words.say(place.told)
            self.app.notify(told, severity="warning", markup=False, timeout=20)
        for one in refused[:3]:
            if one.trouble is not None:
                self.refused(one.trouble)
