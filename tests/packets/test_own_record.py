"""What a case lacks of our side is told as the own record has it, in every section alike."""

import pytest
from packet_case import FORMS, language
from packet_of_place import LANGUAGES, LAWS, ON, case, debt

from casefile.documents.plain import plain_text
from casefile.model.party import Owner, Party, PartyKind, RegisterNumber
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.review import review

NIP, KRS = (
    RegisterNumber(kind=kind, value=value)
    for kind, value in (("NIP", "7252734107"), ("KRS", "0000648213"))
)
OWNER = Owner(name="Drukomebel", kind=PartyKind.COMPANY, numbers=(NIP, KRS))
FORMS_WITH_PARTIES = (
    "lawyer_instruction",
    "settlement_agreement",
    "demand_letter",
    "evidence_bundle",
    "authority_to_lawyer",
)


def text(
    form: str,
    claimant: Party,
    owner: Owner = OWNER,
    code: str = "pl",
    respondent: Party | None = None,
) -> str:
    law = LAWS["pl"]
    given = case("pl", debt("F-1", "1000 PLN")).but(claimant=claimant)
    given = given.but(respondent=respondent or given.respondent)
    known = review(given, law, ON)
    matter = Matter(given, known, FORMS[form], language(code), law, owner, {}, {}, ON)
    return plain_text(compose(matter))


@pytest.mark.parametrize("form", FORMS_WITH_PARTIES)
def test_our_numbers_of_the_own_record_stand_where_the_case_has_none(form):
    """As in a case that was opened from a table before they were known."""
    told = text(form, Party(name="Drukomebel"))
    assert NIP.value in told and KRS.value in told
    assert KRS.value in text(form, Party(name="Drukomebel", numbers=(NIP,)))


@pytest.mark.parametrize("form", FORMS_WITH_PARTIES)
def test_a_number_that_the_case_has_stands_and_is_not_told_twice(form):
    other = NIP.but(value="1111111111")
    told = text(form, Party(name="drukomebel", numbers=(other,)))
    assert other.value in told and NIP.value not in told


@pytest.mark.parametrize("form", FORMS_WITH_PARTIES)
def test_the_claim_of_another_has_none_of_our_numbers(form):
    assert NIP.value not in text(form, Party(name="Sowa sp. z o.o."))
    assert NIP.value not in text(form, Party(), OWNER.but(acting_for="others"))


@pytest.mark.parametrize("form", FORMS_WITH_PARTIES)
def test_the_money_of_another_is_never_asked_for_onto_our_account(form):
    own = OWNER.but(bank_account="PL61 1090", address="ul. Nasza 7", email="my@d.example")
    told = text(form, Party(name="Sowa sp. z o.o."), own)
    assert not [x for x in (own.bank_account, own.address, own.email) if x in told]
    assert own.name not in told or form not in ("demand_letter",)


@pytest.mark.parametrize("form", FORMS_WITH_PARTIES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sole_trader_under_a_trade_name_is_named_with_it(form, code):
    """The law knows the person alone; a kitchen cannot sue or sign."""
    trader = {"name": "Pod Lipą", "kind": PartyKind.SOLE_TRADER, "proprietor": "Noa Biton"}
    named = language(code).term("packets.trading_as", person="Noa Biton", name="Pod Lipą")
    for ours in (Party(**trader), Party(name="Pod Lipą"), Party()):
        assert named in text(form, ours, Owner(**trader), code)
    assert "Noa Biton" not in text(form, Party(name="Sowa"), Owner(**trader), code)
    him = text(form, Party(name="Drukomebel"), OWNER, code, Party(**trader))
    assert named in him


@pytest.mark.parametrize(
    "name",
    [
        "Leah Tan",
        "Leah Tan, trading as Tan Catering",
        "Leah Tan trading as Tan Catering",
        "Leah Tan t/a Tan Catering",
        "Tan Catering (Leah Tan)",
    ],
)
def test_who_is_told_apart_from_his_business_is_named_once(name):
    his = Party(name=name, kind=PartyKind.SOLE_TRADER, proprietor="Leah Tan")
    told = text("demand_letter", Party(name="Drukomebel"), OWNER, "en", his)
    assert name in told and f"Leah Tan, trading as {name}" not in told


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_business_called_by_the_name_of_its_person_is_not_the_person(code):
    """It bears his name and can still neither sue nor sign."""
    ours = Party(name="Leah Tan Catering", kind=PartyKind.SOLE_TRADER, proprietor="Leah Tan")
    named = language(code).term("packets.trading_as", person="Leah Tan", name="Leah Tan Catering")
    assert named in text("demand_letter", ours, OWNER, code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_letter_names_the_way_to_us_that_is_known_and_leaves_no_blank_for_the_other(code):
    mail, phone = Party(name="Drukomebel", email="a@d.example"), "+48 42 000 00 14"
    for form in ("reminder_friendly", "reminder_firm", "demand_letter"):
        alone, both = (text(form, one, code=code) for one in (mail, mail.but(phone=phone)))
        blanks = [language(code).term(f"packets.blanks.claimant_{x}") for x in ("phone", "contact")]
        assert not any(f"[{blank}]" in alone for blank in blanks)
        assert "a@d.example, " in both and "a@d.example." in alone
        assert f"[{blanks[1]}]" in text(form, Party(name="Drukomebel"), code=code)
