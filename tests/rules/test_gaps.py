"""What is missing: each gap opens on its own fact, the worst come first."""

import pytest
from proof_cases import LAW, ON, case, contract, delivery, of, paper, raised, signed_by

from casefile.library import CODES, languages
from casefile.model.claim import Agreement
from casefile.model.exhibit import Element
from casefile.model.review import LimitationLine
from casefile.model.say import Say
from casefile.rules.attacks import attack_points
from casefile.rules.defences import defences
from casefile.rules.elements import standings
from casefile.rules.gap_tests import GAP_TESTS
from casefile.rules.gaps import gaps
from casefile.rules.review import review

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


def test_every_code_of_the_contract_is_there_with_its_sentences():
    assert {code for code, *_ in GAP_TESTS} == CODES_OF_THE_CONTRACT | {
        "cross_claim",
        "unexplained_silence",
    }
    for code in CODES:
        words = languages()[code]
        for gap in (*CODES_OF_THE_CONTRACT, "cross_claim"):
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


def test_a_copy_of_a_recording_asks_for_the_original():
    def held(original):
        return case(paper("C-1", "recording", "both", "agreement", original=original, lawful=True))

    assert "original_recording" in codes(held("copy"))
    assert "original_recording" not in codes(held("original"))


def test_a_promissory_note_calls_the_money_a_loan_without_the_word():
    def given(kind):
        note = paper("C-1", kind, "respondent", "agreement", signatures=signed_by())
        return [x.what.key for x in attack_points(of(case(note, ground="loan")), Element.AGREEMENT)]

    assert "points.loan_not_named" in given("letter")
    assert "points.loan_not_named" not in given("promissory_note")


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
    run_out = NEAR.but(days_left=-21)
    assert "acknowledgement_in_time" not in codes(case(), limitation=(run_out,))


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


def test_files_nobody_looked_at_prove_nothing_and_are_a_step_of_the_case_no_gap_of_an_element():
    """To look at them is the first thing to do; nothing is said of the agreement by it."""
    waiting = contract().but(accepted=False)
    unread = review(case(waiting, delivery()), LAW, ON)
    without = review(case(delivery()), LAW, ON)
    assert [gap.code for gap in unread.gaps] == [gap.code for gap in without.gaps]
    steps = [step.step for step in unread.next_steps]
    assert [one.values for one in steps if one.key == "steps.look_at_files"] == [{"n": 1}]


def test_files_that_were_accepted_unread_count_and_are_read_for_what_hurts():
    """Nobody is told that they prove nothing: the elements above rest on them."""

    def why(*papers):
        steps = review(case(*papers), LAW, ON).next_steps
        return [one.why.key for one in steps if one.step.key == "steps.look_at_files"]

    unread, waiting = contract().but(looked=False), delivery().but(accepted=False)
    assert why(unread) == ["steps.why.files_accepted"]
    assert why(unread, waiting) == ["steps.why.files"]


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


def test_his_thanks_for_the_work_are_words_of_acceptance():
    def lacks(*papers):
        matter = of(case(*papers, ground="work"))
        lines = standings(matter)
        return {g.code for g in gaps(matter, lines, defences(matter, lines))}

    assert "acceptance_record" in lacks(paper("C-3", "email", "claimant", "performance"))
    assert "acceptance_record" not in lacks(paper("C-3", "email", "respondent", "performance"))
