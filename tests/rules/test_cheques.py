"""A cheque of the debtor that is held until its day: when it is to be paid in."""

from datetime import UTC, date, datetime

import pytest
from proof_cases import LAW, case, paper

from casefile.model.claim import Payment
from casefile.model.dates import loose
from casefile.rules.deadlines import deadlines

DAY = date(2027, 3, 20)


def cheque(mark="C-1", kind="cheque", **more):
    one = paper(mark, kind, more.pop("by", "respondent"), dated=more.pop("dated", "2027-03-20"))
    custody = one.custody.but(taken_in_at=datetime(2027, 3, 8, 9, tzinfo=UTC))
    return one.but(custody=custody, **more)


def told(*papers, on=date(2027, 3, 10), **more):
    lines = deadlines(case(*papers, **more), LAW, (), on)
    return [(x.on, x.what.values["mark"]) for x in lines if x.ref.startswith("cheque:")]


@pytest.mark.parametrize("on", [date(2027, 3, 10), DAY, date(2027, 4, 2)])
def test_the_day_of_a_cheque_is_watched_until_money_came_in_for_it(on):
    assert told(cheque(), on=on) == [(DAY, "C-1")]


def test_a_cheque_that_was_paid_or_refused_is_watched_no_more():
    came = Payment(amount="7000 EUR", dated=loose("2027-03-22"))
    assert told(cheque(), on=date(2027, 4, 2), payments=(came,)) == []
    named = came.but(dated=loose("2027-03-19"), marks=("C-1",))
    assert told(cheque(), payments=(named,)) == []
    refused = cheque("C-2", "returned_payment", by="third_party", dated="2027-03-23")
    assert told(cheque(), refused, on=date(2027, 4, 2)) == []


def test_a_cheque_of_ours_one_not_accepted_or_one_that_came_after_its_day_is_not_asked_about():
    assert told(cheque(by="claimant")) == []
    assert told(cheque(accepted=False)) == []
    assert told(cheque(dated="2027-01-05")) == []
