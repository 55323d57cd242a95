"""A time to pay from the end of the month of the invoice: as it is typed, and the day it gives."""

from datetime import date

import pytest

from casefile.model.case import Case
from casefile.model.claim import Agreement, Debt
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.payment_term import month_end_days, terms_typed
from casefile.rules.due import due_told


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("שוטף+30", 30),
        ("שוטף + 60", 60),
        ("שוטף פלוס 45 ימים", 45),
        ("שוטף", 0),
        ("30 יום מסוף חודש", 30),
        ("EOM + 30", 30),
        ("net 30 EOM", 30),
        ("30 days end of month", 30),
        ("30 days from the end of the month", 30),
        ("30 dni od końca miesiąca", 30),
        ("koniec miesiąca + 14", 14),
        ("30", None),
        ("30 days from the invoice", None),
        ("EOM + 30 + 5", None),
        ("end of month, unless we agree otherwise", None),
    ],
)
def test_the_end_of_the_month_and_a_number_are_read_as_people_write_them(typed, days):
    assert month_end_days(typed) == days


def test_days_from_the_end_of_the_month_give_the_day_to_pay():
    """The order of a smith: EOM + 30, invoices of May, June and July."""
    agreed = Agreement(payment_days=30, from_month_end=True)
    assert agreed.due_from(date(2026, 5, 14)) == date(2026, 6, 30)
    assert agreed.due_from(date(2026, 6, 11)) == date(2026, 7, 30)
    assert agreed.due_from(date(2026, 12, 31)) == date(2027, 1, 30)
    assert agreed.due_from(date(2028, 2, 1)) == date(2028, 3, 30)
    assert Agreement(payment_days=30).due_from(date(2026, 5, 14)) == date(2026, 6, 13)
    assert Agreement(from_month_end=True).due_from(date(2026, 5, 14)) is None


def test_the_day_that_is_counted_is_told_where_none_was_entered():
    invoice = Debt(ref="3011", amount=Money(amount="1", currency="ILS"), issued=loose("2026-05-14"))
    agreed = Case(agreement=Agreement(payment_days=30, from_month_end=True), debts=(invoice,))
    assert str(due_told(agreed, invoice)) == "2026-06-30"
    assert str(due_told(agreed, invoice.but(due=loose("2026-07-01")))) == "2026-07-01"
    assert not due_told(Case(debts=(invoice,)), invoice).known


def test_typed_into_the_days_to_pay_it_fills_both_fields_and_touches_no_other():
    assert terms_typed(["agreement.payment_days=שוטף+30", "agreement.what=EOM + 30"]) == (
        "agreement.payment_days=30",
        "agreement.from_month_end=true",
        "agreement.what=EOM + 30",
    )
    assert terms_typed(["agreement.payment_days=30"]) == ("agreement.payment_days=30",)
