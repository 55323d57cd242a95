"""Cross Industry Invoice (Factur-X, ZUGFeRD 2, XRechnung) and its elder, ZUGFeRD 1."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from casefile.intake.einvoice.names import (
    day,
    decimal,
    every,
    number,
    one,
    signed,
    text,
    texts,
    total,
)
from casefile.intake.invoice import Invoice, InvoiceLine, TaxRow, Trader
from casefile.model.dates import UNDATED, LooseDate


def from_cii(root: etree._Element) -> Invoice:
    """Return what a ``CrossIndustryInvoice`` says."""
    deal = one(root, "SupplyChainTradeTransaction")
    agreed = one(deal, "ApplicableHeaderTradeAgreement")
    settled = one(deal, "ApplicableHeaderTradeSettlement")
    sums = one(settled, "SpecifiedTradeSettlementHeaderMonetarySummation")
    currency = text(settled, "InvoiceCurrencyCode")
    return Invoice(
        format="cii",
        profile=text(
            root, "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"
        ),
        number=text(root, "ExchangedDocument/ID"),
        type_code=text(root, "ExchangedDocument/TypeCode"),
        issued=_day(root, "ExchangedDocument/IssueDateTime"),
        delivered=_day(
            deal,
            "ApplicableHeaderTradeDelivery/ActualDeliverySupplyChainEvent/OccurrenceDateTime",
        ),
        due=_day(settled, "SpecifiedTradePaymentTerms/DueDateDateTime"),
        terms=text(settled, "SpecifiedTradePaymentTerms/Description"),
        currency=currency,
        seller=_trader(one(agreed, "SellerTradeParty")),
        buyer=_trader(one(agreed, "BuyerTradeParty")),
        order=text(agreed, "BuyerOrderReferencedDocument/IssuerAssignedID"),
        corrects=texts(settled, "InvoiceReferencedDocument/IssuerAssignedID"),
        account=text(
            settled,
            "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID",
            "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/ProprietaryID",
        ),
        lines=tuple(map(_line, every(deal, "IncludedSupplyChainTradeLineItem"))),
        taxes=tuple(
            TaxRow(
                base=number(row, "BasisAmount"),
                rate=number(row, "RateApplicablePercent", "ApplicablePercent"),
                tax=number(row, "CalculatedAmount"),
            )
            for row in every(settled, "ApplicableTradeTax")
        ),
        line_total=number(sums, "LineTotalAmount"),
        allowances=number(sums, "AllowanceTotalAmount"),
        charges=number(sums, "ChargeTotalAmount"),
        net=number(sums, "TaxBasisTotalAmount"),
        tax=_tax(sums, currency),
        gross=number(sums, "GrandTotalAmount"),
        prepaid=number(sums, "TotalPrepaidAmount"),
        rounding=number(sums, "RoundingAmount"),
        payable=number(sums, "DuePayableAmount"),
    )


def from_zugferd1(root: etree._Element) -> Invoice:
    """Return what the elder ``CrossIndustryDocument`` says; it is read, never called checked."""
    deal = one(root, "SpecifiedSupplyChainTradeTransaction")
    agreed = one(deal, "ApplicableSupplyChainTradeAgreement")
    settled = one(deal, "ApplicableSupplyChainTradeSettlement")
    sums = one(settled, "SpecifiedTradeSettlementMonetarySummation")
    return Invoice(
        format="zugferd1",
        profile=text(
            root,
            "SpecifiedExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID",
        ),
        number=text(root, "HeaderExchangedDocument/ID"),
        type_code=text(root, "HeaderExchangedDocument/TypeCode"),
        issued=_day(root, "HeaderExchangedDocument/IssueDateTime"),
        due=_day(settled, "SpecifiedTradePaymentTerms/DueDateDateTime"),
        currency=text(settled, "InvoiceCurrencyCode"),
        seller=_trader(one(agreed, "SellerTradeParty")),
        buyer=_trader(one(agreed, "BuyerTradeParty")),
        line_total=number(sums, "LineTotalAmount"),
        net=number(sums, "TaxBasisTotalAmount"),
        tax=number(sums, "TaxTotalAmount"),
        gross=number(sums, "GrandTotalAmount"),
        prepaid=number(sums, "TotalPrepaidAmount"),
        payable=number(sums, "DuePayableAmount"),
    )


def _day(root: etree._Element | None, path: str) -> LooseDate:
    stamp = one(one(root, path), "DateTimeString")
    if stamp is None:
        return UNDATED
    return day((stamp.text or "").strip(), str(stamp.get("format", "")))


def _tax(sums: etree._Element | None, currency: str) -> Decimal | None:
    """Return the tax in the currency of the invoice; a second total is in that of the accounts."""
    for row in every(sums, "TaxTotalAmount"):
        if row.get("currencyID", currency) == currency:
            return decimal((row.text or "").strip())
    return None


def _trader(party: etree._Element | None) -> Trader:
    address = one(party, "PostalTradeAddress")
    lines = (text(address, name) for name in ("LineOne", "LineTwo", "LineThree"))
    town = f"{text(address, 'PostcodeCode')} {text(address, 'CityName')}"
    return Trader(
        name=text(party, "Name", "SpecifiedLegalOrganization/TradingBusinessName"),
        tax_ids=texts(party, "SpecifiedTaxRegistration/ID"),
        address=", ".join(part for part in (*lines, town.strip()) if part),
        country=text(address, "CountryID"),
    )


def _line(row: etree._Element) -> InvoiceLine:
    agreed = one(row, "SpecifiedLineTradeAgreement")
    return InvoiceLine(
        number=text(row, "AssociatedDocumentLineDocument/LineID"),
        what=text(row, "SpecifiedTradeProduct/Name"),
        quantity=number(row, "SpecifiedLineTradeDelivery/BilledQuantity"),
        price=number(agreed, "NetPriceProductTradePrice/ChargeAmount"),
        per=number(agreed, "NetPriceProductTradePrice/BasisQuantity"),
        more=total(
            signed(number(one_, "ActualAmount"), text(one_, "ChargeIndicator/Indicator"))
            for one_ in every(row, "SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge")
        ),
        net=total(
            number(sums, "LineTotalAmount")
            for sums in every(
                row,
                "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation",
            )
        ),
    )
