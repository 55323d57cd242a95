"""Each row of the table: one fact changed, the letter and its sentence change."""

import pytest
from grades import fitting, grade
from proof_cases import LAW, TABLE, case, paper, signed_by

from casefile.library import languages
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.suggestion import Suggestion
from casefile.rules.caps import ground_of
from casefile.rules.grading import adverse_grades, graded_exhibits, items, start_row, why_no_proof


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


def test_a_paper_nobody_accepted_is_graded_but_counts_for_nothing():
    graded = items(case(paper("C-1", "email", "respondent", accepted=False)), LAW)["C-1"]
    assert graded.grade.value == "B"
    assert not graded.counts
    assert graded_exhibits([graded])[0].caps[0].key == "caps.not_looked_at"


def test_a_copy_of_a_mail_names_the_mail_before_anything_else_that_keeps_it_from_being_proof():
    copied = paper("C-2", "email", "respondent", "agreement", copy_of="C-1", accepted=False)
    graded = items(case(copied), LAW)["C-2"]
    caps = [cap.key for cap in graded_exhibits([graded])[0].caps]
    assert caps[:2] == ["caps.a_copy", "caps.not_looked_at"]
    assert why_no_proof(graded).values == {"mark": "C-1"}


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


def test_the_reason_of_a_grade_says_whether_it_stands_is_held_back_or_does_not_count():
    def why(**facts):
        found = items(case(paper("C-1", "contract", "both", signatures=signed_by(), **facts)), LAW)
        return graded_exhibits([found["C-1"]])[0].why.key

    assert why() == "grading.as_it_starts"
    assert why(legible=False) == "grading.held_back"
    assert why(disclosure="privileged") == "grading.not_counted"


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


def test_our_own_qualified_signature_lifts_no_paper_that_he_signed_by_hand():
    alone = paper("C-1", "contract", "both", "agreement", signatures=signed_by())
    both = alone.but(signatures=(*signed_by(), *signed_by("claimant", "qualified")))
    assert start_row(both, LAW.start_grades) == start_row(alone, LAW.start_grades)
    his = alone.but(signatures=signed_by(level="qualified"))
    assert start_row(his, LAW.start_grades) != start_row(alone, LAW.start_grades)


def test_papers_alike_but_for_who_signed_or_how_are_graded_each_by_itself():
    his = paper("C-1", "order", "claimant", "agreement", signatures=signed_by())
    ours = his.but(mark="C-2", signatures=signed_by("claimant"))
    click = his.but(mark="C-3", signatures=signed_by(level="simple"))
    together = items(case(his, ours, click), LAW)
    for one in (his, ours, click):
        assert together[one.mark].grade is items(case(one), LAW)[one.mark].grade
    assert len({item.grade for item in together.values()}) == 3


def test_a_maker_that_is_guessed_is_told_as_a_guess_and_not_as_unknown():
    guess = Suggestion(field="provenance", value="claimant", reason="from_claimant")
    waits = paper("C-1", "email", "unknown", accepted=False, suggestions=(guess,))
    unknown = waits.but(mark="C-2", suggestions=())
    told = [line.why.key for line in graded_exhibits(items(case(waits, unknown), LAW).values())]
    assert told == ["grading.maker_guessed", "grading.maker_not_known"]
