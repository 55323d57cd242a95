"""Where one door alone is open to the claim, papers for the court speak as that door does."""

import pytest
from matters_ended import plain

from casefile.model.dates import loose
from casefile.model.money import Money


def written(desk, sum_, form="scott_schedule"):
    amount = Money(amount=sum_, currency="CAD")
    opened = desk.new(
        respondent="Bet Ltd",
        claimant="Alef Ltd",
        amount=amount,
        due=loose("2026-11-02"),
        place="bc",
    )
    return " ".join(plain(desk.write(opened.case.id, form).path).split())


def test_before_the_tribunal_there_are_an_applicant_and_a_respondent(desk):
    paper = written(desk, 2000)
    assert "Civil Resolution Tribunal" in paper and "Dispute no." in paper
    assert "Applicant" in paper and "Respondent" in paper
    assert "Defendant" not in paper and "or the court" not in paper


@pytest.mark.parametrize(("sum_", "court", "side"), [
    (9000, "Provincial Court of British Columbia (Small Claims)", "Defendant"),
    (90000, "Supreme Court of British Columbia", "Plaintiff"),
])  # fmt: skip
def test_before_a_court_the_sides_are_called_as_that_court_calls_them(desk, sum_, court, side):
    paper = written(desk, sum_)
    assert court in paper and "Civil Resolution Tribunal" not in paper
    assert side in written(desk, sum_, "evidence_bundle")


def test_what_is_said_of_a_judgment_holds_for_an_order_of_a_tribunal_too(desk, id_):
    for form in (
        "demand_letter",
        "discharge",
        "reminder_firm",
        "reminder_friendly",
        "final_notice",
    ):
        words = "\n".join(desk.forms[form].words["en"].values())
        assert "court ordered" not in words and "a court awarded" not in words
