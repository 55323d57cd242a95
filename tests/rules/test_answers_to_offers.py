"""A paper that answers an offer of the talks follows its label and asks to be recorded."""

from __future__ import annotations

import pytest
from proof_cases import LAW, ON, case, contract, paper

from casefile.intake.guess import proposed_label, suggestions
from casefile.intake.reading import FullReading, Paragraph
from casefile.model.dates import UNDATED, loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Provenance
from casefile.model.money import Money
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.model.suggestion import ACCEPTS, NAMES_OFFER, REFUSES, WARNING, Suggestion
from casefile.rules.day_made import day_made
from casefile.rules.laid_open import laid_open
from casefile.rules.offers_on_file import outcome, untold_offers
from casefile.rules.review import review

OURS = Offer(
    by=OfferBy.CLAIMANT,
    on=loose("2026-05-20"),
    amount=Money(amount="5200", currency="EUR"),
)
SAID = {
    "We accept your offer of May 20: €5,200.00 in four instalments.": ACCEPTS,
    "Przyjmujemy Państwa propozycję z 20 maja.": ACCEPTS,
    "אנחנו מסכימים להצעה שלכם: ארבעה תשלומים.": ACCEPTS,
    "We cannot accept your offer.": REFUSES,
    "Odrzucamy Państwa propozycję.": REFUSES,
    "ההצעה לא מקובלת עלינו.": REFUSES,
    "Fine with €5,200.00, the first part on Friday.": NAMES_OFFER,
}


def mail(text, day="2026-06-01"):
    return FullReading(
        reader="email_message",
        sender="him@x.example",
        recipients=("us@y.example",),
        dated=loose(day),
        paragraphs=(Paragraph(text=text),),
    )


@pytest.mark.parametrize(("text", "reason"), SAID.items())
def test_a_paper_that_answers_an_offer_bears_its_label_and_the_guess_says_why(text, reason):
    of, full = case(contract(), offers=(OURS,)), mail(text)
    told = suggestions(full, "m.eml", of)

    assert reason in {one.reason for one in told if one.field == WARNING}
    label = next(one for one in told if one.field == "disclosure")
    assert (label.value, label.reason) == ("without_prejudice", "answers_offer")
    made = paper("C-4", "email", "respondent")
    assert proposed_label(made, full, of) is Disclosure.WITHOUT_PREJUDICE


@pytest.mark.parametrize(
    ("text", "day", "offers"),
    [
        ("We accept your offer.", "2026-06-01", ()),
        ("We accept your offer.", "2026-01-01", (OURS,)),
        ("Please tell us if you accept the offer.", "2026-06-01", (OURS,)),
        ("When will you answer?", "2026-06-01", (OURS,)),
    ],
)
def test_an_order_accepted_before_any_talks_and_a_question_answer_no_offer(text, day, offers):
    of, full = case(contract(), offers=offers), mail(text, day)
    made = paper("C-4", "email", "respondent")
    assert proposed_label(made, full, of) is Disclosure.OPEN


def test_the_answer_to_an_open_offer_is_open():
    of = case(contract(), offers=(OURS.but(disclosure=Disclosure.OPEN),))
    made = paper("C-4", "email", "respondent")
    assert proposed_label(made, mail("We accept your offer."), of) is Disclosure.OPEN


def answer(reason=ACCEPTS, **more):
    guess = Suggestion(field=WARNING, value="", reason=reason, because="We accept.")
    day = loose("2026-06-01")
    return paper("C-4", "email", "respondent", suggestions=(guess,), dated=day, **more)


def test_an_open_paper_that_answers_an_offer_is_told_before_a_court_reads_it():
    (found,) = laid_open(case(answer(), offers=(OURS,)))
    assert found.told.key == "laid_open.answers"
    assert Audience.COURT in found.readers
    hidden = answer(disclosure=Disclosure.WITHOUT_PREJUDICE)
    assert laid_open(case(hidden, offers=(OURS,))) == ()
    assert untold_offers(case(hidden, offers=(OURS,))) == (), "it answers one and makes none"


@pytest.mark.parametrize(
    ("reason", "step"), [(ACCEPTS, "record_answer"), (REFUSES, "record_refusal")]
)
def test_an_answer_to_our_offer_waits_as_a_step_until_it_is_recorded(reason, step):
    def steps(exhibit, offer):
        found = review(case(contract(), exhibit, offers=(offer,)), LAW, ON).next_steps
        return [line.step.key for line in found]

    key = f"steps.{step}"
    assert key in steps(answer(reason), OURS)
    assert key not in steps(answer(reason), OURS.but(answer="accepted"))
    assert key not in steps(answer(reason), OURS.but(marks=("C-4",)))
    assert key not in steps(answer(reason), OURS.but(expires=loose("2026-05-25")))
    assert key not in steps(answer(reason).but(provenance=Provenance.CLAIMANT), OURS)


def test_the_day_of_an_offer_is_that_of_its_own_paper_and_of_none_that_answers_it():
    """Ours was made in a letter of 20 April; what he signed, or wrote back, tells another day."""
    letter = paper("C-1", "letter", "claimant", dated=loose("2026-04-20"))
    signed = paper("C-2", "settlement", "both", dated=loose("2026-04-28"))
    undated = OURS.but(on=UNDATED, answer=Answer.ACCEPTED, answered_on=loose("2026-04-28"))

    def day(*marks, of=undated):
        return day_made(case(letter, signed, answer(), offers=(of,)), of.but(marks=marks))

    assert day("C-2", "C-4", "C-1") == loose("2026-04-20")
    assert day("C-2", "C-4") == day() == UNDATED, "unknown stays unknown"
    assert day("C-1", of=undated.but(answered_on=loose("2026-04-01"))) == UNDATED
    assert day("C-1", of=OURS) == OURS.on


def test_a_draft_that_was_accepted_is_no_draft_and_tells_the_day_of_its_answer_beside_an_unknown():
    draft = OURS.but(on=UNDATED, sent=False)
    agreed = draft.but(answer=Answer.ACCEPTED, answered_on=loose("2026-04-28"))
    assert outcome(case(offers=(draft,)), draft, ON).key == "offer_outcome.draft"
    told = outcome(case(offers=(agreed,)), agreed, ON)
    assert (told.key, told.values["on"]) == ("offer_outcome.answered", loose("2026-04-28"))
    dated = agreed.but(on=loose("2026-04-20"))
    assert outcome(case(offers=(dated,)), dated, ON) is Answer.ACCEPTED
