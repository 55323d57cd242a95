"""A register number in a form: of what kind, its digits, and whether they can be right."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.model.language import Language
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.form import FormWindow, Result

OTHER = "other"


def number_fields(
    kinds: Sequence[str], words: Language, *, named: str = "screens.number", at: str = ""
) -> tuple[Field, Field, Field]:
    """Return the fields of a number: its kind of *kinds* or another, the digits, another's name.

    *named*: where their labels stand in the wording; *at*: what their paths begin with.
    """
    choices = (*((kind, kind) for kind in kinds), (OTHER, words.term("screens.number.other")))
    return (
        Field(f"{at}kind", f"{named}.kind", "choice", choices),
        Field(f"{at}value", f"{named}.value", "register"),
        Field(f"{at}named", f"{named}.named", hint="screens.number.named_hint"),
    )


class AsksNumber(FormWindow[Result]):
    """A form with the fields of `number_fields`; the digits are held against the kind."""

    number_at = ""
    """What the paths of these fields begin with in the form."""

    def on_mount(self) -> None:
        """The digits are held against the kind."""
        self.echo_number()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Another kind, another test."""
        event.stop()
        self.echo_number()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """Another name of a kind, another test."""
        event.stop()
        if event.row.field.path == f"{self.number_at}named":
            self.echo_number()

    @property
    def kind(self) -> str:
        """The kind as it will be kept."""
        chosen = self.text(f"{self.number_at}kind")
        another = self.text(f"{self.number_at}named")
        return another if chosen in ("", OTHER) else chosen

    def echo_number(self) -> None:
        """Say whether the digits can be a number of the kind that is chosen."""
        row = self.row(f"{self.number_at}value")
        row.register = self.kind
        row.echo()
