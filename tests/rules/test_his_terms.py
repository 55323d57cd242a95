"""What the other side asks for in a mail is recorded as his offer, or a person says it is none."""

import pytest
from proof_cases import LAW, ON, case, contract, paper

from casefile.model.contact import Contact
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.offer import Offer, OfferBy
from casefile.model.suggestion import OF_TERMS, WARNING, Suggestion
from casefile.rules.his_terms import offer_on_file, untold_terms
from casefile.rules.review import review

DAY = loose("2026-06-01")


def asks(reason="asks_for_less", made="respondent", **more):
    guess = Suggestion(field=WARNING, value="", reason=reason, because="We want 30 % off.")
    return paper("C-4", "email", made, suggestions=(guess,), dated=DAY, **more)


def steps(the_case):
    return [line.step.key for line in review(the_case, LAW, ON).next_steps]


@pytest.mark.parametrize("reason", sorted(OF_TERMS))
def test_what_he_asks_for_waits_as_a_step_until_it_is_recorded(reason):
    told = case(contract(), asks(reason))

    assert untold_terms(told) == ("C-4",)
    assert "steps.record_terms" in steps(told)


RECORDED = [
    {"offers": (Offer(by=OfferBy.RESPONDENT, marks=("C-4",)),)},
    {"offers": (Offer(by=OfferBy.RESPONDENT, on=DAY),)},
    {"offers": (Offer(by=OfferBy.CLAIMANT, on=loose("2026-05-20"), answered_on=DAY),)},
    {"contacts": (Contact(channel="email", on=DAY, outcome="offered", marks=("C-4",)),)},
]


@pytest.mark.parametrize("known", RECORDED)
def test_as_an_offer_an_answer_or_an_entry_of_the_log_it_is_recorded(known):
    told = case(contract(), asks(), **known)

    assert untold_terms(told) == ()
    assert "steps.record_terms" not in steps(told)


@pytest.mark.parametrize(
    "exhibit",
    [
        asks(is_offer=False),
        asks(made="claimant"),
        asks(copy_of="C-3"),
        asks().but(accepted=False),
        asks("names_neither_side"),
    ],
)
def test_what_is_no_offer_not_his_a_copy_or_not_accepted_asks_for_nothing(exhibit):
    assert untold_terms(case(contract(), exhibit)) == ()


def test_a_paper_labelled_as_talks_is_asked_for_once_as_the_offer_it_is():
    told = steps(case(contract(), asks(disclosure=Disclosure.WITHOUT_PREJUDICE)))

    assert "steps.record_offer" in told
    assert "steps.record_terms" not in told


def test_of_his_paper_that_waits_as_an_offer_its_day_its_mark_and_its_label_are_known():
    """The oldest of several; one of our own, and one that is recorded, is none that waits."""
    private = Disclosure.WITHOUT_PREJUDICE
    letter = paper("C-5", "letter", "respondent", dated=loose("2026-05-04"), disclosure=private)
    ours = letter.but(mark="C-6", provenance="claimant", dated=loose("2026-04-01"))
    offer = offer_on_file(case(contract(), asks(), letter, ours))
    assert offer == Offer(
        by=OfferBy.RESPONDENT, on=letter.dated, marks=("C-5",), disclosure=private, sent=True
    )
    recorded = case(contract(), asks(), letter, ours, offers=(offer,))
    assert offer_on_file(recorded).marks == ("C-4",)
    assert offer_on_file(recorded).disclosure is Disclosure.OPEN
    assert offer_on_file(case(contract(), ours)) is None
