"""A claim that a court dismissed: nothing is owed, nothing is asked for, and it may be appealed."""

import pytest

from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.rules.endings import ends_of


@pytest.fixture
def lost(desk, id_):
    desk.close(id_, Ending(how=Ended.DISMISSED, on=loose("2026-11-10"), why="No delivery note"))
    return id_


def test_a_claim_that_was_dismissed_is_owed_no_more_and_told_as_lost(desk, lost, shell):
    (line,) = desk.cases()
    assert (line.amounts, line.ended) == (("0.00 EUR",), "dismissed")
    assert "closed: claim dismissed by the court" in shell("cases")[1]
    told = shell("plan", "1")[1]
    assert "of the €1,001.75 claimed nothing is owed" in told
    assert "appeal" in told
    assert shell("deadlines", "1")[1].strip() == ""


@pytest.mark.parametrize("form", ["demand_letter", "reminder_firm", "offer", "discharge"])
def test_of_a_claim_that_was_dismissed_nothing_is_demanded_offered_or_confirmed(lost, shell, form):
    code, _, told = shell("write", "1", form)
    assert code == 2
    assert "A court dismissed the claim on 10/11/2026" in told


def test_a_claim_that_was_dismissed_and_appealed_stands_again(desk, lost):
    desk.reopen(lost)
    assert ends_of(desk.case(lost), desk.on) == ()
    assert desk.review(lost).account[0].balance.amount > 1000


def test_a_dismissal_leaves_nothing_of_what_was_agreed_or_awarded_before(desk, id_):
    euros = Money(amount="600", currency="EUR")
    offer = Offer(by=OfferBy.CLAIMANT, on=loose("2026-11-03"), amount=euros, answer=Answer.ACCEPTED)
    desk.change(id_, lambda case: case.but(offers=(offer,)), note="offer")
    desk.close(id_, Ending(how=Ended.JUDGMENT, on=loose("2026-11-05"), sum=euros))
    desk.close(id_, Ending(how=Ended.DISMISSED, on=loose("2026-11-10")))
    (end,) = ends_of(desk.case(id_), desk.on)
    assert (end.how, end.owed("EUR")) == (Ended.DISMISSED, 0)


def test_a_judgment_of_nothing_is_named_as_what_it_is(id_, shell):
    code, _, told = shell("close", "1", "judgment", "--sum", "0")
    assert code == 2
    assert "a claim dismissed" in told
    code, _, told = shell("close", "1", "dismissed", "--sum", "10")
    assert code == 2
    assert "no sum is told" in told
