"""Reads the text of an electronic invoice, told as one by its bytes."""

from casefile.intake import sniff
from casefile.intake.readers import electronic_invoice


def read(text, name="invoice.xml"):
    data = text.encode()
    assert sniff.media_type_of(name, data) == sniff.INVOICE
    return electronic_invoice.read(data, name)
