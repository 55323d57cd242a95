"""Each row of the table and each cap: one fact changed, the letter and its sentence change."""

import pytest
from proof_cases import LAW, TABLE, case, paper, signed_by, weighed

from casefile.library import CODES, jurisdictions, languages
from casefile.model.contact import Channel, Contact, Outcome
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit, ExhibitKind, Provenance
from casefile.model.position import Defence, Position
from casefile.model.witness import Witness
from casefile.rules.caps import FACTS, ONLY_OF, ground_of
from casefile.rules.grading import adverse_grades, graded_exhibits, items, start_row

RANK = "LDCBA"


def grade(exhibit, **more):
    graded = items(case(exhibit, **more), LAW)[exhibit.mark]
    return graded.grade.value if graded.grade else None


def caps_of(exhibit, **more):
    graded = items(case(exhibit, **more), LAW)[exhibit.mark]
    return [cap.key for cap in graded_exhibits([graded])[0].caps]


def fitting(row) -> Exhibit:
    """The plainest exhibit that makes the conditions of *row*."""
    given = {
        "kind": (row.get("kinds") or ["other"])[0],
        "provenance": (row.get("provenances") or ["unknown"])[0],
    }
    more = {}
    if row.get("signed_by_respondent"):
        more["signatures"] = signed_by(level=(row.get("levels") or ["unknown"])[0])
    if row.get("originals"):
        more["original"] = row["originals"][0]
    if "received" in row:
        more["received"] = row["received"]
    return paper("C-1", given["kind"], given["provenance"], **more)


@pytest.mark.parametrize("row", TABLE["start_grade"], ids=lambda r: r["id"])
def test_each_row_of_the_table_is_the_start_of_some_paper(row):
    found = start_row(fitting(row), LAW.start_grades)
    assert found is not None
    assert (found.id, found.grade) == (row["id"], row["grade"])


@pytest.mark.parametrize("row", TABLE["start_grade"], ids=lambda r: r["id"])
def test_each_row_has_a_source_and_a_name_in_every_language(row):
    assert row["source"]["title"]
    for code, words in languages().items():
        assert words.has(f"grades.{row['id']}"), code


@pytest.mark.parametrize(
    ("changed", "before", "after"),
    [
        ({"original": "copy"}, "A", "B"),
        ({"signatures": signed_by(level="simple")}, "A", "C"),
        ({"signatures": signed_by(level="advanced")}, "A", "B"),
        ({"signatures": (), "provenance": "claimant"}, "A", "D"),
        ({"signatures": (), "provenance": "respondent"}, "A", "B"),
        ({"signatures": (), "provenance": "unknown"}, "A", None),
    ],
)
def test_a_contract_falls_with_each_fact_that_is_taken_from_it(changed, before, after):
    signed = {"original": "original", "signatures": signed_by(authorised=True)}
    contract = paper("C-1", "contract", "both", **signed)
    assert grade(contract) == before
    assert grade(contract.but(**changed)) == after


@pytest.mark.parametrize(
    ("kind", "made_by", "more", "letter"),
    [
        ("invoice", "claimant", {}, "D"),
        ("invoice", "claimant", {"received": True}, "C"),
        ("invoice", "claimant", {"received": True, "signatures": signed_by()}, "A"),
        ("delivery_note", "claimant", {}, "D"),
        ("delivery_note", "claimant", {"signatures": signed_by(authorised=True)}, "A"),
        ("email", "respondent", {}, "B"),
        ("email", "respondent", {"authenticity": "confirmed"}, "A"),
        ("email", "claimant", {}, "D"),
        ("email", "claimant", {"received": True}, "C"),
        ("chat", "both", {}, "B"),
        ("chat", "both", {"original": "screenshot"}, "D"),
        ("screenshot", "respondent", {}, "D"),
        ("bank_record", "third_party", {}, "B"),
        ("bank_record", "third_party", {"authenticity": "admitted"}, "A"),
        ("timesheet", "claimant", {}, "C"),
        ("register_extract", "official", {}, "A"),
        ("witness_statement", "neutral_witness", {}, "B"),
        ("witness_statement", "interested_witness", {}, "C"),
        ("acknowledgement", "respondent", {}, "B"),
        ("acknowledgement", "respondent", {"signatures": signed_by()}, "A"),
        ("unknown", "unknown", {}, None),
    ],
)
def test_who_made_what_gives_the_letter(kind, made_by, more, letter):
    assert grade(paper("C-1", kind, made_by, **more)) == letter


RECORDING = {"lawful": True, "party_to_call": True, "original": "original"}
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


def test_a_foreign_paper_is_held_back_only_where_the_place_asks_for_a_translation():
    letter = case(paper("C-1", "email", "respondent", language="de"))
    assert items(letter, LAW)["C-1"].grade.value == "L"
    assert items(letter, LAW.but(evidence=()))["C-1"].grade.value == "B"


def test_a_paper_nobody_accepted_is_graded_but_counts_for_nothing():
    graded = items(case(paper("C-1", "email", "respondent", accepted=False)), LAW)["C-1"]
    assert graded.grade.value == "B"
    assert not graded.counts
    assert graded_exhibits([graded])[0].caps[0].key == "caps.not_looked_at"


def test_a_persons_own_view_stands_beside_the_computed_grade():
    view = {"grade": "B", "why": "seen it", "by": "A lawyer"}
    graded = items(case(paper("C-1", "screenshot", "respondent", override=view)), LAW)["C-1"]
    (line,) = graded_exhibits([graded])
    assert (line.grade.value, line.override.grade) == ("D", "B")


def test_an_unknown_kind_or_maker_has_no_grade_rather_than_a_low_one():
    (line,) = graded_exhibits([items(case(paper("C-1", "contract", "unknown")), LAW)["C-1"]])
    assert line.grade is None
    assert line.why.key == "grading.maker_not_known"


def test_every_kind_made_by_a_known_hand_has_a_row():
    for kind in ExhibitKind:
        for made_by in Provenance:
            if made_by is not Provenance.UNKNOWN:
                exhibit = paper("C-1", kind.value, made_by.value)
                assert start_row(exhibit, LAW.start_grades) is not None, (kind, made_by)


def test_protected_papers_are_not_counted_whatever_they_are():
    for label in Disclosure:
        counted = grade(paper("C-1", "register_extract", "official", disclosure=label.value))
        open_or_ours = label in (Disclosure.OPEN, Disclosure.INTERNAL)
        assert (counted == "A") is open_or_ours
        paper_ = paper("C-1", "register_extract", "official", disclosure=label.value)
        assert items(case(paper_), LAW)["C-1"].counts is open_or_ours


def test_the_reason_of_a_grade_says_whether_it_stands_is_held_back_or_does_not_count():
    def why(**facts):
        found = items(case(paper("C-1", "contract", "both", signatures=signed_by(), **facts)), LAW)
        return graded_exhibits([found["C-1"]])[0].why.key

    assert why() == "grading.as_it_starts"
    assert why(legible=False) == "grading.held_back"
    assert why(disclosure="privileged") == "grading.not_counted"


def test_a_paper_off_the_point_counts_whole_where_the_place_has_no_cap_for_it():
    found = items(case(paper("C-1", "invoice", "claimant")), LAW)["C-1"]
    off = [element for element in Element if found.off_point(element)]
    assert off and all(found.on(element, None) is found.grade for element in off)


def test_a_signed_receipt_held_as_a_scan_starts_like_a_scanned_contract():
    note = paper("C-1", "delivery_note", "both", "performance", signatures=signed_by())
    for original, row in (
        ("original", "signed_delivery"),
        ("unknown", "signed_delivery"),
        ("scan", "signed_delivery_copy"),
        ("copy", "signed_delivery_copy"),
    ):
        assert start_row(note.but(original=original), LAW.start_grades).id == row, original
    vouched = note.but(original="copy", signatures=signed_by(level="qualified"))
    assert start_row(vouched, LAW.start_grades).grade == "A"


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


@pytest.mark.parametrize(
    "lacking", [{"complete": None}, {"dated": ""}, {"author": ""}, {"original": "unknown"}]
)
def test_in_israel_a_recording_is_fair_until_all_that_shows_it_reliable_is_said(lacking):
    israel, examplia = jurisdictions()["il"], jurisdictions()["xx"]
    for law, letters in ((israel, ("B", "C")), (examplia, ("B", "B"))):
        found = [items(case(tape, WORDS), law)["C-1"].grade for tape in (TAPE, TAPE.but(**lacking))]
        assert tuple(found) == letters, law.code
    assert items(case(TAPE), israel)["C-1"].grade == "C"


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


def letters_of(the_case, law):
    standing = weighed(the_case, law)
    return tuple(standing[e].line.grade for e in ("agreement", "performance"))


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


@pytest.mark.parametrize(("place", "letter"), [("pl", "B"), ("il", "C"), ("ew", "C"), ("xx", "C")])
def test_a_denied_signature_weighs_less_where_he_must_prove_that_it_is_false(place, letter):
    """Poland, art. 253 KPC: who denies his own signature proves it; elsewhere we prove it."""
    law = jurisdictions()[place]
    hand = signed_by(denied=True)
    signed = paper("C-1", "contract", "both", signatures=hand, original="original")
    assert items(case(signed), law)["C-1"].grade == letter
    without = law.but(caps=tuple(cap for cap in law.caps if cap.id != "signature_denied"))
    assert items(case(signed), without)["C-1"].grade == "A"


def test_two_papers_of_a_case_that_differ_in_being_received_alone_start_on_their_own_rows():
    sent = paper("C-1", "invoice", "claimant")
    had = paper("C-2", "invoice", "claimant", received=True)
    rows = {mark: item.row.id for mark, item in items(case(sent, had), LAW).items()}
    assert rows == {"C-1": "our_invoice", "C-2": "our_invoice_received"}


def test_a_signature_nobody_recorded_is_not_told_as_one():
    """A paper of both sides is graded as entered; who signed it is asked for, not claimed."""
    entered = paper("C-1", "contract", "both", original="scan")
    recorded = entered.but(signatures=signed_by())
    told = {
        name: graded_exhibits([items(case(one), LAW)["C-1"]])[0].why.values["what"].key
        for name, one in (("entered", entered), ("recorded", recorded))
    }
    assert told == {"entered": "grading.signer_not_said", "recorded": "grades.signed_copy"}
    assert grade(entered) == grade(recorded)


def test_a_paper_against_us_carries_something_for_him_only_when_it_counts():
    his = paper("C-9", "email", "claimant").but(against=frozenset({Element.PERFORMANCE}))
    for exhibit, known in ((his, {"C-9"}), (his.but(accepted=False), set())):
        the_case = case(exhibit)
        assert adverse_grades(the_case, LAW, ground_of(the_case, LAW)).keys() == known
