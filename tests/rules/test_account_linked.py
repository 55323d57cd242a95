"""Compound interest, linkage and the order in which a payment is set against a debt."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from accounts import LAWS, XX, case, debt, keys, only, paid, shekels
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from casefile.model.claim import Agreement, OwnRate
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.rules.account import account

# --- compound interest and linkage, when a person chooses them


def test_a_regime_that_a_person_chose_comes_before_the_rules_of_the_place():
    given = case(debt(due="2020-12-31"), interest_regime="compound")
    one = only(account(given, XX, date(2022, 12, 31)))
    assert one.interest.amount == Decimal("210.00")  # 1000 x 10 %, then 1100 x 10 %


def test_what_joins_the_sum_at_the_end_of_each_year_bears_interest_in_the_next():
    """10 % of 1000, of 1100, of 1210: 100 + 110 + 121, each row one year."""
    given = case(debt(due="2020-12-31"), interest_regime="compound")
    one = only(account(given, XX, date(2023, 12, 31)))
    assert [row.interest.amount for row in one.accruals] == [100, 110, 121]


def test_a_payment_on_the_last_day_of_a_period_is_set_against_what_joined_the_sum():
    """1000 + 100 joins on 31 December 2021; 50 paid leaves 1050; 10 % of it is 105."""
    given = case(
        debt(due="2020-12-31"),
        interest_regime="compound",
        payments=(paid("50.00 EUR", "2021-12-31"),),
    )
    one = only(account(given, XX, date(2022, 12, 31)))
    assert (one.principal.amount, one.interest.amount) == (Decimal("1000.00"), Decimal("155.00"))
    assert (one.balance.amount, one.complete) == (Decimal("1155.00"), True)
    assert "account.note.order_compound" in keys(one.notes)


def test_a_payment_within_a_period_pays_interest_that_has_not_joined_the_sum_first():
    """To 1 July 2021 182 days: 49.86. 149.86 paid: 100.00 of principal. 183 days on 900: 45.12."""
    given = case(
        debt(due="2020-12-31"),
        interest_regime="compound",
        payments=(paid("149.86 EUR", "2021-07-01"),),
    )
    one = only(account(given, XX, date(2021, 12, 31)))
    assert [row.interest.amount for row in one.accruals] == [Decimal("49.86"), Decimal("45.12")]
    assert (one.principal.amount, one.interest.amount) == (Decimal("900.00"), Decimal("45.12"))
    year_on = only(account(given, XX, date(2022, 12, 31)))  # 945.12 x 10 % = 94.51
    assert year_on.balance.amount == Decimal("1039.63")


def test_what_a_payment_leaves_goes_on_being_linked_and_bearing_interest():
    """10000 + 2 % linkage = 10200; 25.71 + 28.28 interest; 2000 paid leaves 8253.99.

    Then 3 % linkage 247.62 on it, and 37.31 + 43.45 interest on 8501.61: 8582.37.
    """
    index = (("2022-06-15", "105.0"), ("2022-12-15", "107.1"), ("2023-06-15", "110.313"))
    points = [OwnRate(kind="cpi", since=loose(d), value=Decimal(v), source="CBS") for d, v in index]
    given = shekels(*points).but(
        interest_regime="linkage_and_interest",
        debts=(debt("1", "10000.00 ILS", "2022-06-30"),),
        payments=(paid("2000.00 ILS", "2022-12-31"),),
    )
    paid_on = only(account(given, LAWS["il"], date(2022, 12, 31)))
    assert (paid_on.balance.amount, paid_on.interest.amount) == (Decimal("8253.99"), 0)
    one = only(account(given, LAWS["il"], date(2023, 6, 30)))
    assert [row.interest.amount for row in one.accruals] == [
        Decimal(x) for x in ("200.00", "25.71", "28.28", "247.62", "37.31", "43.45")
    ]
    assert (one.balance.amount, one.complete) == (Decimal("8582.37"), True)


def test_after_a_missing_value_nothing_more_is_counted_whatever_is_paid():
    point = OwnRate(kind="cpi", since=loose("2022-06-15"), value=Decimal(105), source="CBS")
    given = shekels(point).but(
        interest_regime="linkage_and_interest",
        debts=(debt("1", "10000.00 ILS", "2022-06-30"),),
        payments=(paid("2000.00 ILS", "2022-12-31"),),
    )
    one = only(account(given, LAWS["il"], date(2023, 6, 30)))
    assert (one.accruals, one.complete) == ((), False)
    assert {x.values["since"] for x in one.missing} == {date(2022, 12, 31), date(2023, 6, 30)}


@settings(max_examples=50)
@given(st.integers(1, 1200), st.integers(0, 900))
def test_a_payment_never_raises_the_balance_of_compound_interest(cents, day):
    on = date(2021, 1, 1) + timedelta(days=day)
    given = case(debt(due="2020-12-31"), interest_regime="compound")
    with_it = given.but(payments=(paid(Money(amount=cents, currency="EUR"), on.isoformat()),))
    until = date(2023, 12, 31)
    before, after = only(account(given, XX, until)), only(account(with_it, XX, until))
    assert after.balance.amount <= before.balance.amount


# --- the order in which a payment is set against a debt


def test_an_agreed_order_of_payment_comes_before_that_of_the_place():
    given = case(
        debt(due="2023-12-31"),
        payments=(paid("100.00 EUR", "2024-06-30"),),
        agreement=Agreement(allocation=("principal", "interest", "costs")),
    )
    one = only(account(given, XX, date(2024, 6, 30)))
    assert one.principal.amount == Decimal("900.00")
    assert "account.note.order_agreed" in keys(one.notes)
    by_law = only(account(given.but(agreement=Agreement()), XX, date(2024, 6, 30)))
    assert by_law.principal.amount > one.principal.amount
    assert "account.note.order_by" in keys(by_law.notes)
    bare = XX.but(interest=XX.interest.but(allocation_source=None))
    unsaid = only(account(given.but(agreement=Agreement()), bare, date(2024, 6, 30)))
    assert "account.note.order" in keys(unsaid.notes)


@pytest.mark.parametrize("place", ["il", "pl"])
def test_the_order_of_the_place_cites_where_it_stands(place):
    currency = LAWS[place].currency
    given = case(
        debt(amount=f"1000.00 {currency}", due="2023-03-31"),
        payments=(paid(f"10.00 {currency}", "2023-06-30"),),
    )
    one = only(account(given, LAWS[place], date(2023, 6, 30)))
    (order,) = (note for note in one.notes if note.key == "account.note.order_by")
    assert order.values["source"]


@pytest.mark.parametrize(
    "order", [("interest",), ("interest", "interest", "costs"), ("a", "b", "c")]
)
def test_an_order_that_does_not_name_each_part_once_is_refused(order):
    with pytest.raises(ValidationError, match="order_of_payment"):
        Agreement(allocation=order)


def test_linkage_without_the_index_is_refused_and_asked_for():
    given = shekels().but(
        interest_regime="linkage_and_interest",
        debts=(debt("1", "10000.00 ILS", "2022-06-30"),),
    )
    one = only(account(given, LAWS["il"], date(2023, 6, 30)))
    assert (one.interest.amount, one.complete) == (0, False)
    assert {said.values["kind"] for said in one.missing} == {"cpi"}
    assert {said.values["since"] for said in one.missing} == {
        date(2022, 6, 30),
        date(2023, 6, 30),
    }


def test_an_index_that_is_too_old_is_not_the_last_one_known():
    old = OwnRate(kind="cpi", since=loose("2022-04-15"), value=Decimal(100), source="CBS")
    new = OwnRate(kind="cpi", since=loose("2023-06-15"), value=Decimal(110), source="CBS")
    given = shekels(old, new).but(
        interest_regime="linkage_and_interest",
        debts=(debt("1", "10000.00 ILS", "2022-06-30"),),
    )
    one = only(account(given, LAWS["il"], date(2023, 6, 30)))
    assert [(said.values["kind"], said.values["since"]) for said in one.missing] == [
        ("cpi", date(2022, 6, 30))
    ]


def test_a_regime_that_the_pack_does_not_have_is_named():
    one = only(account(case(debt(), interest_regime="usury"), XX, date(2024, 12, 31)))
    assert "account.note.no_such_regime" in keys(one.notes)
    assert one.interest.amount > 0


def linked(*points):
    """The account of 10,000 ILS due on 30 June 2022 with these points of the index, a year on."""
    rates = [
        OwnRate(kind="cpi", since=loose(since), value=Decimal(value), source="CBS")
        for since, value in points
    ]
    given = shekels(*rates).but(
        interest_regime="linkage_and_interest",
        debts=(debt("1", "10000.00 ILS", "2022-06-30"),),
    )
    return only(account(given, LAWS["il"], date(2023, 6, 30)))


@pytest.mark.parametrize(("since", "missing"), [("2022-05-26", 0), ("2022-05-25", 1)])
def test_an_index_of_five_weeks_is_the_last_one_known_and_no_older_one(since, missing):
    one = linked((since, 100), ("2023-06-15", 110))
    assert [said.values["kind"] for said in one.missing] == ["cpi"] * missing


def test_of_two_points_of_the_index_the_later_one_counts():
    """From 105 to 110 a sum of 10,000.00 grows by 476.19; from 100 it would grow by 1,000.00."""
    one = linked(("2022-06-01", 100), ("2022-06-15", 105), ("2023-06-01", 90), ("2023-06-15", 110))
    assert Decimal("476.19") in [row.debit.amount for row in one.rows if row.debit]


def test_an_agreed_rate_that_the_place_cuts_is_told_beside_the_one_that_is_counted():
    """Examplia: at most 20 %, and 15 % agreed stands as it is."""

    def told(agreed):
        terms = Agreement(contract_rate=Decimal(agreed))
        given = case(debt("1", "1000.00 EUR", "2024-12-31"), agreement=terms)
        one = only(account(given, LAWS["xx"], date(2025, 7, 31)))
        return [said for said in one.notes if said.key == "account.note.agreed_not_taken"]

    (cut,) = told(30)
    assert (cut.values["rate"], cut.values["name"]) == (30, LAWS["xx"].interest.kinds["max_agreed"])
    assert told(15) == []


def test_interest_that_a_court_awards_is_not_owed_before_so_a_payment_pays_the_debt_first():
    """1000 at 8 % to 30 June 2025, 181 days: 39.67; 400 paid; 600 for 31 days of July: 4.08."""
    given = case(debt("1", "1000.00 GBP", "2024-12-31"), payments=(paid("400 GBP", "2025-06-30"),))
    one = only(account(given, LAWS["ew"], date(2025, 7, 31)))
    assert (one.principal.amount, one.interest.amount) == (Decimal("600.00"), Decimal("43.75"))
    assert "account.note.order_awarded" in keys(one.notes)
    assert "account.note.order" not in keys(one.notes)
    agreed = given.but(agreement=Agreement(contract_rate=Decimal(8)))
    one = only(account(agreed, LAWS["ew"], date(2025, 7, 31)))  # agreed interest is owed: 39.67
    assert (one.principal.amount, one.interest.amount) == (Decimal("639.67"), Decimal("4.35"))
