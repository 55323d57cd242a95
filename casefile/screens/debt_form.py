"""Another debt of a case: typed, or read out of its invoice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from casefile.desk.unclaimed import is_invoice
from casefile.intake.billed import Said
from casefile.screens.actions import bindings_of
from casefile.screens.ask import keys_told
from casefile.screens.ask_fields import AskFields
from casefile.screens.claim_fields import debt_asked
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, papers_of
from casefile.screens.from_invoice import FromInvoice
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import bare
from casefile.screens.reading import Read


class DebtForm(FromInvoice[dict[str, str]], AskFields):
    """The form of another debt. Hands over what stands in its fields."""

    BINDINGS = bindings_of("debt")
    by_hand = "guidance.invoice_type_in"

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

    def invoice_asked(self) -> Field:
        """Return the field in which an invoice is named: a paper of the case too, by its mark."""
        papers = papers_of(self.open.case)
        if not papers:
            return super().invoice_asked()
        invoices = [one.mark for one in self.open.case.exhibits if is_invoice(one)]
        mark = (invoices or [papers[0][0]])[-1]
        told = self.words.term("guidance.invoice_or_paper", mark=bare(mark))
        return Field("invoice", "guidance.invoice", "paper", papers, stands_in=told)

    def said_by(self, invoice: Read) -> Sequence[Said]:
        """Return what the paper or the file that was named says. Raises: CasefileError."""
        if not invoice.mark:
            return super().said_by(invoice)
        home = self.home_money(), self.home_place()
        return self.desk.billed_paper(self.open.case, invoice.mark, *home)

    def action_invoice(self) -> None:
        """Read an invoice into the fields: what it says is shown first, to be accepted.

        The one invoice of the case that is not claimed in it is proposed.
        """
        if self.laid_out:
            standing = {row.field.path: row.text for row in self.query(FieldRow)}
            unclaimed = self.desk.invoices_unclaimed(self.open.case)
            proposed = unclaimed[0] if len(unclaimed) == 1 else ""
            self.ask_invoice(proposed, {**standing, "currency": self.currency}, self._fill)

    def _fill(self, invoice: Read, told: Mapping[str, str]) -> None:
        if not self.laid_out:
            return
        money = told.get("currency", self.currency)
        for path, text in told.items():
            if path == "amount" and money != self.currency:
                self.row(path).fill(f"{text} {money}")
            elif path != "currency":
                self.row(path).fill(text)
        filled = "guidance.paper_filled" if invoice.mark else "guidance.invoice_filled"
        self.notify(self.words.term(filled, mark=bare(invoice.mark)), markup=False)
