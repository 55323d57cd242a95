"""A private person owes: no register of firms has him, and he decides for himself."""

from proof_cases import LAW, ON, case

from casefile.model.case import Case
from casefile.model.party import Person
from casefile.rules.matter import matter
from casefile.rules.obtainable import obtainable
from casefile.rules.review import review

PERSON = case().respondent.but(kind="individual", register_checked_on="", numbers=())
FIRM = PERSON.but(kind="company")


def reviewed(party):
    return review(case(respondent=party), LAW, ON)


def lacking(party, name):
    found = reviewed(party).gates
    (gate,) = (gate for gate in (*found.mediate, *found.court) if gate.gate == name)
    return {lack.key for lack in gate.why.values.get("lacks", ())}


def test_no_check_of_a_register_is_asked_of_a_private_person():
    assert "lacks.register_check" in lacking(FIRM, "C5")
    assert lacking(PERSON, "C5") == set()
    assert lacking(PERSON.but(address=""), "C5") == {"lacks.respondent_address"}
    nameless = {step.step.key for step in reviewed(PERSON.but(address="")).next_steps}
    assert "steps.gate.C5" not in nameless


def test_no_extract_of_a_register_is_to_be_got_of_a_private_person():
    def things(party):
        return [thing.name for thing in obtainable(matter(Case(respondent=party), LAW, ON))]

    assert "register_extract" in things(FIRM)
    assert "register_extract" not in things(PERSON)
    (parties,) = (x for x in reviewed(PERSON).elements if x.element.value == "parties")
    assert parties.lift.key == "lifts.parties_person"
    then = {gap.code: gap.then.key for gap in reviewed(PERSON).gaps}
    assert then["identity_link"] == "gaps.identity_link.then_person"


def test_who_acts_for_himself_alone_decides_himself():
    assert "lacks.their_decision_maker" in lacking(FIRM, "M1")
    for kind in ("individual", "sole_trader"):
        assert "lacks.their_decision_maker" not in lacking(PERSON.but(kind=kind), "M1")


def test_a_person_of_a_firm_who_may_bind_it_decides_for_it():
    for authority, lacks in ((True, False), (False, True), (None, True)):
        firm = FIRM.but(people=(Person(name="Avi Dahan", authority=authority),))
        assert ("lacks.their_decision_maker" in lacking(firm, "M1")) is lacks


def test_the_step_before_mediation_asks_only_for_what_is_missing_of_the_sides():
    def asked(party):
        steps = reviewed(party.but(name="Bet", address="", email="", phone="")).next_steps
        (step,) = (s for s in steps if s.step.key == "steps.gate.M1")
        assert "lacks" not in step.why.values, "it is told once"
        return {lack.key for lack in step.step.values["lacks"]}

    assert "lacks.way_to_reach" in asked(PERSON) & asked(FIRM)
    assert "lacks.their_decision_maker" in asked(FIRM) - asked(PERSON)
