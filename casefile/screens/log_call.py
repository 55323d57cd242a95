"""A call, message or letter, written down while it is fresh: what came of it first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import UNDATED
from casefile.model.language import Language
from casefile.screens.bidi.inputs import BidiTextArea
from casefile.screens.columns import column
from casefile.screens.fields import Field, choices_of
from casefile.screens.form import FormWindow
from casefile.screens.layouts import latin_key
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import line, lines, link, said


class Letter(NamedTuple):
    """An outcome, its letter, and where the caret goes once it is chosen."""

    letter: str
    outcome: Outcome
    then: str = ""


LETTERS = (
    Letter("n", Outcome.NO_ANSWER),
    Letter("p", Outcome.PROMISED, "promise"),
    Letter("t", Outcome.ASKED_TIME, "said"),
    Letter("r", Outcome.REFUSED, "said"),
    Letter("d", Outcome.DISPUTED, "said"),
    Letter("a", Outcome.ADMITTED, "said"),
    Letter("o", Outcome.OFFERED, "said"),
    Letter("m", Outcome.LEFT_MESSAGE),
    Letter("x", Outcome.OTHER, "said"),
)


class OutcomeBar(Static, can_focus=True):
    """The outcomes with their letters; a letter chooses, arrows move, Enter goes on."""

    class Chosen(Message):
        """An outcome was chosen by its letter."""

        def __init__(self, letter: Letter) -> None:
            super().__init__()
            self.letter = letter

    class Entered(Message):
        """Enter was pressed."""

    def __init__(self, words: Language) -> None:
        super().__init__(id="outcomes")
        self.words = words
        self.at = 0
        self.chosen: Letter | None = None

    def on_mount(self) -> None:
        """Show them."""
        self.draw()

    def draw(self) -> None:
        """Show them; the chosen one is marked with a sign, not by colour alone."""
        rows, parts = [], []
        for n, one in enumerate(LETTERS):
            here = self.chosen is one
            mark = "▸" if here else " "
            name = column(self.words.name_of(one.outcome), 18)
            told = line(
                said(mark),
                said(f" {one.letter} ", "reverse" if not here else "bold reverse"),
                said(f" {name}", "bold underline" if here else ""),
            )
            parts.append(link(told, f"choose({n})"))
            if len(parts) == 3:
                rows.append(line(*parts))
                parts = []
        self.update(lines(*rows))

    def action_choose(self, n: int) -> None:
        """Choose with the mouse."""
        self._choose(n)

    def _choose(self, n: int, tell: bool = True) -> None:
        self.at = n % len(LETTERS)
        self.chosen = LETTERS[self.at]
        self.draw()
        if tell:
            self.post_message(self.Chosen(self.chosen))

    def on_key(self, event: events.Key) -> None:
        """Choose by letter, move with arrows, go on with Enter."""
        key = latin_key(event.key) or event.key
        letters = [one.letter for one in LETTERS]
        if key in letters:
            self._choose(letters.index(key))
        elif key in ("right", "down"):
            self._choose(self.at + 1 if self.chosen else 0, tell=False)
        elif key in ("left", "up"):
            self._choose(self.at - 1, tell=False)
        elif key == "enter":
            self.post_message(self.Entered())
        else:
            return
        event.stop()
        event.prevent_default()


class LogCall(FormWindow[Contact]):
    """The form of a contact."""

    name_ = "log"

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(
            open_case.words, open_case.on, currency=open_case.currency, about=open_case.ref
        )
        self.open = open_case

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        return (
            Field("promise", "screens.log.promise", "money", hint="screens.log.promise_hint"),
            Field("by", "screens.log.promise_by", "day", hint="screens.log.promise_by_hint"),
            Field("when", "screens.log.when", "moment", hint="screens.log.when_hint"),
            Field("who", "screens.log.who"),
            Field("channel", "screens.log.channel", "choice", choices_of(Channel, self.words)),
            Field(
                "direction", "screens.log.direction", "choice", choices_of(Direction, self.words)
            ),
        )

    def first_values(self) -> dict[str, str]:
        """Propose a call made now to the respondent."""
        now = self.open.desk.now().astimezone()
        hour = f" {now:%H:%M}" if now.date() == self.on_day else ""
        day = f"{self.on_day.day}.{self.on_day.month}.{self.on_day.year}"
        people = self.open.case.respondent.people
        return {
            "when": day + hour,
            "who": people[0].name if people else self.open.case.respondent.name,
            "channel": Channel.PHONE.value,
            "direction": Direction.OUT.value,
        }

    def above(self) -> Iterable[Widget]:
        """Yield the outcomes."""
        yield Static(said(self.words.term("screens.log.outcome")), classes="field-head")
        yield OutcomeBar(self.words)

    def below(self) -> Iterable[Widget]:
        """Yield the notes."""
        yield Static(said(self.words.term("screens.log.said")), classes="field-head")
        yield BidiTextArea(id="said", compact=True, tab_behavior="focus")

    def land(self) -> None:
        """Start with what came of it."""
        self.query_one(OutcomeBar).focus()

    def on_outcome_bar_chosen(self, event: OutcomeBar.Chosen) -> None:
        """Go where the outcome is told."""
        if event.letter.then == "said":
            self.query_one("#said", TextArea).focus()
        elif event.letter.then:
            self.row(event.letter.then).go()

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
        if chosen is None and not told:
            self.fault_below(self.words.term("screens.log.outcome_missing"))
            self.query_one(OutcomeBar).focus()
            return None
        when = self.row("when").read
        amount, by = self.row("promise").read.money, self.row("by").read.day
        promised = amount is not None or by is not UNDATED
        return Contact(
            on=when.day,
            hour=when.hour,
            channel=Channel(self.text("channel") or Channel.PHONE.value),
            direction=Direction(self.text("direction") or Direction.OUT.value),
            who=self.text("who"),
            by=self.open.desk.actor if self.open.desk.actor != "local" else "",
            said=told,
            outcome=chosen.outcome if chosen else Outcome.OTHER,
            promise=Promise(amount=amount, by=by) if promised else None,
        )
