"""A plea to a part of the claim: the extras were never ordered, the main contract is not denied."""

import pytest
from proof_cases import LAW, ON, case, contract, euro, of, paper, weighed

from casefile.library import languages
from casefile.model.case import Case, Concession
from casefile.model.claim import Debt
from casefile.model.dates import loose
from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.review import Status
from casefile.model.say import Say
from casefile.rules.chronology import chronology
from casefile.rules.contradictions import contradictions
from casefile.rules.defences import defences
from casefile.rules.elements import standings
from casefile.rules.gaps import gaps
from casefile.rules.plan import plan
from casefile.rules.plea_reach import last_words, plea_name, reach_of
from casefile.rules.reasons import reasons

MAIN = case().debts[0]
EXTRAS = Debt(ref="INV-2", what="extras", amount=euro(300), due=loose("2026-03-01"))
BOTH = (MAIN, EXTRAS)
DENIED = Position(defence=Defence.DENIES_AGREEMENT)
SIGNED = contract(debts=("INV-1",))
HIS_MAIL = paper("C-3", "email", "respondent", "agreement", debts=("INV-2",))


def agreement(*exhibits, plea, **more):
    return weighed(case(*exhibits, positions=(plea,), **more))["agreement"].line


def line_of(the_case):
    lines = standings(of(the_case))
    return defences(of(the_case), lines)[0]


def test_a_plea_to_one_invoice_is_not_held_against_the_other():
    whole = agreement(SIGNED, HIS_MAIL, plea=DENIED, debts=BOTH)
    to_the_main = DENIED.but(debts=("INV-1",))
    part = agreement(SIGNED, HIS_MAIL, plea=to_the_main, debts=BOTH)
    alone = weighed(case(SIGNED, HIS_MAIL, debts=BOTH))["agreement"].line
    assert (whole.grade, part.grade, part.status) == (alone.grade, alone.grade, alone.status)
    assert (whole.attack, part.attack) == ("D", None)


def test_what_is_left_alone_is_told_beside_what_is_denied():
    plea = DENIED.but(debts=("INV-2",))
    line = agreement(SIGNED, plea=plea, debts=BOTH, held_complete=True)
    assert line.status is Status.MISSING
    assert line.why.key == "element_why.in_part"
    assert line.why.values["rest"] is Status.SOLID
    assert line.why.values["part"] == (
        Say("plea_part.told_debts_sum", debts=("INV-2",), sum=euro(300)),
    )
    assert agreement(SIGNED, plea=DENIED, debts=BOTH).why.key != "element_why.in_part"


@pytest.mark.parametrize("said", ["plea", "concession"])
def test_what_he_admits_beside_the_part_that_he_denies_needs_no_proof(said):
    plea = DENIED.but(debts=("INV-2",), rest_admitted=said == "plea" or None)
    conceded = () if said == "plea" else (Concession(element=Element.AGREEMENT),)
    line = agreement(HIS_MAIL, plea=plea, debts=BOTH, concessions=conceded)
    assert line.status in (Status.LEANS, Status.SOLID)  # the main invoice has no paper at all
    assert line.why.values["rest"] is Status.ADMITTED
    bare = agreement(HIS_MAIL, plea=DENIED.but(debts=("INV-2",)), debts=BOTH)
    assert bare.status is Status.THIN  # of the main one it is only not denied


def test_a_concession_is_no_admission_of_the_part_that_he_denies():
    conceded = (Concession(element=Element.AGREEMENT),)
    extras = DENIED.but(part="the extras", part_sum=euro(200))
    line = agreement(plea=extras, concessions=conceded, held_complete=True)
    assert (line.status, line.why.values["rest"]) == (Status.MISSING, Status.ADMITTED)
    assert agreement(plea=DENIED, concessions=conceded).status is Status.ADMITTED


def test_the_contract_answers_a_denial_of_the_deal_and_not_one_of_the_extras():
    assert line_of(case(contract(), positions=(DENIED,))).status == "answered"
    extras = DENIED.but(part="the extras", part_sum=euro(200))
    line = line_of(case(contract(), positions=(extras,)))
    assert (line.status, line.why.key) == ("unanswered", "defence_why.of_a_part")
    assert line.why.values["part"] == Say(
        "plea_part.told_words_sum", part="the extras", sum=euro(200)
    )
    for words in languages().values():  # its name begins no sentence of its own
        assert f" – {words.name_of(Defence.DENIES_AGREEMENT)}: " in words.say(line.why)


def test_a_denial_of_the_extras_does_not_cost_the_case():
    order = paper("C-1", "email", "respondent", "agreement", authenticity="denied")

    def fatal(plea):
        the_case = case(order, positions=(plea,))
        lines = standings(of(the_case))
        assert lines[Element.AGREEMENT].line.status is Status.LEANS
        found = gaps(of(the_case), lines, defences(of(the_case), lines))
        return {x.code for x in found if x.fatal}

    assert "written_agreement" in fatal(DENIED)
    assert "written_agreement" not in fatal(DENIED.but(part="the extras"))


def test_to_deny_the_extras_and_to_complain_of_the_work_are_no_contradiction():
    complaint = Position(defence=Defence.QUALITY_COMPLAINT)

    def clash(*pleas):
        found = contradictions(of(case(positions=pleas, debts=BOTH)))
        return [x for x in found if x.about == "positions"]

    assert clash(DENIED, complaint)
    assert not clash(DENIED.but(part="the extras"), complaint)
    assert not clash(DENIED.but(debts=("INV-2",)), complaint.but(debts=("INV-1",)))
    assert clash(DENIED.but(debts=("INV-2",)), complaint.but(debts=("INV-2",)))


def test_the_deal_is_not_disputed_in_the_chronology_by_a_denial_of_the_extras():
    def disputed(plea):
        events = chronology(case(contract(), positions=(plea,)), ON)
        return {event.kind for event in events if event.disputed}

    assert disputed(DENIED) == {"contract"}
    assert disputed(DENIED.but(part="the extras")) == {"invoice"}


def test_who_denies_the_extras_alone_disputes_what_was_billed():
    assert [x.value for x in reasons(case(positions=(DENIED,)))] == ["denial"]
    extras = DENIED.but(part="the extras")
    assert [x.value for x in reasons(case(positions=(extras,)))] == ["billing_error"]


def test_who_denies_all_of_one_invoice_is_shown_documents_and_no_invoice_is_taken_back():
    second = DENIED.but(debts=("INV-2",))
    the_case = case(positions=(second,), debts=BOTH)
    assert [x.value for x in reasons(the_case)] == ["denial"]
    asked = [step.id for step in plan(the_case, LAW, ON).steps]
    assert "documents" in asked
    assert "corrected_invoice" not in asked
    within = second.but(part="the lights")
    assert [x.value for x in reasons(the_case.but(positions=(within,)))] == ["billing_error"]


def test_all_the_invoices_are_no_part_and_one_that_is_gone_narrows_nothing():
    the_case = case(debts=BOTH)
    assert reach_of(the_case, DENIED.but(debts=("INV-2", "INV-1"))) is None
    assert reach_of(the_case, DENIED.but(debts=("INV-9",))) is None
    assert plea_name(the_case, DENIED) == Say("plea_part.whole", defence=Defence.DENIES_AGREEMENT)


def test_pleas_to_several_parts_reach_all_of_them_and_one_to_the_whole_stands():
    one, other = DENIED.but(debts=("INV-1",)), DENIED.but(debts=("INV-2",))
    assert last_words([one, other])[DENIED.defence].debts == ("INV-1", "INV-2")
    assert not last_words([DENIED, one])[DENIED.defence].in_part
    assert not last_words([one, DENIED])[DENIED.defence].in_part
    extras, hours = DENIED.but(part="extras", part_sum=euro(2)), DENIED.but(part="hours")
    together = last_words([extras, hours.but(part_sum=euro(3))])[DENIED.defence]
    assert (together.part, together.part_sum) == ("extras; hours", euro(5))
    assert last_words([extras, hours])[DENIED.defence].part_sum is None


def test_a_case_stored_before_a_plea_could_name_a_part_is_read_as_it_was():
    stored = case(positions=(DENIED,)).model_dump(mode="json")
    for name in ("debts", "part", "part_sum", "rest_admitted"):
        stored["positions"][0].pop(name, None)
    assert not Case.model_validate(stored).positions[0].in_part
