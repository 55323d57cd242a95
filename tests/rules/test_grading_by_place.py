"""How far a paper or a witness counts, where one place says other than the next."""

import pytest
from grades import RECORDING
from proof_cases import LAW, case, paper, signed_by, weighed

from casefile.library import jurisdictions, languages
from casefile.model.witness import Witness
from casefile.rules.grading import items


@pytest.mark.parametrize("law", jurisdictions().values(), ids=lambda law: law.code)
def test_every_row_and_cap_of_every_place_has_its_sentence_and_its_source(law):
    for code, words in languages().items():
        for row in law.start_grades:
            assert words.has(f"grades.{row.id}"), (code, row.id)
        for cap in law.caps:
            assert words.has(f"caps.{cap.id}"), (code, cap.id)
            assert cap.source.title


WHOLE = RECORDING | {"complete": True, "dated": "2026-05-19", "author": "Bet"}
TAPE = paper("C-1", "recording", "claimant", **WHOLE)
WORDS = paper("C-2", "transcript", "claimant")


def test_a_foreign_paper_is_held_back_only_where_the_place_asks_for_a_translation():
    letter = case(paper("C-1", "email", "respondent", language="de"))
    assert items(letter, LAW)["C-1"].grade.value == "L"
    assert items(letter, LAW.but(evidence=()))["C-1"].grade.value == "B"


@pytest.mark.parametrize(
    "lacking", [{"complete": None}, {"dated": ""}, {"author": ""}, {"original": "unknown"}]
)
def test_in_israel_a_recording_is_fair_until_all_that_shows_it_reliable_is_said(lacking):
    israel, examplia = jurisdictions()["il"], jurisdictions()["xx"]
    for law, letters in ((israel, ("B", "C")), (examplia, ("B", "B"))):
        found = [items(case(tape, WORDS), law)["C-1"].grade for tape in (TAPE, TAPE.but(**lacking))]
        assert tuple(found) == letters, law.code
    assert items(case(TAPE), israel)["C-1"].grade == "C"


def letters_of(the_case, law):
    standing = weighed(the_case, law)
    return tuple(standing[e].line.grade for e in ("agreement", "performance"))


def test_between_firms_in_poland_word_of_mouth_is_weak_for_the_deal_alone():
    seen = Witness(
        name="Z",
        relation="neutral",
        first_hand=True,
        available=True,
        shows=frozenset({"agreement", "performance"}),
    )
    by_mouth = case(witnesses=(seen,))
    poland, england = jurisdictions()["pl"], jurisdictions()["ew"]
    assert letters_of(by_mouth, poland) == ("D", "B")
    assert letters_of(by_mouth, england) == ("B", "B")
    private = by_mouth.respondent.but(kind="individual", in_business=False)
    assert letters_of(by_mouth.but(respondent=private), poland) == ("B", "B")
    not_said = by_mouth.respondent.but(kind="unknown")
    assert letters_of(by_mouth.but(respondent=not_said), poland) == ("B", "B")


@pytest.mark.parametrize(("place", "letter"), [("il", "D"), ("ew", "C"), ("xx", "D")])
def test_how_far_an_owner_alone_is_held_back_is_said_by_the_place(place, letter):
    owner = Witness(
        name="Z",
        relation="owner",
        first_hand=True,
        available=True,
        shows=frozenset({"performance"}),
    )
    law = jurisdictions()[place]
    assert letters_of(case(witnesses=(owner,)), law)[1] == letter
    without = law.but(caps=tuple(c for c in law.caps if c.id != "lone_interested_witness"))
    assert letters_of(case(witnesses=(owner,)), without)[1] == "C"


def test_hearsay_is_a_lead_and_in_england_a_weak_proof():
    heard = Witness(
        name="Z", relation="neutral", first_hand=False, shows=frozenset({"performance"})
    )
    of_hearsay = case(witnesses=(heard,))
    assert letters_of(of_hearsay, jurisdictions()["pl"])[1] == "L"
    assert letters_of(of_hearsay, jurisdictions()["ew"])[1] == "D"
    told = weighed(of_hearsay, jurisdictions()["ew"])["performance"].points[0]
    assert [cap.id for cap in told.caps] == ["hearsay"]
    assert told.what.values["caps"][0].key == "caps.hearsay"


@pytest.mark.parametrize(("place", "letter"), [("pl", "B"), ("il", "C"), ("ew", "C"), ("xx", "C")])
def test_a_denied_signature_weighs_less_where_he_must_prove_that_it_is_false(place, letter):
    """Poland, art. 253 KPC: who denies his own signature proves it; elsewhere we prove it."""
    law = jurisdictions()[place]
    hand = signed_by(denied=True)
    signed = paper("C-1", "contract", "both", signatures=hand, original="original")
    assert items(case(signed), law)["C-1"].grade == letter
    without = law.but(caps=tuple(cap for cap in law.caps if cap.id != "signature_denied"))
    assert items(case(signed), without)["C-1"].grade == "A"
