"""Each cap on a grade: one fact changed, the letter falls and its sentence says why."""

import pytest
from grades import RECORDING, caps_of, grade
from proof_cases import LAW, TABLE, case, paper, signed_by

from casefile.library import CODES, languages
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.position import Defence, Position
from casefile.model.witness import Witness
from casefile.rules.caps import FACTS, ONLY_OF, ground_of
from casefile.rules.grading import items

RANK = "LDCBA"


CAPPED = [
    ("protected", paper("C-1", "email", "respondent"), {"disclosure": "privileged"}, {}),
    ("not_held", paper("C-1", "email", "respondent"), {"held": False}, {}),
    (
        "not_held_but_found",
        paper("C-1", "email", "respondent"),
        {"held": False, "held_where": "at the accountant's"},
        {},
    ),
    ("not_legible", paper("C-1", "email", "respondent"), {"legible": False}, {}),
    ("not_complete", paper("C-1", "chat", "both"), {"complete": False}, {}),
    ("authenticity_denied", paper("C-1", "email", "respondent"), {"authenticity": "denied"}, {}),
    (
        "signature_denied",
        paper("C-1", "contract", "both", signatures=signed_by(), original="original"),
        {},
        {"positions": (Position(defence=Defence.DENIES_SIGNATURE),)},
    ),
    (
        "author_untested",
        paper("C-1", "email", "respondent", authenticity="confirmed"),
        {"authenticity": "untested"},
        {},
    ),
    (
        "signer_without_authority",
        paper("C-1", "contract", "both", signatures=signed_by(), original="original"),
        {"signatures": signed_by(authorised=False)},
        {},
    ),
    (
        "authority_not_known",
        paper("C-1", "delivery_note", "both", signatures=signed_by(authorised=True)),
        {"signatures": signed_by()},
        {},
    ),
    (
        "unlawful_recording",
        paper("C-1", "recording", "claimant", **RECORDING),
        {"party_to_call": False},
        {},
    ),
    (
        "recording_not_checked",
        paper("C-1", "recording", "claimant", **RECORDING),
        {"lawful": None},
        {},
    ),
    (
        "recording_not_original",
        paper("C-1", "recording", "claimant", **RECORDING),
        {"original": "copy"},
        {},
    ),
    ("untranslated", paper("C-1", "email", "respondent"), {"language": "de"}, {}),
    (
        "witness_statement_unsigned",
        paper("C-1", "witness_statement", "neutral_witness"),
        {},
        {"witnesses": (Witness(name="Z", statement="C-1", signed=False),)},
    ),
]


OF_A_PLACE = {"recording_facts_open"}
"""Caps that no place has but those whose pack says so."""


@pytest.mark.parametrize(("cap", "before", "changed", "of_case"), CAPPED, ids=lambda x: str(x)[:24])
def test_each_cap_lowers_the_letter_and_says_so(cap, before, changed, of_case):
    after = before.but(**changed)
    limit = next(c["at_most"] for c in TABLE["cap"] if c["id"] == cap)
    was, now = grade(before), grade(after, **of_case)
    assert f"caps.{cap}" not in caps_of(before)
    assert f"caps.{cap}" in caps_of(after, **of_case)
    if limit == "none":
        assert now is None
    else:
        assert RANK.index(now) <= RANK.index(limit)
        assert RANK.index(now) < RANK.index(was)


def test_every_cap_of_a_paper_is_walked_and_every_cap_has_its_sentence():
    walked = {cap for cap, *_ in CAPPED} | {"made_after_dispute"} | OF_A_PLACE
    assert walked == set(FACTS)
    assert set(FACTS) - OF_A_PLACE <= {cap["id"] for cap in TABLE["cap"]}
    for code in CODES:
        assert all(languages()[code].has(f"caps.{cap['id']}") for cap in TABLE["cap"])


def test_our_own_paper_made_after_the_dispute_began_says_so():
    later = paper("C-1", "timesheet", "claimant", dated="2026-05-01")
    disputed = Contact(on=loose("2026-04-01"), channel=Channel.PHONE, outcome=Outcome.DISPUTED)
    assert "caps.made_after_dispute" in caps_of(later, contacts=(disputed,))
    assert "caps.made_after_dispute" not in caps_of(later)
    before = later.but(dated="2026-03-01")
    assert "caps.made_after_dispute" not in caps_of(before, contacts=(disputed,))


def test_a_denied_signature_that_somebody_saw_made_is_not_held_back():
    denied = {"positions": (Position(defence=Defence.DENIES_SIGNATURE),)}
    seen = signed_by(seen_by=("Dana",))
    one = paper("C-1", "contract", "both", signatures=seen, original="original")
    assert grade(one, **denied) == "A"


def test_a_translation_lifts_the_cap_of_a_foreign_paper():
    letter = paper("C-1", "email", "respondent", language="de", translation="C-2")
    translated = case(letter, paper("C-2", "other", "third_party"))
    assert items(translated, LAW)["C-1"].grade.value == "B"


def test_protected_papers_are_not_counted_whatever_they_are():
    for label in Disclosure:
        counted = grade(paper("C-1", "register_extract", "official", disclosure=label.value))
        open_or_ours = label in (Disclosure.OPEN, Disclosure.INTERNAL)
        assert (counted == "A") is open_or_ours
        paper_ = paper("C-1", "register_extract", "official", disclosure=label.value)
        assert items(case(paper_), LAW)["C-1"].counts is open_or_ours


def test_a_paper_off_the_point_counts_whole_where_the_place_has_no_cap_for_it():
    found = items(case(paper("C-1", "invoice", "claimant")), LAW)["C-1"]
    off = [element for element in Element if found.off_point(element)]
    assert off and all(found.on(element, None) is found.grade for element in off)


@pytest.mark.parametrize("kind", list(ExhibitKind))
def test_a_fact_that_is_asked_of_few_kinds_is_true_of_no_other(kind):
    """Asked of every kind with everything that could hold it back."""
    bad = {"lawful": False, "original": "copy", "complete": False, "received": False}
    for made_by in Provenance:
        for more in (bad, bad | {"lawful": None}, bad | {"party_to_call": False}):
            one = paper("C-1", kind, made_by, signatures=signed_by(authorised=None), **more)
            his = ({"name": "Z", "statement": "C-1", "signed": False},)
            ground = ground_of(case(one, witnesses=his), LAW)
            for name, kinds in ONLY_OF.items():
                assert kind in kinds or not FACTS[name](one, ground), (name, made_by)
