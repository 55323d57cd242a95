"""The day by which the invitation to mediate asks for an answer: watched, and what follows it."""

from datetime import date

import pytest
from planned import LAW, step_of
from proof_cases import case, euro

from casefile.library import languages
from casefile.model.case import Ended, Ending
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import UNDATED, loose
from casefile.model.deadline import Demand
from casefile.model.form import INVITATION
from casefile.model.offer import Mediation, MediationOutcome
from casefile.model.plan import StepStatus
from casefile.rules.deadlines import deadlines
from casefile.rules.happened import happened_by
from casefile.rules.mediation import mediation_view
from casefile.rules.outlook import outlook
from casefile.rules.plan import plan
from casefile.rules.review import review

SENT = Demand(on=loose("2026-03-02"), formal=True)
ASKED = Mediation(asked_on=loose("2026-03-20"), answer_by=loose("2026-04-10"))
BY, BEFORE, AFTER = date(2026, 4, 10), date(2026, 4, 2), date(2026, 4, 13)


def matter(mediation=ASKED, **more):
    return case(demands=(SENT,), mediation=mediation, **more)


def watched(one, on):
    return [(x.what.key, x.on) for x in deadlines(one, LAW, (), on) if x.ref == "answer"]


def test_the_day_to_answer_is_a_deadline_and_stays_when_it_passed_without_an_answer():
    assert watched(matter(), BEFORE) == [("deadlines.answer_to_invitation", BY)]
    assert watched(matter(), BY) == [("deadlines.answer_to_invitation", BY)]
    assert watched(matter(), AFTER) == [("deadlines.no_answer_to_invitation", BY)]
    assert not watched(matter(ASKED.but(answer_by=UNDATED)), AFTER), "the letter names no day"
    assert not watched(happened_by(matter(), date(2026, 3, 10)), date(2026, 3, 10))


def test_today_names_the_day_to_answer_and_that_it_passed():
    for on, key in ((BY, "answer_to"), (AFTER, "no_answer_to")):
        assert f"deadlines.{key}_invitation" in [x.what.key for x in outlook(matter(), LAW, on).due]
    assert outlook(matter(), LAW, BY).until == date(2026, 4, 11)


def test_the_plan_tells_that_no_answer_came_and_goes_on():
    found = plan(matter(), LAW, AFTER)
    assert (found.time_up.key, found.time_up.values["by"]) == ("plan.no_answer", BY)
    assert step_of(found, "third_party").came_back.key == "plan.back.no_answer"
    assert step_of(found, "court").status is StepStatus.DUE
    steps = [x.step for x in review(matter(), LAW, AFTER).next_steps]
    assert "deadlines.no_answer_to_invitation" in [
        x.values["what"].key for x in steps if x.key == "steps.demand_over"
    ]
    for words in languages().values():
        assert words.day(BY) in words.say(found.time_up)


def test_the_court_waits_for_the_day_to_answer():
    found = plan(matter(), LAW, BEFORE)
    assert found.time_up is None
    assert step_of(found, "third_party").came_back.key == "plan.back.answer_by"
    court = step_of(found, "court")
    assert court.status is StepStatus.LATER
    assert court.due > BY
    (later,) = (x for x in plan(matter(), LAW, AFTER).steps if x.stage is court.stage)
    assert later.due == court.due, "the day stands where it was told"


@pytest.mark.parametrize(
    "more",
    [
        {"mediation": ASKED.but(willing=False)},
        {"mediation": ASKED.but(willing=True)},
        {"mediation": ASKED.but(on=loose("2026-05-10"))},
        {"mediation": ASKED.but(outcome=MediationOutcome.NOTHING)},
        {"endings": (Ending(how=Ended.JUDGMENT, on=loose("2026-04-01"), sum=euro(9)),)},
    ],
)
def test_nothing_is_watched_once_an_answer_a_meeting_or_an_outcome_is_recorded(more):
    assert not watched(matter(**more), BEFORE)
    assert not watched(matter(**more), AFTER)


def test_an_invitation_that_came_back_asks_nobody_for_an_answer():
    letter = Contact(
        on=ASKED.asked_on,
        direction=Direction.OUT,
        channel=Channel.REGISTERED_LETTER,
        form=INVITATION,
    )
    assert watched(matter(contacts=(letter,)), BEFORE)
    back = letter.but(outcome=Outcome.NOT_REACHED)
    assert not watched(matter(contacts=(back,)), BEFORE)


def test_a_word_to_him_after_the_day_ends_the_watch():
    call = Contact(on=loose("2026-04-12"), direction=Direction.OUT, channel=Channel.PHONE)
    assert not watched(matter(contacts=(call,)), AFTER)
    assert plan(matter(contacts=(call,)), LAW, AFTER).time_up is None


def test_the_way_to_a_mediator_tells_by_when_they_are_to_answer():
    def told(on):
        return mediation_view(matter(), LAW, review(matter(), LAW, on), on).next.key

    assert told(BEFORE) == "mediation.next.wait_until"
    assert told(AFTER) == "mediation.next.no_answer"
