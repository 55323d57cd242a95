"""Figures over all cases, by hand."""

from datetime import date
from decimal import Decimal

from proof_cases import case, euro

from casefile.library import jurisdictions
from casefile.model.case import Stage
from casefile.model.claim import Debt, Payment
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.position import Reason
from casefile.rules.figures import figures
from casefile.rules.review import review

LAW = jurisdictions()["xx"]
ON = date(2026, 11, 20)


def of(*cases):
    return figures((c, review(c, LAW, ON)) for c in cases)


def paid(amount, on):
    return (Payment(amount=euro(amount), dated=loose(on)),)


def test_half_of_two_thousand_recovered_in_twenty_days_on_average():
    """Two debts of 1,000 due on 1 March: 800 paid on the 11th, 200 on the 31st: 10 and 30 days."""
    first = case(payments=paid(800, "2026-03-11"), reason=Reason.FORGOT)
    second = case(payments=paid(200, "2026-03-31"), reason=Reason.CASH_FLOW)
    whole = of(first, second)[0]
    assert (whole.cases, whole.claimed, whole.recovered) == (2, euro(2000), euro(1000))
    assert (whole.percent, whole.days) == (Decimal("50.00"), 20)


def test_each_reason_and_each_step_has_its_own_line():
    found = of(case(reason=Reason.FORGOT), case(reason=Reason.DENIAL, stage=Stage.COURT))
    named = {(x.group, x.name) for x in found}
    assert named == {
        ("all", None),
        ("reason", Reason.FORGOT),
        ("reason", Reason.DENIAL),
        ("stage", Stage.FRIENDLY),
        ("stage", Stage.COURT),
    }


def test_a_closed_case_has_nothing_open():
    assert of(case(stage=Stage.CLOSED))[0].open == euro(0)
    assert of(case())[0].open.amount >= 1000


def test_currencies_are_never_added_up():
    zloty = Debt(ref="PL", amount=Money(amount="5", currency="PLN"), due=loose("2026-03-01"))
    found = [x for x in of(case(), case(debts=(zloty,))) if x.group == "all"]
    assert [(x.currency, x.claimed.amount) for x in found] == [
        ("EUR", Decimal(1000)),
        ("PLN", Decimal(5)),
    ]


def test_without_a_case_there_are_no_figures():
    assert of() == ()
