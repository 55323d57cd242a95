"""A register number of one side: whose, of what kind, and whether its digits can be right."""

from __future__ import annotations

from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field
from casefile.screens.number_asked import OTHER, AsksNumber, number_fields
from casefile.screens.opencase import OpenCase

SIDES = ("respondent", "claimant")


class NumberForm(CaseForm[list[str]], AsksNumber[list[str]]):
    """The form of a number. Hands over settings for the record."""

    name_ = "number"

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(open_case)
        self.kinds = open_case.desk.number_kinds(open_case.case.place)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        words = self.words
        sides = tuple((side, words.term(f"screens.number.{side}")) for side in SIDES)
        return (
            Field("side", "screens.number.side", "choice", sides),
            *number_fields(self.kinds, words),
        )

    def first_values(self) -> dict[str, str]:
        """Propose the debtor's first kind of the place."""
        return {"side": SIDES[0], "kind": next(iter(self.kinds), OTHER)}

    def land(self) -> None:
        """Start with the number."""
        self.row("value").go()

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
