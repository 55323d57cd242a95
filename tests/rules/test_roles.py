"""The words of a role, as people write them in three languages, in front of the rules."""

from datetime import date, time

import pytest
from proof_cases import case, of

from casefile.library import jurisdictions
from casefile.model.contact import Channel
from casefile.model.party import Party
from casefile.rules.guard import before_contact
from casefile.rules.lawyer import lawyer_first

LAWYERS = (
    *("Their solicitor", "barrister", "attorney", "opposing counsel", "their_lawyer"),
    *("radca prawny", "Radczyni prawna dłużnika", "adwokatka", "pełnomocniczka"),
    *("עורכת דין", "עורך־דין", "עו״ד של החייב", 'עו"ד'),
)
GUARANTORS = ("guarantor", "Surety", "poręczyciel", "ערב", "ערבה")


@pytest.mark.parametrize("role", [*LAWYERS, *GUARANTORS, "lawyerly", "mediator", "ערבות", ""])
def test_a_lawyer_and_a_guarantor_are_known_by_their_words_and_by_no_part_of_a_word(role):
    there = case(others=(Party(name="X", role=role),))
    law = jurisdictions()["xx"]
    found = before_contact(there, law, date(2026, 11, 20), time(10), Channel.LETTER)
    assert ("lawyer" in {one.code for one in found}) == (role in LAWYERS)
    lines = {line.trigger for line in lawyer_first(of(there))}
    assert ("guarantee" in lines) == (role in GUARANTORS)
