"""What is missing, what he may say, what does not fit together."""

import pytest
from proof_cases import ON, case, contract, delivery, euro, of, paper, signed_by

from casefile.library import CODES, languages
from casefile.model.claim import Agreement, Payment
from casefile.model.contact import Channel, Contact, Outcome, Promise
from casefile.model.dates import UNDATED, loose
from casefile.model.jurisdiction import EvidenceRule
from casefile.model.offer import Mediation
from casefile.model.position import Defence, Position
from casefile.model.review import LimitationLine
from casefile.model.say import Say
from casefile.rules.attacks import ATTACKED
from casefile.rules.conduct import broken_promises, late_complaint, promises_to_settle, silent
from casefile.rules.contradictions import contradictions
from casefile.rules.defences import burden, defences
from casefile.rules.elements import standings
from casefile.rules.gap_tests import GAP_TESTS
from casefile.rules.gaps import gaps
from casefile.rules.lawyer import lawyer_first
from casefile.rules.suitability import suitability

CODES_OF_THE_CONTRACT = set(
    [
        "acceptance_record",
        "acknowledgement_in_time",
        "agreed_price",
        "balance_statement",
        "contract_condition",
        "cost_clause",
        "cost_proof",
        "debtor_signature",
        "delivery_proof",
        "identity_link",
        "independent_witness",
        "licence_or_statutory_form",
        "loan_label",
        "message_thread",
        "order_or_authority",
        "original_recording",
        "payment_crediting",
        "payment_trace",
        "performance_proof",
        "prompt_demand",
        "quality_proof",
        "reservation_of_rights",
        "sending_proof",
        "terms_given",
        "witness_with_knowledge",
        "written_agreement",
    ]
)


def found(the_case, **more):
    matter = of(the_case, **more)
    lines = standings(matter)
    return gaps(matter, lines, defences(matter, lines))


def codes(the_case, **more):
    return {gap.code for gap in found(the_case, **more)}


def said(the_case, **more):
    matter = of(the_case, **more)
    return {line.defence: line for line in defences(matter, standings(matter))}


def raised(defence, **more):
    return Position(id=f"p-{defence}", defence=Defence(defence), **more)


def test_every_code_of_the_contract_is_there_with_its_sentences():
    assert {code for code, *_ in GAP_TESTS} == CODES_OF_THE_CONTRACT | {
        "cross_claim",
        "unexplained_silence",
    }
    for code in CODES:
        words = languages()[code]
        for gap in (*CODES_OF_THE_CONTRACT, "cross_claim", "files_not_looked_at"):
            assert words.has(f"gaps.{gap}.why"), (code, gap)
            assert words.has(f"gaps.{gap}.then"), (code, gap)


TERMS = Agreement(contract_rate="12", cost_clause="10 % of the sum")
NEAR = LimitationLine(debt="INV-1", last_day=ON, days_left=5, why=Say("points.none"))
OPENED = {
    "loan_label": {"ground": "loan"},
    "debtor_signature": {"positions": (raised("denies_signature"),)},
    "order_or_authority": {"positions": (raised("denies_agreement"),)},
    "written_agreement": {},
    "payment_trace": {"ground": "loan"},
    "delivery_proof": {"ground": "sale"},
    "performance_proof": {"ground": "services"},
    "quality_proof": {"positions": (raised("quality_complaint"),)},
    "acceptance_record": {"ground": "work"},
    "cross_claim": {"positions": (raised("set_off"),)},
    "agreed_price": {},
    "balance_statement": {"positions": (raised("wrong_amount"),)},
    "reservation_of_rights": {"positions": (raised("settled_accord"),)},
    "identity_link": {"positions": (raised("wrong_debtor"),)},
    "contract_condition": {"positions": (raised("not_due_yet"),)},
    "sending_proof": {"demands": ({"on": "2026-04-01"},)},
    "prompt_demand": {},
    "payment_crediting": {"positions": (raised("already_paid"),)},
    "licence_or_statutory_form": {"positions": (raised("legal_bar"),)},
    "message_thread": {"exhibits": (paper("C-1", "screenshot", "respondent", "agreement"),)},
    "original_recording": {"exhibits": (paper("C-1", "transcript", "claimant", "agreement"),)},
    "witness_with_knowledge": {"witnesses": ({"name": "Z"},)},
    "independent_witness": {
        "exhibits": (paper("C-1", "timesheet", "claimant", "performance"),),
    },
    "terms_given": {"agreement": TERMS},
    "cost_clause": {"agreement": TERMS},
    "cost_proof": {"agreement": TERMS, "private": {"cost_if_won": "10 EUR"}},
}


@pytest.mark.parametrize("code", sorted(OPENED))
def test_each_gap_opens_on_its_own_fact(code):
    assert code in codes(case(**OPENED[code]))


def test_a_strong_case_has_none_of_the_gaps_of_proof():
    strong = case(
        contract(),
        delivery(),
        paper("C-3", "demand", "claimant", received=True),
        demands=({"on": "2026-04-01", "proof_of_sending": "C-4"},),
    )
    assert codes(strong) == set()


def test_a_limitation_near_its_end_asks_for_an_acknowledgement():
    assert "acknowledgement_in_time" in codes(case(), limitation=(NEAR,))
    assert "acknowledgement_in_time" not in codes(case())


def test_at_most_three_gaps_are_fatal_and_they_are_of_the_worst_elements():
    empty = found(case(held_complete=True, ground="services"))
    fatal = [gap for gap in empty if gap.fatal]
    assert len(fatal) == 3
    assert len({gap.element for gap in fatal}) == 3
    assert empty[:3] == tuple(fatal)


def test_what_is_only_unknown_is_not_called_fatal():
    fatal = {gap.element.value for gap in found(case(ground="services")) if gap.fatal}
    assert fatal.isdisjoint({"agreement", "performance", "amount"})


def test_a_gap_says_where_a_described_paper_lies():
    described = delivery(held=False, held_where="with the driver", title="Signed note")
    gap = next(g for g in found(case(described)) if g.code == "delivery_proof")
    assert gap.then.key == "gaps.fetch_from"
    assert gap.then.values["where"] == "with the driver"


def test_files_nobody_looked_at_are_a_gap_and_never_proof():
    waiting = contract().but(accepted=False)
    gap = next(g for g in found(case(waiting)) if g.code == "files_not_looked_at")
    assert gap.why.values == {"n": 1}


def test_every_defence_has_its_aim_and_its_words():
    assert set(ATTACKED) == set(Defence)
    for code in CODES:
        for defence in Defence:
            for last in ("needs", "question"):
                assert languages()[code].has(f"defences.{defence.value}.{last}"), (code, defence)


def test_a_defence_is_answered_by_a_counted_paper_only():
    complaint = raised("quality_complaint", answered_by=("C-3",))
    photo = paper("C-3", "photo", "claimant")
    one = said(case(photo, positions=(complaint,)))[Defence.QUALITY_COMPLAINT]
    assert (one.status, one.marks) == ("answered", ("C-3",))
    waiting = photo.but(accepted=False)
    other = said(case(waiting, positions=(complaint,)))[Defence.QUALITY_COMPLAINT]
    assert other.status == "unanswered"


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


def about(the_case):
    return {c.about for c in contradictions(of(the_case))}


def test_sums_days_and_stories_that_cannot_both_be_right():
    assert about(case()) == set()
    assert about(case(agreement=Agreement(price=euro(900)))) == {"amount"}
    early = case().debts[0].but(due=loose("2026-01-20"))
    assert about(case(debts=(early,))) == {"due"}
    before = case().debts[0].but(performed=loose("2025-12-01"))
    assert about(case(debts=(before,))) == {"agreement"}
    two_faced = (raised("denies_agreement"), raised("quality_complaint"))
    assert about(case(positions=two_faced)) == {"positions"}
    adverse = paper("C-9", "email", "respondent").but(against=frozenset({"performance"}))
    assert about(case(delivery(), adverse.but(against=["performance"]))) == {"performance"}


def promised(by, kept, day="2026-03-10"):
    return Contact(
        id=f"c-{by}",
        on=loose(day),
        channel=Channel.PHONE,
        outcome=Outcome.PROMISED,
        promise=Promise(amount=euro(300), by=loose(by), kept=kept),
    )


def test_a_promise_is_broken_only_when_somebody_says_so():
    one, two = promised("2026-04-01", kept=False), promised("2026-05-01", kept=None)
    both = case(contacts=(one, two))
    assert broken_promises(both) == (one,)
    assert promises_to_settle(both, ON) == (two,)
    paid = Payment(id="x", amount=euro(300), dated=loose("2026-04-28"))
    assert promises_to_settle(both.but(payments=(paid,)), ON) == ()


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


def test_a_complaint_comes_late_from_the_day_on_which_payment_was_due_or_demanded():
    """Due on 1 March 2026."""

    def late(on, **facts):
        return late_complaint(case(positions=(raised("quality_complaint", on=on),), **facts))

    assert late(loose("2026-03-01")) and not late(loose("2026-02-28"))
    assert late(loose("2026-02-28"), demands=({"on": "2026-02-20"},))
    assert not late(UNDATED) and not late_complaint(case())


@pytest.mark.parametrize(
    ("trigger", "facts"),
    [
        ("counterclaim", {"positions": (raised("counterclaim"),)}),
        (
            "denied_signature",
            {
                "positions": (raised("denies_signature"),),
                "exhibits": (contract(signatures=signed_by()),),
            },
        ),
        ("insolvency", {"positions": (raised("insolvency"),)}),
        ("abroad", {"respondent": {"name": "Far", "abroad": True}}),
        (
            "recording",
            {"exhibits": (paper("C-1", "recording", "claimant", lawful=False),)},
        ),
        ("legal_bar", {"positions": (raised("legal_bar"),)}),
        ("threats", {"positions": (raised("duress"),)}),
        ("guarantee", {"others": ({"name": "G", "role": "guarantor"},)}),
        (
            "regulated_credit",
            {
                "ground": "loan",
                "respondent": {"name": "Dan", "kind": "individual", "in_business": False},
            },
        ),
        (
            "settlement",
            {
                "private": {"lawyer_above": "500 EUR"},
                "offers": ({"by": "respondent", "amount": "501 EUR"},),
            },
        ),
        ("wanted", {"private": {"lawyer_wanted": "the sum matters to us"}}),
    ],
)
def test_each_trigger_sends_to_a_lawyer_first(trigger, facts):
    assert lawyer_first(of(case())) == ()
    assert [line.trigger for line in lawyer_first(of(case(**facts)))] == [trigger]


def test_what_is_not_said_pulls_no_trigger():
    """A borrower of whom nobody said whether he is in business; an offer with no line drawn."""
    borrower = case(ground="loan", respondent={"name": "Dan", "kind": "individual"})
    assert lawyer_first(of(borrower)) == ()
    offered = case(offers=({"by": "respondent", "amount": "501 EUR"},))
    assert lawyer_first(of(offered)) == ()
    line = offered.but(private={"lawyer_above": "501 EUR"})
    assert lawyer_first(of(line)) == ()


def test_a_limitation_that_is_near_sends_to_a_lawyer_too():
    lines = lawyer_first(of(case(), limitation=(NEAR,)))
    assert [line.trigger for line in lines] == ["limitation"]
    gone = NEAR.but(days_left=-3)
    lines = lawyer_first(of(case(), limitation=(gone,)))
    assert [line.trigger for line in lines] == ["limitation_passed"]


def test_a_refusal_speaks_against_mediation():
    refused = case(mediation=Mediation(willing=False, refusals=1))
    matter = of(refused)
    keys = [s.key for s in suitability(matter, standings(matter)).against]
    assert "suitability.against.unwilling" in keys


def test_a_set_off_without_an_answer_asks_for_its_ground_and_not_for_what_was_paid():
    bank = paper("C-3", "bank_record", "third_party", "unpaid")
    open_ = case(contract(), delivery(), bank, positions=(raised("set_off"),))
    assert [g.code for g in found(open_) if g.fatal] == ["cross_claim"]
    letter = paper("C-4", "letter", "claimant")
    answered = raised("set_off", answered_by=("C-4",))
    told = found(case(contract(), delivery(), bank, letter, positions=(answered,)))
    assert "cross_claim" not in {g.code for g in told}


def test_a_described_item_always_tells_where_to_get_it():
    """Also where its element stands without it: then it costs nothing and comes last."""
    lies = paper("C-9", "delivery_note", "both", "performance", held=False, title="Note 7")
    at = lies.but(held_where="the carrier")
    for item, key in ((lies, "gaps.find"), (at, "gaps.fetch_from")):
        told = found(case(contract(), delivery(), item))
        line = next(g for g in told if g.code == "described_not_held")
        assert (line.then.key, line.fatal, line.element) == (key, False, "performance")
        assert told[-1] is line
        weak = found(case(contract(), item))
        assert sum(g.then.key == key for g in weak) >= 1
