"""Beginning a case on the list: ask for it, write it down, open it, take in its papers."""

from __future__ import annotations

from casefile.model.errors import CasefileError
from casefile.screens import case as cases
from casefile.screens import new_case
from casefile.screens import opening as openings
from casefile.screens.colleagues import AmongColleagues


class BeginCase(AmongColleagues):
    """A screen from which a new case is begun."""

    def open_case(self, ref: str, section: str = "1") -> None:
        """Open a case."""
        raise NotImplementedError

    def action_new_case(self) -> None:
        """Ask for a new case and open it."""

        def begun(opening: openings.Opening | None) -> None:
            if opening is None:
                return
            try:
                made = self.desk.kept_new(
                    lambda: openings.opened(self.desk, opening), away=self.away
                )
            except CasefileError as trouble:
                self.refused(trouble)
                return
            if made.waits is not None:
                self.wait(made.waits)
                if opening.files:
                    told = self.words.term("colleagues.files_not_taken", n=len(opening.files))
                    self.app.notify(told, severity="warning", markup=False, timeout=20)
                return
            case = made.opened.case
            self.open_case(case.id)
            screen = self.app.screen
            if opening.files and isinstance(screen, cases.CaseScreen):
                screen.call_after_refresh(screen.add_files, list(opening.files))
            next_ = screen.open.next_step if isinstance(screen, cases.CaseScreen) else None
            key = "done" if next_ is not None else "done_bare"
            step = next_.what if next_ is not None else None
            self.tell(self.words.term(f"screens.new.{key}", number=case.number, step=step))

        self.app.push_screen(new_case.NewCase(self.desk, self.words), begun)
