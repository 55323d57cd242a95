"""The label that accepting an exhibit proposes: who may see it."""

import pytest
from guesses import EW, HIS_MAIL, IL, PL, accepted, mail, read

from casefile.intake.clues import hint
from casefile.intake.guess import proposed_label
from casefile.intake.reading import FullReading
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance


def test_a_balance_confirmed_by_the_respondent_is_his_and_open():
    text = "Potwierdzenie salda\nKawiarnia Pod Lipą s.c. potwierdza 4 500,00 zł"
    full = read(text, "saldo.txt")
    exhibit = accepted(full, "saldo.txt", PL)

    assert exhibit.provenance is Provenance.RESPONDENT
    assert proposed_label(exhibit, full, PL) is Disclosure.OPEN


def test_a_demand_that_would_hear_of_instalments_stays_open():
    head = "Wezwanie do zapłaty\nStolarnia Dąb sp. z o.o. wzywa: Kawiarnia Pod Lipą s.c.\n"
    text = head + "x " * 400 + "\nMożliwa jest spłata w ratach."
    full = read(text, "w.txt")

    assert proposed_label(accepted(full, "w.txt", PL), full, PL) is Disclosure.OPEN


@pytest.mark.parametrize(
    ("full", "case", "label"),
    [
        (HIS_MAIL, PL, Disclosure.OPEN),
        (
            mail(
                "owner@harbourcafe.example",
                "ops@brightsparks.example",
                "Offer",
                "WITHOUT PREJUDICE: half",
            ),
            EW,
            Disclosure.WITHOUT_PREJUDICE,
        ),
        (
            mail(
                "kontakt@podlipa.example",
                "biuro@stolarnia-dab.example",
                "x",
                "Proponuję spłatę w ratach",
            ),
            PL,
            Disclosure.WITHOUT_PREJUDICE,
        ),
        (
            mail(
                "adw. Jan Nowak <j@kancelaria.example>",
                "biuro@stolarnia-dab.example",
                "x",
                "Opinia",
            ),
            PL,
            Disclosure.PRIVILEGED,
        ),
        (mail('עו"ד רות <r@law.example>', "d@x.example", "x", "שלום"), IL, Disclosure.PRIVILEGED),
        (
            mail("ops@brightsparks.example", "friend@x.example", "x", "gossip"),
            EW,
            Disclosure.INTERNAL,
        ),
        (
            mail("ops@brightsparks.example", "owner@harbourcafe.example", "x", "please pay"),
            EW,
            Disclosure.OPEN,
        ),
    ],
)
def test_the_proposed_label_follows_who_writes_and_what_is_offered(full, case, label):
    assert proposed_label(accepted(full, "m.eml", case), full, case) is label


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (ExhibitKind.CONTRACT, Disclosure.OPEN),
        (ExhibitKind.INVOICE, Disclosure.OPEN),
        (ExhibitKind.BANK_RECORD, Disclosure.INTERNAL),
        (ExhibitKind.NOTE, Disclosure.INTERNAL),
        (ExhibitKind.CALL_LOG, Disclosure.INTERNAL),
    ],
)
def test_papers_of_the_deal_are_open_and_notes_and_a_banks_paper_are_not(kind, label):
    exhibit = Exhibit(mark="C-1", kind=kind, provenance=Provenance.CLAIMANT)

    assert proposed_label(exhibit, FullReading()) is label


@pytest.mark.parametrize(
    ("letters", "label"),
    [
        ((), Disclosure.INTERNAL),
        ((Exhibit(mark="C-2", kind=ExhibitKind.DEMAND, accepted=True),), Disclosure.INTERNAL),
        ((Exhibit(mark="C-2", kind=ExhibitKind.DEMAND, disclosure="open"),), Disclosure.OPEN),
        ((Exhibit(mark="C-2", suggestions=(hint("kind", "demand", "x"),)),), Disclosure.OPEN),
    ],
)
def test_the_proof_that_an_open_demand_was_posted_is_open_as_the_demand_is(letters, label):
    proof = Exhibit(mark="C-1", kind=ExhibitKind.PROOF_OF_SENDING)
    assert proposed_label(proof, FullReading(), PL.but(exhibits=letters)) is label


TO_END_IT = (
    ("żeby zakończyć sprawę, możemy zapłacić 2 500 zł i ani złotówki więcej.", True),
    ("Dla świętego spokoju jestem gotów zapłacić 2 500 zł.", True),
    ("Aby zakończyć sprawę, prosimy o zapłatę całej kwoty.", False),
    ("Nie jesteśmy gotowi zapłacić, żeby zamknąć sprawę.", False),
    ("Możemy zapłacić dopiero w piątek. Chcę zakończyć sprawę z bankiem.", False),
    ("To close the matter we can pay £2,500 and not a penny more.", True),
    ("I am willing to pay 2,500 to put an end to this.", True),
    ("To close the matter, please pay the invoice by Friday.", False),
    ("We can pay on Friday.", False),
    ("כדי לסגור את העניין אנחנו מוכנים לשלם 2,500 ש״ח ולא שקל יותר.", True),
    ("כדי לסיים את העניין נא לשלם עד יום שישי.", False),
    ("אני לא מוכן לשלם כדי לסגור את העניין.", False),
)


@pytest.mark.parametrize(("said", "offer"), TO_END_IT)
def test_a_sum_to_end_the_matter_with_is_an_offer_of_the_talks_by_no_other_word(said, offer):
    full = mail("kontakt@podlipa.example", "biuro@stolarnia-dab.example", "Re: wezwanie", said)
    label = Disclosure.WITHOUT_PREJUDICE if offer else Disclosure.OPEN

    assert proposed_label(accepted(full, "m.eml", PL), full, PL) is label


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("IN THE COUNTY COURT AT LEEDS\nGeneral form of judgment or order\n{he} shall pay", EW),
        ("Sąd Rejonowy w Łodzi\nWYROK\nw imieniu Rzeczypospolitej\n{he} zapłaci", PL),
        ("Nakaz zapłaty w postępowaniu upominawczym\nNakazuje się {he}, aby zapłacił", PL),
        ("בית משפט השלום\nפסק דין\n{he} ישלם", IL),
    ],
)
def test_what_a_court_decided_between_the_two_is_open_for_both_have_it(text, case):
    full = read(text.format(he=case.respondent.name), "court.txt")
    paper = accepted(full, "court.txt", case)
    assert paper.kind is ExhibitKind.COURT_DOCUMENT
    assert proposed_label(paper, full, case) is Disclosure.OPEN
    others = read(text.format(he="Zenon Obcy"), "court.txt")
    assert proposed_label(paper, others, case) is Disclosure.INTERNAL


@pytest.mark.parametrize(
    ("head", "case"),
    [
        ("Request for judgment", EW),
        ("Application to set aside a judgment", EW),
        ("Particulars of claim", EW),
        ("Pozew o zapłatę i o wydanie nakazu zapłaty", PL),
        ("Wniosek: wyrok zaoczny", PL),
        ("כתב תביעה", IL),
        ("בקשה למתן פסק דין", IL),
    ],
)
def test_what_only_asks_a_court_for_a_judgment_stays_with_who_drew_it_up(head, case):
    full = read(f"{head}\n{case.claimant.name}\n{case.respondent.name}", "court.txt")
    paper = Exhibit(mark="C-1", kind=ExhibitKind.COURT_DOCUMENT)
    assert proposed_label(paper, full, case) is Disclosure.INTERNAL
