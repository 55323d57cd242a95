"""An electronic invoice as its XML says it: who, to whom, what for, how much."""

from __future__ import annotations

from decimal import Decimal

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.record import Record


class Trader(Record):
    """One side of an invoice."""

    name: str = ""
    tax_ids: tuple[str, ...] = ()
    address: str = ""
    country: str = ""


class InvoiceLine(Record):
    """One line: what, how many, at what price, what it comes to. Sums are net of tax."""

    number: str = ""
    what: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None
    per: Decimal | None = None
    """How many the price is for; None: one."""
    more: Decimal | None = None
    """Charges less allowances of this line."""
    net: Decimal | None = None


class TaxRow(Record):
    """The tax of one rate: on what, how much."""

    base: Decimal | None = None
    rate: Decimal | None = None
    tax: Decimal | None = None


class Invoice(Record):
    """One electronic invoice. A sum that the XML does not state is None, never nought."""

    format: str
    """ksef, ksef_rr, ubl, cii or zugferd1."""
    profile: str = ""
    """What the XML says it keeps to: a form code or a customisation."""
    number: str = ""
    type_code: str = ""
    """380 an invoice, 381 a credit note, 384 a correction; for KSeF VAT, KOR, ZAL ..."""
    issued: LooseDate = UNDATED
    delivered: LooseDate = UNDATED
    due: LooseDate = UNDATED
    terms: str = ""
    currency: str = ""
    seller: Trader = Trader()
    buyer: Trader = Trader()
    order: str = ""
    corrects: tuple[str, ...] = ()
    """Numbers of the invoices that it corrects or credits."""
    account: str = ""
    """The bank account to pay to."""
    lines: tuple[InvoiceLine, ...] = ()
    taxes: tuple[TaxRow, ...] = ()
    line_total: Decimal | None = None
    allowances: Decimal | None = None
    charges: Decimal | None = None
    net: Decimal | None = None
    tax: Decimal | None = None
    gross: Decimal | None = None
    prepaid: Decimal | None = None
    rounding: Decimal | None = None
    payable: Decimal | None = None
    paid: bool | None = None
    """The invoice itself says that it was paid."""
    faults: tuple[str, ...] = ()
    """Keys of ``invoice_faults``: where it breaks the rules of its own format."""
    printed: bool | None = None
    """Its number and total stand on the page too; None: there is no page to compare with."""

    @property
    def verified(self) -> bool:
        """True when nothing was found against it, neither in its sums nor on its page."""
        return not self.faults and self.printed is not False

    @property
    def credits(self) -> bool:
        """True for a credit note: what it names is taken off a debt, not added."""
        return self.type_code in ("381", "261", "396", "CreditNote")
