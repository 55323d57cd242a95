"""Days, sums, numbers and languages as people write them, found in what a file says."""

import pytest

from casefile.intake.finds import days, invoice_numbers, sums
from casefile.intake.tongue import language_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.1.2026", "2026-01-12"),
        ("12/01/26", "2026-01-12"),
        ("2026-01-12", "2026-01-12"),
        ("12 stycznia 2026", "2026-01-12"),
        ("12 January 2026", "2026-01-12"),
        ("12 Jan 2026", "2026-01-12"),
        ("January 12th, 2026", "2026-01-12"),
        ("12 בינואר 2026", "2026-01-12"),
        ("31.02.2026", None),
        ("1.2.3.2026", None),
        ("FV/12/01/2026/7", None),
    ],
)
def test_days_as_people_write_them(text, day):
    assert [str(found) for found, _ in days(text)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("12 300,00 zł", "12300.00 PLN"),
        ("₪5,000", "5000.00 ILS"),
        ("5,000 ש״ח", "5000.00 ILS"),
        ("£1,200.50.", "1200.50 GBP"),
        ("EUR 99", "99.00 EUR"),
        ("$99 CAD", "99.00 CAD"),
        ("$99 US", "99.00 USD"),
        ("you still owe £500 us two", "500.00 GBP"),
        ("tel. 500 600 700", None),
    ],
)
def test_sums_as_people_write_them(text, sum_):
    assert [str(found) for found, _ in sums(text)] == ([sum_] if sum_ else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("invoice no. INV-104 of May", "INV-104"),
        ("faktury VAT nr FV/12/2026,", "FV/12/2026"),
        ("חשבונית מס מס' 1047", "1047"),
        ("the invoice was late", None),
        ("חשבונית. 31,860 זה כמו שסיכמנו", None),
    ],
)
def test_an_invoice_number_is_found_where_it_is_called_one(text, number):
    assert [found.value for found in invoice_numbers(text)] == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("אשלם מחר את החשבונית invoice", "he"),
        ("Dzień dobry, proszę o zapłatę", "pl"),
        ("prosze o zaplate faktury do jutra", "pl"),
        ("Please pay the invoice by Friday", "en"),
        ("12345", ""),
    ],
)
def test_languages_are_told(text, code):
    assert language_of(text) == code


def test_endless_groups_of_figures_are_no_sum_and_stop_no_one():
    assert list(sums("111 " * 60_000)) == []
    found = [str(money) for money, _ in sums("111 " * 60_000 + "x 12 345 678,90 zł")]
    assert found == ["12345678.90 PLN"]
