"""Sums done in public or by hand come out to the last grosz, penny and agora, in every pack."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from simple_interest import late_interest

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.model.claim import Debt, OwnRate
from casefile.model.dates import loose
from casefile.model.jurisdiction import Rate
from casefile.model.money import Money
from casefile.model.party import Party
from casefile.rules.compound import compound_interest, is_compound
from casefile.rules.due import due_day, interest_start
from casefile.rules.fees import court_fee, fee_band
from casefile.rules.fixed_sums import converted, fixed_sum
from casefile.rules.interest import Terms, stretches
from casefile.rules.limitation import limitation

LAWS = jurisdictions()
EXAMPLES = [
    pytest.param(law, example, id=f"{code}-{example.id}")
    for code, law in LAWS.items()
    for example in law.worked_examples
]
INTEREST = {regime.id for law in LAWS.values() for regime in law.interest.regimes}


def money(text: str) -> Money:
    return Money.model_validate(text)


def of(regimes):
    return [p for p in EXAMPLES if p.values[1].regime in regimes]


def start_of(example, regime, law) -> tuple[date, date | None]:
    given = example.given
    if "first" in given:
        return given["first"], None
    debt = Debt(
        ref="1",
        amount=money(given["principal"]),
        due=loose(given.get("due")),
        performed=loose(given.get("performed")),
        invoice_received=loose(given.get("noticed")),
    )
    due = due_day(Case(debts=(debt,)), debt, regime)
    assert due is not None
    return interest_start(due, regime, law), due


def ruled(example, law):
    """The regime of the example; a rate or a rounding that it names replaces those of the pack."""
    regime = next(r for r in law.interest.regimes if r.id == example.regime)
    given = example.given
    if "rounding" in given:
        regime = regime.but(rounding=given["rounding"])
    if "rate" in given:
        rate = Rate(
            kind=regime.rate_kind,
            since=date(2000, 1, 1),
            value=given["rate"],
            source=example.source,
        )
        law = law.but(interest=law.interest.but(rates=(rate,)))
    return regime, law


@pytest.mark.parametrize(("law", "example"), of(INTEREST))
def test_interest_comes_out_to_the_last_hundredth(law, example):
    given, expected = example.given, example.expected
    regime, law = ruled(example, law)
    if "days" in given:
        first, due = date(2025, 3, 1), None
        until = first + timedelta(days=given["days"] - 1)
    else:
        (first, due), until = start_of(example, regime, law), given["until"]
    own = tuple(OwnRate.model_validate(row) for row in given.get("own", ()))
    principal = money(given["principal"])
    if "missing" in expected:
        lacking = [p for p in stretches(first, until, Terms(regime, law, own)) if p.rate is None]
        assert [(p.kind, p.first, p.last) for p in lacking] == [
            (expected["missing"], expected["missing_since"], expected["missing_until"])
        ]
        return
    if is_compound(regime):
        run = compound_interest(principal, first, until, Terms(regime, law, own), "1")
        assert not run.lacking
        rows = run.rows
    else:
        rows = late_interest(principal, first, until, regime, law, own)
    assert sum(row.interest.amount for row in rows) == money(expected["total"]).amount
    if "days" in expected:
        assert sum(row.days for row in rows) == expected["days"]
    if "first" in expected:
        assert rows[0].first == expected["first"]
    if "rate" in expected:
        assert {row.rate for row in rows} == {expected["rate"]}
    if "daily" in expected:
        assert rows[0].interest.amount / rows[0].days == money(expected["daily"]).amount
    if "rows" in expected:
        told = [
            {
                "first": r.first,
                "last": r.last,
                "days": r.days,
                "rate": r.rate,
                "interest": r.interest,
            }
            for r in rows
        ]
        assert told == [{**row, "interest": money(row["interest"])} for row in expected["rows"]]
    if "fixed_sum" in expected:
        fixed = fixed_sum(principal.amount, due or first, law)
        assert fixed is not None and fixed.amount == money(expected["fixed_sum"])
    assert all(row.source.title for row in rows)


@pytest.mark.parametrize(("law", "example"), of({"compensation"}))
def test_a_recovery_sum_takes_the_rate_of_the_right_exchange_day(law, example):
    given, expected = example.given, example.expected
    principal, due = money(given["principal"]), given["due"]
    fixed = fixed_sum(principal.amount, due, law)
    assert fixed is not None and fixed.amount == money(expected["sum"])
    own = ()
    if "exchange" in given:
        day = date(2000, 1, 1)
        own = (OwnRate(kind="EUR", since=loose(day), value=given["exchange"], source="example"),)
    sum_ = converted(fixed, due, law, own)
    if "exchange_day" in expected:
        assert (sum_.exchange_day, sum_.exchange) == (
            expected["exchange_day"],
            expected["exchange"],
        )
    if "converted" in expected:
        assert sum_.sum == money(expected["converted"])


@pytest.mark.parametrize(("law", "example"), of({"limitation"}))
def test_the_last_day_is_that_of_the_example(law, example):
    given = example.given
    case = Case(
        claimant=Party(in_business=given["claimant_in_business"]),
        ground=given["ground"],
        debts=(
            Debt(ref="1", amount=Money(amount=1, currency=law.currency), due=loose(given["due"])),
        ),
    )
    (line,) = limitation(case, law, given["due"])
    assert line.last_day == example.expected["last_day"]


@pytest.mark.parametrize(("law", "example"), of({"court_fee"}))
def test_a_court_fee_is_that_of_the_example(law, example):
    given = example.given
    amount = money(given["amount"])
    band = fee_band(given["table"], amount.amount, law, given["on"])
    assert band is not None
    forum = next((f for f in law.forums if f.id == given.get("forum")), None)
    assert court_fee(band, amount, forum) == money(example.expected["fee"])


def test_every_example_of_every_pack_is_read_by_one_of_these_tests():
    read = INTEREST | {"compensation", "limitation", "court_fee"}
    for code, law in LAWS.items():
        assert law.worked_examples, code
        assert {example.regime for example in law.worked_examples} <= read, code


def test_the_examples_can_fail():
    """One day more, and the published Polish sum no longer comes out."""
    law = LAWS["pl"]
    regime = next(r for r in law.interest.regimes if r.id == "late_civil")
    rows = late_interest(money("10000.00 PLN"), date(2026, 4, 1), date(2026, 7, 1), regime, law)
    assert sum(row.interest.amount for row in rows) != Decimal("230.62")
