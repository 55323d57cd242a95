"""Which invoices of a case a message names by their numbers, as people write them."""

import pytest

from casefile.intake.named_debts import debts_named
from casefile.model.claim import Debt
from casefile.model.money import read_money


def owed(*refs):
    return [Debt(ref=ref, amount=read_money("£500")) for ref in refs]


@pytest.mark.parametrize(
    ("text", "refs", "named"),
    [
        ("the doors of inv 1068 stick", ("INV-1041", "INV-1068"), ("INV-1068",)),
        ("INV-1041/INV-1068 are late", ("INV-1041", "INV-1068"), ("INV-1041", "INV-1068")),
        ("על INV-1068 לא נשלם", ("INV-1041", "INV-1068"), ("INV-1068",)),
        ("לא נשלם את ה-INV-1068, הדלתות פגומות", ("INV-1041", "INV-1068"), ("INV-1068",)),
        ("חשבונית מס' 1042 שגויה", ("1041", "1042"), ("1042",)),
        ("Faktura 11/06/2026 jest błędna", ("FV/11/06/2026", "FV/12/06/2026"), ("FV/11/06/2026",)),
        ("Za FV 12/06/2026 nie zapłacę", ("FV/11/06/2026", "FV/12/06/2026"), ("FV/12/06/2026",)),
        ("dnia 11/06/2026 nic nie działało", ("FV/11/06/2026", "FV/12/06/2026"), ()),
        ("we paid 1042 in May", ("1041", "1042"), ()),
        ("invoice 1041 and 1042 are wrong", ("1041", "1042"), ("1041", "1042")),
        ("invoice 1042 is wrong", ("A-1042", "B-1042"), ()),
        ("SI/INV-1068 and INV-10680 and INV-1068/2", ("INV-1068",), ()),
    ],
)
def test_an_invoice_is_named_by_its_number_and_not_by_a_sum_a_day_or_a_longer_number(
    text, refs, named
):
    assert debts_named(text, owed(*refs)) == named


def test_a_debt_that_only_counts_has_no_number_to_be_named_by():
    counted = [one.but(counted=one.ref) for one in owed("1", "2")]
    assert debts_named("invoice 2 is wrong", counted) == ()
