"""What is told of a day that has passed counts only what had happened by then."""

from datetime import date

import pytest
from planned import LAW, out
from proof_cases import case, euro

from casefile.model.case import Ended, Ending, Stage
from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.plan import StepStatus
from casefile.model.position import Defence, Position, Reason
from casefile.model.review import State
from casefile.rules.endings import end_of, last_ending
from casefile.rules.happened import happened_by
from casefile.rules.patterns import patterns
from casefile.rules.plan import plan
from casefile.rules.promises import promises
from casefile.rules.review import review
from casefile.rules.settled import watched

ON = date(2026, 3, 20)
LATER = loose("2026-05-10")
PAID_LATER = Payment(amount=euro(100), dated=LATER)
REMINDED = (out("2026-03-16"),)


def step(the_case, id_, on=ON):
    return next(one for one in plan(the_case, LAW, on).steps if one.id == id_)


def test_a_payment_that_came_later_is_not_what_a_reminder_brought():
    """The reminder of 16 March still has its seven days on the 20th."""
    friendly = step(case(contacts=REMINDED, payments=(PAID_LATER,)), "friendly")
    assert friendly.came_back.key == "plan.back.nothing_yet"


def test_a_call_or_a_demand_of_a_later_day_is_no_step_that_was_taken():
    calls = (*REMINDED, Contact(on=LATER, channel=Channel.PHONE, direction=Direction.OUT))
    found = case(contacts=calls, demands=(Demand(on=LATER),))
    assert step(found, "friendly").status is StepStatus.DONE
    assert step(found, "another_channel").done is None
    assert step(found, "formal_demand").done is None


def test_a_promise_that_was_given_later_is_not_known_yet():
    given = Contact(
        on=LATER, channel=Channel.PHONE, promise=Promise(amount=euro(300), by=loose("2026-05-20"))
    )
    assert promises(case(contacts=(given,)), ON) == ()


def test_a_payment_keeps_its_place_though_one_of_a_later_day_stands_before_it():
    given = Contact(
        on=loose("2026-03-10"),
        channel=Channel.PHONE,
        promise=Promise(amount=euro(50), by=loose("2026-03-18")),
    )
    paid = (PAID_LATER, Payment(amount=euro(50), dated=loose("2026-03-17")))
    (line,) = promises(case(contacts=(given,), payments=paid), ON)
    assert line.payments == (1,)


def test_why_he_does_not_pay_is_what_he_had_said_by_then():
    pleas = (Position(defence=Defence.QUALITY_COMPLAINT, said="cold", on=LATER),)
    assert plan(case(positions=pleas), LAW, ON).reason is Reason.UNKNOWN
    assert plan(case(positions=pleas), LAW, LATER.last).reason is Reason.QUALITY


def test_what_he_did_later_makes_no_pattern():
    asked = (Demand(on=loose("2026-03-02")), Demand(on=loose("2026-05-01")))
    assert patterns([case(demands=asked, payments=(PAID_LATER,), contacts=REMINDED)], ON) == ()
    later = patterns([case(demands=asked, payments=(PAID_LATER,))], LATER.last)
    assert [one.code for one in later] == ["pays_after_demand"]


def test_a_matter_that_was_closed_later_is_open_on_the_day():
    ending = Ending(how=Ended.WRITTEN_OFF, on=LATER, stage=Stage.FIRM)
    closed = case(stage=Stage.CLOSED, endings=(ending,))
    assert review(closed, LAW, ON).state is not State.CLOSED
    assert review(closed, LAW, LATER.last).state is State.CLOSED
    assert plan(closed, LAW, ON).steps


def test_how_a_matter_ended_is_told_from_the_day_it_ended_on():
    first = Ending(how=Ended.SETTLED, on=loose("2026-03-01"), stage=Stage.FIRM, sum=euro(500))
    upon = Ending(how=Ended.PAID, on=LATER, stage=Stage.FIRM, upon=True)
    once, twice = (case(stage=Stage.CLOSED, endings=ends) for ends in ((upon,), (first, upon)))
    assert (last_ending(once, ON), last_ending(once, LATER.last)) == (None, upon)
    assert (last_ending(twice, ON), last_ending(twice, LATER.last)) == (first, upon)
    again = once.but(stage=Stage.FIRM)
    assert last_ending(again, LATER.last) is None, "it was taken up again"


def test_what_came_upon_an_ending_later_leaves_the_matter_closed():
    first = Ending(how=Ended.SETTLED, on=loose("2026-03-01"), stage=Stage.FIRM, sum=euro(500))
    rest = Ending(how=Ended.PAID, on=LATER, stage=Stage.FIRM, upon=True)
    seen = happened_by(case(stage=Stage.CLOSED, endings=(first, rest)), ON)
    assert (seen.stage, seen.endings) == (Stage.CLOSED, (first,))


def offer(amount, answered, **more):
    return Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-03-01"),
        amount=amount and euro(amount),
        sent=True,
        answer=Answer.ACCEPTED,
        answered_on=loose(answered),
        **more,
    )


def test_an_agreement_of_a_later_day_hides_none_that_stood_on_the_day():
    both = case(offers=(offer(700, "2026-03-05"), offer(500, "2026-05-10")))
    assert end_of(both, ON).sum == euro(700)
    assert end_of(both, LATER.last).sum == euro(500)


@pytest.mark.parametrize("on, seen", [(ON, False), (LATER.last, True)])
def test_instalments_that_were_agreed_later_are_watched_from_then_on(on, seen):
    rows = (Instalment(on=loose("2026-06-01"), amount=euro(100)),)
    found = watched(case(offers=(offer(None, "2026-05-10", instalments=rows),)), on)
    assert (found is not None) is seen


def test_an_offer_that_was_answered_later_is_open_on_the_day():
    seen = happened_by(case(offers=(offer(500, "2026-05-10"),)), ON)
    assert seen.offers[0].answer is Answer.OPEN


def test_a_case_in_which_nothing_happened_later_is_itself():
    found = case(contacts=(out("2026-03-16", outcome=Outcome.NO_ANSWER),))
    assert happened_by(found, ON) is found
