"""The court and the number of the claim: on the first page of every packet that has one."""

import pytest
from packet_case import FORMS, LANGUAGES, ON, TEXTS, case_of, language, law_of
from packet_review import review_of

from casefile.documents.plain import plain_text
from casefile.model.party import Owner
from casefile.packets.compose import compose
from casefile.packets.matter import Matter
from casefile.rules.disclosure import open_view

COURT = "County Court at Bradford, claim M4QZ8871"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", ["lawyer_instruction", "evidence_bundle"])
def test_the_court_and_its_number_stand_on_the_cover_once_they_are_known(form, code):
    words = language(code)
    for known in ("", COURT):
        case = case_of(code).but(court_file=known)
        seen, _ = open_view(case, FORMS[form].audience)
        of = (review_of(case), FORMS[form], words, law_of(code), Owner(), TEXTS, {}, ON)
        told = " ".join(plain_text(compose(Matter(seen, *of))).split())
        assert (words.term("packets.cover.court_file") in told) == bool(known)
        assert (COURT in told) == bool(known)
