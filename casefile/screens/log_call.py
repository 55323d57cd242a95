"""A call, message or letter, written down while it is fresh: what came of it first."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from casefile.model.contact import (
    About,
    Channel,
    Contact,
    Direction,
    Outcome,
    Promise,
    Quoted,
    Recorded,
)
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.screens.bidi.inputs import BidiTextArea
from casefile.screens.case_form import CaseForm
from casefile.screens.cautions import cautions_told
from casefile.screens.debts_told import about_choices, about_of, debt_choices
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, choices_of
from casefile.screens.log_typed import contact_typed, moment_now
from casefile.screens.opencase import OpenCase
from casefile.screens.outcome_bar import OutcomeBar
from casefile.screens.plain import said
from casefile.screens.recording import (
    NO,
    YES,
    RecordingBlock,
    recorded_choices,
    recorded_of,
    recording_fields,
)

OUTCOME = "outcome"
"""Of a draft: the outcome that was chosen."""


class LogCall(CaseForm[Contact]):
    """The form of a contact. What speaks against turning to him now stands above it.

    Over *kept* it corrects that one: what it does not ask for stays as it was.
    """

    name_ = "log"

    def __init__(self, open_case: OpenCase, kept: Contact | None = None) -> None:
        super().__init__(open_case, about="" if kept is None else kept.id)
        self.kept = kept

    def fields(self) -> tuple[Field, ...]:
        """Return the fields, the ones that are asked for most first."""
        words = self.words
        any_debt = ("", words.term("screens.log.any_debt"))
        debts = (any_debt, *debt_choices(self.open.case, words))
        of_debt = (Field("debt", "screens.log.debt", "choice", debts),) if len(debts) > 2 else ()
        return (
            Field("promise", "screens.log.promise", "money", hint="screens.log.promise_hint"),
            Field("by", "screens.log.promise_by", "coming_day", hint="screens.log.promise_by_hint"),
            *of_debt,
            Field("about", "screens.log.about", "choice", about_choices(self.open.case, words)),
            Field("when", "screens.log.when", "moment", hint="screens.log.when_hint"),
            Field("who", "screens.log.who"),
            Field("number", "screens.log.number", hint="screens.log.number_hint"),
            Field("channel", "screens.log.channel", "choice", choices_of(Channel, words)),
            Field("direction", "screens.log.direction", "choice", choices_of(Direction, words)),
            Field("spoke", "screens.log.spoke"),
            Field("quoted", "screens.log.quoted", "choice", choices_of(Quoted, words)),
            Field("abuse", "screens.log.abuse", hint="screens.log.abuse_hint"),
            Field("disclosure", "screens.log.seen", "choice", choices_of(Disclosure, words)),
            Field("recorded", "screens.log.recorded", "choice", recorded_choices(self.open)),
        )

    def heading(self) -> Content:
        """Return what it does: write one down, or correct one."""
        key = "title" if self.kept is None else "correct"
        return said(self.words.term(f"screens.log.{key}"))

    def first_values(self) -> dict[str, str]:
        """Propose a call made now to the respondent; of one to correct, what is kept."""
        if self.kept is not None:
            return contact_typed(self.kept, self.words)
        respondent = self.open.case.respondent
        person = respondent.people[0] if respondent.people else None
        speaker = self.open.desk.speaker
        return {
            "when": moment_now(self.open),
            "who": person.name if person else respondent.name,
            "number": (person.phone if person else "") or respondent.phone,
            "channel": Channel.PHONE.value,
            "direction": Direction.OUT.value,
            "spoke": speaker,
            "debt": "",
            "about": About.UNKNOWN.value,
            "quoted": Quoted.UNKNOWN.value,
            "disclosure": Disclosure.INTERNAL.value,
            "recorded": NO,
        }

    def above(self) -> Iterable[Widget]:
        """Yield what speaks against it, and the outcomes."""
        yield Static(id="guard", classes="field-head")
        yield Static(said(self.words.term("screens.log.outcome")), classes="field-head")
        known = "" if self.kept is None else self.kept.outcome.value
        yield OutcomeBar(self.words, self.draft.get(OUTCOME, known))
        yield Static(id="outcome-fault", classes="field-echo -fault")

    def below(self) -> Iterable[Widget]:
        """Yield the questions to a recording."""
        yield RecordingBlock(self.open, {**self.proposed, **self.draft})

    def after(self, field: Field) -> Iterable[Widget]:
        """Yield the notes behind the promise: what comes next is proposed and seldom touched."""
        if field.path == "by":
            yield Static(said(self.words.term("screens.log.said")), classes="field-head")
            text = self.kept.said if self.kept is not None else ""
            yield BidiTextArea(text, id="said", compact=True, tab_behavior="focus")

    def keys_here(self) -> tuple[str, ...]:
        """Return the keys: with nothing more to tell of it Enter writes an outcome down."""
        at = self.focused
        chosen = at.chosen if isinstance(at, OutcomeBar) else None
        return super().keys_here() if chosen is None or chosen.then else ("written",)

    def beside(self) -> dict[str, str]:
        """Return the outcome that is chosen, where it is not the one that is kept."""
        chosen = next((bar.chosen for bar in self.query(OutcomeBar)), None)
        known = None if self.kept is None else self.kept.outcome
        fresh = chosen is not None and chosen.outcome is not known
        return {OUTCOME: chosen.outcome.value} if chosen and fresh else {}

    def on_mount(self) -> None:
        """Warn before anything is typed."""
        self._guard()
        self._promised_then()

    def land(self) -> None:
        """Start with what came of it."""
        self.query_one(OutcomeBar).focus()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Another way, hour or side means other warnings; a recording is asked about."""
        event.stop()
        if event.row.field.path in ("channel", "direction", "when"):
            self._guard()
        if event.row.field.path == "when":
            self._promised_then()
        if event.row.field.path == "recorded":
            self.query_one(RecordingBlock).display = self.text("recorded") not in ("", NO)

    def _promised_then(self) -> None:
        """A promise is read from the day it was given on: "31.10" is the next one after it."""
        when, by = self.row("when").read, self.row("by")
        if not when.fault:
            by.since = when.day.exact
            by.echo()

    def _guard(self) -> None:
        when = self.row("when").read
        told = self.query_one("#guard", Static)
        told.display = False
        incoming = self.text("direction") == Direction.IN.value
        if when.fault or incoming or self.kept is not None:  # what is over is not advised against
            return
        day = when.day
        if day.known and day.exact != self.on_day:
            return
        channel = Channel(self.text("channel") or Channel.PHONE.value)
        cautions = self.open.desk.before_contact(
            self.open.case,
            channel,
            on=None if when.hour is None else self.on_day,
            hour=when.hour,
        )
        told.update(cautions_told(cautions, self.words))
        told.display = bool(cautions)

    def on_outcome_bar_chosen(self, event: OutcomeBar.Chosen) -> None:
        """Go where the outcome is told; what was lacking of it is not any more."""
        self._tell_missing("")
        for path in ("promise", "by"):
            self.row(path).refused = ""
            self.row(path).echo()
        if event.letter.then == "said":
            self.query_one("#said", TextArea).focus()
        elif event.letter.then:
            self.row(event.letter.then).go()
        self.tell_keys()

    def on_outcome_bar_entered(self, event: OutcomeBar.Entered) -> None:
        """Enter: nothing more to tell of an unanswered call, else go on."""
        chosen = self.query_one(OutcomeBar).chosen
        if chosen is not None and not chosen.then:
            self.action_save()
        else:
            self.focus_next()

    def result(self) -> Contact | None:
        """Return the contact, once it tells what came of it or what was said."""
        chosen = self.query_one(OutcomeBar).chosen
        told = self.query_one("#said", TextArea).text.strip()
        if chosen is None and not told and self.kept is None:
            self._tell_missing(self.words.term("screens.log.outcome_missing"))
            self.query_one(OutcomeBar).focus()
            return None
        self._tell_missing("")
        self._promised_then()
        when = self.row("when").read
        amount, by = self.row("promise").read.money, self.row("by").read.day
        promised = amount is not None or by is not UNDATED
        recorded = self.text("recorded")
        questions = {field.path for field in recording_fields(self.words)}
        rows = [row for row in self.query(FieldRow) if row.field.path in questions]
        facts = recorded_of(rows)
        if recorded == YES and facts == Recorded():
            self.fault("took_part", "screens.recording.answer_one")
            return None
        about, debt = about_of(self.text("about"))
        given = dict(
            on=when.day,
            hour=when.hour,
            channel=Channel(self.text("channel") or Channel.PHONE.value),
            direction=Direction(self.text("direction") or Direction.OUT.value),
            who=self.text("who"),
            by=self.text("spoke"),
            number=self.text("number"),
            about=about,
            debt=debt,
            said=told,
            quoted=Quoted(self.text("quoted") or Quoted.UNKNOWN.value),
            outcome=chosen.outcome if chosen else self._outcome,
            promise=self._promise(amount, by) if promised else None,
            abuse=self.text("abuse"),
            disclosure=Disclosure(self.text("disclosure") or Disclosure.INTERNAL.value),
            recording=recorded if recorded not in ("", NO, YES) else "",
            recorded=facts if recorded not in ("", NO) else Recorded(),
        )
        contact = Contact(**given) if self.kept is None else self.kept.but(**given)
        if contact.promised_by_nobody:
            told = self.words.name_of(Outcome.PROMISED)
            at = "by" if amount is None else "promise"
            self.fault(at, "screens.log.promise_unspoken", promised=told)
            return None
        if contact.promised_elsewhere:
            self.fault("about", "screens.log.promise_elsewhere")
            return None
        return contact

    @property
    def _outcome(self) -> Outcome:
        """What came of it as it is kept."""
        return Outcome.OTHER if self.kept is None else self.kept.outcome

    def _promise(self, amount: Money | None, by: LooseDate) -> Promise:
        """Return the promise; that it was kept, where a person said so, stays said.

        Of which debt it is, is asked where there is more than one.
        """
        known = None if self.kept is None else self.kept.promise
        promise = (known or Promise()).but(amount=amount, by=by)
        asked = any(field.path == "debt" for field in self.fields())
        return promise.but(debt=self.text("debt")) if asked else promise

    def _tell_missing(self, told: str) -> None:
        """Say under the outcomes what is needed of them."""
        below = self.query_one("#outcome-fault", Static)
        below.update(said(f"! {told}" if told else ""))
        below.display = bool(told)
