"""The time of a demand that ran out is told until something is done about it."""

from datetime import date

import pytest
from proof_cases import case, euro

from casefile.library import CODES, jurisdictions, languages
from casefile.model.case import Case, Ended, Ending
from casefile.model.claim import Credit, Payment
from casefile.model.contact import Channel, Contact, Direction, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Mediation, Offer, OfferBy
from casefile.model.stage import Stage
from casefile.rules.deadlines import deadlines
from casefile.rules.outlook import outlook
from casefile.rules.plan import plan
from casefile.rules.reached import reached
from casefile.rules.review import review

LAW = jurisdictions()["ew"]
LAST, AFTER = date(2026, 12, 7), date(2026, 12, 8)
DEMAND = Demand(on=loose("2026-11-23"), days=14, formal=True)


def demanded(**more) -> Case:
    return case(place="ew", demands=(DEMAND,), **more)


def told(the_case, on=AFTER):
    """Return what the calendar says of the demand on a day."""
    return [x.what.key for x in deadlines(the_case, LAW, (), on) if x.ref.startswith("reply:")]


def called(on, **more):
    return Contact(on=loose(on), direction=Direction.OUT, channel=Channel.PHONE, **more)


def test_on_its_last_day_the_time_ends_and_from_the_next_on_it_has_run_out():
    assert told(demanded(), LAST) == ["deadlines.reply"]
    for day in (AFTER, date(2026, 12, 24), date(2027, 11, 1)):
        assert told(demanded(), day) == ["deadlines.reply_over"]


def test_it_is_told_in_the_list_of_today_in_the_plan_and_in_the_next_steps():
    one = demanded()
    due = [x for x in outlook(one, LAW, AFTER).due if x.what.key == "deadlines.reply_over"]
    assert [(x.kind, x.on) for x in due] == [("deadline", LAST)]
    assert outlook(one, LAW, LAST).until == AFTER
    assert plan(one, LAW, AFTER).time_up.values["end"] == LAST
    assert plan(one, LAW, LAST).time_up is None
    steps = [step.step.key for step in review(one, LAW, AFTER).next_steps]
    assert "steps.demand_over" in steps


@pytest.mark.parametrize(
    "done",
    [
        {"contacts": (called("2026-12-08"),)},
        {"mediation": Mediation(asked_on=loose("2026-11-30"))},
        {"acts": ({"on": "2026-12-08", "act": "claim_filed"},)},
        {"ticks": ({"on": "2026-12-08", "step": "court"},)},
        {"offers": (Offer(by=OfferBy.CLAIMANT, on=loose("2026-12-08"), amount=euro(900)),)},
        {"payments": (Payment(amount=euro(1000), dated=loose("2026-12-01")),)},
        {"stage": Stage.CLOSED},
        {
            "stage": Stage.COURT,
            "endings": (Ending(how=Ended.JUDGMENT, on=loose("2026-12-07"), sum=euro(1000)),),
        },
        {
            "offers": (
                Offer(
                    by=OfferBy.RESPONDENT,
                    on=loose("2026-12-02"),
                    amount=euro(900),
                    answer=Answer.ACCEPTED,
                ),
            )
        },
        {
            "offers": (
                Offer(
                    by=OfferBy.RESPONDENT,
                    on=loose("2026-11-01"),
                    amount=euro(900),
                    answer=Answer.ACCEPTED,
                    answered_on=loose("2026-12-02"),
                ),
            )
        },
        {
            "contacts": (
                called("2026-12-01", promise=Promise(amount=euro(900), by=loose("2026-12-20"))),
            )
        },
    ],
)
def test_it_is_told_no_more_once_something_was_done(done):
    one = Case.model_validate({**demanded().model_dump(), **done})
    assert told(one) == []


def test_a_talk_before_the_end_a_part_payment_or_a_draft_of_an_offer_leaves_it_told():
    talked = demanded(contacts=(called("2026-12-01"),))
    assert told(talked) == ["deadlines.reply_over"]
    part = demanded(payments=(Payment(amount=euro(100), dated=loose("2026-12-01")),))
    assert told(part) == ["deadlines.reply_over_paid"]


def test_a_demand_of_which_a_credit_note_took_off_what_was_not_paid_is_answered():
    credit = Credit(debt="INV-1", amount=euro(300), dated=loose("2026-12-01"))
    paid = Payment(amount=euro(700), dated=loose("2026-12-01"))
    assert told(demanded(payments=(paid,))) == ["deadlines.reply_over_paid"]
    assert told(demanded(payments=(paid,), credits=(credit,))) == []
    to_come = credit.but(dated=loose("2027-01-05"))
    assert told(demanded(payments=(paid,), credits=(to_come,))) == ["deadlines.reply_over_paid"]
    draft = Offer(by=OfferBy.CLAIMANT, on=loose("2026-12-08"), amount=euro(900), sent=False)
    assert told(demanded(offers=(draft,))) == ["deadlines.reply_over"]


def test_of_two_demands_the_last_is_told_and_an_informal_one_only_while_it_runs():
    again = Demand(on=loose("2026-12-01"), days=14, formal=True)
    one = demanded().but(demands=(again, DEMAND))
    assert told(one, date(2026, 12, 10)) == ["deadlines.reply"]
    assert told(one, date(2026, 12, 16)) == ["deadlines.reply_over"]
    assert told(demanded().but(demands=(DEMAND.but(formal=False),))) == []


@pytest.mark.parametrize("code", CODES)
def test_it_is_said_in_every_language(code):
    words = languages()[code]
    (line,) = [x for x in deadlines(demanded(), LAW, (), AFTER) if x.ref.startswith("reply:")]
    assert words.day(DEMAND.on.first) in words.say(line.what)
    assert words.say(plan(demanded(), LAW, AFTER).time_up)


def test_a_formal_demand_takes_the_matter_further_than_every_reminder_and_not_behind_a_court():
    assert reached(demanded()) is Stage.FORMAL_DEMAND
    assert reached(case()) is Stage.FRIENDLY
    assert reached(case(demands=(DEMAND.but(formal=False),))) is Stage.FRIENDLY
    assert reached(demanded(stage=Stage.COURT)) is Stage.COURT


def test_no_way_to_court_comes_while_an_offer_of_ours_may_still_be_accepted():
    """The time of the demand is up in December; our offer stands until 31 December, a Thursday."""
    offer = Offer(
        by=OfferBy.CLAIMANT,
        on=loose("2026-12-15"),
        amount=euro(800),
        expires=loose("2026-12-31"),
        sent=True,
    )

    def court(*offers):
        found = plan(demanded(offers=offers), LAW, date(2026, 12, 16))
        return next(step.due for step in found.steps if step.id == "court"), found.talks

    bare, nothing = court()
    assert bare is not None and bare < date(2026, 12, 31) and nothing is None
    held, told = court(offer)
    assert held is not None and held > date(2026, 12, 31)
    assert told is not None and told.key == "authority.next.waits"
    for gone in (offer.but(sent=False), offer.but(answer=Answer.REFUSED)):
        assert court(gone)[0] == bare
