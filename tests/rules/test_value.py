"""What the claim is worth: only on the user's own opinion, with the sums of the worked example."""

from decimal import Decimal

import pytest
from proof_cases import case, euro, of

from casefile.model.account import Account
from casefile.model.offer import Opinion, Private
from casefile.rules.value import discount, value, worth

ZERO = euro(0)
TWENTY = Account(
    currency="EUR",
    principal=euro(20000),
    interest=ZERO,
    costs=ZERO,
    paid=ZERO,
    balance=euro(20000),
    daily=ZERO,
)
OPINION = Private(
    chance=Opinion(low=Decimal("0.6"), likely=Decimal("0.7"), high=Decimal("0.8")),
    collectable=Opinion(low=Decimal("0.5"), likely=Decimal("0.7"), high=Decimal("0.9")),
    cost_if_won=euro(500),
    cost_if_lost=euro(3500),
    months=10,
    discount_rate=Decimal(6),
)


def worked(private=OPINION):
    return of(case(private=private), accounts=(TWENTY,))


def test_the_worked_example_comes_out_to_the_euro():
    """A 20,000; costs 500 won, 3,500 lost; 10 months at 6 %."""
    found = value(worked())
    assert [round(v.amount) for v in (found.low, found.likely, found.high)] == [4016, 7936, 12617]
    assert found.break_even == Decimal("0.21")


@pytest.mark.parametrize("field", ["chance", "collectable"])
def test_without_an_opinion_there_is_no_value(field):
    assert value(worked(OPINION.but(**{field: None}))) is None
    assert value(of(case())) is None


def test_the_floor_is_the_larger_of_the_own_minimum_and_the_likely_value():
    assert value(worked()).floor.amount == value(worked()).likely.amount
    assert value(worked(OPINION.but(floor=euro(9000)))).floor == euro(9000)


def test_there_is_room_to_agree_when_the_ceiling_reaches_the_floor():
    found = value(worked())
    assert found.ceiling == euro(14000)
    assert found.range_of_agreement is True
    assert value(worked(OPINION.but(floor=euro(15000)))).range_of_agreement is False


def test_costs_and_months_that_were_not_given_count_as_none():
    bare = OPINION.but(cost_if_won=None, cost_if_lost=None, months=None, discount_rate=None)
    assert value(worked(bare)).likely == euro("9800.00")
    assert discount(None, Decimal(6)) == 1


def test_a_claim_that_costs_more_than_it_brings_has_no_break_even():
    dear = OPINION.but(cost_if_won=euro(30000))
    assert worth(worked(dear)).break_even(Decimal("0.1")) is None


def test_what_keeping_the_relation_is_worth_lowers_the_floor_but_not_the_own_minimum():
    dear = OPINION.but(relation_worth=euro(1000))
    assert value(worked(dear)).floor.amount == value(worked()).likely.amount - 1000
    assert value(worked(dear)).likely == value(worked()).likely
    assert value(worked(dear.but(floor=euro(9000)))).floor == euro(9000)


def test_the_input_that_moves_the_worth_most_is_told_first():
    """A 20,000; p 0.6 0.7 0.8, c 0.5 0.7 0.9; collecting moves it more than the chance."""
    bare = OPINION.but(cost_if_won=None, cost_if_lost=None, months=None, discount_rate=None)
    found = value(worked(bare)).tornado
    assert [(s.input, s.low, s.high) for s in found] == [
        ("collectable", euro("7000.00"), euro("12600.00")),
        ("chance", euro("8400.00"), euro("11200.00")),
    ]
    full = value(worked())
    assert [s.input for s in full.tornado] == ["collectable", "chance", "costs", "months"]
    for swing in full.tornado:
        assert swing.low.amount <= full.likely.amount <= swing.high.amount
