"""A day to keep stays until somebody says that it was kept: in the review, and in the plan."""

from datetime import date, timedelta

import pytest
from proof_cases import LAW, ON, case, contract

from casefile.model.case import Ended, Ending, Stage
from casefile.model.dates import loose
from casefile.model.deadline import Deadline
from casefile.model.plan import StepStatus
from casefile.rules.outlook import outlook
from casefile.rules.own_days import with_day_done
from casefile.rules.plan import plan
from casefile.rules.review import review

CLOSED = {
    "stage": Stage.CLOSED,
    "endings": (Ending(on=loose("2026-09-01"), how=Ended.WRITTEN_OFF, why="too little"),),
}


def to_keep(ahead: int, **fields: object) -> Deadline:
    day = (ON + timedelta(days=ahead)).isoformat()
    return Deadline(id="d1", on=loose(day), what="File the questionnaire", **fields)


def first_told(the_case) -> str:
    found = review(the_case, LAW, ON).next_steps
    return found[0].step.key if found else ""


@pytest.mark.parametrize("how", [{}, CLOSED])
def test_a_day_that_was_missed_is_told_first_until_it_is_marked_done(how):
    for ahead in (-1, -200):
        late = case(contract(), deadlines=(to_keep(ahead),), **how)
        assert first_told(late) == "steps.day_missed"
        assert first_told(with_day_done(late, "day:d1")) != "steps.day_missed"
    assert first_told(case(contract(), deadlines=(to_keep(0),), **how)) == "steps.keep_the_day"


@pytest.mark.parametrize("how", [{}, CLOSED])
def test_the_plan_holds_the_day_last_before_it_and_first_on_it_and_after_it(how):
    for ahead, status in ((30, "later"), (1, "later"), (0, "due"), (-1, "due"), (-200, "due")):
        steps = plan(case(deadlines=(to_keep(ahead),), **how), LAW, ON).steps
        step = steps[0 if status == "due" else -1]
        assert (step.id, step.status, step.due) == ("day:d1", status, ON + timedelta(days=ahead))
        assert (step.overdue, step.ticks) == (ahead < 0, (StepStatus.DONE,))
    for none in (to_keep(31), to_keep(-1, done=True)):
        assert not [x for x in plan(case(deadlines=(none,), **how), LAW, ON).steps if x.kept_day]


def test_a_day_to_keep_takes_the_place_of_no_step_with_the_debtor():
    late = case(deadlines=(to_keep(-1),))
    assert plan(late, LAW, ON).next == plan(case(), LAW, ON).next
    told = [(x.kind, x.what.key) for x in outlook(late, LAW, ON).due]
    assert told.count(("deadline", "deadlines.own")) == 1
    assert [kind for kind, _ in told if kind == "step"] == ["step"]


def test_missed_days_stand_in_their_order_however_they_were_entered():
    older = Deadline(id="d2", on=loose("2026-02-01"), what="Answer the court")
    found = plan(case(deadlines=(to_keep(-1), older)), LAW, ON).steps
    assert [step.id for step in found if step.kept_day] == ["day:d2", "day:d1"]
    assert found[0].due == date(2026, 2, 1)
