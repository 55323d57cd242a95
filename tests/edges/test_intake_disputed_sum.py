"""A sum that he disputes, named with it: a plea to that part of that invoice, and to no more."""

import pytest
from pleas_read import CASE, mail

from casefile.intake.guess import suggestions
from casefile.model.claim import Debt
from casefile.model.suggestion import PLEA

DEBTS = (Debt(ref="INV-42", amount="360.00 GBP"), Debt(ref="INV-51", amount="5231.10 GBP"))


def found(body, case=CASE):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Re: invoice", body)
    pleas = suggestions(full, "m.eml", case.but(debts=DEBTS))
    return {
        one.value: (one.debts, str(one.part_sum.amount) if one.part_sum else "")
        for one in pleas
        if one.field == PLEA
    }


@pytest.mark.parametrize(
    "words",
    [
        "We do not dispute £3,591.10. We dispute £2,000.00 of INV-51 because the food was cold.",
        "The food was cold. We therefore dispute £2,000.00 of INV-51.",
        "Jedzenie było zimne. Kwestionujemy 2 000,00 GBP z INV-51.",
        "האוכל היה קר. אנחנו חולקים על 2,000.00 GBP מתוך INV-51.",
    ],
)
def test_a_complaint_beside_a_disputed_sum_is_of_that_sum_of_that_invoice(words):
    assert found(words) == {"quality_complaint": (("INV-51",), "2000.00")}


def test_a_sum_disputed_without_a_cause_is_said_to_be_wrong():
    assert found("We dispute £120 of INV-51.") == {"wrong_amount": (("INV-51",), "120.00")}


@pytest.mark.parametrize(
    "words",
    [
        "The food was cold. We dispute £5,231.10 of INV-51.",  # the whole of it
        "The food was cold. We dispute £100 of INV-51 and we dispute £200 of INV-42.",
        "The food was cold. We do not dispute £100 of INV-51.",
        "The food was cold at your £100 a head.",
    ],
)
def test_the_whole_of_it_several_sums_and_a_sum_not_disputed_make_no_part(words):
    assert {said for _, said in found(words).values()} <= {""}


def test_a_complaint_of_another_invoice_is_not_of_the_sum():
    told = found("The food of INV-42 was cold. We dispute £2,000 of INV-51.")
    assert told["quality_complaint"] == (("INV-42",), "")
    assert told["wrong_amount"] == (("INV-51",), "2000.00")
