"""A letter that has to go by registered post names the address that it lacks, to be filled in."""

import pytest
from packet_case import FORMS, language
from packet_of_place import LAWS, ON, case, debt

from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.packets.preflight import to_complete
from casefile.rules.review import review


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_a_registered_demand_to_a_debtor_without_address_has_a_blank_for_it(code):
    """It was written as final to a name alone, with nothing to fill in."""
    words = language(code)
    blank = words.term("packets.blanks.respondent_address")

    def lacks(form: str, address: str) -> bool:
        given = case("pl", debt("F-1", "1000 PLN"))
        given = given.but(respondent=given.respondent.but(address=address))
        known = review(given, LAWS["pl"], ON)
        matter = Matter(given, known, FORMS[form], words, LAWS["pl"], Owner(), {}, {}, ON)
        return blank in to_complete(compose(matter))

    assert lacks("demand_letter", "")
    assert not lacks("demand_letter", "ul. Polna 1, 87-100 Toruń")
    assert not lacks("reminder_firm", ""), "by what way it goes is not known"
