"""What is paid in full and still open: it is confirmed and closed, and nothing else is asked."""

from datetime import date

import pytest
from proof_cases import case, contract, euro

from casefile.library import jurisdictions
from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.plan import StepStatus
from casefile.model.status import AT_REST, State
from casefile.rules import limitation as limiting
from casefile.rules.account import account
from casefile.rules.outlook import outlook, to_be_paid_by
from casefile.rules.plan import plan
from casefile.rules.review import review

ASK_THE_ACCOUNT = "review agreed_now may_write since_judgment after_the_end limitation".split()
"""The rules that can reckon the account themselves."""
LAW = jurisdictions()["xx"]
ON = date(2026, 12, 1)
DEAL = Offer(
    id="o1",
    by=OfferBy.RESPONDENT,
    on=loose("2026-10-01"),
    answered_on=loose("2026-10-02"),
    amount=euro(600),
    answer=Answer.ACCEPTED,
    instalments=(Instalment(on=loose("2026-11-01"), amount=euro(600)),),
)


def owed():
    return sum(debt.amount.amount for debt in case().debts)


def paid(amount, **more):
    """Pay on the day: later some interest would stay open, but for what was agreed since."""
    on = "2026-11-01" if more.get("offers") else str(case().debts[0].due)
    came = Payment(amount=euro(amount), dated=loose(on))
    return case(contract(), payments=(came,), **more)


def keys(one, on=ON):
    told = review(one, LAW, on)
    planned = [step.what.key for step in plan(one, LAW, on, told).steps]
    due = [x.what.key for x in outlook(one, LAW, on, told).due]
    return planned, due, [step.step.key for step in told.next_steps]


@pytest.mark.parametrize("amount, more", [(owed(), {}), (600, {"offers": (DEAL,)})])
def test_one_account_is_reckoned_for_a_review_and_none_for_a_plan_beside_it(
    monkeypatch, amount, more
):
    asked = []

    def reckoned(*of):
        asked.append(of)
        return account(*of)

    for asking in ASK_THE_ACCOUNT:
        monkeypatch.setattr(f"casefile.rules.{asking}.account", reckoned)
    told = review(paid(amount, **more), LAW, ON)
    assert told.state is State.PAID and len(asked) == 1
    assert outlook(paid(amount, **more), LAW, ON, told).due
    assert len(asked) == 1


@pytest.mark.parametrize("amount, more", [(owed(), {}), (600, {"offers": (DEAL,)})])
def test_what_is_paid_in_full_is_confirmed_in_every_list_and_asks_for_nothing_else(amount, more):
    one = paid(amount, **more)
    told = review(one, LAW, ON)
    assert told.state is State.PAID and State.PAID in AT_REST
    assert keys(one) == (["plan.step.all_paid"],) * 3
    assert plan(one, LAW, ON, told).route.key == "plan.route_paid"
    assert to_be_paid_by(one, ON) is None, "nothing is overdue"


@pytest.mark.parametrize("amount, more", [(owed(), {}), (600, {"offers": (DEAL,)})])
def test_once_that_is_confirmed_the_case_is_to_be_closed(amount, more):
    sent = Contact(on=loose("2026-11-20"), channel=Channel.LETTER, form="discharge")
    one = paid(amount, contacts=(sent,), **more)
    assert review(one, LAW, ON).state is State.PAID
    assert keys(one) == (["plan.step.close_paid"],) * 3


def test_what_is_paid_but_for_a_part_goes_on_as_before():
    one = paid(owed() - 1)
    told = review(one, LAW, ON)
    assert told.state is not State.PAID
    assert "plan.step.all_paid" not in keys(one)[0]


def test_there_is_no_last_safe_day_of_what_is_paid_in_full():
    (line,) = review(paid(owed()), LAW, ON).limitation
    assert (line.last_day, line.why.key) == (None, "limitation.why.all_paid")


def test_whether_all_is_paid_is_asked_once_for_all_debts(monkeypatch):
    """It counts the whole account: asked for each of 300 invoices, that took a minute."""
    asked = []
    monkeypatch.setattr(limiting, "all_came_in", lambda *of: asked.append(of) or True)
    (debt,) = case().debts
    lines = limiting.limitation(case(debts=(debt, debt.but(ref="INV-2"))), LAW, ON)
    assert [line.why.key for line in lines] == ["limitation.why.all_paid"] * 2
    assert len(asked) == 1


def test_beside_an_agreement_that_is_not_kept_no_rung_of_the_old_ladder_stands():
    one = case(contract(), offers=(DEAL,))
    steps = plan(one, LAW, ON, review(one, LAW, ON)).steps
    assert [(step.id, step.status) for step in steps] == [("agreed_missed", StepStatus.DUE)]


def test_a_promise_of_before_the_agreement_is_not_asked_about_once_that_is_not_kept():
    promised = Contact(
        on=loose("2026-09-01"),
        channel=Channel.PHONE,
        outcome="promised",
        promise={"by": "2026-09-10", "amount": euro(100)},
    )
    before = case(contract(), contacts=(promised,))
    assert "steps.say_if_kept" in keys(before)[2]
    assert "steps.say_if_kept" not in keys(before.but(offers=(DEAL,)))[2]
