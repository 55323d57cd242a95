"""Electronic invoices as XML files, and the receipts of the Polish national system for them."""

from __future__ import annotations

from lxml import etree

from casefile.intake.einvoice import invoice_fields, invoice_flags, invoice_of
from casefile.intake.einvoice.names import day, every, local, text
from casefile.intake.invoice import Invoice
from casefile.intake.lettering import guessed_letters
from casefile.intake.markup import xml
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.sniff import INVOICE
from casefile.model.dates import UNDATED

_MOST_RECEIPTS = 1_000
_SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}Signature"


def claims(media_type: str) -> bool:
    """True for an electronic invoice, or the receipt of one."""
    return media_type == INVOICE


def read(data: bytes, name: str) -> FullReading:
    """Return the invoice as its XML says it; its lines are the text.

    Raises: CannotRead, for XML that is malformed or has a DOCTYPE.
    """
    root = xml(data, name)
    if local(root) == "Potwierdzenie":
        return _receipt(root)
    invoice = invoice_of(root)
    if invoice is None:  # a name of the family, of a kind not known here
        words = "\n".join(part.strip() for part in root.itertext() if str(part).strip())
        return FullReading(paragraphs=(Paragraph(text=words or guessed_letters(data)),))
    return FullReading(
        paragraphs=tuple(Paragraph(text=line) for line in _lines(invoice)),
        fields=invoice_fields(invoice),
        dated=invoice.issued,
        has_text=True,
        flags=(*_signed(root), *invoice_flags(invoice)),
        invoice=invoice,
    )


def _signed(root: etree._Element) -> tuple[str, ...]:
    """Return what to say of an XML signature (XAdES): that it is there, and that nobody checked."""
    if next(root.iter(_SIGNATURE), None) is None:
        return ()
    return ("digital_signature", "signature_not_checked")


def _lines(invoice: Invoice) -> list[str]:
    told = [f"{invoice.seller.name}, {invoice.seller.address}".strip(", ")]
    told.append(f"{invoice.buyer.name}, {invoice.buyer.address}".strip(", "))
    for line in invoice.lines:
        cells = (line.number, line.what, line.quantity, line.price, line.net)
        told.append("\t".join("" if cell is None else str(cell) for cell in cells))
    return [line for line in told if line]


def _receipt(root: etree._Element) -> FullReading:
    """Return what the system confirms: which invoices it took, when, under what numbers."""
    fields = [("issued_by", text(root, "NazwaPodmiotuPrzyjmujacego"))]
    taken = UNDATED
    for number, paper in enumerate(every(root, "Dokument")):
        if number == _MOST_RECEIPTS:
            break
        given = text(paper, "DataNadaniaNumeruKSeF", "DataPrzeslaniaDokumentu")
        taken = taken if taken.known else day(given)
        fields += [
            ("invoice_number", text(paper, "NumerFaktury")),
            ("ksef_number", text(paper, "NumerKSeFDokumentu")),
            ("seller_tax_id", text(paper, "NipSprzedawcy")),
            ("issued", text(paper, "DataWystawieniaFaktury")),
            ("taken_by_ksef", given),
            ("hash", text(paper, "SkrotDokumentu")),
        ]
    return FullReading(
        paragraphs=(Paragraph(text="\n".join(value for _, value in fields if value)),),
        fields=tuple((key, value) for key, value in fields if value),
        dated=taken,
        has_text=True,
        flags=("ksef_receipt", *_signed(root)),
    )
