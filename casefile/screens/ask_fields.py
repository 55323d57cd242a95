"""A form for one row of the record: a debt, a witness, an offer, the owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content

from casefile.model.language import Language
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.form import FormWindow
from casefile.screens.plain import said


class AskFields(FormWindow[dict[str, str]]):
    """Asks for the fields it is given; hands over what stands in them."""

    def __init__(
        self,
        name: str,
        fields: Sequence[Field],
        words: Language,
        on: date,
        *,
        first: Mapping[str, str] | None = None,
        needed: Sequence[str] = (),
        currency: str = "",
        about: str = "",
    ) -> None:
        super().__init__(words, on, currency=currency, about=about)
        self.drafted = f"{name}:{about}"
        self.told = said(words.term(f"screens.{name}.title"))
        self.asked = tuple(fields)
        self.first = dict(first or {})
        self.needed = tuple(needed)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields it was given."""
        return self.asked

    def first_values(self) -> dict[str, str]:
        """Return what stands in them at first."""
        return self.first

    def heading(self) -> Content:
        """Return the title it was given."""
        return self.told

    def result(self) -> dict[str, str] | None:
        """Return what stands in the fields, once the needed ones are filled."""
        for path in self.needed:
            if not self.text(path):
                self.fault(path, "screens.needed")
                return None
        rows = list(self.query(FieldRow))
        values = {row.field.path: row.text.strip() for row in rows}
        for row in rows:
            read = row.read
            if read.money is not None:
                values[row.field.path] = str(read.money)
        return values
