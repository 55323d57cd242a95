"""A register number of one side: whose, of what kind, and whether its digits can be right."""

from __future__ import annotations

from casefile.screens.case_form import CaseForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.opencase import OpenCase

KINDS = {
    "pl": ("NIP", "KRS", "REGON", "PESEL", "IBAN"),
    "il": ("ח.פ.", "ת״ז", "עוסק מורשה", "IBAN"),
    "ew": ("company number", "VAT", "IBAN"),
}
"""The kinds that people of a place have; any other is typed."""
OTHER = "other"
SIDES = ("respondent", "claimant")


class NumberForm(CaseForm[list[str]]):
    """The form of a number. Hands over settings for the record."""

    name_ = "number"

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(open_case)
        self.kinds = KINDS.get(open_case.case.place, ("IBAN",))

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        words = self.words
        sides = tuple((side, words.term(f"screens.number.{side}")) for side in SIDES)
        kinds = (
            *((kind, kind) for kind in self.kinds),
            (OTHER, words.term("screens.number.other")),
        )
        return (
            Field("side", "screens.number.side", "choice", sides),
            Field("kind", "screens.number.kind", "choice", kinds),
            Field("value", "screens.number.value", "register"),
            Field("named", "screens.number.named", hint="screens.number.named_hint"),
        )

    def first_values(self) -> dict[str, str]:
        """Propose the debtor's first kind of the place."""
        return {"side": SIDES[0], "kind": self.kinds[0]}

    def on_mount(self) -> None:
        """The digits are held against the kind."""
        self._echo()

    def land(self) -> None:
        """Start with the number."""
        self.row("value").go()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Another kind, another test."""
        event.stop()
        self._echo()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """Another name of a kind, another test."""
        event.stop()
        if event.row.field.path == "named":
            self._echo()

    @property
    def kind(self) -> str:
        """The kind as it will be kept."""
        chosen = self.text("kind")
        return self.text("named") if chosen in ("", OTHER) else chosen

    def _echo(self) -> None:
        row = self.row("value")
        row.register = self.kind
        row.echo()

    def result(self) -> list[str] | None:
        """Return the settings, once kind and number are there; wrong digits are kept as told."""
        if not self.text("value"):
            self.fault("value", "screens.needed")
            return None
        if not self.kind:
            self.fault("named", "screens.needed")
            return None
        row = f"{self.text('side') or SIDES[0]}.numbers.new"
        return [f"{row}.kind={self.kind}", f"{row}.value={self.text('value')}"]
