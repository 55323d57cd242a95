"""What a party is by the form in its name, where nobody has said it."""

import pytest

from casefile.model.party import Party, PartyKind, RegisterNumber
from casefile.rules.regime_doubt import kind_proposed, kinds_read

COMPANY, PARTNERSHIP = PartyKind.COMPANY, PartyKind.PARTNERSHIP


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Harbour Cafe Ltd", (COMPANY,)),
        ("Pryce & Partners", (PARTNERSHIP,)),
        ("Pryce and Partners Limited", (COMPANY,)),
        ("Pryce LLP", (PARTNERSHIP,)),
        ("Kawiarnia Pod Lipą s.c.", (PARTNERSHIP,)),
        ("Dąb sp.j.", (PARTNERSHIP,)),
        ("Dąb sp. z o.o. sp.k.", (PARTNERSHIP,)),
        ("Dąb spółka komandytowo-akcyjna", (PARTNERSHIP,)),
        ("Kowalski i Wspólnicy", (PARTNERSHIP,)),
        ("Dąb sp. z o.o.", (COMPANY,)),
        ("Dąb S.A.", (COMPANY,)),
        ("כהן ולוי שותפות רשומה", (PARTNERSHIP,)),
        ("כהן שיווק בע״מ", (COMPANY,)),
        ("Dąb P.S.A.", (COMPANY,)),
        ("Dąb SA", (COMPANY,)),
        ("Kawiarnia Dąb sp. z o.o. w likwidacji", (COMPANY,)),
        ("Harbour Cafe Ltd (in liquidation)", (COMPANY,)),
        ("Fraser Decks Corp.", (COMPANY,)),
        ("Fraser Decks Incorporated", (COMPANY,)),
        ('כהן שיווק בע"מ (בפירוק)', (COMPANY,)),
        ("Casa sa", ()),
        ("Life Partners of Leeds", ()),
        ("Jan Kowalski", ()),
    ],
)
def test_a_form_at_the_end_of_a_name_tells_a_company_from_a_partnership(name, kinds):
    assert kinds_read(Party(name=name)) == kinds


def test_a_number_of_firms_leaves_open_which_it_is_and_what_was_said_is_not_asked():
    numbers = (RegisterNumber(kind="KRS", value="0000123456"),)
    assert kinds_read(Party(name="Dąb", numbers=numbers)) == (COMPANY, PARTNERSHIP)
    assert kinds_read(Party(name="Dąb sp.j.", numbers=numbers)) == (PARTNERSHIP,)
    assert kinds_read(Party(name="Dąb sp.j.", kind=COMPANY)) == ()


def test_one_kind_is_proposed_and_nothing_where_the_name_leaves_it_open():
    numbers = (RegisterNumber(kind="KRS", value="0000123456"),)
    assert kind_proposed(Party(name="Dąb sp. z o.o.")) is COMPANY
    assert kind_proposed(Party(name="Dąb", numbers=numbers)) is PartyKind.UNKNOWN
    assert kind_proposed(Party(name="Jan Nowak")) is PartyKind.UNKNOWN
