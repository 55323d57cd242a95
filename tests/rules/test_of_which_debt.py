"""A record of what was supplied, where several debts are claimed: for which of them is it?"""

import pytest
from proof_cases import LAW, ON, case, delivery, euro

from casefile.model.claim import Debt
from casefile.rules.papers_of import of_no_debt
from casefile.rules.review import review

TWO = (
    Debt(id="1", ref="INV-1", amount=euro(100), due="2026-01-12"),
    Debt(id="2", ref="INV-2", amount=euro(50), due="2026-02-12", marks=("C-9",)),
)


def told(*papers, debts=TWO):
    """The codes of the gaps and the keys of the steps."""
    whole = review(case(*papers, debts=debts), LAW, ON)
    gaps = [(gap.code, gap.fatal) for gap in whole.gaps]
    return ("of_which_debt", False) in gaps, [
        one.step.key for one in whole.next_steps if one.step.key == "steps.say_which_debt"
    ]


def test_it_is_told_and_asked_which_of_several_debts_a_record_is_of():
    assert told(delivery()) == (True, ["steps.say_which_debt"])


@pytest.mark.parametrize(
    "known",
    [
        {"debts": ("INV-1",)},
        {"debts": ("INV-1", "INV-2")},
        {"title": "Delivery note for INV-2"},
        {"mark": "C-9"},
        {"copy_of": "C-1"},
        {"accepted": False},
    ],
)
def test_nothing_is_asked_where_it_is_said_or_stands_in_the_title_or_waits(known):
    assert told(delivery(**known)) == (False, [])


def test_one_debt_alone_leaves_nothing_to_ask():
    assert told(delivery(), debts=TWO[:1]) == (False, [])


def test_a_record_of_the_day_of_one_delivery_is_of_that_one():
    debts = (TWO[0].but(performed="2026-01-02"), TWO[1])
    assert of_no_debt(case(delivery(dated="2026-01-02"), debts=debts)) == ()
    assert of_no_debt(case(delivery(dated="2026-01-03"), debts=debts)) == ("C-2",)
