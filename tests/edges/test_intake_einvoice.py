"""Electronic invoices: what they say, whether they keep their rules, what the page says."""

import io
from decimal import Decimal

import pytest
from invoices import read
from pypdf import PdfWriter

from casefile.intake.einvoice import invoice_of
from casefile.intake.einvoice.page import on_the_page
from casefile.intake.guess import suggestions
from casefile.intake.invoice import Invoice
from casefile.intake.markup import xml
from casefile.intake.readers import electronic_invoice, pdf
from casefile.intake.reading import FullReading
from casefile.library import languages
from casefile.model.errors import CannotRead

UBL = """<?xml version="1.0"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <b:CustomizationID>urn:cen.eu:en16931:2017</b:CustomizationID>
 <b:ID>FV/12/2026</b:ID><b:IssueDate>2026-01-12</b:IssueDate><b:DueDate>2026-02-11</b:DueDate>
 <b:InvoiceTypeCode>380</b:InvoiceTypeCode><b:DocumentCurrencyCode>PLN</b:DocumentCurrencyCode>
 <a:AccountingSupplierParty><a:Party><a:PartyLegalEntity>
  <b:RegistrationName>Nowak sp. z o.o.</b:RegistrationName></a:PartyLegalEntity></a:Party>
 </a:AccountingSupplierParty>
 <a:AccountingCustomerParty><a:Party><a:PartyLegalEntity>
  <b:RegistrationName>Acme SA</b:RegistrationName></a:PartyLegalEntity></a:Party>
 </a:AccountingCustomerParty>
 <a:TaxTotal><b:TaxAmount currencyID="PLN">2300.00</b:TaxAmount><a:TaxSubtotal>
  <b:TaxableAmount>10000.00</b:TaxableAmount><b:TaxAmount>2300.00</b:TaxAmount>
  <a:TaxCategory><b:Percent>23</b:Percent></a:TaxCategory></a:TaxSubtotal></a:TaxTotal>
 <a:LegalMonetaryTotal><b:LineExtensionAmount>10000.00</b:LineExtensionAmount>
  <b:TaxExclusiveAmount>10000.00</b:TaxExclusiveAmount>
  <b:TaxInclusiveAmount>12300.00</b:TaxInclusiveAmount><b:PayableAmount>12300.00</b:PayableAmount>
 </a:LegalMonetaryTotal>
 <a:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity>4</b:InvoicedQuantity>
  <b:LineExtensionAmount>10000.00</b:LineExtensionAmount><a:Item><b:Name>Steel</b:Name></a:Item>
  <a:Price><b:PriceAmount>2500.00</b:PriceAmount></a:Price></a:InvoiceLine>
</Invoice>"""


def test_an_invoice_tells_number_days_parties_and_sums():
    full = read(UBL)

    told = dict(full.fields)
    assert (told["invoice_number"], told["issued"], told["due"]) == (
        "FV/12/2026",
        "2026-01-12",
        "2026-02-11",
    )
    assert (told["seller"], told["buyer"]) == ("Nowak sp. z o.o.", "Acme SA")
    assert (told["net_total"], told["payable"]) == ("10000.00 PLN", "12300.00 PLN")
    assert str(full.dated) == "2026-01-12"
    assert full.invoice.verified
    assert full.flags == ("invoice_checked",)
    kind = {s.field: (s.value, s.reason) for s in suggestions(full, "invoice.xml")}["kind"]
    assert kind == ("invoice", "electronic_invoice")


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        (">12300.00</b:TaxInc", ">12301.00</b:TaxInc", "total_does_not_add_up"),
        (">12300.00</b:PayableA", ">1230.00</b:PayableA", "payable_does_not_add_up"),
        (">2300.00</b:TaxAmount>\n", ">2100.00</b:TaxAmount>\n", "tax_does_not_add_up"),
        (">4</b:InvoicedQ", ">5</b:InvoicedQ", "line_does_not_add_up"),
        ("<b:PriceAmount>2500.00</b:PriceAmount>", "", "line_without_price"),
        ("<b:ID>FV/12/2026</b:ID>", "", "no_number"),
        ("<b:ID>FV/12/2026</b:ID>", "<b:ID>#invoice_number#</b:ID>", "placeholder"),
        ("urn:cen.eu:en16931:2017", "urn:some:old:draft", "not_a_whole_invoice"),
        ("</Invoice>", '<Odd xmlns="">1</Odd></Invoice>', "foreign_element"),
    ],
)
def test_an_invoice_that_breaks_one_rule_is_shown_but_never_as_checked(was, now, fault):
    assert was in UBL
    full = read(UBL.replace(was, now, 1))

    assert fault in full.invoice.faults
    assert "invoice_faulty" in full.flags
    assert "invoice_checked" not in full.flags
    assert languages()["en"].has(f"invoice_faults.{fault}")


def test_the_reading_of_an_invoice_survives_being_kept():
    full = read(UBL)
    again = FullReading.from_json(full.to_json())

    assert again == full
    assert again.invoice.payable == Decimal("12300.00")


def test_an_invoice_signed_in_its_xml_is_said_to_be_signed_and_not_checked():
    signature = (
        '<e:UBLExtensions xmlns:e="urn:oasis:names:specification:ubl:schema:xsd:'
        'CommonExtensionComponents-2"><e:UBLExtension><e:ExtensionContent>'
        '<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"><s:SignatureValue>AAAA'
        '</s:SignatureValue><s:Object><q:QualifyingProperties xmlns:q="http://uri.etsi.org/01903/'
        'v1.3.2#"/></s:Object></s:Signature></e:ExtensionContent></e:UBLExtension>'
        "</e:UBLExtensions> <b:CustomizationID>"
    )
    plain, signed = read(UBL), read(UBL.replace("<b:CustomizationID>", signature, 1))

    assert {"digital_signature", "signature_not_checked"} <= set(signed.flags)
    assert not {"digital_signature", "signature_intact"} & set(plain.flags)
    assert signed.invoice == plain.invoice, "a signature around it changes nothing of what it says"


def test_a_doctype_in_an_invoice_is_refused():
    bomb = UBL.replace("?>\n", '?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n', 1)
    with pytest.raises(CannotRead) as refused:
        electronic_invoice.read(bomb.encode(), "x.xml")
    assert refused.value.key == "has_doctype"


@pytest.mark.parametrize(
    ("page", "stands"),
    [
        ("Faktura FV/12/2026 do zapłaty 12 300,00 zł", True),
        ("Invoice FV/12/2026 total 12,300.00 PLN", True),
        ("Rechnung FV/12/2026 Summe 12.300,00", True),
        ("Faktura FV/12/2026 do zapłaty 112 300,00 zł", False),
        ("Faktura FV/12/2026 do zapłaty 12 300,50 zł", False),
        ("Faktura FV/13/2026 do zapłaty 12 300,00 zł", False),
        ("", None),
    ],
)
def test_number_and_total_are_looked_for_on_the_page(page, stands):
    total = Decimal("12300.00")
    invoice = Invoice(format="ubl", number="FV/12/2026", gross=total, payable=total)
    assert on_the_page(invoice, page) is stands


def test_a_page_that_says_another_sum_is_told():
    written = PdfWriter()
    written.add_blank_page(200, 200)
    written.add_attachment("factur-x.xml", UBL.encode())
    kept = io.BytesIO()
    written.write(kept)
    full = pdf.read(kept.getvalue(), "invoice.pdf")

    assert full.invoice.number == "FV/12/2026"
    assert full.invoice.printed is None  # an empty page says nothing against it
    assert full.invoice.but(printed=False).verified is False


def test_an_unknown_member_of_the_family_is_kept_as_text():
    odd = UBL.replace("<Invoice xmlns=", "<CreditNote xmlns=").replace(
        "</Invoice>", "</CreditNote>"
    )
    root = xml(odd.encode())
    assert invoice_of(root) is None
    assert "Nowak sp. z o.o." in electronic_invoice.read(odd.encode(), "x.xml").text
