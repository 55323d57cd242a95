"""Changes of the open case: asked of the desk and kept, or told why they are not."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from casefile.desk.records import Opened
from casefile.model.errors import CasefileError, Conflict, Unreachable
from casefile.screens import refusals
from casefile.screens.clashing import which_stands
from casefile.screens.fields import named_of
from casefile.screens.more_rows import MoreRows
from casefile.screens.pane import Asked
from casefile.screens.plain import bare, line, said, value
from casefile.screens.unsaved import Entry, Unsaved

WHY = 40
"""Letters of why something is not saved in the title line; the whole stands where it was typed."""


class Changing(Unsaved, MoreRows):
    """A screen of a case that is changed on it; every change goes through here to the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.state: Content = said("")

    def frame(self) -> None:
        """Draw what stands around the case."""
        raise NotImplementedError

    @property
    def standing_in(self) -> str:
        """The name of the section that is shown."""
        raise NotImplementedError

    def change(self, asked: Asked, done: str = "", *, once: bool = False) -> bool:
        """Ask the desk for a change; True when it was kept. A refusal is shown, never raised.

        What meets a change made elsewhere is asked for again by F5, in its turn, but *once*.
        """
        read = Opened(self.open.case, self.open.revision)
        before: frozenset[str] = frozenset()
        self.because = ""
        try:
            before = self.waiting_places()
            made = self.open.desk.kept_change(read, asked, away=self.away)
        except Conflict as trouble:
            if not once:
                self.wait_for_f5(asked, self.waiting_places() - before)
            self.tell_unkept()
            self.refused(trouble)
            return False
        except Unreachable as trouble:
            if not once:
                self.wait_for_f5(asked)
            self.not_saved("colleagues.not_done")
            self.needs_library(trouble)
            return False
        except CasefileError as trouble:
            self.because = self.words.because(trouble)
            self.not_saved(
                "screens.saved.refused",
                why=refusals.refusal_told(trouble, self.words, self.case_here)[0],
            )
            self.refused(trouble)
            return False
        self.took(made.opened)
        if made.waits is not None:
            self.not_saved("colleagues.not_saved")
            self.wait(made.waits)
        elif done:
            self.tell(done)
        return True

    def note(self, asked: Asked) -> None:
        """Ask for a change that only goes with what a person does, as a look goes with reading.

        Where it cannot be kept (he may only read, a colleague was first) nothing is said of it.
        """
        read = Opened(self.open.case, self.open.revision)
        try:
            made = self.open.desk.kept_change(read, asked, away=self.away)
        except CasefileError:
            return
        self.took(made.opened)

    def took(self, opened: Opened) -> None:
        """Hold the case as it was kept, and say so."""
        self.open.take(opened)
        self.not_waiting()
        self.tell_unkept()
        self.redraw()

    def wait_for_f5(self, asked: Asked, laid_down: frozenset[str] = frozenset()) -> None:
        """Hold what could not be kept, behind what waits already."""
        hour = f"{self.open.desk.now().astimezone():%H:%M}"
        self.unkept = (*self.unkept, Entry(asked, f"{self.standing_in}, {hour}", laid_down))

    def tell_unkept(self) -> None:
        """Say in the title line how much is not kept, if anything is not."""
        if self.unkept and self.lost is None:
            told = self.words.term("screens.saved.conflict", n=len(self.unkept))
            self.state = said(told, "bold")
            self.frame()

    def not_waiting(self) -> None:
        """Say in the title line that the last change is kept, and since when."""
        hour = f"{self.open.desk.now().astimezone():%H:%M}"
        self.state = said(self.words.term("screens.saved.at", hour=hour))

    def not_saved(self, key: str, why: str = "", n: int = 1) -> None:
        """Say in the title line that the last change, or *n* of them, is not kept, and why."""
        told = said(self.words.term(key, n=n), "bold")
        self.state = line(told, said(" "), value(bare(why), "bold", WHY)) if why else told
        self.frame()

    def action_reload(self) -> None:
        """Read the case again; what could not be kept is asked for once more, all of it."""
        self.read_again(lambda: None)

    def read_again(self, then: Callable[[], object]) -> None:
        """Read the case again, and ask once more for what could not be kept; *then*: all is."""
        try:
            self.open.reload()
            here = self.waiting_places()
        except CasefileError as trouble:
            self.refused(trouble)
            return
        self.state = said("")
        # What waited on this machine and does not any more was decided meanwhile.
        entries = tuple(x for x in self.unkept if not x.laid_down or x.laid_down & here)
        self.unkept = ()
        if entries:
            self.app.clear_notifications()  # what was refused is asked for again
            self.redraw()
            self.keep_entries(entries, then)
        else:
            self.redraw()
            self.ask_clash()
            then()

    def keep_entries(
        self, entries: tuple[Entry, ...], then: Callable[[], object], kept: int = 0
    ) -> None:
        """Ask once more for what could not be kept, the case being read again; *kept* so far.

        *then* is done once all of it is kept.

        Where another wrote into the same field meanwhile, a person decides which is to stand. What
        is refused is named; it waits on, as does what the case was changed for again.
        """
        if not entries:
            if kept:
                self.tell(self.words.term("screens.saved.after_reload", n=kept))
            self.tell_unkept()
            if not self.unkept:
                then()
            return
        first, *rest = entries
        row = first.row

        def asked_again() -> None:
            before = self.unkept
            self.forget_waiting(first.laid_down)
            done = self.change(first.asked)
            if done and row is not None and not row.changed:
                row.refused = ""
                row.echo()
            elif not done and self.because:
                self.unkept = (*before, first._replace(laid_down=frozenset()))
                self.tell(self.words.term("screens.saved.not_this", where=first.where))
            elif not done:  # changed elsewhere once more
                laid_down = self.unkept[-1].laid_down
                self.unkept = (*before, first._replace(laid_down=laid_down), *rest)
                rest.clear()
            self.keep_entries(tuple(rest), then, kept + done)

        if row is None or not row.standing or row.kept in (first.before, row.text):
            asked_again()
            return

        def chosen(code: str | None) -> None:
            if code == "mine":
                asked_again()
                return
            if code == "theirs":
                row.give_up()
            else:
                self.unkept = (*self.unkept, first)
            self.keep_entries(tuple(rest), then, kept)

        name = self.words.say(named_of(row.field))
        self.app.push_screen(
            which_stands(name, row.told(row.text), row.told(row.kept), self.words), chosen
        )
