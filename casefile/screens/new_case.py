"""A new case: who owes, how much, since when. Two answers are enough."""

from __future__ import annotations

from typing import NamedTuple

from casefile.desk import Desk
from casefile.model.dates import LooseDate
from casefile.model.language import Language
from casefile.model.money import Money
from casefile.screens.fields import Field, FieldRow
from casefile.screens.form import FormWindow
from casefile.screens.places import places


class Opening(NamedTuple):
    """What a new case begins with."""

    respondent: str
    amount: Money | None
    due: LooseDate
    claimant: str
    place: str
    ref: str


class NewCase(FormWindow[Opening]):
    """The form of a new case."""

    name_ = "new"

    def __init__(self, desk: Desk, words: Language) -> None:
        super().__init__(words, desk.on)
        self.desk = desk
        self.owner = desk.owner()

    def fields(self) -> tuple[Field, ...]:
        """Return the fields; the claimant is asked for when none is known."""
        asked: list[Field] = [
            Field("respondent", "screens.new.respondent", hint="screens.new.respondent_hint"),
            Field("amount", "screens.new.amount", "money", hint="screens.new.amount_hint"),
            Field("due", "screens.new.due", "day", hint="screens.new.due_hint"),
            Field("ref", "screens.new.ref", hint="screens.new.ref_hint"),
            Field("place", "screens.new.place", "choice", places(self.desk, self.words)),
        ]
        if not self.owner.name or self.owner.acting_for == "others":
            asked.append(
                Field("claimant", "screens.new.claimant", hint="screens.new.claimant_hint")
            )
        return tuple(asked)

    def first_values(self) -> dict[str, str]:
        """Propose the place the owner works in, or that of the language."""
        by_language = {"pl": "pl", "he": "il", "en": "ew"}.get(self.words.code, "")
        place = self.owner.place or (by_language if by_language in self.desk.laws else "")
        return {"place": place}

    def on_mount(self) -> None:
        """A sum without a currency is in the money of the place."""
        super().on_mount()
        self._currency()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Another place may mean another currency."""
        if event.row.field.path == "place":
            self._currency()

    def _currency(self) -> None:
        law = self.desk.laws.get(self.text("place"))
        row = self.row("amount")
        row.currency = self.desk.settings().currency or (law.currency if law else "")
        row.echo()

    def result(self) -> Opening | None:
        """Return what was typed, once who owes is known."""
        if not self.text("respondent"):
            self.fault("respondent", "screens.new.respondent_missing")
            return None
        if not self.text("place"):
            self.fault("place", "screens.new.place_missing")
            return None
        claimant = self.text("claimant") if len(self.fields()) > 5 else ""
        return Opening(
            self.text("respondent"),
            self.row("amount").read.money,
            self.row("due").read.day,
            claimant,
            self.text("place"),
            self.text("ref"),
        )
