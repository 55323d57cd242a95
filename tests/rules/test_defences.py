"""What he says or may say: whether it is answered, by what, and who has to prove it."""

import pytest
from proof_cases import LAW, ON, case, contract, delivery, of, paper, raised

from casefile.library import CODES, languages
from casefile.model.dates import loose
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import EvidenceRule
from casefile.model.position import Defence
from casefile.model.witness import Relation, Witness
from casefile.rules.attacks import ATTACKED
from casefile.rules.defences import burden, defences
from casefile.rules.elements import standings
from casefile.rules.review import review


def said(the_case, **more):
    matter = of(the_case, **more)
    return {line.defence: line for line in defences(matter, standings(matter))}


def test_every_defence_has_its_aim_and_its_words():
    assert set(ATTACKED) == set(Defence)
    for code in CODES:
        for defence in Defence:
            for last in ("needs", "question"):
                assert languages()[code].has(f"defences.{defence.value}.{last}"), (code, defence)


def test_a_defence_is_answered_by_a_counted_paper_only():
    complaint = raised("quality_complaint", answered_by=("C-3",))
    photo = paper("C-3", "photo", "claimant", "performance")
    one = said(case(photo, positions=(complaint,)))[Defence.QUALITY_COMPLAINT]
    assert (one.status, one.marks) == ("answered", ("C-3",))
    waiting = photo.but(accepted=False)
    other = said(case(waiting, positions=(complaint,)))[Defence.QUALITY_COMPLAINT]
    assert other.status == "unanswered"


def test_a_complaint_about_the_work_is_not_answered_by_a_paper_that_shows_no_work():
    complaint = raised("quality_complaint", answered_by=("C-3",))
    order = paper("C-3", "order", "respondent", "agreement", "amount")
    done = paper("C-4", "delivery_note", "claimant", "performance")
    line = said(case(order, done, positions=(complaint,)))[Defence.QUALITY_COMPLAINT]
    assert (line.status, line.why.key) == ("unanswered", "defence_why.off_point")
    assert line.why.values["marks"] == ("C-3",)


DONE = frozenset({Element.PERFORMANCE})
TOM = Witness(
    name="Tom Bright", relation=Relation.EMPLOYEE, first_hand=True, available=True, shows=DONE
)


def plea_why(*exhibits, witnesses, plea="quality_complaint", **more):
    the_case = case(*exhibits, positions=(raised(plea, **more),), witnesses=witnesses)
    return said(the_case)[Defence(plea)].why


def test_who_can_say_what_was_done_is_named_beside_a_complaint_that_has_no_answer():
    why = plea_why(witnesses=(TOM,))
    assert (why.key, why.values["names"]) == ("defence_why.who_can_say", ("Tom Bright",))
    assert why.values["why"].key == "defence_why.unanswered"
    for other in (
        TOM.but(shows=frozenset({Element.AMOUNT})),
        TOM.but(relation=Relation.OTHER_SIDE),
        TOM.but(first_hand=False),
    ):
        assert plea_why(witnesses=(other,)).key == "defence_why.unanswered"
    assert "names" not in plea_why(witnesses=(TOM,), plea="set_off").values


def test_the_statement_of_a_witness_on_file_is_told_by_its_mark_and_answers_once_it_is_named():
    says = paper("C-9", "witness_statement", "claimant", "performance")
    tom = TOM.but(statement="C-9", signed=True)
    why = plea_why(says, witnesses=(tom,))
    assert (why.key, why.values["marks"]) == ("defence_why.statement_on_file", ("C-9",))
    answered = plea_why(says, witnesses=(tom,), answered_by=("C-9",))
    assert answered.key.startswith("defence_why.answered")


def test_an_insolvency_on_record_is_to_be_expected_against_the_claim():
    told = case(contract(), delivery())
    assert Defence.INSOLVENCY not in said(told)
    bankrupt = told.but(respondent=told.respondent.but(insolvent=True))
    assert Defence.INSOLVENCY in said(bankrupt)


@pytest.mark.parametrize(
    ("lacking", "cap"),
    [
        ({"accepted": False}, "caps.not_looked_at"),
        ({"provenance": "unknown"}, "grading.maker_not_known"),
        ({"held": False, "held_where": "at the office"}, "caps.not_held_but_found"),
        ({"held": False}, "caps.not_held"),
        ({"legible": False}, "caps.not_legible"),
        ({"disclosure": "privileged"}, "caps.protected"),
    ],
)
def test_an_answer_that_does_not_count_is_told_what_it_lacks(lacking, cap):
    complaint = raised("quality_complaint", answered_by=("C-3",))
    photo = paper("C-3", "photo", "third_party").but(**lacking)
    line = said(case(photo, positions=(complaint,)))[Defence.QUALITY_COMPLAINT]
    assert (line.status, line.why.key) == ("unanswered", "defence_why.paper_is_no_proof")
    assert (line.why.values["mark"], line.why.values["lacks"].key) == ("C-3", cap)


def test_an_answer_in_words_alone_one_of_a_paper_not_there_and_a_weak_one_are_told_as_such():
    in_words = raised("quality_complaint", answer="We mended it in May.")
    line = said(case(positions=(in_words,)))[Defence.QUALITY_COMPLAINT]
    assert (line.status, line.why.key) == ("unanswered", "defence_why.words_alone")
    nowhere = said(case(positions=(raised("set_off", answered_by=("C-9",)),)))[Defence.SET_OFF]
    assert nowhere.why.values["lacks"].key == "defence_why.no_such_paper"
    shot = paper("C-3", "screenshot", "claimant")
    weak = said(case(shot, positions=(raised("set_off", answered_by=("C-3",)),)))[Defence.SET_OFF]
    assert (weak.status, weak.why.key) == ("answered", "defence_why.answered_weakly")


def test_a_risk_accepted_in_writing_and_a_plea_that_is_no_defence():
    lines = said(
        case(
            positions=(
                raised("set_off", risk_accepted="small"),
                raised("inability_to_pay"),
                raised("no_reply"),
            )
        )
    )
    assert lines[Defence.SET_OFF].status == "risk_accepted"
    assert lines[Defence.INABILITY_TO_PAY].status == "not_a_defence"
    assert lines[Defence.NO_REPLY].status == "not_a_defence"


def test_a_bare_denial_is_answered_by_proof_that_stands():
    line = said(case(contract(), positions=(raised("denies_agreement"),)))[Defence.DENIES_AGREEMENT]
    assert (line.status, line.marks) == ("answered", ("C-1",))


def test_a_delivery_note_does_not_answer_a_complaint_of_quality_but_an_acceptance_does():
    complaint = raised("quality_complaint", on=loose("2026-03-10"))
    only_delivered = said(case(contract(), delivery(), positions=(complaint,)))
    assert only_delivered[Defence.QUALITY_COMPLAINT].status == "unanswered"
    accepted = delivery().but(kind="acceptance")
    answered = said(case(contract(), accepted, positions=(complaint,)))
    assert answered[Defence.QUALITY_COMPLAINT].status == "answered"


def test_a_weak_element_makes_its_defence_likely():
    lines = said(case(contract()))
    assert Defence.DENIES_AGREEMENT not in lines
    assert lines[Defence.DENIES_PERFORMANCE].why.key == "defence_why.likely"


def test_the_place_may_turn_the_burden():
    matter = of(case())
    assert burden(matter, Defence.DENIES_SIGNATURE) == "claimant"
    assert burden(matter, Defence.ALREADY_PAID) == "respondent"
    source = matter.law.start_grades[0].source
    rule = EvidenceRule(id="burden.denies_signature", value="respondent", source=source)
    turned = of(case(), law=matter.law.but(evidence=(rule,)))
    assert burden(turned, Defence.DENIES_SIGNATURE) == "respondent"


def test_a_paper_that_admits_and_complains_counts_on_both_sides():
    """He owes it and complains, in one mail: for us on what it shows, against us on the quality."""
    mail = paper("R-1", "email", "respondent", "unpaid")
    complaint = raised("quality_complaint", marks=("R-1",))
    seen = review(case(contract(), delivery(), mail, positions=(complaint,)), LAW, ON)
    lines = {line.element.value: line for line in seen.elements}
    assert "R-1" in lines["unpaid"].marks
    assert lines["performance"].attacks == lines["amount"].attacks == ("R-1",)
    assert lines["unpaid"].attacks == ()
    why = {x.mark: x.why for x in seen.exhibits}
    assert why["R-1"].key == "grading.both_ways"
    assert why["R-1"].values["against"] == (complaint.defence,)
    assert why["C-1"].key != "grading.both_ways"


def test_what_takes_nothing_from_the_debt_makes_no_paper_cut_both_ways():
    mail = paper("R-1", "email", "respondent", "unpaid")
    poor = raised("inability_to_pay", marks=("R-1",))

    def why(*exhibits, **more):
        return {x.mark: x.why.key for x in review(case(*exhibits, **more), LAW, ON).exhibits}["R-1"]

    assert why(mail, positions=(poor,)) != "grading.both_ways"
    assert why(mail.but(shows=frozenset()), positions=(raised("limitation", marks=("R-1",)),)) != (
        "grading.both_ways"
    )
    assert why(mail.but(against=frozenset({Element.DUE}))) == "grading.both_ways"


def test_an_answer_that_does_not_count_is_told_as_such_where_the_lack_is_told():
    """The gap and the attack said that there was no answer, while one stood in the form."""
    complaint = raised("quality_complaint", answered_by=("C-3",))
    order = paper("C-3", "order", "respondent", "agreement", "amount")
    done = paper("C-4", "delivery_note", "claimant", "performance")

    def told(position):
        found = review(case(order, done, positions=(position,)), LAW, ON)
        (gap,) = (one for one in found.gaps if one.code == "quality_proof")
        line = next(one for one in found.elements if one.element is Element.PERFORMANCE)
        return gap.why.key, line.why.values["attack"].key

    assert told(complaint) == ("defence_why.off_point", "points.answer_counts_not")
    assert told(complaint.but(answered_by=())) == ("gaps.quality_proof.why", "points.question_open")
    words = complaint.but(answered_by=(), answer="We came at once.")
    assert told(words)[0] == "defence_why.words_alone"
