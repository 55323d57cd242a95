"""A matter at court: no letter before the claim is waited for, and the court's days are kept."""

from datetime import date

import pytest
from planned import LAW, ON, due, step_of
from proof_cases import case, contract, euro, paper

from casefile.model.case import Ended, Ending, Stage
from casefile.model.claim import Act, LimitationAct
from casefile.model.dates import loose
from casefile.model.deadline import Deadline, Demand
from casefile.model.plan import StepStatus
from casefile.model.position import Position
from casefile.model.suggestion import CLAIM_ISSUED, JUDGED, WARNING, Suggestion
from casefile.rules.demand_time import ran_out
from casefile.rules.plan import plan
from casefile.rules.review import review

DEMANDED = {"demands": (Demand(on=loose("2026-02-02"), days=7, formal=True),)}
CLAIM = paper("C-9", "court_document", "official").but(dated=loose("2026-03-02"))


def test_the_demand_that_ran_out_is_no_step_any_more_once_the_claim_is_at_court():
    before = case(contract(), **DEMANDED)
    assert ran_out(before, LAW, ON) is not None
    assert plan(before, LAW, ON).time_up is not None
    at_court = before.but(stage=Stage.COURT)
    found = plan(at_court, LAW, ON)
    assert (found.time_up, found.questions, found.route.key) == (None, (), "plan.route_court")
    assert (due(found), found.next) == ([], None)
    told = {line.step.key for line in review(at_court, LAW, ON).next_steps}
    assert "steps.demand_over" not in told


def test_what_a_court_asks_for_is_still_to_be_done_and_its_day_kept():
    disputed = case(
        stage=Stage.COURT,
        positions=(Position(defence="quality_complaint", on=loose("2026-03-05")),),
        deadlines=(Deadline(id="d", on=loose("2026-03-01"), what="File the questionnaire"),),
    )
    steps = plan(disputed, LAW, ON).steps
    open_yet = [step.id for step in steps if step.status is StepStatus.DUE]
    assert open_yet == ["day:d", "evidence_of_performance"]


@pytest.mark.parametrize("papers, day", [((CLAIM,), date(2026, 3, 2)), ((), None)])
def test_the_way_to_court_was_taken_on_the_day_of_its_first_paper(papers, day):
    rung = step_of(plan(case(*papers, stage=Stage.COURT, **DEMANDED), LAW, ON), "court")
    assert (rung.status, rung.done, rung.came_back) == (StepStatus.DONE, day, None)
    assert rung.why.key == "plan.why.court_done"


def test_a_paper_of_a_court_is_no_step_there_while_nobody_said_that_the_matter_is_there():
    found = plan(case(CLAIM, **DEMANDED), LAW, ON)
    assert step_of(found, "court").status is not StepStatus.DONE
    filed = LimitationAct(act=Act.CLAIM_FILED, on=loose("2026-02-20"))
    known = plan(case(CLAIM, stage=Stage.COURT, acts=(filed,), **DEMANDED), LAW, ON)
    assert step_of(known, "court").done == date(2026, 2, 20)


def seeming(mark, reason):
    warning = Suggestion(field=WARNING, value="", reason=reason)
    return paper(mark, "court_document", "official").but(suggestions=(warning,))


def asked(the_case):
    found = (line.step for line in review(the_case, LAW, ON).next_steps)
    return [(step.key, step.values.get("marks")) for step in found][:1]


def test_a_judgment_on_file_asks_first_for_what_it_decided_until_that_is_entered():
    came = case(contract(), seeming("C-6", JUDGED), stage=Stage.COURT, **DEMANDED)
    assert asked(came) == [("steps.enter_judgment", "C-6")]
    assert plan(came, LAW, ON).route.key == "plan.route_judgment_came"
    for known in (
        {"endings": (Ending(how=Ended.JUDGMENT, on=loose("2026-03-20"), sum=euro(100)),)},
        {"endings": (Ending(how=Ended.DISMISSED, on=loose("2026-03-20")),)},
        {"acts": (LimitationAct(act=Act.JUDGMENT, on=loose("2026-03-20")),)},
    ):
        told = {line.step.key for line in review(came.but(**known), LAW, ON).next_steps}
        assert "steps.enter_judgment" not in told
    waits = came.but(exhibits=tuple(x.but(accepted=False) for x in came.exhibits))
    assert asked(waits) != asked(came)


def test_a_claim_on_file_that_was_issued_asks_to_say_so_until_the_matter_is_at_court():
    issued = case(contract(), seeming("C-5", CLAIM_ISSUED), **DEMANDED)
    assert asked(issued) == [("steps.say_at_court", "C-5")]
    assert asked(issued.but(stage=Stage.COURT)) != asked(issued)
