"""A change of one's own that clashes with a colleague's: both are shown, a person decides."""

from __future__ import annotations

from casefile.desk.changed_fields import told_clash
from casefile.model.clean import one_line
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.screens.ask import Choose
from casefile.screens.colleagues import AmongColleagues
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import bare, line, said, value
from casefile.store.unsent import Unsent

SHOWN = 30
"""Letters of a value that are shown."""


class Clashing(AmongColleagues):
    """A screen of a case in which changes may wait for a decision."""

    open: OpenCase

    def redraw(self) -> None:
        """Draw the case anew."""
        raise NotImplementedError

    def _clashes(self) -> list[Unsent]:
        """Return the changes of this case that wait for a decision, the oldest first."""
        return [one for one in self.desk.unsent() if one.case == self.open.ref and one.clashes]

    def waiting_places(self) -> frozenset[str]:
        """Return where changes wait on this machine. Raises: Damaged."""
        return frozenset(one.place for one in self.desk.unsent())

    def forget_waiting(self, places: frozenset[str]) -> None:
        """Forget what waits there: it is asked for once more."""
        for one in self.desk.unsent():
            if one.place in places:
                self.desk.given_up(one)

    def ask_clash(self) -> None:
        """Ask what is to stand, when a change waits for it."""
        try:
            waiting = self._clashes() if self.is_current else []
            clashes = self.desk.clashes(waiting[0]) if waiting else ()
        except CasefileError as trouble:
            self.refused(trouble)
            return
        if not waiting:
            return
        if not clashes and waiting[0].clashes != ("-",):  # it fits by now, or is the same
            self._settle(waiting[0], mine=True)
            return
        one, words = waiting[0], self.words
        told = [told_clash(clash, words) for clash in clashes]
        mine = ", ".join(_shown(clash.now) for clash in told)
        theirs = ", ".join(_shown(clash.was) for clash in told)
        fields = bare(", ".join(clash.field for clash in told)) or one.note

        def chosen(code: str | None) -> None:
            if code is not None:
                self._settle(one, mine=code == "mine")

        self.app.push_screen(which_stands(fields, mine, theirs, words), chosen)

    def _settle(self, one: Unsent, *, mine: bool) -> None:
        try:
            opened = self.desk.settled(one, mine=mine)
        except CasefileError as trouble:
            self.refused(trouble)
            return
        self.open.take(opened)
        self.redraw()
        self.ask_clash()


def which_stands(field: str, mine: str, theirs: str, words: Language) -> Choose:
    """Return the question which of two values is to stand: "mine" or "theirs"; None: left open."""
    title = line(said(words.term("colleagues.clash") + " "), value(bare(field), limit=40))
    options = [
        ("mine", line(said(words.term("colleagues.take_mine") + " "), value(bare(mine)))),
        ("theirs", line(said(words.term("colleagues.take_theirs") + " "), value(bare(theirs)))),
    ]
    return Choose(title, options, words)


def _shown(told: str) -> str:
    """Return what is told of a value, cut short."""
    return one_line(bare(told), SHOWN) or "-"
