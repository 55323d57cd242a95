"""A sole trader at the keyboard: called as his place calls him, and himself who spoke."""

from casefile.model.party import PartyKind


def test_a_sole_trader_spoke_himself_and_not_the_name_of_his_business(desk):
    desk.set_owner(["name=Tan Catering", "kind=sole_trader", "proprietor=Leah Tan"])
    assert desk.speaker == "Leah Tan"
    desk.set_owner(["acting=Mia Roe"])
    assert desk.speaker == "Mia Roe"


def test_of_a_company_who_spoke_is_its_name_until_a_person_is_said(desk):
    desk.set_owner(["name=Tan Ltd", "kind=company", "proprietor=Leah Tan"])
    assert desk.speaker == "Tan Ltd"


def test_the_own_record_calls_a_trade_as_the_place_of_its_owner_does(desk, shell):
    assert desk.words.name_of(PartyKind.SOLE_TRADER) == "sole trader"
    desk.set_owner(["place=bc", "kind=sole_trader"])
    assert "sole proprietor" in shell("me")[1]
