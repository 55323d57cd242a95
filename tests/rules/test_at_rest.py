"""A matter that is settled argues nothing any more: what is left is to watch what was agreed."""

from datetime import date

import pytest
from proof_cases import LAW, ON, case, contract, euro, raised

from casefile.model.dates import loose
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.position import Defence
from casefile.model.status import AT_REST, State
from casefile.rules.mediation import mediation_view
from casefile.rules.plan import plan
from casefile.rules.review import review

OFFER = Offer(
    id="o1", by=OfferBy.RESPONDENT, amount=euro("2500"), on=loose("2026-10-01"), sent=True
)


def settled_by(*days: str, answer=Answer.ACCEPTED):
    rows = tuple(Instalment(on=loose(day), amount=euro("1250")) for day in days)
    offer = OFFER.but(answer=answer, instalments=rows)
    return case(contract(), offers=(offer,), positions=(raised(Defence.QUALITY_COMPLAINT),))


@pytest.mark.parametrize("days", [(), ("2026-12-01", "2027-01-01")])
def test_an_accepted_offer_ends_the_dispute_and_its_days_are_what_is_next(days):
    one = settled_by(*days)
    told = review(one, LAW, ON)
    keys = {step.step.key for step in told.next_steps}

    assert told.state is State.SETTLED
    assert told.state in AT_REST
    assert keys <= {"steps.keep_the_day", "steps.enter_instalments", "steps.see_a_lawyer"}
    assert ("steps.enter_instalments" in keys) is (not days)


def test_who_settled_is_sent_to_no_mediator_and_asked_nothing():
    one = settled_by()
    told = review(one, LAW, ON)
    view, planned = mediation_view(one, LAW, told, ON), plan(one, LAW, ON, told)

    assert view.next.key == "mediation.next.settled"
    assert not (view.fits or view.against or view.stoppers or view.whom or view.lacks)
    assert (planned.steps, planned.questions) == ((), ())
    assert planned.route.key == "plan.route_settled_no_day", "no day is watched that nobody named"
    dated = settled_by("2026-12-01")
    assert plan(dated, LAW, ON, review(dated, LAW, ON)).route.key == "plan.route_settled"


def test_an_instalment_that_was_missed_wakes_the_matter_and_an_open_offer_never_puts_it_to_rest():
    missed = settled_by("2026-11-01", "2026-12-01")
    waits = settled_by(answer=Answer.OPEN)

    assert review(missed, LAW, date(2026, 10, 20)).state is State.SETTLED
    assert review(missed, LAW, ON).state is State.AGREEMENT_MISSED
    assert review(waits, LAW, ON).state is not State.SETTLED


def test_an_agreement_that_was_not_kept_sends_nobody_to_a_mediator_and_asks_for_what_is_overdue():
    """He owes by it still: no state and no step says to mediate or to sue on the old dispute."""
    one = settled_by("2026-11-01", "2026-12-01")
    told = review(one, LAW, ON)
    assert told.state not in AT_REST, "what is overdue is still to be asked for"
    assert mediation_view(one, LAW, told, ON).next.key == "mediation.next.missed"
    assert plan(one, LAW, ON, told).next.id == "instalment_missed"
    fallen = settled_by("2026-11-01", "2026-12-01", answer=Answer.LAPSED)
    again = review(fallen, LAW, ON)
    assert again.state is not State.AGREEMENT_MISSED
    effects = {step.effect.key for step in told.next_steps}
    old = {"steps.effect.gate", "steps.effect.element"}
    assert not effects & old, "the old dispute is not argued"
    assert {step.effect.key for step in again.next_steps} & old, "it is once the agreement fell"
