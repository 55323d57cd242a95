"""Which invoices of a case a message names by their numbers, as people write them."""

import pytest

from casefile.intake.named_debts import debts_named, debts_of_sum
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


_TWO = ("FV 41/05/2026", "FV 58/07/2026")


@pytest.mark.parametrize(
    ("text", "refs", "named"),
    [
        ("Za FV 41 dopłacimy we wrześniu", _TWO, _TWO[:1]),
        ("co do fv58 chcemy rabatu", _TWO, _TWO[1:]),
        ("faktura 58 jest błędna", _TWO, _TWO[1:]),
        ("FV 41/06/2026 to nie nasza", _TWO, ()),
        ("FV 41 jest błędna", ("FV 41/05/2026", "FV 41/06/2026"), ()),
        ("przecieka przy świetliku nr 2", ("nr 2/05/2026", "nr 3/07/2026"), ()),
        ("hala 41 przecieka", _TWO, ()),
        ("we dispute INV 7", ("INV-7/2026", "INV-8/2026"), ("INV-7/2026",)),
    ],
)
def test_an_invoice_is_named_by_the_beginning_of_its_number_where_no_other_begins_so(
    text, refs, named
):
    assert debts_named(text, owed(*refs)) == named


@pytest.mark.parametrize(
    ("text", "sums", "named"),
    [
        ("I will not pay the 3,540 for the bar", ("£30,000", "£3,540"), ("2",)),
        ("לא אשלם עליו 3,540 ₪", ("30,000 ₪", "3,540 ₪"), ("2",)),
        ("nie zapłacę 3 540 zł za bar", ("30000 zł", "3540 zł"), ("2",)),
        ("I will not pay £3,540", ("£3,540", "£3,540"), ()),
        ("I will not pay £3,500", ("£30,000", "£3,540"), ()),
    ],
)
def test_an_invoice_is_named_by_its_whole_sum_where_no_other_is_of_the_same(text, sums, named):
    debts = [Debt(ref=str(n), amount=read_money(one)) for n, one in enumerate(sums, 1)]
    assert debts_of_sum(text, debts) == named
