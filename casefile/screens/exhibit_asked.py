"""An exhibit under the cursor: what is answered about it is kept, and the next one waits."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.desk.detailing import written
from casefile.desk.records import Opened
from casefile.model.exhibit import Exhibit
from casefile.screens.chrome import Table
from casefile.screens.pane import CasePane


class ExhibitAsked(CasePane):
    """A pane whose exhibit under the cursor is asked about, accepted, set and looked at."""

    @property
    def exhibit(self) -> Exhibit | None:
        """What is under the cursor."""
        return self.case.exhibit(self.query_one("#evidence", Table).key_at_cursor)

    def accepted(
        self,
        marks: tuple[str, ...],
        *settings: str,
        label: str = "",
        looked: bool = True,
        pleas: Sequence[str] | None = None,
        details: Sequence[str] | None = None,
    ) -> bool:
        """Make the guesses of the exhibits facts, with *settings* before them; True when kept.

        *details*: those that a person left ticked; the others of the list are refused. None: no
        list was shown, and nothing is refused.
        """

        def asked(revision: str) -> Opened:
            return self.desk.accept(
                self.open.ref,
                marks,
                settings=settings,
                label=label,
                looked=looked,
                pleas=pleas,
                details=details,
                rest_refused=details is not None,
                expect=revision,
            )

        before, owner = self.case, self.desk.owner()
        kept = self.holder.change(asked)
        fields = [one.values["which"] for one in written(before, self.case)] if kept else []
        if fields:
            told = self.words.term("details_found.kept", fields=fields)
            also = self.words.term("details_found.owner_too") if self.desk.owner() != owner else ""
            self.app.notify(f"{told} {also}".rstrip(), markup=False, timeout=8)
        return kept

    def corrected(self, mark: str, setting: str, what: str = "", chosen: str = "") -> bool:
        """Set a field of an exhibit; one that waits goes on waiting. True when kept.

        *what* and *chosen*: what was chosen in a list, which is gone then, is said in passing.
        """
        change = f"exhibits.{mark}.{setting}"
        words = self.words
        done = words.term("panes.evidence.set", mark=mark, what=what, chosen=chosen)
        return self.holder.change(
            lambda revision: self.desk.set(self.open.ref, [change], expect=revision),
            done if chosen else "",
        )

    def waiting(self, mark: str) -> str:
        """Return the mark of the next exhibit that waits, by number; none: *mark*.

        Behind the last of them comes the first.
        """
        waiting = [x.mark for x in self.case.exhibits if not x.accepted]
        behind = [x for x in waiting if numbered(x) > numbered(mark)]
        return min(behind or waiting or [mark], key=numbered)

    def look(self, exhibit: Exhibit) -> None:
        """Write down that its words or pages were opened; who may only read leaves no trace here.

        Whoever opens the file itself stands in the record of access, whatever his role.
        """
        if not exhibit.looked_at:
            self.holder.note(lambda rev: self.desk.look(self.open.ref, exhibit.mark, expect=rev))

    def told(self, key: str, **values: object) -> None:
        """Say what was done."""
        self.app.notify(self.words.term(key, **values), markup=False, timeout=5)


def numbered(mark: str) -> tuple[str, int]:
    """Return what a mark is sorted by: C-2 before C-13."""
    series, _, number = mark.rpartition("-")
    return (series, int(number)) if number.isdecimal() else (mark, 0)
