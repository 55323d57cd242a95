"""Figures over all cases, by hand."""

from datetime import date

from accounts import only
from proof_cases import case, euro

from casefile.library import jurisdictions
from casefile.model.case import Ended, Ending, Stage
from casefile.model.claim import Debt, Payment
from casefile.model.dates import loose
from casefile.model.money import Money, cents
from casefile.model.offer import Offer
from casefile.model.position import Defence, Position, Reason
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
    beside = of(first)[0].claimed + of(second)[0].claimed - euro(2000)
    assert (whole.cases, whole.recovered) == (2, euro(1000))
    assert beside.amount > 0 and whole.claimed == euro(2000) + beside
    assert whole.claimed == whole.recovered + whole.open
    assert whole.percent == cents(100 * euro(1000).amount / whole.claimed.amount)
    assert whole.days == 20


def test_what_was_given_up_in_a_settlement_is_not_hidden_by_interest_that_came_in():
    """1,000 and its interest settled for 1,050: less than all of it came in."""
    offer = {"by": "claimant", "amount": "1050 EUR", "on": "2026-11-01", "answer": "accepted"}
    agreed = Offer.model_validate(offer | {"answered_on": "2026-11-02"})
    given = case(offers=(agreed,), payments=paid(1050, "2026-11-10"))
    whole = of(given)[0]
    assert whole.claimed.amount > 1050 and whole.percent < 100
    assert whole.open == euro(0)


def test_costs_that_a_court_awarded_beside_the_claim_are_claimed_as_well():
    judged = Ending(how=Ended.JUDGMENT, sum=euro(3000), on=loose("2026-11-02"))
    given = case(stage=Stage.CLOSED, endings=(judged,), payments=paid(3000, "2026-11-10"))
    assert of(given)[0].claimed.amount >= 3000 and of(given)[0].percent <= 100


def test_where_nobody_entered_a_reason_the_plea_on_file_gives_it():
    said = (Position(defence=Defence.QUALITY_COMPLAINT, said="It leaks."),)
    found = of(case(positions=said), case(positions=said, reason=Reason.FORGOT), case())
    by_reason = {one.name: one.cases for one in found if one.group == "reason"}
    assert by_reason == {Reason.QUALITY: 1, Reason.FORGOT: 1, Reason.UNKNOWN: 1}


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
        (currency, only(review(one, LAW, ON).account).balance.amount)
        for currency, one in (("EUR", case()), ("PLN", case(debts=(zloty,))))
    ]


def test_without_a_case_there_are_no_figures():
    assert of() == ()
