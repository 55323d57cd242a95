"""A step of the plan ticked off at the desk: written down, taken back, refused where not fit."""

import pytest

from casefile.model.errors import BadInput
from casefile.model.plan import StepStatus


@pytest.fixture
def disputed(desk, id_):
    desk.set(id_, ["positions.new.defence=quality_complaint"])
    return id_


def _status(desk, id_, step):
    return next(one.status for one in desk.plan(id_).steps if one.id == step)


def test_a_step_is_ticked_by_its_number_opened_again_and_each_can_be_undone(desk, disputed):
    steps = [step.id for step in desk.plan(disputed).steps]
    number = str(steps.index("evidence_of_performance") + 1)
    desk.tick(disputed, number, StepStatus.DONE)
    assert _status(desk, disputed, "evidence_of_performance") is StepStatus.DONE
    assert desk.case(disputed).ticks[0].on.first == desk.on
    desk.tick(disputed, number, StepStatus.DUE)
    assert (desk.case(disputed).ticks, desk.plan(disputed).next.id) == ((), steps[0])
    desk.undo(disputed)
    assert _status(desk, disputed, "evidence_of_performance") is StepStatus.DONE
    desk.undo(disputed)
    assert _status(desk, disputed, "evidence_of_performance") is StepStatus.DUE


def test_what_the_record_tells_is_not_ticked(desk, disputed):
    with pytest.raises(BadInput) as trouble:
        desk.tick(disputed, "formal_demand", StepStatus.DONE)
    assert trouble.value.key == "step_not_ticked"
    with pytest.raises(BadInput) as trouble:
        desk.tick(disputed, "99", StepStatus.DONE)
    assert trouble.value.key == "no_such_step"


def test_a_day_to_keep_is_marked_done_from_the_plan_and_that_can_be_undone(desk, id_):
    desk.set(id_, ["deadlines.new.on=2026-01-05", "deadlines.new.what=File the questionnaire"])
    step = desk.plan(id_).steps[0]
    assert step.kept_day
    desk.tick(id_, step.id, StepStatus.DONE)
    assert (desk.case(id_).deadlines[0].done, desk.case(id_).ticks) == (True, ())
    assert not any(one.kept_day for one in desk.plan(id_).steps)
    desk.undo(id_)
    assert desk.plan(id_).steps[0].id == step.id
