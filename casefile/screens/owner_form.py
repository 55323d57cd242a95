"""The owner's own record, asked for over the list of cases: as it stands in letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.party import ActingFor, Owner, PartyKind
from casefile.screens.fields import Field, choices_of
from casefile.screens.number_asked import OTHER, AsksNumber, number_fields
from casefile.screens.places import places_to_work_in
from casefile.screens.plain import lines, said, value
from casefile.screens.screen import CasefileScreen


class OwnerForm(AsksNumber[list[str]]):
    """The form of the record, with one number at a time. Hands over settings for it."""

    name_ = "owner"
    number_at = "numbers."

    def __init__(
        self,
        owner: Owner,
        kinds: Sequence[str],
        places: tuple[tuple[str, str], ...],
        words: Language,
        on: date,
        *,
        first: str = "",
    ) -> None:
        """*first* of *kinds* is proposed; empty: none, where they are those of all places."""
        super().__init__(words, on)
        self.owner, self.kinds, self.places, self.first = owner, kinds, places, first

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        words = self.words
        return (
            Field("name", "screens.owner.name"),
            Field("kind", "screens.owner.kind", "choice", choices_of(PartyKind, words)),
            Field("proprietor", "screens.owner.proprietor", hint="screens.owner.proprietor_hint"),
            *number_fields(self.kinds, words, named="screens.owner.numbers", at=self.number_at),
            Field("address", "screens.owner.address"),
            Field("email", "screens.owner.email"),
            Field("phone", "screens.owner.phone"),
            Field("bank_account", "screens.owner.bank_account"),
            Field("acting", "screens.owner.acting"),
            Field("acting_for", "screens.owner.acting_for", "choice", choices_of(ActingFor, words)),
            Field("place", "screens.owner.place", "choice", self.places),
        )

    def first_values(self) -> dict[str, str]:
        """Return the record as it is; a number is added, or put in the place of one of its kind."""
        kept = {one.path: str(getattr(self.owner, one.path, "")) for one in self.fields()}
        return kept | {"numbers.kind": self.first}

    def after(self, field: Field) -> Iterable[Widget]:
        """Show under the fields of a number those that are kept."""
        if field.path == "numbers.named" and self.owner.numbers:
            kept = (value(f"{one.kind} {one.value}") for one in self.owner.numbers)
            yield Static(lines(said(self.words.term("screens.owner.numbers.kept")), *kept))

    def result(self) -> list[str] | None:
        """Return a setting for each field that was changed; wrong digits are kept as told."""
        told = [one.path for one in self.fields() if not one.path.startswith(self.number_at)]
        first = self.first_values()
        changed = [f"{path}={self.text(path)}" for path in told if self.text(path) != first[path]]
        digits = self.text("numbers.value")
        if not digits:
            return changed
        if not self.kind:
            lacking = "named" if self.text("numbers.kind") == OTHER else "kind"
            self.fault(f"numbers.{lacking}", "screens.needed")
            return None
        kinds = [one.kind for one in self.owner.numbers]
        if self.kind in kinds:
            return [*changed, f"numbers.{kinds.index(self.kind) + 1}.value={digits}"]
        return [*changed, f"numbers.new.kind={self.kind}", f"numbers.new.value={digits}"]


def ask_owner(screen: CasefileScreen) -> None:
    """Ask for the owner's own record and keep what was changed in it."""
    desk, words = screen.desk, screen.words
    try:
        owner = desk.owner()
    except CasefileError as trouble:
        screen.refused(trouble)
        return

    def told(changed: list[str] | None) -> None:
        if changed is None:
            return
        try:
            desk.set_owner(changed)
        except CasefileError as trouble:
            screen.refused(trouble)
            return
        screen.tell(words.term("screens.owner.done"))

    place = desk.settled_place()
    kinds, places = desk.number_kinds(place), places_to_work_in(desk, words)
    first = kinds[0] if place in desk.laws else ""
    form = OwnerForm(owner, kinds, places, words, desk.on, first=first)
    screen.app.push_screen(form, told)
