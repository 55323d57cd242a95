"""The whole sum that an order names, as its words seem to say it in three languages."""

from __future__ import annotations

import pytest

from casefile.intake.ordered import ordered
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.short import short_reading
from casefile.model.case import Case
from casefile.model.exhibit import ExhibitKind


def read(text: str, home: str = "") -> str:
    found = ordered(FullReading(paragraphs=(Paragraph(text=text),)), home)
    return str(found) if found else ""


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Tables 10 at £1,000.00\nTotal: £12,900.00 incl. VAT (net £10,750.00)", "12900.00 GBP"),
        ("Subtotal £10,750.00\nVAT £2,150.00\nTotal £12,900", "12900.00 GBP"),
        ("Total: £12900, of it a deposit of £3000", "12900.00 GBP"),
        ('סה"כ 10,932.20\nמע"מ 1,967.80\nסה"כ לתשלום 12,900.00 ₪', "12900.00 ILS"),
        ("סה״כ כולל מע״מ: 12,900 ש״ח", "12900.00 ILS"),
        ("Razem 15 000,00 23% 3 450,00 18 450,00 zł", "18450.00 PLN"),
        ("Razem netto: 10 000,00 zł\nRazem brutto: 12 300,00 zł", "12300.00 PLN"),
        ("Stoły: 1 000,00 PLN\nŁącznie 12 900,00", "12900.00 PLN"),
    ],
)
def test_the_greatest_total_of_an_order_is_its_whole(text: str, whole: str) -> None:
    assert read(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We order 40 chairs at £12.00.",
        "The total price is £6,500.00 plus VAT (£7,800.00).",
        'סה"כ לפני מע"מ 12,900 ₪',
        "Razem netto: 10 000,00 zł",
        "Total per month: £500.00",
        "Razem miesięcznie: 500,00 zł",
        "Total deposit: £3,000.00",
        "Total liability shall not exceed £10,000.00.",
        "Total: 12,900.00",  # in what money?
        "Total £12,900.00 or a total of €15,000.00",
    ],
)
def test_no_sum_of_a_part_or_without_tax_is_taken_for_the_whole(text: str) -> None:
    assert read(text) == ""


def test_it_is_read_of_orders_quotations_and_contracts_alone() -> None:
    full = FullReading(paragraphs=(Paragraph(text="Total: $12,900.00"),))
    for kind in (ExhibitKind.ORDER, ExhibitKind.QUOTE, ExhibitKind.CONTRACT):
        assert str(short_reading(full, kind, Case(), "CAD").owed) == "12900.00 CAD"
    assert short_reading(full, ExhibitKind.LETTER, Case(), "CAD").owed is None


def test_an_order_of_one_endless_line_of_totals_is_read_like_any_other() -> None:
    assert read("total 1,000.00 GBP " * 20_000) == "1000.00 GBP"
    assert read("total 1,000.00 GBP net " * 20_000) == ""
