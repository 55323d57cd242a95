"""Another debt of a case: typed, or read out of its invoice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.content import Content

from casefile.screens.actions import bindings_of
from casefile.screens.ask import keys_told
from casefile.screens.ask_fields import AskFields
from casefile.screens.claim_fields import debt_asked
from casefile.screens.field_row import FieldRow
from casefile.screens.from_invoice import FromInvoice
from casefile.screens.opencase import OpenCase


class DebtForm(FromInvoice[dict[str, str]], AskFields):
    """The form of another debt. Hands over what stands in its fields."""

    BINDINGS = bindings_of("debt")

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(
            "debt",
            debt_asked(),
            open_case.words,
            open_case.on,
            needed=("ref", "amount"),
            currency=open_case.currency,
            about=open_case.ref,
        )
        self.open = open_case
        self.desk = open_case.desk

    def home_place(self) -> str:
        """Return the place of the case."""
        return self.open.case.place

    def foot(self) -> Content:
        """Return the keys: with the one that reads an invoice."""
        return keys_told(self.words, *self.keys_here(), "invoice", "save", "leave")

    def action_invoice(self) -> None:
        """Read an invoice file into the fields: what it says is shown first, to be accepted."""
        if self.laid_out:
            standing = {row.field.path: row.text for row in self.query(FieldRow)}
            self.ask_invoice("", {**standing, "currency": self.currency}, self._fill)

    def _fill(self, file: Path, told: Mapping[str, str]) -> None:
        if not self.laid_out:
            return
        money = told.get("currency", self.currency)
        for path, text in told.items():
            if path == "amount" and money != self.currency:
                self.row(path).fill(f"{text} {money}")
            elif path != "currency":
                self.row(path).fill(text)
        self.notify(self.words.term("guidance.invoice_filled"), markup=False)
