"""Who sold and who bought where an invoice has both beside each other in one line."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from casefile.intake.billed import billed
from casefile.intake.readers import pdf
from casefile.intake.reading import FullReading, Paragraph

_PARTIES = ("Stolarnia Klon", "Kawiarnia Bez sp. z o.o.")


def sides_read(block: str) -> tuple[str | None, str | None]:
    """Return who sold and who bought by an invoice with *block* at its head."""
    text = f"FAKTURA nr FV 29/2026\n{block}\nNIP 7251004306\nDo zapłaty: 18 450,00 zł\n"
    found = {x.field: x.value for x in billed(FullReading(paragraphs=(Paragraph(text=text),)))}
    return found.get("claimant"), found.get("respondent")


@pytest.mark.parametrize(
    "block",
    [
        "Sprzedawca         Nabywca\nStolarnia Klon     Kawiarnia Bez sp. z o.o.\nul. A 1  ul. B 2",
        "Sprzedawca:\tNabywca:\nStolarnia Klon\tKawiarnia Bez sp. z o.o.\nul. A 1\tul. B 2",
        "Bill to            Seller\nKawiarnia Bez sp. z o.o., B 2     Stolarnia Klon, A 1",
    ],
)
def test_two_names_in_one_line_are_parted_by_the_gap_between_their_columns(block: str) -> None:
    assert sides_read(block) == _PARTIES


@pytest.mark.parametrize(
    "block",
    [
        "Sprzedawca\nNabywca\nStolarnia Klon\nKawiarnia Bez sp. z o.o.\nul. A 1\nul. B 2",
        "Nabywca\nSprzedawca\nKawiarnia Bez sp. z o.o.\nStolarnia Klon\nul. B 2\nul. A 1",
        "Sprzedawca\nStolarnia Klon\nul. A 1\nNabywca\nKawiarnia Bez sp. z o.o.\nul. B 2",
        "Seller\nStolarnia Klon\n1 A Street\nBill to\nKawiarnia Bez sp. z o.o.",
        "Sprzedawca: Stolarnia Klon\nNabywca: Kawiarnia Bez sp. z o.o., ul. B 2",
    ],
)
def test_who_sold_and_who_bought_stand_below_their_words_in_columns_too(block: str) -> None:
    assert sides_read(block) == _PARTIES


def test_two_names_in_one_line_without_a_gap_are_nobodys_names() -> None:
    text = "FAKTURA nr 29\nSprzedawca Nabywca\nStolarnia Klon Kawiarnia Bez sp. z o.o."
    found = {x.field for x in billed(FullReading(paragraphs=(Paragraph(text=text),)))}
    assert not found & {"claimant", "respondent"}
    uneven = text.replace("Sprzedawca Nabywca", "Sprzedawca     Nabywca")
    found = {x.field for x in billed(FullReading(paragraphs=(Paragraph(text=uneven),)))}
    assert not found & {"claimant", "respondent"}


def page_of(*rows: tuple[str, ...]) -> bytes:
    """Return a PDF of one page, each row of it a line of columns."""
    drawn = (
        f"1 0 0 1 {60 + 260 * column} {760 - 20 * row} Tm ({text}) Tj "
        for row, parts in enumerate(rows)
        for column, text in enumerate(parts)
    )
    out = PdfWriter()
    page = out.add_blank_page(595, 842)
    stream = StreamObject()
    stream.set_data(f"BT /F 11 Tf {''.join(drawn)} ET".encode())
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    names = DictionaryObject({NameObject(a): NameObject(b) for a, b in font.items()})
    fonts = DictionaryObject({NameObject("/F"): names})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = out._add_object(stream)
    kept = io.BytesIO()
    out.write(kept)
    return kept.getvalue()


def test_a_page_of_two_columns_says_who_sold_and_who_bought() -> None:
    full = pdf.read(
        page_of(
            ("FAKTURA nr FV 29/2026",),
            ("Sprzedawca", "Nabywca"),
            ("Stolarnia Klon", "Kawiarnia Bez sp. z o.o."),
            ("ul. A 1, 00-950 Warszawa", "ul. B 2, 61-001 Poznan"),
            ("NIP 7251004306", "NIP 5260250274"),
        ),
        "faktura.pdf",
    )
    assert "Stolarnia Klon Kawiarnia Bez" in full.text
    assert full.columns[0] == ("Sprzedawca", "Nabywca")
    found = {x.field: x.value for x in billed(full)}
    assert (found.get("claimant"), found.get("respondent")) == _PARTIES
    assert pdf.read(page_of(("Dear Ms Bez,",), ("thank you",)), "a.pdf").columns == ()
