"""A day to pay entered earlier than the agreed time to pay gives: the element tells both days."""

from datetime import date

from proof_cases import case, of

from casefile.model.claim import Agreement
from casefile.model.dates import loose
from casefile.model.exhibit import Element
from casefile.model.say import Say
from casefile.rules.contradictions import contradictions
from casefile.rules.facts import contrary_facts


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
    assert days(clash) == ("contradictions.due_before_term", due, counted)


def test_a_day_before_the_invoice_is_told_beside_the_invoice_and_not_the_term():
    (point,), (clash,) = against("2026-05-01")
    assert days(point)[0] == "points.due_too_early"
    assert days(clash)[0] == "contradictions.due_before_invoice"


def test_the_counted_day_itself_contradicts_nothing():
    assert against("2026-06-30") == ([], [])
