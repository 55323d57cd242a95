"""Sums of money as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from casefile.model.claim import Debt, Payment
from casefile.model.deadline import Demand
from casefile.model.money import Money, read_money, read_number


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("1 200,50 zł", "1200.50", "PLN"),
        ("12 300,00 zl", "12300.00", "PLN"),
        ("₪4,500", "4500.00", "ILS"),
        ('4,500 ש"ח', "4500.00", "ILS"),
        ("4.5k", "4500.00", "ILS"),
        ("£1,234.50", "1234.50", "GBP"),
        ("1.234,50 €", "1234.50", "EUR"),
        ("-1.234.567,5 €", "-1234567.50", "EUR"),
        ("1,234,567 zł", "1234567.00", "PLN"),
        ("0,5 zł", "0.50", "PLN"),
        ("0.500 zł", "0.50", "PLN"),
        ("12300.00 PLN", "12300.00", "PLN"),
        ("1'200.00 eur", "1200.00", "EUR"),
        ("1\u00a0200,50\u00a0zł", "1200.50", "PLN"),
        ("\u200f1,200.00 \u200f₪", "1200.00", "ILS"),
    ],
)
def test_a_sum_is_read_as_the_person_meant_it(typed, amount, currency):
    assert read_money(typed, "ILS") == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    ("typed", "home", "currency"),
    [
        ("$9,800.00", "CAD", "CAD"),
        ("9,800.00 $", "CAD", "CAD"),
        ("$9,800.00", "", "USD"),
        ("$9,800.00", "GBP", "USD"),
        ("CAD $9,800.00", "USD", "CAD"),
        ("C$9,800.00", "USD", "CAD"),
        ("CA$9,800.00", "USD", "CAD"),
        ("US$9,800.00", "CAD", "USD"),
        ("US $9,800.00", "CAD", "USD"),
        ("$9,800.00 USD", "CAD", "USD"),
        ("9800", "CAD", "CAD"),
    ],
)
def test_a_bare_dollar_sign_is_that_of_the_place_and_one_spelled_out_wins(typed, home, currency):
    assert read_money(typed, home) == Money(amount=Decimal(9800), currency=currency)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "12 gold",
        "1,2,3,,",
        "--5",
        "NaN",
        "12 345 ??",
        "1.2.26 zl",
        "12.1.2026 zl",
        "1,2,3 zl",
        "1,2.50 zl",
    ],
)
def test_what_is_no_sum_is_refused_in_words(typed):
    with pytest.raises(ValueError):
        read_money(typed)


def test_a_sum_without_a_currency_is_refused_when_none_is_known():
    with pytest.raises(ValueError, match="no_currency"):
        read_money("100")


def test_money_never_passes_through_a_float():
    with pytest.raises(ValidationError):
        Money(amount=0.1, currency="PLN")


def test_two_currencies_do_not_add_up():
    with pytest.raises(ValueError, match="two_currencies"):
        Money(amount=1, currency="PLN") + Money(amount=1, currency="EUR")


@pytest.mark.parametrize("amount", ["0 PLN", "-5 PLN"])
def test_a_debt_and_a_payment_are_more_than_zero(amount):
    with pytest.raises(ValidationError):
        Debt(ref="1", amount=amount)
    with pytest.raises(ValidationError):
        Payment(amount=amount)


@pytest.mark.parametrize("days", [-5, 99_999_999])
def test_a_demand_gives_no_days_below_none_and_no_more_than_ten_years(days):
    with pytest.raises(ValidationError, match="from_to"):
        Demand(on="2026-01-12", days=days)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_what_is_written_as_iso_comes_back_the_same(amount):
    money = Money(amount=amount, currency="PLN")
    assert read_money(str(money)) == money


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999))
def test_a_group_of_three_after_one_to_three_digits_is_thousands(head, tail):
    assert read_number(f"{head},{tail:03}") == head * 1000 + tail


@pytest.mark.parametrize("typed", ["1000000000000000 PLN", "1-2 PLN", "1,2-3 PLN"])
def test_a_sum_beyond_all_sums_and_a_number_that_is_none_are_refused(typed):
    with pytest.raises(ValueError):
        read_money(typed)


def test_groups_of_three_are_put_together_and_a_currency_is_three_capitals():
    assert str(read_money("1.234.567 PLN")) == "1234567.00 PLN"
    for amount, currency in (("NaN", "PLN"), ("Infinity", "PLN"), ("1", "zl"), ("1", "pln")):
        with pytest.raises(ValueError):
            Money(amount=amount, currency=currency)
