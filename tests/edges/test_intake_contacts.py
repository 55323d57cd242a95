"""The people of the other side that its mails name: only whom they write out, and not our own."""

import pytest
from guesses import mail

from casefile.intake.guess import suggestions
from casefile.model.case import Case
from casefile.model.party import Party, Person
from casefile.model.suggestion import PERSON

KAREN, ANNA = ("Karen Pell", "Director"), ("Anna Żółw-Nowak", "Główna księgowa")
CASE = Case(
    claimant=Party(name="Bright Sparks Ltd", people=(Person(name="Ann Hale"),)),
    respondent=Party(name="Harbour Cafe Ltd", email="owner@harbourcafe.example"),
)


def named(body, sender="owner@harbourcafe.example", case=CASE):
    full = mail(sender, "ops@brightsparks.example", "Re: invoice", body)
    return [(x.value, x.role) for x in suggestions(full, "m.eml", case) if x.field == PERSON]


@pytest.mark.parametrize(
    ("body", "display", "people"),
    [
        ("No.\n\nKind regards,\nKaren Pell\nDirector\nHarbour Cafe Ltd", "", [KAREN]),
        ("Not yet.\n\nKaren Pell | Director", "Karen Pell", [KAREN]),
        ("Not yet.", "Karen Pell", [("Karen Pell", "")]),
        ("Not yet.", '"Karen Pell (Harbour Cafe)"', [("Karen Pell", "")]),
        ("Not yet.\nThanks,\nKaren", "Harbour Cafe", []),
        ("Not yet.", "Accounts Team", []),
        ("Not yet.", "Harbour Cafe Accounts", []),
        ("Not yet.", "Biuro Obsługi", []),
        ("Nie teraz.\n\nPozdrawiam\nAnna Żółw-Nowak\nGłówna księgowa", "", [ANNA]),
        ("Nie teraz.", "Jan Kowalski - prezes zarządu", [("Jan Kowalski", "prezes zarządu")]),
        ("לא עכשיו.\n\nבברכה,\nרותי כהן\nמנהלת חשבונות", "", [("רותי כהן", "מנהלת חשבונות")]),
        ("לא עכשיו.", "הנהלת חשבונות", []),
        ("Our bookkeeper, Joan Pryce, will sort it.", "", [("Joan Pryce", "bookkeeper")]),
        ("Ask Joan Pryce, our bookkeeper.", "", []),
        ("Our bookkeeper will sort it. Your Ann Hale knows.", "", []),
        ("Zapłaci nasza księgowa Anna Nowak.", "", [("Anna Nowak", "księgowa")]),
        ("מנהלת החשבונות שלנו, רותי כהן, תטפל בזה.", "", [("רותי כהן", "מנהלת החשבונות")]),
        ("Yes.\nRegards,\nAnn Hale", "", []),
        ("Yes.\nThank you,\nHarbour Cafe", "", []),
    ],
)  # fmt: skip
def test_who_writes_and_signs_is_offered_with_the_role_that_stands_beside_the_name(
    body, display, people
):
    assert named(body, f"{display} <owner@harbourcafe.example>".strip()) == people


def test_an_address_that_nobody_writes_from_names_nobody():
    assert named("Paid.", "Karen Pell <noreply@harbourcafe.example>") == []


def test_a_mail_of_ours_names_nobody_of_theirs():
    assert named("Yes.\nRegards,\nTom Moor\nDirector", "Bright Sparks Ltd <a@b.example>") == []
