"""A demand that lacks what the place asks for is refused, with what is missing."""

from datetime import date

import pytest
from proof_cases import case

from casefile.library import CODES, forms, jurisdictions, languages
from casefile.model.party import ActingFor, Owner, Party, PartyKind
from casefile.rules.demand_check import (
    _PART_OF,
    ENCLOSURES,
    demand_lacks,
    official_enclosures,
)
from casefile.rules.pre_action import demand_step
from casefile.rules.review import review

LAWS = jurisdictions()
ON = date(2026, 11, 20)


def lacks(the_case, place="pl", owner=None):
    law = LAWS[place]
    found = demand_lacks(the_case, law, review(the_case, law, ON), owner or Owner())
    return [say.key.rpartition(".")[2] for say in found]


def test_a_demand_without_basis_and_bank_account_is_told_both():
    assert lacks(case()) == ["basis", "bank_account"]


def test_the_account_of_the_owner_serves_who_acts_for_himself_and_nobody_else():
    told = case(particulars="200 chairs")
    assert lacks(told, owner=Owner(bank_account="1")) == []
    assert lacks(told, owner=Owner(bank_account="1", acting_for=ActingFor.OTHERS)) == [
        "bank_account"
    ]


def test_a_kept_choice_of_another_version_is_not_taken_for_ones_own():
    kept = Owner.model_validate({"name": "Dana", "acting_for": "guild"})
    assert (kept.for_himself, kept.as_claimant()) == (False, Owner())
    assert kept.model_dump(mode="json")["acting_for"] == "guild"
    again = Owner.model_validate(Owner(acting_for=ActingFor.OTHERS).model_dump(mode="json"))
    assert again.acting_for is ActingFor.OTHERS


def test_israel_asks_for_the_address_of_the_debtor():
    told = case(particulars="200 chairs", respondent=Party(name="Bet"))
    assert lacks(told, "il") == ["respondent_address", "bank_account"]


def test_the_english_debt_protocol_names_its_official_enclosures_and_where_they_stand():
    person = case(respondent=Party(name="Bet", kind=PartyKind.INDIVIDUAL))
    found = official_enclosures(person, LAWS["ew"])
    assert len(found) == 3
    assert "Pre-Action Protocol" in str(found[0].values["source"])
    assert len(official_enclosures(person, LAWS["ew"], ("reply_form",))) == 2
    assert official_enclosures(case(), LAWS["ew"]) == ()


def test_an_english_demand_of_a_business_on_a_person_lacks_the_official_forms_until_filed():
    debtor = Party(name="Bet", kind=PartyKind.SOLE_TRADER)
    mine = Owner(address="1 Road", bank_account="1")
    told = case(particulars="200 chairs", respondent=debtor, place="ew")
    law, seen = LAWS["ew"], review(told, LAWS["ew"], ON)

    def what(one, *filed):
        keys = [x.key for x in demand_lacks(one, law, seen, mine, filed)]
        return keys.count("demand.part.enclosure")

    assert what(told) == 3
    assert what(told, "reply_form") == 2
    assert what(told, *ENCLOSURES) == 0
    assert what(told.but(claimant=told.claimant.but(in_business=False))) == 0


@pytest.mark.parametrize(("place", "first"), [("ew", "respondent_kind"), ("pl", "basis")])
def test_a_demand_waits_to_know_what_the_debtor_is_only_where_a_person_is_asked_otherwise(
    place, first
):
    nobody_said = case(respondent=Party(name="Mr Gareth Lund", address="1 Road"), place=place)
    assert lacks(nobody_said, place)[0] == first
    company = nobody_said.but(respondent=Party(name="Brackenhurst Ltd", address="1 Road"))
    assert "respondent_kind" not in lacks(company, place), "its name says what it is"
    person = nobody_said.respondent.but(kind=PartyKind.INDIVIDUAL)
    assert "respondent_kind" not in lacks(nobody_said.but(respondent=person), place)


@pytest.mark.parametrize("code", CODES)
def test_every_part_has_words(code):
    words = languages()[code]
    for place in LAWS:
        bare = case(claimant=Party(), respondent=Party(), debts=())
        law = LAWS[place]
        for say in demand_lacks(bare, law, review(bare, law, ON), Owner()):
            assert not words.say(say).startswith("[")


LETTER = {
    "date": "letter_head",
    "delivery": "letter_head",
    "interest": "interest",
    "calculation": "interest",
    "interest_continues": "continues",
    "recovery_sum": "account",
    "payments": "account",
    "account": "account",
    "deadline": "demand_",
    "suit_warning": "consequence_",
    "mediation": "talk",
    "adr": "talk",
    "documents": "enclosures",
    "instalments": "instalments",
    "reservation": "rights",
    "signature": "signature",
    "attachments": "enclosures",
    "information_sheet": "enclosures",
    "reply_form": "enclosures",
    "financial_statement": "enclosures",
}
"""Where the demand letter itself has what a place asks for; the rest comes from the case."""
WHERE_ASSIGNED = {"assignment": "assigned"}
"""What the case must tell and the letter says, where it is so."""


@pytest.mark.parametrize("place", sorted(LAWS))
def test_all_that_a_place_asks_of_a_demand_stands_in_the_letter_or_is_asked_of_the_case(place):
    outline = [part.text or part.section for part in forms()["demand_letter"].outline]
    for kind in PartyKind:
        debtor = case(respondent=Party(name="Bet", kind=kind))
        step = demand_step(debtor, LAWS[place])
        if step is None:
            continue
        for content in set(step.contents) - set(_PART_OF):
            assert any(part.startswith(LETTER[content]) for part in outline), content
        for content in set(step.contents) & WHERE_ASSIGNED.keys():
            assert WHERE_ASSIGNED[content] in outline


def test_an_english_demand_for_an_assigned_debt_lacks_the_day_of_the_assignment():
    """Debt protocol, 3.1: a debt that was assigned is told with who had it, and since when."""
    person = Party(name="Bet", kind=PartyKind.INDIVIDUAL, address="1 Road")
    own = case(respondent=person, place="ew")
    assigned = own.but(agreement=own.agreement.but(assigned_by="Gimel Ltd"))
    told = assigned.but(agreement=assigned.agreement.but(assigned_on="2026-05-04"))

    def lacks(one):
        return [x.key for x in demand_lacks(one, LAWS["ew"], review(one, LAWS["ew"], ON), Owner())]

    assert "demand.part.assignment" not in lacks(own)
    assert "demand.part.assignment" in lacks(assigned)
    assert "demand.part.assignment" not in lacks(told)
