"""Words of the other side that promise a payment, and words like them that promise none."""

import pytest
from pleas_read import CASE, mail

from casefile.intake.guess import suggestions

PROMISES = {"promises_to_pay", "sees_to_it"}


def promised(body):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Re: hello", body)
    return any(
        one.field == "shows" and one.reason in PROMISES for one in suggestions(full, "m.eml", CASE)
    )


@pytest.mark.parametrize(
    "words",
    [
        "Got it, will sort it end of the month",
        "I'll sort it by Friday.",
        "Sorry about the invoice. We'll sort it.",
        "I'll sort the payment.",
        "We will sort out your invoice.",
        "I'll settle up.",
        "Załatwię to do piątku.",
        "Wiem o fakturze. Ogarnę to.",
        "Ogarniemy płatność.",
        "אסדר את זה עד סוף החודש",
        "קיבלתי את החשבונית. נטפל בזה.",
        "נטפל בתשלום",
        "I will pay it myself on Friday.",
    ],
)
def test_to_see_to_the_money_or_to_it_by_a_day_is_a_promise(words):
    assert promised(words)


@pytest.mark.parametrize(
    "words",
    [
        "Will sort it out myself.",
        "Don't come back about the invoice, I'll sort it out myself.",
        "The WC door still sticks, we'll sort it by Friday.",
        "I'll sort it.",
        "I won't pay, I'll sort it with another builder.",
        "Załatwię to sam, nie zapłacę.",
        "Drzwi się zacinają, załatwimy to jutro.",
        "אטפל בזה בעצמי, החשבונית לא מעניינת",
        "I will pay the electricity bill",
        "Zapłacę za prąd",
        "אשלם את החשמל",
    ],
)
def test_to_see_to_the_work_or_to_it_without_the_other_or_to_pay_others_is_none(words):
    assert not promised(words)
