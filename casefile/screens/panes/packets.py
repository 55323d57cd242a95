"""The Word packets: which there are, what each leaves out and why, how it reads; write and open."""

from __future__ import annotations

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.desk.conversation import STATEMENT
from casefile.desk.proving import RECAP
from casefile.desk.records import LaidDown, Opened, Written
from casefile.model.errors import CasefileError, OthersShown
from casefile.model.form import Form
from casefile.screens.ask import Choose
from casefile.screens.chrome import Table
from casefile.screens.enclosures_form import ask_enclosures
from casefile.screens.opencase import OpenCase
from casefile.screens.outside import lies_at, opened_outside
from casefile.screens.packet_told import FOUND_IN_WRITING, packet_told
from casefile.screens.pane import CasePane, trouble_told
from casefile.screens.plain import cell, from_the_left, line, said, value, word_cell
from casefile.screens.wait import Progress

KEY = "9"
FOR_MEDIATION = ("mediation_exchange", "mediator_note")


class Pane(CasePane):
    """Packets."""

    place = "packets"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.language = ""
        self.draft = False
        self.written: dict[str, LaidDown] = {}
        self.shown = ""
        self.about: dict[str, str] = {}
        """Form -> the witness that its packet is about, of several."""

    def compose(self) -> ComposeResult:
        """Lay out the forms and the preflight."""
        yield Static(id="packets-head", classes="field-head")
        yield Table(id="packets")
        with VerticalScroll(id="preflight", classes="box", can_focus=True):
            yield Static(id="preflight-text")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many forms there are for the place."""
        place = open_case.case.place
        return str(sum(form.place in ("", place) for form in open_case.desk.forms.values()))

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms for the place of the case, by who receives them."""
        place = self.case.place
        return tuple(form for form in self.desk.forms.values() if form.place in ("", place))

    def land(self, at: str = "") -> None:
        """Go to a form; after ``:`` stands the witness it is to be about."""
        name, _, whom = at.partition(":")
        if whom and self.about.get(name) != whom:
            self.about[name] = whom
            self.shown = ""
        super().land(name)
        self._preflight()

    def _whose(self, name: str) -> str:
        """Return the witness that a packet is about: the one chosen, else the first."""
        known = [one.id or one.name for one in self.desk.witnesses_for(self.open.ref, name)]
        chosen = self.about.get(name, "")
        return chosen if chosen in known else next(iter(known), "")

    def action_for_mediation(self) -> None:
        """Go to the packets for mediation: what both sides read, then what the mediator alone."""
        table = self.query_one("#packets", Table)
        names = [form.name for form in self.forms]
        rows = [names.index(one) for one in FOR_MEDIATION if one in names]
        if rows:
            ahead = [row for row in rows if row > table.cursor_row]
            table.move_cursor(row=ahead[0] if ahead else rows[0])

    def show(self) -> None:
        """Draw the forms; the preflight follows."""
        words = self.words
        try:
            forms = self.forms
            self.written = self.desk.laid_down(self.open.ref)
        except CasefileError as trouble:
            self.query_one("#packets-head", Static).update(trouble_told(words, trouble))
            return
        code = self.language or self.case.language or words.code
        language = self.desk.languages.get(code)
        draft = "packets.draft_on" if self.draft else "packets.draft_off"
        self.query_one("#packets-head", Static).update(
            line(
                said(words.term("panes.packets.language") + " "),
                value(language.term("language.name") if language else code, "bold"),
                said("   " + words.term(f"panes.{draft}")),
            )
        )
        columns = [
            (word_cell(words.term("panes.packets.audience")), -2),
            (word_cell(words.term("panes.packets.form")), -3),
            (word_cell(words.term("panes.packets.written")), 10),
        ]
        rows: list[tuple[str, list[object]]] = [
            (
                form.name,
                [
                    word_cell(words.name_of(form.audience)),
                    cell(form.called(words.code)),
                    word_cell(self._stands_of(form.name)),
                ],
            )
            for form in forms
        ]
        self.query_one("#packets", Table).refill(columns, rows, words.rtl, self.room)
        self.shown = ""
        self._preflight()

    def _stands_of(self, name: str) -> str:
        """Return whether a packet of that form was written, and of the facts of today."""
        lies = self.written.get(name)
        if lies is None:
            return "-"
        return self.words.term(f"panes.packets.{'yes' if lies.fresh else 'older'}")

    @property
    def form(self) -> str:
        """The name of the form under the cursor."""
        return self.query_one("#packets", Table).key_at_cursor

    def on_data_table_row_highlighted(self, event: Table.RowHighlighted) -> None:
        """Show the preflight of the form under the cursor."""
        event.stop()
        self._preflight()

    def on_data_table_row_selected(self, event: Table.RowSelected) -> None:
        """Enter writes the packet."""
        event.stop()
        self.action_write_packet()

    def _preflight(self) -> None:
        name = self.form
        if not name or name == self.shown:
            return
        self.shown = name
        box = self.query_one("#preflight", VerticalScroll)
        form = self.desk.forms.get(name)
        box.border_title = value(form.called(self.words.code) if form else name)
        self.query_one("#preflight-text", Static).update(
            said(self.words.term("panes.packets.looking"), "dim")
        )
        box.scroll_home(animate=False)
        self._composed(name)

    @work(thread=True, exclusive=True, group="preflight")
    def _composed(self, name: str) -> None:
        try:
            packet = self.desk.packet(
                self.open.ref,
                name,
                language=self.language,
                draft=self.draft,
                about=self._whose(name),
            )
            flight = self.desk.preflight(self.open.ref, packet, about=self._whose(name))
            asked = name in (STATEMENT, RECAP)
            cautions = self.desk.before_letter(self.open.ref, name) if asked else ()
            lies = self.written.get(name)
            rtl = self.desk.language(packet.language).rtl
            told = packet_told(
                self.words,
                packet,
                flight,
                cautions=cautions,
                lies=lies,
                rtl=rtl,
                asks=bool(self._files_first(name)),
            )
        except CasefileError as trouble:
            told = trouble_told(self.words, trouble)
        self.app.call_from_thread(self._tell, name, told)

    @property
    def _stands(self) -> bool:
        """True while all of it is on the screen; of a pane being taken off, a part may be."""
        return self.is_attached and len(self.query("#packets, #preflight-text")) == 2

    def _tell(self, name: str, told: Content) -> None:
        if self._stands and name == self.form:
            self.query_one("#preflight-text", Static).update(told)

    def _files_first(self, name: str) -> tuple[str, ...]:
        """Return the official forms whose files Enter asks for before it writes the packet."""
        return () if self.draft else self.desk.enclosures_wanted(self.open.ref, name)

    # -- actions ------------------------------------------------------------------------------

    def action_write_packet(self) -> None:
        """Write the packet; of several witnesses, one is chosen first."""
        name = self.form
        if not name:
            return
        try:
            wanted = self._files_first(name)
            witnesses = self.desk.witnesses_for(self.open.ref, name)
            whose = self._whose(name)
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
                about=self._whose(name),
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
            self._tell(name, trouble_told(self.words, trouble))
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
        progress.close()
        if not self._stands:
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

    def action_packet_language(self) -> None:
        """Choose the language of the packet; it need not be that of the screen."""
        languages = self.desk.languages
        options = [(code, value(one.term("language.name"))) for code, one in languages.items()]
        now = self.language or self.case.language or self.words.code

        def chosen(code: str | None) -> None:
            if code:
                self.language = code
                self.show()

        title = said(self.words.term("panes.packets.language"))
        self.app.push_screen(Choose(title, options, self.words, now), chosen)

    def action_draft(self) -> None:
        """Mark the packet as a draft, or not."""
        self.draft = not self.draft
        self.show()
