"""An order is quoted with the list of what is ordered, and a price with the rows beside it."""

from io import BytesIO

import pytest
from docx import Document
from guesses import EW, IL, PL, mail, read

from casefile.intake.child_main import read_bytes
from casefile.intake.guess import suggestions
from casefile.leaves import leaves

ORDERS = {
    "pl": (
        PL,
        "Dzień dobry,\n\nzamawiamy w ramach umowy 3/2026:\n15 biurek po 900 zł netto,\n"
        "5 szaf po 1 800 zł netto,\n20 stolików po 400 zł netto.\nKolor jak próbka.\n",
        "zamawiamy w ramach umowy 3/2026: 15 biurek po 900 zł netto, 5 szaf po 1 800 zł netto, "
        "20 stolików po 400 zł netto.",
    ),
    "en": (
        EW,
        "Hi, I would like to order the following:\n\n- 3 lamps at £120\n- 5 sockets at £14\n\nMike",
        "Hi, I would like to order the following: - 3 lamps at £120 / - 5 sockets at £14",
    ),
    "he": (
        IL,
        "שלום, אנו מזמינים בזאת:\n1. עיצוב לוגו, 4,000 ₪\n2. כרטיסי ביקור, 900 ₪\nתודה",
        "שלום, אנו מזמינים בזאת: 1. עיצוב לוגו, 4,000 ₪ / 2. כרטיסי ביקור, 900 ₪",
    ),
}


def quotes(full, case):
    return {s.value: s.because for s in suggestions(full, "m", case) if s.field == "shows"}


def his(case, body):
    him = case.respondent
    return mail(f"{him.name} <{him.email or 'him@his.example'}>", "us@x.example", "", body)


@pytest.mark.parametrize("language", ORDERS)
def test_an_order_is_quoted_with_all_that_is_ordered(language):
    case, body, whole = ORDERS[language]

    assert quotes(his(case, body), case) == {"agreement": whole, "amount": whole}


def test_an_order_that_ends_its_sentence_opens_no_list():
    body = "We would like to order 3 lamps at £120 each.\n2 weeks later we moved.\n"

    assert quotes(his(EW, body), EW)["agreement"] == "We would like to order 3 lamps at £120 each."


def test_of_a_list_too_long_to_quote_whole_rows_stand_and_the_rest_is_seen_to_be_left_out():
    rows = [f"{n} chairs of the kind numbered {n} at £{n}.00," for n in range(10, 60)]
    told = quotes(his(EW, "We would like to order:\n" + "\n".join(rows)), EW)["agreement"]

    assert told.startswith(f"We would like to order: {rows[0]} {rows[1]}")
    assert told.endswith(", …") and rows[20] in told and rows[-1] not in told


def word(head, rows):
    paper = Document()
    for text in head:
        paper.add_paragraph(text)
    table = paper.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    kept = BytesIO()
    paper.save(kept)
    return read_bytes(kept.getvalue(), "q.docx", leaves("casefile.intake.readers"))


QUOTATIONS = {
    "he": (
        IL,
        ("דנה כהן עיצוב", "לכבוד יוסי לוי", "הצעת מחיר מס' 218"),
        [("אירוע", "מחיר", 'סה"כ'), ("ערב", "140 ₪", "12,600 ₪"), ("קבלה", "160 ₪", "17,600 ₪")],
        ("ערב 140 ₪ 12,600 ₪ / קבלה 160 ₪ 17,600 ₪", ('סה"כ', "", "30,200 ₪"), "סך הכול"),
    ),
    "en": (
        EW,
        ("Bright Sparks Ltd", "To: Harbour Cafe Ltd", "Quotation no. 218"),
        [("Item", "Qty", "Total"), ("Lamps", "10", "£1,260.00"), ("Wires", "11", "£1,760.00")],
        ("Lamps 10 £1,260.00 / Wires 11 £1,760.00", ("Total", "", "£3,020.00"), "Grand total"),
    ),
    "pl": (
        PL,
        ("Stolarnia Dąb sp. z o.o.", "Do: Kawiarnia Pod Lipą s.c.", "Oferta nr 218"),
        [("Nazwa", "Ile", "Wartość"), ("Stoły", "1", "1 260,00 zł"), ("Ławy", "2", "1 760,00 zł")],
        ("Stoły 1 1 260,00 zł / Ławy 2 1 760,00 zł", ("Razem", "", "3 020,00 zł"), "Łącznie"),
    ),
}


@pytest.mark.parametrize("language", QUOTATIONS)
def test_a_quotation_is_quoted_by_its_total_whatever_it_is_called(language):
    case, head, rows, (_, total, other) = QUOTATIONS[language]
    for name in (total[0], other):
        last = (name, *total[1:])
        assert quotes(word(head, [*rows, last]), case)["amount"] == f"{name} {total[-1]}"


@pytest.mark.parametrize("language", QUOTATIONS)
def test_a_quotation_without_a_total_is_quoted_with_all_its_rows(language):
    case, head, rows, (whole, _, _) = QUOTATIONS[language]

    assert quotes(word(head, rows), case)["amount"] == whole


def test_rows_of_a_printed_table_are_told_as_those_of_a_written_one():
    text = "Bright Sparks Ltd\nQuotation no. 218\nfor Harbour Cafe Ltd\n\nLamps £1,260.00\n"
    full = read(f"{text}Wires £1,760.00\n\nIt stands for 30 days.", "q.txt")

    assert quotes(full, EW)["amount"] == "Lamps £1,260.00 / Wires £1,760.00"
