"""Why he does not pay changes the plan; a promise pauses it, a broken one resumes it."""

from datetime import date

import pytest
from planned import LAW, ON, due, out, rungs, step_of
from proof_cases import case, euro, paper

from casefile.library import jurisdictions
from casefile.model.case import Stage
from casefile.model.contact import Outcome, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.plan import StepStatus
from casefile.model.position import Reason
from casefile.model.reading import Reading
from casefile.rules.ladder import ladder
from casefile.rules.plan import plan


def test_rungs_come_three_ten_seventeen_and_thirty_days_after_the_day_to_pay():
    """Due on Sunday 1 March 2026: 4 March, 11 March, 18 March and 31 March are weekdays."""
    found = rungs(case())
    assert [found[s].due for s in list(Stage)[:5]] == [
        date(2026, 2, 26),
        date(2026, 3, 4),
        date(2026, 3, 11),
        date(2026, 3, 18),
        date(2026, 3, 31),
    ]


def test_a_rung_on_a_day_of_rest_moves_to_the_next_business_day():
    """Due on 3 March: ten days on is Friday the 13th, three days on Friday the 6th; due 5 March
    puts the friendly reminder on Sunday the 8th, so on Monday the 9th."""
    debts = (case().debts[0].but(due=loose("2026-03-05")),)
    assert rungs(case(debts=debts))[Stage.FRIENDLY].due == date(2026, 3, 9)


def test_after_a_call_of_which_only_the_month_is_known_the_next_rung_waits_from_its_last_day():
    """Some day of March: seven days from the 31st are 7 April; on the 25th, 1 April."""
    spoke = case(contacts=(out("2026-03", "phone"),))
    assert rungs(spoke)[Stage.ANOTHER_CHANNEL].due == date(2026, 4, 7)
    that_month = {rung.stage: rung for rung in ladder(spoke, LAW, date(2026, 3, 25))}
    assert that_month[Stage.ANOTHER_CHANNEL].due == date(2026, 4, 1)


def test_a_late_first_reminder_leaves_seven_days_before_the_next_rung():
    found = rungs(case(contacts=(out("2026-03-16"),)))
    assert found[Stage.FRIENDLY].done == date(2026, 3, 16)
    assert found[Stage.ANOTHER_CHANNEL].due == date(2026, 3, 23)


def test_a_call_of_a_month_is_told_by_its_month():
    (step,) = [
        x for x in plan(case(contacts=(out("2026-03"),)), LAW, ON).steps if x.id == "friendly"
    ]
    assert (step.told_on, step.done) == (loose("2026-03"), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("on", "came"),
    [("2026-04-01", "nothing_yet"), ("2026-04-15", "nothing_yet"), ("2026-04-16", "nothing")],
)
def test_nothing_came_of_a_demand_only_when_its_time_is_up(on, came):
    sent = case(demands=(Demand(on=loose("2026-04-01"), days=14, formal=True),))
    back = step_of(plan(sent, LAW, date.fromisoformat(on)), "formal_demand").came_back
    assert back.key == f"plan.back.{came}"


def test_mediation_waits_until_the_days_of_the_demand_have_run_out():
    """Examplia gives 14 days: a demand of 1 April runs out on the 15th; the 16th is a Thursday."""
    found = rungs(case(demands=(Demand(on=loose("2026-04-01"), formal=True),)))
    assert found[Stage.THIRD_PARTY].due == date(2026, 4, 16)


def with_promise(by, **more):
    promise = Promise(amount=euro(400), by=loose(by), **more)
    return case(contacts=(out("2026-03-04", "phone", outcome=Outcome.PROMISED, promise=promise),))


def test_a_promise_pauses_the_ladder_until_the_day_after_it():
    """Promised by Friday 10 April: the next rung comes on Monday the 13th."""
    found = plan(with_promise("2026-04-10"), LAW, ON)
    assert found.paused_until == date(2026, 4, 10)
    next_ = step_of(found, "firm")
    assert (next_.status, next_.due) == (StepStatus.PAUSED, date(2026, 4, 13))


def test_of_several_promises_the_plan_waits_for_the_next_and_not_for_the_last():
    days = ("2026-06-15", "2026-04-15", "2026-05-15")
    agreed = Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-03-25"),
        amount=euro(600),
        instalments=tuple(Instalment(on=loose(day), amount=euro(200)) for day in days),
        answer=Answer.ACCEPTED,
    )
    found = plan(case(offers=(agreed,)), LAW, ON)
    assert found.paused_until == date(2026, 4, 15)
    assert found.paused_by.values["by"] == date(2026, 4, 15)


def test_a_broken_promise_resumes_the_ladder_the_day_after():
    """Promised by 31 March and not paid: on 1 April the next rung is due."""
    found = plan(with_promise("2026-03-31"), LAW, ON)
    assert found.paused_until is None
    assert found.resumed_by is not None
    assert step_of(found, "firm").status is StepStatus.DUE


def test_a_rung_whose_day_came_while_a_promise_was_waited_for_is_due_since_the_day_after_it():
    """Its own day is 18 March; he promised by Friday the 27th: it is due since Monday the 30th."""
    waited = with_promise("2026-03-27")
    assert rungs(waited)[Stage.FIRM].due == date(2026, 3, 18)
    step = step_of(plan(waited, LAW, ON), "firm")
    assert (step.due, step.status) == (date(2026, 3, 30), StepStatus.DUE)


def test_a_letter_of_a_day_to_come_has_not_answered_a_broken_promise():
    """Broken on 1 April; what is looked at is that day, and the letter is of the 9th."""
    asked = Reading(asked=(loose("2026-04-09"),))
    letter = paper("B1", "letter", "claimant", dated=loose("2026-04-09"), reading=asked)
    broken = with_promise("2026-03-31").but(exhibits=(letter,))
    assert plan(broken, LAW, ON).resumed_by is not None
    assert plan(broken, LAW, date(2026, 4, 10)).resumed_by is None


def test_a_broken_promise_brings_a_rung_forward_that_was_to_come_later():
    """Reminded on 31 March: the firm reminder would wait until 7 April; broken on the 1st, it is
    due on the 2nd."""
    promise = Promise(amount=euro(400), by=loose("2026-04-01"))
    contact = out("2026-03-31", "phone", outcome=Outcome.PROMISED, promise=promise)
    found = plan(case(contacts=(contact,)), LAW, date(2026, 4, 2))
    next_ = step_of(found, "firm")
    assert (next_.due, next_.status) == (date(2026, 4, 2), StepStatus.DUE)


def test_one_rung_is_due_at_a_time():
    found = plan(case(), LAW, ON)
    due = [s.id for s in found.steps if s.stage is not None and s.status is StepStatus.DUE]
    assert due == ["friendly"]


def test_his_offer_is_answered_before_another_is_made():
    """Offered on 25 March until 10 April: on 1 April it waits, on the 11th it has lapsed."""
    his = Offer(by=OfferBy.RESPONDENT, on=loose("2026-03-25"), expires=loose("2026-04-10"))
    the_case = case(reason=Reason.CASH_FLOW, offers=(his,))
    found = plan(the_case, LAW, ON)
    assert found.next.id == "answer_offer"
    assert "offer_instalments" not in [step.id for step in found.steps]
    for other in (
        plan(the_case, LAW, date(2026, 4, 11)),
        plan(the_case.but(offers=(his.but(answer=Answer.REFUSED),)), LAW, ON),
    ):
        assert other.next.id == "offer_instalments"


@pytest.mark.parametrize("reason", [r for r in Reason if r is not Reason.FORGOT])
def test_while_a_promise_is_open_no_step_is_due(reason):
    found = plan(with_promise("2026-04-10").but(reason=reason), LAW, ON)
    assert found.paused_until == date(2026, 4, 10)
    assert due(found) == []


def test_a_closed_case_has_no_steps():
    assert plan(case(stage=Stage.CLOSED), LAW, ON).steps == ()


def test_near_the_last_safe_day_the_plan_says_so_first_and_goes_to_the_demand_and_the_court():
    """Due 7 February 2025, two years in British Columbia: on 22 November 2026 77 days are left."""
    debts = (case().debts[0].but(due=loose("2025-02-07")),)
    law = jurisdictions()["bc"]
    late = case(place="bc", debts=debts, reason=Reason.FORGOT)
    found = plan(late, law, date(2026, 11, 22))
    assert found.limitation is not None
    assert found.limitation.key == "plan.limitation"
    assert (found.limitation.values["on"], found.limitation.values["n"]) == (date(2027, 2, 7), 77)
    assert found.route.key == "plan.route_near"
    due = [step.id for step in found.steps if step.status is StepStatus.DUE]
    assert due == ["formal_demand", "court"]
    assert found.next is not None
    assert found.next.stage is Stage.FORMAL_DEMAND
    assert step_of(found, "friendly").status is StepStatus.PASSED_OVER
    assert step_of(found, "court").why.key == "plan.why.court_near"
    early = plan(late, law, date(2026, 11, 8))
    assert early.limitation is None
    assert early.next is not None
    assert early.next.stage is Stage.FRIENDLY
    gone = plan(late, law, date(2027, 2, 8))
    assert gone.limitation is not None
    assert gone.limitation.key == "plan.limitation_gone"


def test_a_step_behind_one_that_is_open_never_comes_on_a_day_that_is_past():
    """Nothing was done since March: on 1 June the next channel comes a week after the reminder."""
    found = plan(case(reason=Reason.FORGOT), LAW, date(2026, 6, 1))
    assert step_of(found, "friendly").status is StepStatus.DUE
    later = [step for step in found.steps if step.status is StepStatus.LATER]
    assert [step.due for step in later][:2] == [date(2026, 6, 8), date(2026, 6, 15)]
    assert all(step.due is not None and step.due > date(2026, 6, 1) for step in later)
