"""What he did: promises broken, silence, a complaint that came late; what it says on mediation."""

from proof_cases import LAW, ON, case, euro, of, raised

from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Outcome, Promise
from casefile.model.dates import UNDATED, loose
from casefile.model.offer import Mediation
from casefile.rules.conduct import late_complaint, silent, unreached
from casefile.rules.elements import standings
from casefile.rules.promises import broken_in_talks, promises
from casefile.rules.review import review
from casefile.rules.suitability import suitability


def promised(by, kept, day="2026-03-10"):
    return Contact(
        id=f"c-{by}",
        on=loose(day),
        channel=Channel.PHONE,
        outcome=Outcome.PROMISED,
        promise=Promise(amount=euro(300), by=loose(by), kept=kept),
    )


def test_a_promise_is_broken_by_a_word_or_when_no_payment_kept_it():
    one, two = promised("2026-04-01", kept=False), promised("2026-05-01", kept=None)
    both = case(contacts=(one, two))
    assert [x.contact for x in broken_in_talks(promises(both, ON))] == [one.id, two.id]
    assert next_of(both) == [loose("2026-05-01").first]
    paid = both.but(
        payments=(Payment(id="x", amount=euro(300), dated=loose("2026-04-28")),),
    )
    assert [x.contact for x in broken_in_talks(promises(paid, ON))] == [one.id]
    assert next_of(paid) == []


def next_of(case):
    """The days whose payment the review asks to be entered."""
    steps = [line.step for line in review(case, LAW, ON).next_steps]
    return [step.values["by"] for step in steps if step.key == "steps.say_if_kept"]


def test_two_broken_promises_and_nothing_new_stop_mediation():
    twice = (promised("2026-04-01", kept=False), promised("2026-05-01", kept=False))
    matter = of(case(contacts=twice))
    keys = [s.key for s in suitability(matter, standings(matter)).stoppers]
    assert keys == ["suitability.stoppers.broken_promises"]
    offered = ({"by": "respondent", "on": "2026-06-01"},)
    matter = of(case(contacts=twice, offers=offered))
    assert suitability(matter, standings(matter)).stoppers == ()


def test_silence_is_recorded_by_two_tries_without_an_answer():
    tried = Contact(on=loose("2026-04-01"), channel=Channel.PHONE, outcome=Outcome.NO_ANSWER)
    assert not silent(case(contacts=(tried,)))
    assert silent(case(contacts=(tried, tried)))
    came = tried.but(direction="in")
    assert not silent(case(contacts=(tried, tried, came)))


def test_who_ever_answered_is_not_silent_and_a_dead_number_is_no_silence():
    tried = Contact(on=loose("2026-04-01"), channel=Channel.PHONE, outcome=Outcome.NO_ANSWER)
    spoke = tried.but(outcome=Outcome.ASKED_TIME)
    assert not silent(case(contacts=(spoke, tried, tried)))
    dead = tried.but(outcome=Outcome.NOT_REACHED)
    assert not silent(case(contacts=(dead, dead)))


def test_he_cannot_be_reached_until_something_comes_from_him():
    dead = Contact(on=loose("2026-04-01"), channel=Channel.PHONE, outcome=Outcome.NOT_REACHED)
    spoke = dead.but(on=loose("2026-04-09"), outcome=Outcome.PROMISED)
    assert unreached(case(contacts=(dead,)))
    assert not unreached(case(contacts=(dead, spoke)))
    assert unreached(case(contacts=(spoke, dead.but(on=loose("2026-04-10")))))


def test_a_complaint_comes_late_from_the_day_on_which_payment_was_due_or_demanded():
    """Due on 1 March 2026."""

    def late(on, **facts):
        return late_complaint(case(positions=(raised("quality_complaint", on=on),), **facts))

    assert late(loose("2026-03-01")) and not late(loose("2026-02-28"))
    assert late(loose("2026-02-28"), demands=({"on": "2026-02-20"},))
    assert not late(UNDATED) and not late_complaint(case())


def test_a_refusal_speaks_against_mediation():
    refused = case(mediation=Mediation(willing=False, refusals=1))
    matter = of(refused)
    keys = [s.key for s in suitability(matter, standings(matter)).against]
    assert "suitability.against.unwilling" in keys
