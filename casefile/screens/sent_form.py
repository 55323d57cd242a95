"""How a letter or text went out: by what way, when, its number, and the files that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.desk.posting import DayRead, ReadOff, Sent
from casefile.desk.sending import Gone
from casefile.model.contact import Channel
from casefile.model.dates import UNDATED
from casefile.model.errors import CasefileError
from casefile.model.plan import ProofWanted
from casefile.model.say import Say
from casefile.screens.case_form import CaseForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, choices_of
from casefile.screens.log_typed import moment_now
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import said

DEMAND = "demand_letter"
DAYS, NUMBER, WHEN, CAME = "days", "tracking", "when", "received"


def came_field() -> Field:
    """Return the field of the day on which a demand arrived."""
    return Field(CAME, "screens.sent.received", "past_day", hint="screens.sent.received_hint")


class SentForm(CaseForm[Gone]):
    """The form of a letter that went out.

    The days to pay are read in the letter, the day and the number in its proof of posting, the day
    it arrived in that of receipt, off the main thread; they are proposed, and what a person types
    there stands.
    """

    name_ = "sent"

    def __init__(
        self,
        open_case: OpenCase,
        form: str,
        *,
        short: bool = False,
        about: str = "",
        letter: ProofWanted | None = None,
    ) -> None:
        """Ask how *form* went out; *letter*: it lies among the papers already."""
        super().__init__(open_case, about=f"{open_case.ref}:{form}")
        self.form = form
        self.short = short
        self.of = about
        self.letter = letter
        self.papers: dict[str, str | Path] = {}
        """The paper that each field was last looked for in."""
        self.told: dict[str, ReadOff | DayRead] = {}
        """What was read, by the field it goes into."""
        self.reading: set[str] = set()
        """The fields whose paper is being read."""
        self.saving = False
        """Asked to save while papers are being read."""
        self.hidden = False
        """The proof tells what became of the letter, and not when it was posted."""

    def fields(self) -> tuple[Field, ...]:
        """Return the fields; the days to pay of a formal demand only."""
        asked = [
            Field("channel", "screens.log.channel", "choice", choices_of(Channel, self.words)),
            Field(WHEN, "screens.log.when", "moment", hint="screens.log.when_hint"),
            Field("who", "screens.sent.who"),
            Field(NUMBER, "screens.sent.tracking", hint="screens.sent.tracking_hint"),
            Field("sending", "screens.sent.sending", "file", hint="screens.sent.file_hint"),
            Field("receipt", "screens.sent.receipt", "file", hint="screens.sent.file_hint"),
            Field("letter", "screens.sent.letter", "file", hint="screens.sent.file_hint"),
        ]
        if self.form == DEMAND:
            asked.insert(3, Field(DAYS, "screens.sent.days", "number"))
            asked.insert(-1, came_field())
        return tuple(field for field in asked if field.path not in self._there)

    @property
    def _there(self) -> tuple[str, ...]:
        """The files that lie among the papers already, and are not asked for."""
        if self.letter is None:
            return ()
        return ("letter", "sending") if self.letter.proof else ("letter",)

    def after(self, field: Field) -> Iterable[Widget]:
        """Yield, under what may be read in a paper, where it was read."""
        if field.path in (DAYS, NUMBER, WHEN, CAME):
            line = Static(self._told(field.path), id=f"{field.path}-read", classes="field-echo")
            line.display = field.path in self.told
            yield line

    def above(self) -> Iterable[Widget]:
        """Yield which letter it is, where it is filed already, and why it is asked."""
        if self.letter is not None:
            yield Static(said(self.words.say(self.letter.ask)), classes="field-head")
        yield Static(said(self.words.term("screens.sent.why")), classes="field-head")

    def first_values(self) -> dict[str, str]:
        """Propose now, to the respondent, what was written here; a short text by message."""
        if self.short:
            channel = Channel.WHATSAPP
        elif self.form == DEMAND:
            channel = Channel.REGISTERED_LETTER
        else:
            channel = Channel.EMAIL
        written = self.open.desk.letter_written(self.open.ref, self.form)
        return {
            "channel": channel.value,
            WHEN: self._when(),
            "who": self.open.case.respondent.name,
            "letter": str(written or ""),
        }

    def _when(self) -> str:
        """Return the day of a letter among the papers; of a new one, now; none, if long gone."""
        day = self.letter.on if self.letter is not None else None
        if day is not None:
            return self.words.day(day)
        return "" if self.hidden else moment_now(self.open)

    def result(self) -> Gone | None:
        """Return how it went out; None without the day, where its proof tells what followed."""
        when = self.row(WHEN).read
        if self.hidden and not self.text(WHEN):
            self.fault(WHEN, "refusals.day_of_sending_hidden.what")
            return None
        letter = self.letter
        demand = self.form == DEMAND
        days = self.row(DAYS).read.number if demand else None
        sent = Sent(
            form=self.form,
            channel=Channel(self.text("channel") or Channel.OTHER.value),
            on=when.day,
            hour=when.hour,
            who=self.text("who"),
            tracking=self.text(NUMBER),
            days=int(days) if days is not None else None,
            letter=letter.letter if letter is not None else "",
            sending=letter.proof if letter is not None else "",
            about=self.of,
            received=self.row(CAME).read.day if demand else UNDATED,
        )
        gone = Gone(sent, self._file("letter"), self._file("sending"), self._file("receipt"))
        return None if self.doubted(self._doubts(gone)) else gone

    def _doubts(self, gone: Gone) -> dict[str, Say]:
        """Return what speaks against its proofs, by the fields to tell it under."""
        sent = gone.sent
        proofs = {"sending": gone.sending or sent.sending, "receipt": gone.receipt}
        try:
            desk, letter = self.open.desk, gone.letter or sent.letter
            found = desk.proof_doubts(self.open.ref, letter, proofs, sent.on)
        except CasefileError:  # told when it is taken in
            return {}
        return {WHEN if path in self._there else path: doubt for path, doubt in found.items()}

    def _file(self, path: str) -> Path | None:
        return self.row(path).read.file if path not in self._there else None

    # -- what the papers say themselves -------------------------------------------------------

    def on_mount(self) -> None:
        """Read the papers that are there already."""
        self._read_papers()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """A file may have been named, or the day taken out."""
        event.stop()
        self._read_papers()
        self._tell_hidden()

    def action_save(self) -> None:
        """Hand over what stands here, once what is read in the papers stands here too."""
        if self.laid_out:
            self._read_papers()
        self.saving = bool(self.reading)
        if not self.saving:
            super().action_save()

    def _papers(self) -> dict[str, str | Path]:
        """Return in what each may be read; the days without a letter: in the packet of it."""
        there = self.letter
        found: dict[str, str | Path] = {}
        if self.form == DEMAND:
            found[DAYS] = (there.letter if there else self._file("letter")) or ""
        posted = self._file("sending") or (there.proof if there else "")
        if posted:
            found[NUMBER] = found[WHEN] = posted
        if self.form == DEMAND and (receipt := self._file("receipt")):
            found[CAME] = receipt
        return found

    def _read_papers(self) -> None:
        for path, paper in self._papers().items():
            if self.papers.get(path) == paper:
                continue
            self.papers[path] = paper
            self.reading.add(path)
            self.run_worker(
                partial(self._reading_paper, path, paper),
                name="_reading_paper",
                group=path,
                exclusive=True,
                thread=True,
            )

    def _reading_paper(self, path: str, paper: str | Path) -> None:
        desk = self.open.desk
        looks: dict[str, Callable[[str, str | Path], ReadOff | DayRead | None]] = {
            DAYS: desk.days_read,
            NUMBER: desk.number_read,
            WHEN: desk.posted_read,
            CAME: desk.arrival_read,
        }
        hidden = False
        try:
            found = looks[path](self.open.ref, paper)
            if path == WHEN:
                hidden = desk.posting_hidden(self.open.ref, paper)
        except CasefileError:  # told when it is taken in; nothing is read in it until then
            found = None
        self.app.call_from_thread(self._have_read, path, paper, found, hidden)

    def _have_read(
        self, path: str, paper: str | Path, found: ReadOff | DayRead | None, hidden: bool
    ) -> None:
        """Propose what was read; an asked-for save goes on, unless it would keep it unseen."""
        if self.papers.get(path) != paper or not self.laid_out:
            return
        self.reading.discard(path)
        if path == WHEN:
            self.hidden = hidden
        before = self.text(path)
        self._propose(path, found)
        if self.saving and self.text(path) != before:
            self.saving = False
            self.fault_below(self.words.term("screens.sent.look"))
        elif self.saving and not self.reading:
            self.action_save()

    def _propose(self, path: str, found: ReadOff | DayRead | None) -> None:
        self.told.pop(path, None)
        if found is not None:
            self.told[path] = found
        if found is not None or path in self.given or (path == WHEN and self.hidden):
            unread = self._when() if path == WHEN else ""
            shown = unread if found is None else self.words.value(found.value)
            self.given[path] = self.proposed[path] = shown
            if path not in self.draft:
                self.row(path).put(self.given[path])
        self._tell_hidden()
        line = self.query_one(f"#{path}-read", Static)
        line.update(self._told(path))
        line.display = path in self.told

    def _tell_hidden(self) -> None:
        """Say under the day that it is to be said, as long as nothing stands there."""
        if self.hidden and self.laid_out and not self.text(WHEN):
            self.row(WHEN).tell_fault(self.words.term("refusals.day_of_sending_hidden.what"))

    def _told(self, path: str) -> Content:
        found = self.told.get(path)
        if found is None:
            return said("")
        return said(self.words.term("screens.sent.read", where=found.where, value=found.value))
