"""UBL 2.1 invoices and credit notes: Peppol, XRechnung and their kin."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from casefile.intake.einvoice.names import (
    day,
    decimal,
    every,
    local,
    number,
    one,
    signed,
    text,
    texts,
    total,
)
from casefile.intake.invoice import Invoice, InvoiceLine, TaxRow, Trader


def from_ubl(root: etree._Element) -> Invoice:
    """Return what an ``Invoice`` or ``CreditNote`` says."""
    kind = local(root)
    sums = one(root, "LegalMonetaryTotal")
    currency = text(root, "DocumentCurrencyCode")
    return Invoice(
        format="ubl",
        profile=text(root, "CustomizationID"),
        number=text(root, "ID"),
        type_code=text(root, "InvoiceTypeCode", "CreditNoteTypeCode"),
        issued=day(text(root, "IssueDate")),
        delivered=day(text(root, "Delivery/ActualDeliveryDate")),
        due=day(text(root, "DueDate", "PaymentMeans/PaymentDueDate")),
        terms=text(root, "PaymentTerms/Note"),
        currency=currency,
        seller=_trader(one(root, "AccountingSupplierParty/Party")),
        buyer=_trader(one(root, "AccountingCustomerParty/Party")),
        order=text(root, "OrderReference/ID"),
        corrects=texts(root, "BillingReference/InvoiceDocumentReference/ID"),
        account=text(root, "PaymentMeans/PayeeFinancialAccount/ID"),
        lines=tuple(map(_line, every(root, f"{kind}Line"))),
        taxes=tuple(
            TaxRow(
                base=number(row, "TaxableAmount"),
                rate=number(row, "TaxCategory/Percent"),
                tax=number(row, "TaxAmount"),
            )
            for taxes in every(root, "TaxTotal")
            for row in every(taxes, "TaxSubtotal")
        ),
        line_total=number(sums, "LineExtensionAmount"),
        allowances=number(sums, "AllowanceTotalAmount"),
        charges=number(sums, "ChargeTotalAmount"),
        net=number(sums, "TaxExclusiveAmount"),
        tax=_tax(root, currency),
        gross=number(sums, "TaxInclusiveAmount"),
        prepaid=number(sums, "PrepaidAmount"),
        rounding=number(sums, "PayableRoundingAmount"),
        payable=number(sums, "PayableAmount"),
    )


def _tax(root: etree._Element, currency: str) -> Decimal | None:
    """Return the tax in the currency of the invoice, not that of the accounts."""
    return total(
        decimal((row.text or "").strip())
        for row in every(root, "TaxTotal/TaxAmount")
        if row.get("currencyID", currency) == currency
    )


def _trader(party: etree._Element | None) -> Trader:
    address = one(party, "PostalAddress")
    town = f"{text(address, 'PostalZone')} {text(address, 'CityName')}".strip()
    lines = (text(address, "StreetName"), text(address, "AdditionalStreetName"), town)
    return Trader(
        name=text(party, "PartyLegalEntity/RegistrationName", "PartyName/Name"),
        tax_ids=texts(party, "PartyTaxScheme/CompanyID"),
        address=", ".join(part for part in lines if part),
        country=text(address, "Country/IdentificationCode"),
    )


def _line(row: etree._Element) -> InvoiceLine:
    return InvoiceLine(
        number=text(row, "ID"),
        what=text(row, "Item/Name"),
        quantity=number(row, "InvoicedQuantity", "CreditedQuantity"),
        price=number(row, "Price/PriceAmount"),
        per=number(row, "Price/BaseQuantity"),
        more=total(
            signed(number(one_, "Amount"), text(one_, "ChargeIndicator"))
            for one_ in every(row, "AllowanceCharge")
        ),
        net=number(row, "LineExtensionAmount"),
    )
