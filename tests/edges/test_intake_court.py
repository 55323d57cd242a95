"""What a paper of a court is taken for: a judgment on the claim, the claim issued, or neither."""

import pytest
from guesses import EW, IL, PL, read

from casefile.intake.guess import suggestions
from casefile.model.suggestion import CLAIM_ISSUED, COURT_FILE, JUDGED, WARNING

BETWEEN = "Between {us}, Claimant, and {he}, Defendant\n"


def warned_of(text, case):
    full = read(text.format(us=case.claimant.name, he=case.respondent.name), "court.txt")
    found = [one for one in suggestions(full, "court.txt", case) if one.field == WARNING]
    return {one.reason: one.because for one in found}


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (
            "IN THE COUNTY COURT AT LEEDS\nGeneral Form of Judgment or Order\n" + BETWEEN
            + "IT IS ORDERED THAT\nThere be judgment for the claimant in the sum of £4,450.00.",
            EW,
        ),
        ("Judgment for Claimant (in default)\n" + BETWEEN + "You must pay the claimant £4.00", EW),
        ("Sąd Rejonowy w Łodzi\nWYROK\nw imieniu Rzeczypospolitej\nzasądza od {he} 4500 zł", PL),
        ("Nakaz zapłaty w postępowaniu upominawczym\nNakazuje się {he}, aby zapłacił", PL),
        ("WYROK\nw sprawie {us} przeciwko {he}\noddala powództwo", PL),
        ("בית משפט השלום\nפסק דין\nאני מחייב את {he} לשלם לתובעת 4,500 ש\"ח", IL),
        ("בית המשפט לתביעות קטנות\nפסק דין\n{us} נגד {he}\nהתביעה נדחית", IL),
    ],
)  # fmt: skip
def test_a_judgment_on_the_claim_is_told_for_its_sum_to_be_entered(text, case):
    assert JUDGED in warned_of(text, case)


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (
            "IN THE COUNTY COURT AT LEEDS\nGeneral Form of Judgment or Order\n" + BETWEEN
            + "IT IS ORDERED THAT\nThe claimant pay the hearing fee by 30 June 2026.",
            EW,
        ),
        ("Request for judgment\n" + BETWEEN + "There be judgment for the claimant", EW),
        ("Judgment\nBetween {us} and Somebody Else Ltd\njudgment for the claimant", EW),
        ("Sprzeciw od nakazu zapłaty\n{he}\nwnoszę o oddalenie", PL),
        ("Postanowienie sądu\n{us} przeciwko {he}\nzobowiązuje powoda do złożenia pisma", PL),
        ("החלטה\n{us} נגד {he}\nהדיון נדחה", IL),
        ("בקשה למתן פסק דין\n{us} נגד {he}\nיש לחייב את הנתבע לשלם", IL),
    ],
)  # fmt: skip
def test_an_order_on_the_way_and_what_only_asks_for_a_judgment_are_none(text, case):
    assert JUDGED not in warned_of(text, case)


@pytest.mark.parametrize(
    ("text", "case", "number"),
    [
        (
            "IN THE COUNTY COURT\nClaim No. M4QZ8871\nClaim form\n" + BETWEEN,
            EW,
            "M4QZ8871",
        ),
        ("Pozew o zapłatę\nSygn. akt I C 123/26\nPowód: {us}\nPozwany: {he}", PL, "I C 123/26"),
        ('בית משפט השלום\nת"א 12345-06-26\nכתב תביעה\n{us} נגד {he}', IL, "12345-06-26"),
    ],
)
def test_a_claim_with_the_number_of_a_court_was_issued_and_one_without_may_be_a_draft(
    text, case, number
):
    assert warned_of(text, case)[CLAIM_ISSUED].endswith(number)
    draft = "\n".join(line for line in text.split("\n") if number not in line)
    assert CLAIM_ISSUED not in warned_of(draft, case)
    assert JUDGED not in warned_of(text, case)


@pytest.mark.parametrize(
    ("text", "case", "told"),
    [
        (
            "IN THE COUNTY COURT AT LEEDS\nClaim No. M4QZ8871\nClaim form\n" + BETWEEN,
            EW,
            "COUNTY COURT AT LEEDS, M4QZ8871",
        ),
        (
            "Sąd Rejonowy w Toruniu\nV Wydział\nSygn. akt: V GC 123/26\nWYROK\n{us} przeciwko {he}",
            PL,
            "Sąd Rejonowy w Toruniu, V GC 123/26",
        ),
        (
            'בבית משפט השלום בחיפה\nת"א 12345-06-26\nכתב תביעה\n{us} נגד {he}',
            IL,
            "בבית משפט השלום בחיפה, 12345-06-26",
        ),
        ("Claim No. M4QZ8871\nClaim form\n" + BETWEEN, EW, "M4QZ8871"),
        ("IN THE COUNTY COURT AT LEEDS\nClaim form\n" + BETWEEN, EW, ""),
        ("Claim No. M4QZ8871\nClaim form\nBetween {us} and Somebody Else Ltd", EW, ""),
        ("Dear {he}\nour case no. 77 of delivery\n{us}", EW, ""),
    ],
)
def test_the_court_and_its_number_are_read_of_a_paper_of_a_court_on_the_two(text, case, told):
    full = read(text.format(us=case.claimant.name, he=case.respondent.name), "court.txt")
    found = [x.value for x in suggestions(full, "court.txt", case) if x.field == COURT_FILE]
    assert found == ([told] if told else [])
