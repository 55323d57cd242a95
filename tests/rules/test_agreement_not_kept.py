"""What was agreed and then not kept: the plan goes on from the breach, and nothing is forgotten."""

from datetime import date

import pytest
from planned import LAW, step_of
from proof_cases import case, contract, euro

from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Direction, Promise
from casefile.model.dates import UNDATED, loose
from casefile.model.offer import Answer, Instalment, Mediation, MediationOutcome, Offer, OfferBy
from casefile.model.plan import StepStatus
from casefile.model.promise import Kept
from casefile.model.stage import Stage
from casefile.rules.account import account
from casefile.rules.fallen import fallen, terms_beside
from casefile.rules.happened import days_to_come, happened_by
from casefile.rules.offers_on_file import answered_now, overtaken
from casefile.rules.plan import plan
from casefile.rules.promises import agreed_since, promises
from casefile.rules.review import review

TERMS = "if a sum is more than 7 days late, all of the claim is due again"
DAYS = (("2026-09-30", 300), ("2026-10-30", 300), ("2026-11-30", 200))
AGREED = Offer(
    id="o1",
    by=OfferBy.CLAIMANT,
    on=loose("2026-09-14"),
    amount=euro(800),
    terms=TERMS,
    answer=Answer.ACCEPTED,
    answered_on=loose("2026-09-16"),
    instalments=tuple(Instalment(on=loose(day), amount=euro(sum_)) for day, sum_ in DAYS),
)
FELL = AGREED.but(answer=Answer.NOT_KEPT, fell_on=loose("2026-11-07"))
FIRST = Payment(amount=euro(300), dated=loose("2026-09-30"))
SETTLED = Mediation(
    on=loose("2026-09-16"), ended_on=loose("2026-09-16"), outcome=MediationOutcome.SETTLED
)
CHEQUE = Contact(
    id="k1",
    on=loose("2026-06-15"),
    channel=Channel.PHONE,
    direction=Direction.IN,
    promise=Promise(amount=euro(240), by=loose("2026-07-01")),
)
ON = date(2026, 11, 10)


def broken(*offers, **more):
    known = {"payments": (FIRST,), "contacts": (CHEQUE,), "mediation": SETTLED, **more}
    return case(contract(), offers=offers or (FELL,), **known)


def test_the_plan_tells_the_breach_and_goes_on_with_the_demand_and_the_court():
    found = plan(broken(), LAW, ON)
    assert "mediation_settled" not in [step.id for step in found.steps]
    assert found.route.key == "plan.fallen.fell"
    assert found.route.values == {"on": AGREED.answered_on, "fell": FELL.fell_on}
    paid, terms = found.fallen
    assert paid.values == {"sum": euro(800), "paid": euro(300)}
    assert terms.values["text"].values["text"] == TERMS
    assert found.talks is None, "no new offer is asked for in its place"
    due = [step.id for step in found.steps if step.status is StepStatus.DUE]
    assert due[0] == Stage.FORMAL_DEMAND
    assert step_of(found, "formal_demand").due == date(2026, 11, 9), "the working day after it fell"
    assert step_of(found, "firm").status is StepStatus.PASSED_OVER
    assert step_of(found, "third_party").came_back.key == "plan.back.outcome"
    assert step_of(found, "court").status is StepStatus.LATER


def test_what_the_place_says_of_an_agreement_before_a_mediator_is_told_of_such_a_one_alone():
    rule = next(rule for rule in LAW.mediation if rule.id == "judgment")
    court = step_of(plan(broken(), LAW, ON), "court")
    assert court.why.key == "plan.why.court_agreed"
    assert court.why.values["force"].values["rule"] == rule.says
    alone = step_of(plan(broken(mediation=Mediation()), LAW, ON), "court")
    assert alone.why.key == "plan.why.court"
    unsaid = plan(broken(FELL.but(terms="")), LAW, ON).fallen
    assert "plan.fallen.no_terms" in [one.key for one in unsaid]


def test_what_its_terms_may_say_is_told_beside_the_sum_that_is_counted():
    assert terms_beside(broken(), ON) == plan(broken(), LAW, ON).fallen[-1]
    assert terms_beside(broken(AGREED), ON) is None
    assert terms_beside(broken(), date(2026, 11, 5)) is None


def test_it_stood_until_the_day_on_which_it_fell():
    before = date(2026, 11, 5)
    assert fallen(happened_by(broken(), before), before) is None
    assert happened_by(broken(), before).offers == (AGREED,)
    assert plan(broken(), LAW, before) == plan(broken(AGREED), LAW, before)
    assert FELL.fell_on.first in set(days_to_come(broken(), before))
    assert happened_by(broken(), date(2026, 9, 15)).offers[0].answer is Answer.OPEN


def test_the_claim_counts_again_less_what_came_in():
    (whole,) = account(broken(), LAW, ON)
    (stood,) = account(broken(AGREED), LAW, ON)
    (never,) = account(broken(AGREED.but(answer=Answer.REFUSED)), LAW, ON)
    assert whole.balance == never.balance
    assert whole.closing is None
    assert stood.balance == euro(500)


def test_what_came_in_under_it_keeps_no_promise_that_was_given_before():
    lines = promises(broken(), ON)
    talk = next(x for x in lines if not x.instalment)
    assert talk.kept is Kept.BROKEN, "the cheque of July is not made good by the first instalment"
    told = [x.kept for x in lines if x.instalment]
    assert told == [Kept.KEPT, Kept.BROKEN, Kept.REPLACED]
    assert agreed_since(broken(), ON) == date(2026, 9, 16)
    later = Payment(amount=euro(300), dated=loose("2026-11-09"))
    assert [x.kept for x in promises(broken(payments=(FIRST, later)), ON)] == [
        x.kept for x in lines
    ]


def test_a_promise_given_after_it_fell_is_one_of_its_own():
    word = CHEQUE.but(id="k2", on=loose("2026-11-08"), promise=Promise(by=loose("2026-11-09")))
    told = {x.contact: x.again for x in promises(broken(contacts=(CHEQUE, word)), ON)}
    assert told["k2"] is False


def test_what_is_agreed_since_stands_in_its_place():
    again = AGREED.but(id="o2", on=loose("2026-11-09"), answered_on=loose("2026-11-09"))
    one = broken(FELL, again.but(instalments=()))
    assert fallen(one, ON) is None
    assert plan(one, LAW, ON).fallen == ()


def test_offers_that_it_answered_stay_answered():
    old = Offer(id="o0", by=OfferBy.RESPONDENT, on=loose("2026-09-01"), amount=euro(700))
    assert overtaken(broken(old, FELL), old) == FELL


def test_the_day_on_which_it_fell_is_today_unless_it_is_told():
    before, undated = broken(AGREED), FELL.but(fell_on=UNDATED)
    (kept,) = answered_now(before, broken(undated), ON).offers
    assert (kept.fell_on, kept.answered_on) == (loose(ON), AGREED.answered_on)
    assert answered_now(before, broken(FELL), ON).offers == (FELL,)
    (back,) = answered_now(broken(), broken(FELL.but(answer=Answer.ACCEPTED)), ON).offers
    assert not back.fell_on.known, "what stands again did not fall"


@pytest.mark.parametrize("offer", [FELL, FELL.but(fell_on=UNDATED), FELL.but(amount=None)])
def test_whatever_is_known_of_it_the_case_can_be_told(offer):
    one = broken(offer)
    assert fallen(one, ON).until <= ON
    assert review(one, LAW, ON).state
    assert plan(one, LAW, ON).fallen
    assert plan(one, LAW, ON).route.key.startswith("plan.fallen.fell")
