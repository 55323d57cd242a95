"""What the plan does about a mediation: it waits for the meeting, and asks what came of it."""

from datetime import date

import pytest
from planned import LAW, step_of
from proof_cases import case, euro, paper

from casefile.model.dates import UNDATED, loose
from casefile.model.deadline import Demand
from casefile.model.disclosure import Disclosure
from casefile.model.offer import Answer, Mediation, MediationOutcome, Offer, OfferBy
from casefile.model.plan import StepStatus
from casefile.rules.happened import happened_by
from casefile.rules.mediation import mediation_view
from casefile.rules.plan import plan
from casefile.rules.review import review

SENT = Demand(on=loose("2026-03-02"), formal=True)
ASKED = Mediation(asked_on=loose("2026-03-20"))
AGREED = ASKED.but(willing=True, on=loose("2026-05-10"))
BEFORE, AFTER = date(2026, 5, 4), date(2026, 5, 12)


def planned(mediation, on, **more):
    return plan(case(demands=(SENT,), mediation=mediation, **more), LAW, on)


def ids(found):
    return [step.id for step in found.steps]


def test_the_court_waits_for_a_meeting_that_is_agreed():
    found = planned(AGREED, BEFORE)
    asked, court = step_of(found, "third_party"), step_of(found, "court")
    assert asked.came_back.key == "plan.back.mediation_set"
    assert (court.status, court.due) == (StepStatus.PAUSED, date(2026, 5, 11))
    assert court.why.key == "plan.why.court_mediation"
    assert step_of(found, "mediation_meeting").due == date(2026, 5, 10)


def test_after_the_meeting_it_is_asked_what_came_of_it_and_the_court_still_waits():
    found = planned(AGREED, AFTER)
    assert step_of(found, "mediation_outcome").status is StepStatus.DUE
    assert step_of(found, "third_party").came_back.key == "plan.back.mediation_met"
    assert step_of(found, "court").status is StepStatus.PAUSED


def test_a_meeting_without_a_noted_invitation_is_one_all_the_same():
    alone = Mediation(on=loose("2026-05-10"))
    found = planned(alone, BEFORE)
    assert step_of(found, "third_party").status is StepStatus.DONE
    assert step_of(found, "mediation_meeting").status is StepStatus.LATER


def test_who_agreed_without_a_day_is_to_be_given_one():
    found = planned(AGREED.but(on=UNDATED), BEFORE)
    assert step_of(found, "mediation_day").status is StepStatus.DUE
    assert step_of(found, "third_party").came_back.key == "plan.back.mediation_agreed"


@pytest.mark.parametrize(
    ("mediation", "told"),
    [
        (ASKED.but(willing=False), "plan.back.mediation_refused"),
        (AGREED.but(outcome=MediationOutcome.NOTHING), "plan.back.outcome"),
        (
            AGREED.but(outcome=MediationOutcome.NOTHING, on=UNDATED),
            "plan.back.outcome_undated",
        ),
    ],
)
def test_a_refusal_or_a_failed_mediation_is_an_answer_and_the_court_is_open(mediation, told):
    found = planned(mediation, AFTER)
    assert step_of(found, "third_party").came_back.key == told
    assert step_of(found, "court").status is StepStatus.DUE
    assert not any(name.startswith("mediation_") for name in ids(found))


def test_what_was_settled_there_is_to_be_entered_and_the_old_dispute_rests():
    settled = AGREED.but(outcome=MediationOutcome.SETTLED)
    found = planned(settled, AFTER)
    assert ids(found) == ["mediation_settled"]
    assert found.route.key == "plan.route_mediated"
    part = planned(settled.but(outcome=MediationOutcome.PART), AFTER)
    assert "mediation_settled" in ids(part)
    assert "court" in ids(part)

    entered = Offer(
        by=OfferBy.RESPONDENT, on=loose("2026-05-10"), amount=euro(600), answer=Answer.ACCEPTED
    )
    assert "mediation_settled" not in ids(planned(settled, AFTER, offers=(entered,)))


def test_before_it_was_proposed_nothing_came_of_it():
    the_case = case(mediation=AGREED.but(outcome=MediationOutcome.NOTHING))
    assert happened_by(the_case, date(2026, 3, 1)).mediation == Mediation()
    assert "mediation_outcome" not in ids(plan(the_case, LAW, date(2026, 3, 1)))


def test_a_meeting_that_is_set_needs_no_invitation():
    class Reviewed:
        class suitability:
            for_ = against = stoppers = ()

        forum = ()

    alone = case(mediation=Mediation(on=loose("2026-05-10")))
    assert mediation_view(alone, LAW, Reviewed, BEFORE).next.key == "mediation.next.prepare"
    assert mediation_view(alone, LAW, Reviewed, AFTER).next.key == "mediation.next.outcome"


def test_a_settlement_on_file_is_written_down_before_anybody_is_invited():
    """The window asked for mediators and ideas while the agreement lay among the papers."""
    signed = paper("C-7", "settlement", "both", disclosure=Disclosure.WITHOUT_PREJUDICE)
    one = case(signed)
    view = mediation_view(one, LAW, review(one, LAW, AFTER), AFTER)
    assert (view.next.key, view.next.values) == ("mediation.next.on_file", {"mark": "C-7"})
    assert (view.fits, view.lacks, view.whom) == ((), (), ())
    draft = case(signed.but(kind="email", provenance="respondent"))  # an offer in a mail
    view = mediation_view(draft, LAW, review(draft, LAW, AFTER), AFTER)
    assert view.next.key == "mediation.next.not_yet"
    assert view.lacks


def test_once_it_is_settled_with_the_mediator_nothing_more_is_prepared_for_one():
    one = case(mediation=AGREED.but(outcome=MediationOutcome.SETTLED))
    told = review(one, LAW, AFTER)
    assert mediation_view(one, LAW, told, AFTER).lacks == ()
    gates = {step.effect.values.get("gate") for step in told.next_steps}
    assert "M6" not in gates
    before = review(case(), LAW, AFTER)
    assert "M6" in {step.effect.values.get("gate") for step in before.next_steps}


def test_what_was_agreed_there_and_not_kept_is_watched_no_more():
    settled = AGREED.but(outcome=MediationOutcome.SETTLED, agreement="C-7")
    gone = Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-05-10"),
        amount=euro(600),
        answer=Answer.NOT_KEPT,
        fell_on=loose("2026-05-11"),
    )
    one = case(mediation=settled, offers=(gone,))
    view = mediation_view(one, LAW, review(one, LAW, AFTER), AFTER)
    assert view.next.key == "mediation.next.fell"
    stood = case(mediation=settled, offers=(gone.but(answer=Answer.ACCEPTED),))
    assert mediation_view(stood, LAW, review(stood, LAW, AFTER), AFTER).next.key != view.next.key
