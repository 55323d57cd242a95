"""Each fact that sends to a lawyer first, and what is not said, which sends nowhere."""

import pytest
from proof_cases import ON, case, contract, of, paper, raised, signed_by

from casefile.model.review import LimitationLine
from casefile.model.say import Say
from casefile.rules.lawyer import lawyer_first

NEAR = LimitationLine(debt="INV-1", last_day=ON, days_left=5, why=Say("points.none"))


@pytest.mark.parametrize(
    ("trigger", "facts"),
    [
        ("counterclaim", {"positions": (raised("counterclaim"),)}),
        (
            "denied_signature",
            {
                "positions": (raised("denies_signature"),),
                "exhibits": (contract(signatures=signed_by()),),
            },
        ),
        ("insolvency", {"positions": (raised("insolvency"),)}),
        ("abroad", {"respondent": {"name": "Far", "abroad": True}}),
        (
            "recording",
            {"exhibits": (paper("C-1", "recording", "claimant", lawful=False),)},
        ),
        ("legal_bar", {"positions": (raised("legal_bar"),)}),
        ("threats", {"positions": (raised("duress"),)}),
        ("guarantee", {"others": ({"name": "G", "role": "guarantor"},)}),
        (
            "regulated_credit",
            {
                "ground": "loan",
                "respondent": {"name": "Dan", "kind": "individual", "in_business": False},
            },
        ),
        (
            "settlement",
            {
                "private": {"lawyer_above": "500 EUR"},
                "offers": ({"by": "respondent", "amount": "501 EUR"},),
            },
        ),
        ("wanted", {"private": {"lawyer_wanted": "the sum matters to us"}}),
    ],
)
def test_each_trigger_sends_to_a_lawyer_first(trigger, facts):
    assert lawyer_first(of(case())) == ()
    assert [line.trigger for line in lawyer_first(of(case(**facts)))] == [trigger]


def test_a_mail_of_his_that_shows_the_agreement_is_a_second_route_to_a_denied_signature():
    denied = {"positions": (raised("denies_signature"),)}
    papers = (contract(signatures=signed_by()), paper("C-2", "email", "respondent", "agreement"))
    assert lawyer_first(of(case(*papers, **denied))) == ()
    ours = paper("C-2", "email", "claimant", "agreement")
    (line,) = lawyer_first(of(case(papers[0], ours, **denied)))
    assert line.trigger == "denied_signature"


def test_what_is_not_said_pulls_no_trigger():
    """A borrower of whom nobody said whether he is in business; an offer with no line drawn."""
    borrower = case(ground="loan", respondent={"name": "Dan", "kind": "individual"})
    assert lawyer_first(of(borrower)) == ()
    offered = case(offers=({"by": "respondent", "amount": "501 EUR"},))
    assert lawyer_first(of(offered)) == ()
    line = offered.but(private={"lawyer_above": "501 EUR"})
    assert lawyer_first(of(line)) == ()


def test_a_limitation_that_is_near_sends_to_a_lawyer_too():
    lines = lawyer_first(of(case(), limitation=(NEAR,)))
    assert [line.trigger for line in lines] == ["limitation"]
    gone = NEAR.but(days_left=-3)
    lines = lawyer_first(of(case(), limitation=(gone,)))
    assert [line.trigger for line in lines] == ["limitation_passed"]
