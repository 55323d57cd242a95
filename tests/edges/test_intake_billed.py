"""What an invoice file says of its debt: the sample invoices in three languages, and XML."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from casefile.intake.billed import billed, owed, taken_off
from casefile.intake.child import read_file
from casefile.intake.invoice import Invoice, Trader
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.short import short_reading
from casefile.model.case import Case
from casefile.model.dates import loose
from casefile.model.exhibit import ExhibitKind

SAMPLES = Path(__file__).parents[2] / "sample_cases"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (
            "lodz_invoices/inbox/FV-31-2026.pdf",
            {
                "respondent": "Dziewiarnia Widzew sp. z o.o.",
                "claimant": "Przędza Bałuty sp. z o.o.",
                "ref": "FV/31/2026",
                "amount": "18450.00",
                "currency": "PLN",
                "issued": "9.2.2026",
                "due": "11.3.2026",
            },
        ),
        (
            "haifa_catering/inbox/חשבונית 2026-0117.pdf",
            {
                "respondent": 'אירועי מפרץ צפון בע"מ',
                "claimant": "טעמי הכרמל",
                "ref": "2026-0117",
                "amount": "31860.00",
                "issued": "15.3.2026",
                "due": "15.4.2026",
            },
        ),
    ],
    ids=["Polish", "Hebrew"],
)
def test_a_printed_invoice_tells_who_how_much_and_when(file: str, told: dict[str, str]) -> None:
    found = billed(read_file(SAMPLES / file))
    assert {one.field: one.value for one in found} == told
    assert all(one.because for one in found), "each with the words it was read in"


def test_an_electronic_invoice_is_taken_at_the_word_of_its_xml() -> None:
    """What is paid already is not owed: the payable sum counts, not the gross one."""
    invoice = Invoice(
        format="ubl",
        number="7/2026",
        issued=loose("2026-03-01"),
        currency="EUR",
        buyer=Trader(name="Lis"),
        gross=Decimal("100.00"),
        payable=Decimal("60.00"),
    )
    found = {one.field: one.value for one in billed(FullReading(invoice=invoice))}
    assert found == {
        "respondent": "Lis",
        "ref": "7/2026",
        "amount": "60.00",
        "currency": "EUR",
        "issued": "1.3.2026",
    }
    credit = invoice.but(type_code="381")
    assert "amount" not in {one.field for one in billed(FullReading(invoice=credit))}


@pytest.mark.parametrize("text", ["", "Dear all,\nsee you on 5 May 2026.", "Total\nTotal\nTo:\n"])
def test_what_no_invoice_says_is_not_made_up(text: str) -> None:
    found = billed(FullReading(paragraphs=(Paragraph(text=text),)))
    assert not {"amount", "due", "ref", "respondent"} & {one.field for one in found}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Total due by 31.12.2026: 1,400.00 GBP", "1400.00"),
        ("Do zapłaty do 15.01.2027: 1 200,00 zł", "1200.00"),
        ("Total: 99999999999999999.00 GBP", None),
    ],
)
def test_a_day_is_no_sum_and_no_sum_is_beyond_all_sums(text: str, amount: str | None) -> None:
    found = {
        one.field: one.value for one in billed(FullReading(paragraphs=(Paragraph(text=text),)))
    }
    assert found.get("amount") == amount


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("Net 1,000.00\nTotal due: £1,200.00", "1200.00 GBP"),
        ("Wszystko w PLN. Netto 1 000,00 PLN\nRazem: 1 230,00", "1230.00 PLN"),
        ("Total due: 1,200.00", None),  # in what money?
        ("Net £1,000.00 or €1,150.00\nTotal due: 1,200.00", None),
        ("A letter without a sum.", None),
    ],
)
def test_what_an_invoice_asks_for_is_a_sum_in_a_money_that_is_sure(text, sum_) -> None:
    found = owed(FullReading(paragraphs=(Paragraph(text=text),)))
    assert (found and f"{found.amount} {found.currency}") == sum_


def test_an_electronic_invoice_in_no_money_that_there_is_asks_for_no_sum() -> None:
    made_up = Invoice(format="ubl", number="7", currency="EURO", payable=Decimal("80.00"))
    assert owed(FullReading(invoice=made_up)) is None


@pytest.mark.parametrize(
    ("line", "home", "currency"),
    [
        ("Total due CAD $2,260.00", "", "CAD"),
        ("Total due $2,260.00", "CAD", "CAD"),
        ("Total due $2,260.00", "PLN", "USD"),
        ("Total due US$2,260.00", "CAD", "USD"),
        ("Total due $2,260.00 USD", "CAD", "USD"),
    ],
)
def test_a_bare_dollar_sign_on_an_invoice_is_that_of_the_place(line, home, currency):
    full = FullReading(reader="plain_text", paragraphs=(Paragraph(text=line),))

    assert str(owed(full, home)) == f"2260.00 {currency}"


def test_a_bare_dollar_in_a_case_without_debts_is_that_of_its_place() -> None:
    full = FullReading(paragraphs=(Paragraph(text="Total due $2,260.00"),))
    for home, currency in (("CAD", "CAD"), ("GBP", "USD")):
        read = short_reading(full, ExhibitKind.INVOICE, Case(), home).owed
        assert read is not None
        assert read.currency == currency
    unsaid = FullReading(paragraphs=(Paragraph(text="Total due: 2,260.00"),))
    assert short_reading(unsaid, ExhibitKind.INVOICE, Case(), "CAD").owed is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Faktura VAT nr FV 11/06/2026", "FV 11/06/2026"),
        ("Faktura FV 11/06/2026", "FV 11/06/2026"),
        ("Faktura zaliczkowa nr FZ 3/04/2026", "FZ 3/04/2026"),
        ("Numer faktury: FV/31/2026", "FV/31/2026"),
        ("Invoice no. INV 1042", "INV 1042"),
        ("INVOICE DUE 30.06.2026", None),
        ("Invoice of 12.05.2026", None),
        ("Faktura z dnia 12.05.2026", None),
    ],
)
def test_the_number_of_an_invoice_may_begin_with_its_series_and_a_blank(line, number) -> None:
    found = {
        one.field: one.value for one in billed(FullReading(paragraphs=(Paragraph(text=line),)))
    }
    assert found.get("ref") == number


def test_an_invoice_of_one_endless_line_of_sums_beyond_all_sums_asks_for_none() -> None:
    endless = "total 999999999999999999999999.00 " * 40_000
    assert owed(FullReading(paragraphs=(Paragraph(text=endless),)), "GBP") is None


@pytest.mark.parametrize("head", ["Faktura VAT", "Tax invoice", "חשבונית מס", "ORYGINAŁ"])
def test_the_name_of_a_paper_is_no_seller(head: str) -> None:
    text = f"{head}\nnr FV 29/2026\nRazem 100,00 zł"
    found = billed(FullReading(paragraphs=(Paragraph(text=text),)))
    assert "claimant" not in {x.field for x in found}


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (
            'סה"כ\t37,170.00 ₪\nבניכוי מקדמה ששולמה\t7,170.00 ₪-\nיתרה לתשלום\t30,000.00 ₪',
            "30000.00",
        ),
        ('סה"כ 37,170.00 ₪\nמקדמה ששולמה ביום 30.6.2026 7,170.00\nיתרה 30,000.00', "30000.00"),
        ("Total £5,000.00\nLess deposit paid £1,000.00\nBalance £4,000.00", "4000.00"),
        ("Total £5,000.00\nDeposit received £1,000.00\nBalance payable £4,000.00", "4000.00"),
        ("Razem 5 000,00 zł\nWpłacono zaliczkę 1 000,00\nPozostaje 4 000,00", "4000.00"),
        ("Razem 5 000,00 zł\nZapłacono 1 000,00\nPozostało do zapłaty 4 000,00 zł", "4000.00"),
        ("Total £5,000.00\nPaid 1,000.00\nPaid 500.00\nRemaining 3,500.00", "3500.00"),
        # a deposit still to come was not paid; a sum that does not come out says nothing
        ("Total £5,000.00\nDeposit on order £1,000.00\nBalance on the day £4,000.00", "5000.00"),
        ("Total £5,000.00\nDeposit to be paid £1,000.00\nBalance £4,000.00", "5000.00"),
        ("סה״כ 5,000.00 ₪\nמקדמה תשולם מראש 1,000.00 ₪\nיתרה 4,000.00 ₪", "5000.00"),
        ("Total £5,000.00\nLast year you paid £1,000.00\nYour balance £700.00", "5000.00"),
    ],
)
def test_where_the_invoice_takes_off_what_was_paid_its_balance_is_what_it_asks_for(lines, left):
    full = FullReading(paragraphs=(Paragraph(text=lines),))
    said = {one.field: one for one in billed(full)}
    assert said["amount"].value == left
    assert said["amount"].because == " ".join(
        next(x for x in lines.splitlines() if one_sum(left) in x.replace(" ", ",")).split()
    )


def one_sum(amount: str) -> str:
    """Return *amount* as it is printed, without its cents."""
    return f"{Decimal(amount):,.0f}"


@pytest.mark.parametrize(
    "text",
    [
        "Total £500.00\nPaid £500.00\nBalance due £0.00",
        "Razem 500,00 zł\nPozostało do zapłaty: 0,00 zł",
        'סה"כ 500.00 ₪\nיתרה לתשלום 0.00 ₪',
    ],
)
def test_an_invoice_with_nothing_left_to_pay_asks_for_no_sum(text: str) -> None:
    assert owed(FullReading(paragraphs=(Paragraph(text=text),))) is None


@pytest.mark.parametrize(
    ("lines", "off"),
    [
        ("סה״כ 37,170.00 ₪\nבניכוי מקדמה ששולמה 7,170.00 ₪-\nיתרה לתשלום 30,000.00 ₪", ["7170.00"]),
        ("Total £5,000.00\nPaid £1,000.00\nPaid £500.00\nBalance £3,500.00", ["1000.00", "500.00"]),
        ("Razem 5 000,00 zł\nWpłacono 1 000,00 zł\nDo zapłaty 4 000,00 zł", ["1000.00"]),
        ("Total £5,000.00\nPaid £1,000.00\nBalance due £3,000.00", []),
        ("Total due £5,000.00", []),
    ],
)
def test_what_an_invoice_takes_off_as_paid_is_told_where_the_sums_come_out(lines, off):
    full = FullReading(paragraphs=(Paragraph(text=lines),))
    assert [str(one.amount) for one in taken_off(full)] == off


def test_an_electronic_invoice_tells_what_was_paid_before():
    invoice = Invoice(
        format="ubl", currency="EUR", payable=Decimal("60.00"), prepaid=Decimal("40.00")
    )
    assert [str(one) for one in taken_off(FullReading(invoice=invoice))] == ["40.00 EUR"]
