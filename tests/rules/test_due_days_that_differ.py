"""A day to pay entered that is not the one that the agreed time to pay gives: both are told."""

from datetime import date

from proof_cases import LAW, case, of

from casefile.model.claim import Agreement
from casefile.model.dates import UNDATED, loose
from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.say import Say
from casefile.rules.chronology import chronology
from casefile.rules.conduct import late_complaint
from casefile.rules.contradictions import contradictions
from casefile.rules.facts import contrary_facts
from casefile.rules.matter import matter
from casefile.rules.outlook import to_be_paid_by


def against(due, issued="2026-05-14"):
    """What the days of an invoice say against its day to pay, where EOM + 30 was agreed."""
    debt = case().debts[0].but(issued=loose(issued), due=loose(due))
    agreed = Agreement(payment_days=30, from_month_end=True)
    matter = of(case(debts=(debt,), agreement=agreed))
    told = [x.what for x in contrary_facts(matter, Element.DUE) if x.what.key != "points.none"]
    return told, [x.why for x in contradictions(matter) if x.about == "due"]


def days(said: Say):
    return said.key, said.values["due"], said.values.get("agreed", said.values.get("issued"))


def test_an_earlier_day_is_told_beside_the_counted_one():
    due, counted = date(2026, 6, 13), date(2026, 6, 30)
    (point,), (clash,) = against("2026-06-13")
    assert days(point) == ("points.due_before_term", due, counted)
    assert days(clash) == ("contradictions.due_beside_term", due, counted)


def test_a_day_before_the_invoice_is_told_beside_the_invoice_and_not_the_term():
    (point,), (clash,) = against("2026-05-01")
    assert days(point)[0] == "points.due_too_early"
    assert days(clash)[0] == "contradictions.due_before_invoice"


def test_a_later_day_is_told_beside_the_counted_one_and_speaks_against_nothing():
    point, (clash,) = against("2026-07-31")
    assert point == []
    assert days(clash) == (
        "contradictions.due_beside_term",
        date(2026, 7, 31),
        date(2026, 6, 30),
    )


def test_a_counted_day_of_rest_that_was_entered_as_the_next_business_day_contradicts_nothing():
    assert date(2026, 5, 30).weekday() == 5
    assert against("2026-06-01", issued="2026-04-15") == ([], [])


def test_the_counted_day_itself_contradicts_nothing():
    assert against("2026-06-30") == ([], [])


def counted(**more):
    """The case of an invoice of 14 May without a day to pay, where EOM + 30 was agreed."""
    debt = case().debts[0].but(issued=loose("2026-05-14"), due=UNDATED)
    agreed = Agreement(payment_days=30, from_month_end=True)
    return case(**{"debts": (debt,), "agreement": agreed} | more)


def test_the_day_counted_from_the_end_of_the_month_stands_in_the_chronology():
    (due,) = (e for e in chronology(counted(), date(2026, 11, 20)) if e.kind == "due")
    assert due.day == date(2026, 6, 30)


def test_a_counted_day_is_a_day_to_pay_wherever_one_is_asked_for():
    before, after = date(2026, 6, 15), date(2026, 7, 15)
    assert to_be_paid_by(counted(), before) == date(2026, 6, 30)
    (point,) = contrary_facts(matter(counted(), LAW, before), Element.DUE)
    assert (point.what.key, point.what.values["on"]) == (
        "points.not_due_before",
        loose("2026-06-30"),
    )
    assert contrary_facts(matter(counted(), LAW, after), Element.DUE) == []
    complaint = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-07-10"))
    assert late_complaint(counted(positions=(complaint,)))
