"""A trade name alone is asked about: the person behind it by name, in the review and beforehand."""

import pytest

from casefile.library import languages
from casefile.model.money import Money
from casefile.model.party import Person


@pytest.fixture
def trader(desk):
    """Noa claims as a kitchen, from a company."""
    desk.set_owner(["name=Noa's Kitchen", "kind=sole_trader"])
    return str(desk.new(respondent="Orot Ltd", amount=Money.model_validate("900 ILS")).case.id)


def asked(desk, case):
    return [x.step for x in desk.review(case).next_steps if "name_behind" in x.step.key]


def before(desk, case, form):
    told = desk.preflight(case, desk.packet(case, form)).beware
    return [one for one in told if one.key == "preflight.nobody_behind"]


def test_a_review_asks_for_the_person_behind_our_trade_name_until_one_record_names_him(
    desk, trader
):
    (step,) = asked(desk, trader)
    assert step.key == "steps.name_behind_claimant"
    (lift,) = [x.lift for x in desk.review(trader).elements if x.element.value == "parties"]
    assert lift == step
    desk.set_owner(["proprietor=Noa Biton"])
    assert asked(desk, trader) == []
    desk.set_owner(["proprietor="])
    desk.set(trader, ["claimant.proprietor=Noa Biton"])
    assert asked(desk, trader) == []


def test_a_firm_that_bears_our_own_name_is_asked_for_it_and_told_the_field_of_the_own_record(desk):
    """The field says itself that it is wanted then: nobody is told to leave it empty."""
    desk.set_owner(["name=Stolarnia Jan Wrzos", "kind=sole_trader"])
    case = str(desk.new(respondent="Orot Ltd", amount=Money.model_validate("900 ILS")).case.id)
    (step,) = asked(desk, case)
    for code, words in languages().items():
        assert words.term("screens.owner.proprietor") in words.say(step), code
        hint = words.term("screens.owner.proprietor_hint")
        assert {"en": "also if in", "he": "גם אם", "pl": "także gdy"}[code] in hint
    desk.set_owner(["proprietor=Jan Wrzos"])
    assert asked(desk, case) == []


@pytest.mark.parametrize("form", ["demand_letter", "reminder_friendly", "lawyer_instruction"])
def test_every_paper_for_others_asks_for_him_before_it_is_written(desk, trader, form):
    (told,) = before(desk, trader, form)
    for code, words in languages().items():
        said = words.say(told)
        assert "Noa's Kitchen" in said and "claimant.proprietor=" in said, code
        line = words.term("panes.people.claimant_proprietor")
        assert line in said and words.term("panes.people.name") in said
    desk.set_owner(["proprietor=Noa Biton"])
    assert before(desk, trader, form) == []


def test_a_debtor_under_a_trade_name_is_asked_about_too(desk, trader):
    desk.set_owner(["kind=company"])
    desk.set(trader, ["claimant.kind=company", "respondent.kind=sole_trader"])
    (step,) = asked(desk, trader)
    assert step.key == "steps.name_behind_respondent"
    (told,) = before(desk, trader, "demand_letter")
    for words in languages().values():
        assert words.term("panes.people.respondent_proprietor") in words.say(told)
    desk.set(trader, ["respondent.proprietor=Dan Orot"])
    assert asked(desk, trader) == [] == before(desk, trader, "demand_letter")


def test_a_name_that_holds_that_of_one_of_its_people_asks_for_nobody(desk, trader):
    who = (Person(name="Noa Biton"),)
    desk.change(
        trader,
        lambda now: now.but(claimant=now.claimant.but(name="Noa Biton Catering", people=who)),
        note="people",
    )
    assert asked(desk, trader) == []


def test_the_claim_of_another_takes_no_person_from_the_own_record(desk):
    desk.set_owner(["name=Noa's Kitchen", "kind=sole_trader", "proprietor=Noa Biton"])
    case = str(desk.new(respondent="Orot Ltd", claimant="Pod Lipa", place="il").case.id)
    desk.set(case, ["claimant.kind=sole_trader"])
    (step,) = asked(desk, case)
    assert step.values["name"] == "Pod Lipa"


def test_a_letter_of_a_sole_trader_is_signed_with_his_own_name(desk, trader):
    desk.set_owner(["proprietor=Noa Biton"])
    letter = desk.message(trader, "reminder_firm", language="en")
    assert letter.rstrip().endswith("Noa Biton, trading as Noa's Kitchen")
    assert "on behalf" not in letter
