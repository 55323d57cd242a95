"""The Word packets: which there are, what each leaves out and why, and how it reads."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from casefile.desk.conversation import STATEMENT
from casefile.model.errors import CasefileError
from casefile.model.form import RECAP, Form
from casefile.screens.ask import Choose
from casefile.screens.chrome import Table
from casefile.screens.opencase import OpenCase
from casefile.screens.packet_told import packet_told
from casefile.screens.packet_writing import PacketWriting
from casefile.screens.pane import trouble_told
from casefile.screens.plain import cell, line, said, value, word_cell

KEY = "9"
FOR_MEDIATION = ("mediation_exchange", "mediator_note")


class Pane(PacketWriting):
    """Packets."""

    place = "packets"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = ""

    def compose(self) -> ComposeResult:
        """Lay out the forms and the preflight."""
        yield Static(id="packets-head", classes="field-head")
        yield Table(id="packets")
        with VerticalScroll(id="preflight", classes="box", can_focus=True):
            yield Static(id="preflight-text")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return of how many forms a packet was written."""
        return str(open_case.packets or "")

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
                about=self.whose(name),
            )
            flight = self.desk.preflight(self.open.ref, packet, about=self.whose(name))
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
                asks=bool(self.files_first(name)),
            )
        except CasefileError as trouble:
            told = trouble_told(self.words, trouble)
        self.app.call_from_thread(self.tell, name, told)

    # -- actions ------------------------------------------------------------------------------

    def action_packet_language(self) -> None:
        """Choose the language of the packet; it need not be that of the screen."""
        languages = self.desk.languages
        options = [(code, value(one.term("language.name"))) for code, one in languages.items()]
        now = self.language or self.case.language or self.words.code

        def chosen(code: str | None) -> None:
            if code:
                self.language = code
                self.show()

        title = said(self.words.term("actions.packets.language.name"))
        self.app.push_screen(Choose(title, options, self.words, now), chosen)

    def action_draft(self) -> None:
        """Mark the packet as a draft, or not."""
        self.draft = not self.draft
        self.show()
