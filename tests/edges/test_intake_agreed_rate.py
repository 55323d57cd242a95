"""Interest for late payment that a paper of the deal agrees, by the year, in three languages."""

import pytest
from guesses import EW, read

from casefile.intake.guess import suggestions
from casefile.model.suggestion import AGREED_RATE

HEADS = {"en": "PURCHASE ORDER no. 118", "he": "הזמנה מס' 118", "pl": "Zamówienie nr 118"}


def rates(words, head="PURCHASE ORDER no. 118"):
    full = read(f"{head}\nHarbour Cafe Ltd\n\n{words}\n", "order.txt")
    guessed = suggestions(full, "order.txt", EW)
    return [(one.value, one.because) for one in guessed if one.field == AGREED_RATE]


@pytest.mark.parametrize(
    ("language", "words", "rate"),
    [
        ("en", "Late payment bears interest at 8% per year.", "8"),
        ("en", "Overdue sums carry interest of 1.5 % per annum.", "1.5"),
        ("en", "Interest on late payment is 18% a year.", "18"),
        ("he", "פיגור בתשלום יישא ריבית בשיעור 9% לשנה.", "9"),
        ("he", "על איחור תחול ריבית פיגורים שנתית של 7.5%.", "7.5"),
        ("pl", "Za opóźnienie w zapłacie należą się odsetki w wysokości 10% rocznie.", "10"),
        ("pl", "Odsetki za opóźnienie wynoszą 8,5 % w skali roku.", "8.5"),
    ],
)
def test_the_agreed_interest_of_an_order_is_read_with_its_sentence(language, words, rate):
    assert rates(words, HEADS[language]) == [(rate, words)]


@pytest.mark.parametrize(
    "words",
    [
        "Late payment bears interest at 1.5% per month.",
        "Late payment bears interest at 4% a year above the base rate.",
        "Statutory interest of 8% a year is reserved.",
        "Prices include VAT of 20%, reviewed every year.",
        "Interest at 8% per year. After ninety days interest at 12% per year.",
        "Za opóźnienie należą się odsetki ustawowe, obecnie 11% rocznie.",
        "ריבית כחוק, כיום 5% לשנה.",
    ],
)
def test_a_rate_by_the_month_of_the_law_or_above_another_and_two_rates_are_none(words):
    assert rates(words) == []


def test_what_an_invoice_alone_prints_is_agreed_by_nobody():
    assert rates("Late payment bears interest at 8% per year.", "INVOICE no. 118") == []
