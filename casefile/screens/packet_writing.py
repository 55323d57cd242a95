"""The packet under the cursor: what is asked before it is written, writing it, opening it."""

from __future__ import annotations

from pathlib import Path

from textual import work
from textual.content import Content
from textual.widgets import Static

from casefile.desk.records import LaidDown, Opened, Written
from casefile.model.errors import CasefileError, OthersShown
from casefile.screens.ask import Choose
from casefile.screens.chrome import Table
from casefile.screens.enclosures_form import ask_enclosures
from casefile.screens.outside import lies_at, opened_outside
from casefile.screens.packet_told import FOUND_IN_WRITING
from casefile.screens.pane import CasePane, trouble_told
from casefile.screens.plain import from_the_left, said, value
from casefile.screens.wait import Progress


class PacketWriting(CasePane):
    """A list of packets of which the one under the cursor is written and opened."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.language = ""
        self.draft = False
        self.written: dict[str, LaidDown] = {}
        self.about: dict[str, str] = {}
        """Form -> the witness that its packet is about, of several."""

    @property
    def form(self) -> str:
        """The name of the form under the cursor."""
        return self.query_one("#packets", Table).key_at_cursor

    def whose(self, name: str) -> str:
        """Return the witness that a packet is about: the one chosen, else the first."""
        known = [one.id or one.name for one in self.desk.witnesses_for(self.open.ref, name)]
        chosen = self.about.get(name, "")
        return chosen if chosen in known else next(iter(known), "")

    @property
    def stands(self) -> bool:
        """True while all of it is on the screen; of a pane being taken off, a part may be."""
        return self.is_attached and len(self.query("#packets, #preflight-text")) == 2

    def tell(self, name: str, told: Content) -> None:
        """Say in the box beside the list what is told of a packet, while it is under the cursor."""
        if self.stands and name == self.form:
            self.query_one("#preflight-text", Static).update(told)

    def files_first(self, name: str) -> tuple[str, ...]:
        """Return the official forms whose files Enter asks for before it writes the packet."""
        return () if self.draft else self.desk.enclosures_wanted(self.open.ref, name)

    def action_write_packet(self) -> None:
        """Write the packet; of several witnesses, one is chosen first."""
        name = self.form
        if not name:
            return
        try:
            wanted = self.files_first(name)
            witnesses = self.desk.witnesses_for(self.open.ref, name)
            whose = self.whose(name)
        except CasefileError as trouble:
            self.holder.refused(trouble)
            return
        if wanted:
            ask_enclosures(self, wanted, lambda: self._write(name))
            return
        if len(witnesses) < 2:
            self._write(name)
            return
        options = [(one.id or one.name, value(one.name)) for one in witnesses]

        def chosen(whom: str | None) -> None:
            if whom is not None:
                self.about[name] = whom
                self._write(name)

        title = said(self.words.term("panes.packets.whose"))
        self.app.push_screen(Choose(title, options, self.words, whose), chosen)

    def _write(self, name: str, *, whole: bool = False) -> None:
        """Write the packet off the main thread; *whole*: with the lines of others it shows."""
        progress = Progress(self.words, self.words.term("panes.packets.writing"))
        self.app.push_screen(progress)
        self._writing(name, progress, whole=whole)

    @work(thread=True, exclusive=True, group="write")
    def _writing(self, name: str, progress: Progress, *, whole: bool) -> None:
        try:
            done = self.desk.write(
                self.open.ref,
                name,
                language=self.language,
                draft=self.draft,
                about=self.whose(name),
                told=progress.told,
                whole=whole,
            )
        except CasefileError as trouble:
            self.app.call_from_thread(self._refused, name, trouble, progress)
            return
        self.app.call_from_thread(self._done, name, done, progress)

    def _refused(self, name: str, trouble: CasefileError, progress: Progress) -> None:
        progress.close()
        if isinstance(trouble, OthersShown):
            self._ask_of_others(name, trouble)
            return
        if trouble.key in FOUND_IN_WRITING:
            self.tell(name, trouble_told(self.words, trouble))
        self.holder.refused(trouble)

    def _ask_of_others(self, name: str, found: OthersShown) -> None:
        """Ask what is to become of the lines of others in the papers of a bank, and write then.

        They are covered in one step where each of the papers is a table.
        """
        asked = "panes.packets.others"
        ways = ("cover", "as_is") if found.tables == found.marks else ("as_is",)
        options = [(way, said(self.words.term(f"{asked}.{way}"))) for way in ways]

        def covered(revision: str) -> Opened:
            return self.desk.cover_others(self.open.ref, found.tables, expect=revision)

        def chosen(way: str | None) -> None:
            if way and (way == "as_is" or self.holder.change(covered)):
                self._write(name, whole=way == "as_is")

        title = said(self.words.term(f"{asked}.title", marks=found.marks))
        self.app.push_screen(Choose(title, options, self.words), chosen)

    def _done(self, name: str, done: Written, progress: Progress) -> None:
        self.open.look_for_packets()
        progress.close()
        if not self.stands:
            return
        self.show()
        self.app.notify(
            self.words.term(
                "panes.packets.done", name=from_the_left(done.path.name), n=len(done.left_out)
            ),
            markup=False,
            timeout=5,
        )

    def action_open_written(self) -> None:
        """Open the packet in the program the computer has for it, or say where it lies."""
        done = self.written.get(self.form)
        if done is None:
            self.app.notify(self.words.term("panes.packets.not_written"), markup=False)
            return
        self._open(done.path)

    def _open(self, path: Path) -> None:
        if not opened_outside(path):
            self.app.notify(lies_at(path, self.words), markup=False, timeout=12)
