"""Fixed recovery sums: to whom they are owed, from which day, and at which rate of exchange."""

from datetime import date
from decimal import Decimal

import pytest
from accounts import COMPANY, LAWS, XX, case, debt, keys, only, paid, zlotys

from casefile.library import languages
from casefile.model.claim import Credit, OwnRate
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.party import PartyKind
from casefile.rules.account import account
from casefile.rules.calendar import last_business_day_before_month_of, months_after
from casefile.rules.fixed_sums import fixed_sum

WORDS = languages()


def test_a_polish_public_hospital_owes_the_lower_commercial_rate():
    one = only(
        account(zlotys("2026-04-10", PartyKind.PUBLIC_BODY, True), LAWS["pl"], date(2026, 6, 30))
    )
    assert {row.rate for row in one.accruals} == {Decimal("12.00")}


def test_a_polish_consumer_owes_civil_interest_and_no_recovery_sum():
    one = only(account(zlotys("2026-04-10", PartyKind.INDIVIDUAL), LAWS["pl"], date(2026, 6, 30)))
    assert {row.rate for row in one.accruals} == {Decimal("9.25")}
    assert one.costs.amount == 0


def test_a_recovery_sum_waits_for_the_exchange_rate_that_the_pack_lacks():
    """Due 10 November 2026: the NBP rate of 30 October 2026 is not in the pack."""
    given = zlotys("2026-11-10")
    one = only(account(given, LAWS["pl"], date(2026, 11, 20)))
    assert (one.costs.amount, keys(one.missing)) == (0, ["account.missing_exchange"])
    rate = OwnRate(
        kind="EUR", since=loose("2026-10-30"), value=Decimal("4.3000"), source="NBP 211/A/2026"
    )
    whole = only(account(given.but(rates=(rate,)), LAWS["pl"], date(2026, 11, 20)))
    assert (whole.costs.amount, whole.complete) == (Decimal("301.00"), True)


def test_no_exchange_rate_is_asked_for_where_credit_notes_left_nothing_to_recover():
    whole = Credit(debt="FV/1", amount=Money(amount=12400, currency="PLN"), why="never ordered")
    nothing = zlotys("2026-11-10").but(credits=(whole,))
    one = only(account(nothing, LAWS["pl"], date(2026, 11, 20)))
    assert (one.costs.amount, one.balance.amount, one.missing) == (0, 0, ())


@pytest.mark.parametrize(("day", "asked"), [("2026-11-10", 0), ("2026-11-13", 1)])
def test_a_debt_paid_in_time_brings_no_recovery_sum_and_asks_for_no_exchange_rate(day, asked):
    given = zlotys("2026-11-10").but(payments=(paid("12400.00 PLN", day),))
    one = only(account(given, LAWS["pl"], date(2026, 11, 20)))
    assert keys(one.missing) == ["account.missing_exchange"] * asked


@pytest.mark.parametrize(
    ("day", "sum_", "costs", "open_"),
    [
        ("2024-04-01", "1000.00 EUR", "0.00", "0.00"),
        ("2024-04-01", "400.00 EUR", "70.00", "670.20"),
        ("2024-04-02", "1000.00 EUR", "0.00", "70.35"),
    ],
)
def test_what_is_unpaid_when_interest_begins_brings_the_recovery_sum(day, sum_, costs, open_):
    """Due on Monday 1 April 2024; 12 % a year from the 2nd, when 70 fall due.

    600 left: 0.20 on the first day. A day late: 0.33 and the 70 are paid first, so 70.33 of the
    1000 are left, and bear 0.02 on the next day.
    """
    given = case(debt(), respondent=COMPANY, payments=(paid(sum_, day),))
    one = only(account(given, XX, date(2024, 4, 2 if costs == "70.00" else 3)))
    assert (one.costs.amount, one.balance.amount) == (Decimal(costs), Decimal(open_))


def test_every_exchange_rate_of_the_pack_is_of_a_last_business_day_of_a_month():
    law = LAWS["pl"]
    for row in law.interest.exchange:
        assert last_business_day_before_month_of(months_after(row.on, 1), law) == row.on


def test_a_recovery_sum_is_owed_only_from_the_day_and_up_to_the_sum_of_its_row():
    row = XX.interest.fixed_sums[0].but(
        since=date(2024, 1, 1), until=None, up_to=Decimal(1000), below=None
    )
    law = XX.but(interest=XX.interest.but(fixed_sums=(row,)))
    assert fixed_sum(Decimal(1000), date(2024, 1, 1), law) == row
    assert fixed_sum(Decimal(1000), date(2023, 12, 31), law) is None
    assert fixed_sum(Decimal("1000.01"), date(2024, 1, 1), law) is None


def test_the_exchange_rate_of_a_recovery_sum_is_cited_with_its_own_source():
    line = next(
        row
        for row in only(account(zlotys("2024-06-10"), LAWS["pl"], date(2026, 11, 20))).rows
        if row.what.key == "account.row.fixed_sum_converted"
    )
    assert "NBP, tabela A" in WORDS["pl"].say(line.what)
