"""How a letter or text went out: by what way, when, its number, and the files that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Static

from casefile.desk.sending import Gone
from casefile.model.contact import Channel
from casefile.model.plan import ProofWanted
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field, choices_of
from casefile.screens.log_call import moment_now
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import said

DEMAND = "demand_letter"


class SentForm(CaseForm[Gone]):
    """The form of a letter that went out."""

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

    def fields(self) -> tuple[Field, ...]:
        """Return the fields; the days to pay of a formal demand only."""
        asked = [
            Field("channel", "screens.log.channel", "choice", choices_of(Channel, self.words)),
            Field("when", "screens.log.when", "moment", hint="screens.log.when_hint"),
            Field("who", "screens.sent.who"),
            Field("tracking", "screens.sent.tracking", hint="screens.sent.tracking_hint"),
            Field("sending", "screens.sent.sending", "file", hint="screens.sent.file_hint"),
            Field("receipt", "screens.sent.receipt", "file", hint="screens.sent.file_hint"),
            Field("letter", "screens.sent.letter", "file", hint="screens.sent.file_hint"),
        ]
        if self.form == DEMAND:
            asked.insert(3, Field("days", "screens.sent.days", "number"))
        there = {"letter"} if self.letter is not None else set()
        if self.letter is not None and self.letter.proof:
            there.add("sending")
        return tuple(field for field in asked if field.path not in there)

    def above(self) -> Iterable[Widget]:
        """Yield which letter it is, where it is filed already, and why it is asked."""
        if self.letter is not None:
            yield Static(said(self.words.say(self.letter.ask)), classes="field-head")
        yield Static(said(self.words.term("screens.sent.why")), classes="field-head")

    def first_values(self) -> dict[str, str]:
        """Propose now, to the respondent; a short text by message, a letter by mail."""
        if self.short:
            channel = Channel.WHATSAPP
        elif self.form == DEMAND:
            channel = Channel.REGISTERED_LETTER
        else:
            channel = Channel.EMAIL
        return {
            "channel": channel.value,
            "when": self._when(),
            "who": self.open.case.respondent.name,
        }

    def _when(self) -> str:
        """Return the day of a letter among the papers; of a new one, now."""
        day = self.letter.on if self.letter is not None else None
        return moment_now(self.open) if day is None else self.words.day(day)

    def result(self) -> Gone:
        """Return how it went out."""
        when = self.row("when").read
        days = self.row("days").read.number if self.form == DEMAND else None
        return Gone(
            form=self.form,
            channel=Channel(self.text("channel") or Channel.OTHER.value),
            on=when.day,
            hour=when.hour,
            who=self.text("who"),
            tracking=self.text("tracking"),
            days=int(days) if days is not None else None,
            letter=self._file("letter"),
            sending=self._file("sending"),
            receipt=self._file("receipt"),
            about=self.of,
            filed=self.letter.letter if self.letter is not None else "",
            proof=self.letter.proof if self.letter is not None else "",
        )

    def _file(self, path: str) -> Path | None:
        asked = {field.path for field in self.fields()}
        return self.row(path).read.file if path in asked else None
