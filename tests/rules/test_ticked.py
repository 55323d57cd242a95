"""Steps of the plan that nothing shows as done: a person ticks them off, and the plan goes on."""

from datetime import date

import pytest
from planned import LAW, ON, due, out, step_of
from proof_cases import case, contract

from casefile.model.case import Stage
from casefile.model.dates import UNDATED, loose
from casefile.model.deadline import Demand, Tick
from casefile.model.money import Money
from casefile.model.plan import StepStatus
from casefile.model.position import Position, Reason
from casefile.rules.plan import plan
from casefile.rules.reached import at_court

COMPLAINT = Position(defence="quality_complaint", on=loose("2026-03-05"))
DISPUTED = case(positions=(COMPLAINT,))


def ticked(step, *, skipped=False, on="2026-03-20"):
    return Tick(step=step, on=loose(on), skipped=skipped)


@pytest.mark.parametrize("skipped", [False, True])
def test_a_step_ticked_off_is_due_no_more_and_holds_the_ladder_no_longer(skipped):
    before = plan(DISPUTED, LAW, ON)
    assert "evidence_of_performance" in due(before)
    assert step_of(before, "firm").status is StepStatus.PAUSED
    after = plan(DISPUTED.but(ticks=(ticked("evidence_of_performance", skipped=skipped),)), LAW, ON)
    step = step_of(after, "evidence_of_performance")
    assert step.status is (StepStatus.PASSED_OVER if skipped else StepStatus.DONE)
    assert (step.came_back.key, step.ticks) == ("plan.back.ticked", (StepStatus.DUE,))
    assert step_of(after, "firm").status is not StepStatus.PAUSED


def test_a_step_is_ticked_from_its_day_on_alone():
    later = DISPUTED.but(ticks=(ticked("evidence_of_performance", on="2026-05-01"),))
    assert "evidence_of_performance" in due(plan(later, LAW, ON))


def test_a_rung_may_be_passed_over_and_only_the_way_to_court_said_to_be_done():
    found = plan(case(), LAW, ON)
    both = (StepStatus.DONE, StepStatus.PASSED_OVER)
    assert step_of(found, "firm").ticks == (StepStatus.PASSED_OVER,)
    assert step_of(found, "court").ticks == both == step_of(found, "ask_why").ticks
    without = plan(case(ticks=(ticked("friendly", skipped=True),)), LAW, ON)
    assert step_of(without, "friendly").status is StepStatus.PASSED_OVER


def test_what_was_handed_over_to_the_court_is_behind_us():
    found = plan(case(ticks=(ticked(Stage.COURT.value),)), LAW, ON)
    assert step_of(found, "court").done == date(2026, 3, 20)
    assert step_of(found, "formal_demand").status is StepStatus.PASSED_OVER


def test_what_is_before_a_court_since_no_known_day_is_behind_us_in_the_plan_as_in_the_state():
    for more in (
        {"ticks": (ticked(Stage.COURT.value).but(on=UNDATED),)},
        {"acts": ({"act": "claim_filed", "on": UNDATED},)},
        {"acts": ({"act": "judgment", "on": "2026-03-20"},)},
        {"stage": Stage.COURT},
    ):
        given = case(**more)
        assert at_court(given, ON), more
        assert step_of(plan(given, LAW, ON), "court").status is StepStatus.DONE, more


def test_the_part_that_is_not_disputed_was_asked_for_once_it_was_known_and_we_asked():
    admits = case(positions=(COMPLAINT,)).debts[0].but(admitted=Money(amount=100, currency="EUR"))
    asked = case(positions=(COMPLAINT,), contacts=(out("2026-03-12"),))
    assert "pay_undisputed" in due(plan(asked, LAW, ON)), "he admits nothing yet"
    known = asked.but(debts=(admits,))
    assert step_of(plan(known, LAW, ON), "pay_undisputed").done == date(2026, 3, 12)
    before = known.but(contacts=(out("2026-03-02"),))
    assert "pay_undisputed" in due(plan(before, LAW, ON)), "we asked before he disputed it"


def test_a_demand_whose_time_is_over_does_not_point_at_a_step_that_waits_for_another():
    sent = Demand(on=loose("2026-03-06"), days=14, formal=True)
    waits = plan(DISPUTED.but(demands=(sent,)), LAW, ON)
    assert waits.time_up.key == "plan.time_up_first"
    goes_on = plan(case(contract(), demands=(sent,), reason=Reason.FORGOT), LAW, ON)
    assert goes_on.time_up.key == "plan.time_up"
