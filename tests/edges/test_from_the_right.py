"""A Hebrew page reads as it is seen, in whatever order its letters lie in the file."""

from __future__ import annotations

import pypdfium2
import pytest
from drawn_page import drawn

from casefile.intake.from_the_right import lines_read
from casefile.intake.readers import pdf

FILED = {
    "as it is read": lambda at, char: -at,
    "as it is seen": lambda at, char: at,
    "signs and figures after the letters": lambda at, char: (not char.isalpha(), -at),
}
READ = [
    ('מ"עב הנוב', 'בונה בע"מ'),
    ('515340889 פ"ח ,מ"עב הנוב', 'בונה בע"מ, ח"פ 515340889'),
    ("תינובשחה םוימ 30 + ףטוש :םולשת יאנת", "תנאי תשלום: שוטף + 30 מיום החשבונית"),
    ('₪ 43,660.00 :םולשתל כ"הס .18% מ"עמ', 'מע"מ 18%. סה"כ לתשלום: 43,660.00 ₪'),
    ("30.6.2026 דע םולשתל", "לתשלום עד 30.6.2026"),
    ("c-d@e.co.il ,08-6271140 'לט", "טל' 08-6271140, c-d@e.co.il"),
    ("רושיא ידי לע Acme & Sons Ltd תרבח", "חברת Acme & Sons Ltd על ידי אישור"),
    ("לעפהמ Model 500 Pro הנוכמ", "מכונה Model 500 Pro מהפעל"),
    ("(01) יוסיכ ןיא", "אין כיסוי (01)"),
    (")01( יוסיכ ןיא", "אין כיסוי (01)"),
    ("(ג)-(1ב)1א81 'ס", "ס' 81א1(ב1)-(ג)"),
    ("10.pdf ץבוק\t3", "3 קובץ 10.pdf"),
    ("pdf.2026-01 תינובשח", "חשבונית 2026-01.pdf"),
    ("12,000.00\t1\tדלפ רעש", "שער פלד 1 12,000.00"),
]


def text_of(data: bytes) -> list[str]:
    return lines_read(pypdfium2.PdfDocument(data)[0].get_textpage()).splitlines()


@pytest.mark.parametrize("order", FILED.values(), ids=FILED)
@pytest.mark.parametrize(("seen", "read"), READ, ids=[read for _, read in READ])
def test_a_line_is_read_from_the_right_with_signs_and_figures_in_their_places(seen, read, order):
    assert text_of(drawn(seen, order=order)) == [read]


def test_a_line_of_latin_words_from_the_left_edge_stays_as_it_is_read():
    seen = ["Invoice to the hall הנוב of Haifa", "תיב עובצל ריק םירמוח םיעובצ תיבה תא ונעבצ םויה"]
    read = text_of(drawn(*seen))

    assert read[0].startswith("Invoice to the hall") and read[0].endswith("of Haifa")
    assert read[1] == seen[1][::-1]


def test_a_page_that_is_mostly_latin_is_left_alone():
    assert text_of(drawn("Payment to Hebrew name", "of the firm")) == [
        "Payment to Hebrew name",
        "of the firm",
    ]


def test_a_hebrew_pdf_reads_so_in_the_case():
    seen = [seen for seen, _ in READ[:6]]
    order = FILED["signs and figures after the letters"]

    assert pdf.read(drawn(*seen, order=order), "order.pdf").text.splitlines() == [
        read for _, read in READ[:6]
    ]
