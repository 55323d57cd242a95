"""Whether an electronic invoice keeps the rules of its own format: what must stand and add up.

The rules are those of EN 16931 (named BR-.. there) that a reader can hold without a validator, and
the sums of the Polish schema. An invoice that breaks one is shown all the same, never as checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from lxml import etree

from casefile.intake.einvoice.names import namespace
from casefile.intake.invoice import Invoice, InvoiceLine

_CENT = Decimal("0.01")
_WHOLE = re.compile(
    r"urn:cen\.eu:en16931:2017"
    r"(?:#(?:compliant|conformant)#urn:(?:factur-x\.eu:1p0:(?:basic|extended)"
    r"|zugferd\.de:2p0:(?:basic|extended)"
    r"|(?:xeinkauf\.de:kosit|xoev-de:kosit:standard):(?:xrechnung|extension:xrechnung)_[\d.]+"
    r"|xoev-de:kosit:extension:xrechnung_[\d.]+"
    r"|fdc:peppol\.eu:2017:poacc:(?:billing|selfbilling)(?::international)?(?:[\w.:]*)?:3\.0"
    r"|fdc:[\w.:#-]+))*"
)
"""Customisations that make a whole invoice; the lesser ones only help the book-keeping."""
_HOMES = (
    "urn:un:unece:uncefact:data:standard:",
    "urn:oasis:names:specification:ubl:schema:xsd:",
    "urn:oasis:names:specification:ubl:dsig:",
    "urn:oasis:names:specification:ubl:signature:",
    "http://www.w3.org/2000/09/xmldsig#",
    "http://uri.etsi.org/",
    "http://crd.gov.pl/",
    "urn:pl:extended:",
)
_KSEF_FORMS = ("FA (2)", "FA (3)")
_ONE_IDENTITY = frozenset(("NIP", "IDWew", "NrVatUE", "NrID", "BrakID"))


def faults(invoice: Invoice, root: etree._Element) -> tuple[str, ...]:
    """Return the keys of ``invoice_faults`` that hold; none: it keeps every rule tried here."""
    if invoice.format == "zugferd1":
        return ("old_format",)
    told = [*_names(root), *_missing(invoice)]
    if invoice.format.startswith("ksef"):
        told += [*_ksef(invoice), *_identities(root)]
    else:
        told += [*_profile(invoice, root), *_lines(invoice), *_sums(invoice)]
    return tuple(dict.fromkeys(told))


def _names(root: etree._Element) -> Iterator[str]:
    """Tell of elements that are not of the format: some readers see them, others do not."""
    for element in root.iter():
        if isinstance(element.tag, str) and not namespace(element).startswith(_HOMES):
            yield "foreign_element"
            return


def _missing(invoice: Invoice) -> Iterator[str]:
    needed = {
        "no_number": invoice.number,
        "no_date": invoice.issued.known,
        "no_type": invoice.type_code,
        "no_currency": re.fullmatch("[A-Z]{3}", invoice.currency),
        "no_seller": invoice.seller.name,
        "no_buyer": invoice.buyer.name or invoice.buyer.tax_ids,
        "no_total": invoice.gross is not None and invoice.payable is not None,
    }
    yield from (key for key, there in needed.items() if not there)
    if "#" in invoice.number or "#" in "".join(invoice.seller.tax_ids):
        yield "placeholder"


def _profile(invoice: Invoice, root: etree._Element) -> Iterator[str]:
    if not _WHOLE.fullmatch(invoice.profile):
        yield "not_a_whole_invoice"
    elif not invoice.lines:
        yield "no_lines"
    elif invoice.net is None or invoice.line_total is None:
        yield "no_total"
    if invoice.format == "cii":
        for element in root.iter("{*}*"):
            if element.get("currencyID") and not str(element.tag).endswith("}TaxTotalAmount"):
                yield "odd_attribute"
                return


def _lines(invoice: Invoice) -> Iterator[str]:
    for line in invoice.lines:
        if not line.number or line.quantity is None or line.net is None:
            yield "line_incomplete"
        if not line.what:
            yield "line_incomplete"
        if line.price is None or line.price < 0:
            yield "line_without_price"
        elif line.quantity is not None and line.net is not None and _is_off(line):
            yield "line_does_not_add_up"


def _is_off(line: InvoiceLine) -> bool:
    """True when quantity by price is not the line's sum; a price is itself rounded."""
    price, per = line.price or Decimal(0), line.per or Decimal(1)
    quantity, net = line.quantity or Decimal(0), line.net or Decimal(0)
    expected = quantity * price / per + (line.more or Decimal(0))
    exponent = price.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    allowed = max(2 * _CENT, abs(quantity) * max(min(step, _CENT), Decimal("0.0001")) / per)
    return abs(expected - net) > allowed


def _sums(invoice: Invoice) -> Iterator[str]:
    """BR-CO-10, 13, 14, 15, 16 and 17."""
    nought = Decimal(0)
    lines = sum((line.net or nought for line in invoice.lines), nought)
    if invoice.lines and invoice.line_total is not None and lines != invoice.line_total:
        yield "lines_do_not_add_up"
    if invoice.line_total is not None and invoice.net is not None:
        net = invoice.line_total - (invoice.allowances or nought) + (invoice.charges or nought)
        if net != invoice.net:
            yield "net_does_not_add_up"
    if not _WHOLE.fullmatch(invoice.profile):
        return
    rows = [row for row in invoice.taxes if row.tax is not None]
    if not rows:
        yield "no_tax_rows"
    elif invoice.tax is not None and sum(row.tax or nought for row in rows) != invoice.tax:
        yield "tax_does_not_add_up"
    for row in rows:
        if row.base is not None and row.rate is not None and row.tax is not None:
            due = (row.base * row.rate / 100).quantize(_CENT, ROUND_HALF_UP)
            if abs(due - row.tax) > 1:  # the standard itself allows one unit for rounding by line
                yield "tax_does_not_add_up"
    before, gross = invoice.net, invoice.gross
    if before is not None and gross is not None and before + (invoice.tax or nought) != gross:
        yield "total_does_not_add_up"
    if invoice.gross is not None and invoice.payable is not None:
        left = invoice.gross - (invoice.prepaid or nought) + (invoice.rounding or nought)
        if left != invoice.payable:
            yield "payable_does_not_add_up"


def _identities(root: etree._Element) -> Iterator[str]:
    """Tell of a party with two numbers: the Polish schema lets each party name itself once."""
    for party in root.iter("{*}DaneIdentyfikacyjne"):
        given = {etree.QName(child).localname for child in party if isinstance(child.tag, str)}
        if len(given & _ONE_IDENTITY) > 1:
            yield "two_identities"
            return


def _ksef(invoice: Invoice) -> Iterator[str]:
    """P_15 is the sum of the nets and the taxes by rate; a few groszy of rounding are allowed."""
    if invoice.format == "ksef" and invoice.profile not in _KSEF_FORMS:
        yield "not_a_whole_invoice"
    if not invoice.seller.tax_ids:
        yield "no_seller"
    net, gross = invoice.net, invoice.gross
    if net is None or gross is None:
        return
    if abs(net + (invoice.tax or Decimal(0)) - gross) > Decimal("0.05"):
        yield "total_does_not_add_up"
