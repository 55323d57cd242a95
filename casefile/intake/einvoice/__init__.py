"""Electronic invoices: UBL, CII and the Polish one become one record, and are checked."""

from __future__ import annotations

from lxml import etree

from casefile.intake.einvoice.checks import faults
from casefile.intake.einvoice.cii import from_cii, from_zugferd1
from casefile.intake.einvoice.ksef import from_ksef
from casefile.intake.einvoice.names import UBL_ROOTS, local, namespace
from casefile.intake.einvoice.ubl import from_ubl
from casefile.intake.invoice import Invoice


def invoice_of(root: etree._Element) -> Invoice | None:
    """Return the invoice that *root* is, with its faults; None when it is no invoice."""
    name, home = local(root), namespace(root)
    if home in UBL_ROOTS and name == UBL_ROOTS[home]:
        invoice = from_ubl(root)
    elif name == "CrossIndustryInvoice" and home.startswith("urn:un:unece:uncefact:data:standard"):
        invoice = from_cii(root)
    elif name == "CrossIndustryDocument" and home.startswith("urn:ferd:CrossIndustryDocument"):
        invoice = from_zugferd1(root)
    elif name == "Faktura" and home.startswith("http://crd.gov.pl/"):
        invoice = from_ksef(root)
    else:
        return None
    return invoice.but(faults=faults(invoice, root))


def invoice_fields(invoice: Invoice) -> tuple[tuple[str, str], ...]:
    """Return what the head of the exhibit shows, in order; what is not known is left out."""

    def sum_of(amount: object) -> str:
        return f"{amount} {invoice.currency}".strip() if amount is not None else ""

    told = (
        ("invoice_number", invoice.number),
        ("invoice_format", " ".join(part for part in (invoice.format, invoice.profile) if part)),
        ("issued", str(invoice.issued)),
        ("delivered", str(invoice.delivered)),
        ("due", str(invoice.due) or invoice.terms[:200]),
        ("seller", invoice.seller.name),
        ("seller_tax_id", ", ".join(invoice.seller.tax_ids)),
        ("buyer", invoice.buyer.name),
        ("buyer_tax_id", ", ".join(invoice.buyer.tax_ids)),
        ("order", invoice.order),
        ("corrects", ", ".join(invoice.corrects)),
        ("net_total", sum_of(invoice.net)),
        ("tax_total", sum_of(invoice.tax)),
        ("gross_total", sum_of(invoice.gross)),
        ("prepaid", sum_of(invoice.prepaid) if invoice.prepaid else ""),
        ("payable", sum_of(invoice.payable)),
        ("account", invoice.account),
    )
    return tuple((key, value) for key, value in told if value)


def invoice_flags(invoice: Invoice) -> tuple[str, ...]:
    """Return what to know about the invoice at a glance."""
    flags = {
        "credit_note": invoice.credits,
        "invoice_says_paid": invoice.paid is True,
        "invoice_checked": invoice.verified,
        "invoice_faulty": bool(invoice.faults),
        "invoice_differs_from_page": invoice.printed is False,
    }
    return tuple(flag for flag, raised in flags.items() if raised)
